import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney, formatNumber, formatTime } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SettlementContent, SettlementView } from '#shared/contracts/settlements.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import type { SettlementLine } from '#shared/domain/settlement/statement.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import { answerOf, cutsOf } from './settlements.model.ts'
import { useSettlementChanges } from './use-settlements.ts'

const tones = { open: 'missing', objected: 'late', agreed: 'ready' } as const

export function StatementStatus({ status }: { status: SettlementView['status'] }) {
  const { t } = useTranslation('settlements')
  return <StatusTag tone={tones[status]}>{t(`status.${status}`)}</StatusTag>
}

/** One statement: who pays whom, of what, what comes later, who has agreed, and the code of the frozen figures. */
export function Statement({ settlement, partnership }: { settlement: SettlementView; partnership: PartnershipView }) {
  const { t } = useTranslation('settlements')
  const { content } = settlement
  const total = content.paidOre + content.adjustedOre
  return (
    <article className="settlement" aria-label={t('number', { number: content.number })}>
      <header className="settlement-head">
        <h2>{t('number', { number: content.number })}</h2>
        <StatementStatus status={settlement.status} />
      </header>
      <p>
        {t('period', {
          count: content.toMonth - content.fromMonth + 1,
          kind: t(`kind.${content.kind}`),
          from: content.fromMonth,
          to: content.toMonth,
          fromDay: formatDay(content.fromDay),
          toDay: formatDay(content.toDay),
        })}
      </p>
      {settlement.isOutdated && <Outdated settlement={settlement} partnership={partnership} />}
      <Transfers content={content} total={total} />
      <Lines content={content} partnership={partnership} />
      <Later content={content} />
      <Answers settlement={settlement} partnership={partnership} />
      {settlement.status === 'agreed' && (
        <div className="settlement-code">
          <p>
            {t('reference.label')}: <b className="settlement-mono">{referenceCode(settlement.hash)}</b>
          </p>
          <p className="tiny muted">{t('reference.hint')}</p>
        </div>
      )}
      <Files settlement={settlement} partnershipId={partnership.id} />
    </article>
  )
}

const nameOf = (content: SettlementContent, id: string): string =>
  content.parties.find((party) => party.id === id)?.name ?? '–'

function PartyName({ content, id }: { content: SettlementContent; id: string }) {
  const party = content.parties.find((one) => one.id === id)
  return party === undefined ? (
    <>–</>
  ) : (
    <span className="settlement-party">
      <PartyMark kind={party.kind} size={18} /> {party.name}
    </span>
  )
}

function Transfers({ content, total }: { content: SettlementContent; total: number }) {
  const { t } = useTranslation('settlements')
  return (
    <section>
      <h3>{t('transfers.title')}</h3>
      {content.transfers.length === 0 ? (
        <p className="settlement-sentence">{t('transfers.none')}</p>
      ) : (
        <ul className="settlement-transfers">
          {content.transfers.map(({ payerPartyId, payeePartyId, ore }) => (
            <li key={`${payerPartyId} ${payeePartyId}`} className="settlement-sentence">
              <PartyName content={content} id={payerPartyId} /> {t('transfers.pays')} <b>{formatMoney(ore)}</b>{' '}
              {t('transfers.to')} <PartyName content={content} id={payeePartyId} />
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">
        {t('transfers.sum', { amount: formatMoney(total), toDate: formatMoney(content.realisedToDateOre) })}
      </p>
    </section>
  )
}

function Lines({ content, partnership }: { content: SettlementContent; partnership: PartnershipView }) {
  const { t } = useTranslation('settlements')
  const trpc = useTRPC()
  const targets = useQuery(trpc.targets.list.queryOptions({ partnershipId: partnership.id })).data?.targets ?? []
  const targetOf = (line: SettlementLine) => targets.find(({ outcomeCode }) => outcomeCode === line.outcomeCode)
  const { t: ladder } = useTranslation('outcomes')
  if (content.lines.length === 0) return null
  return (
    <section>
      <h3>{t('lines.title')}</h3>
      <div className="settlements-scroll" role="region" aria-label={t('lines.caption')} tabIndex={0}>
        <table className="settlements-table settlement-lines">
          <caption className="sr-only">{t('lines.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('lines.outcome')}</th>
              <th scope="col">{t('lines.month')}</th>
              <th scope="col">{t('lines.count')}</th>
              <th scope="col">{t('lines.tariff')}</th>
              <th scope="col">{t('lines.paid')}</th>
            </tr>
          </thead>
          <tbody>
            {content.lines.map((line, index) => (
              // The lines of a statement never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <th scope="row">
                  {line.kind === 'adjustment' && <b>{t('lines.adjustment')} </b>}
                  <TargetLink target={targetOf(line)} slug={partnership.slug}>
                    {line.outcomeCode} · {ladder(`${line.outcomeCode}.name`)}
                  </TargetLink>
                  <span className="tiny muted settlement-flow">
                    {nameOf(content, line.payerPartyId)} → {nameOf(content, line.payeePartyId)}
                  </span>
                  {cutsOf(line).map((cut) => (
                    <span key={cut} className="tiny settlement-flow">
                      {t(`cuts.${cut}`, {
                        full: formatMoney(line.fullTariffOre),
                        cut: formatMoney(line.tariffOre),
                        earned: formatMoney(line.earnedOre),
                      })}
                    </span>
                  ))}
                </th>
                <td>{line.dueMonth}</td>
                <td>{formatNumber(line.count)}</td>
                <td>{formatMoney(line.tariffOre)}</td>
                <td>
                  <b>{formatMoney(line.paidOre)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** From the amount to the promises behind it, where a target of the outcome stands. */
function TargetLink({
  target,
  slug,
  children,
}: {
  target: { readonly id: string } | undefined
  slug: string
  children: ReactNode
}) {
  if (target === undefined) return children
  return (
    <Link to="/p/$slug/r" params={{ slug }} search={{ id: target.id }}>
      {children}
    </Link>
  )
}

/** What is earned and due later, and what a scenario expects: neither is part of what is agreed. */
function Later({ content }: { content: SettlementContent }) {
  const { t } = useTranslation('settlements')
  const { t: ladder } = useTranslation('outcomes')
  const { dueLater, projected, caps, cardVersions } = content
  const capWords = (['perCitizenOre', 'totalOre', 'perJobOre'] as const).flatMap((name) => {
    const ore = caps[name]
    return ore === null ? [] : [t(`caps.${name}`, { amount: formatMoney(ore) })]
  })
  return (
    <Disclosure summary={t('later.title')}>
      <ul className="settlement-later small">
        {dueLater.map(({ outcomeCode, count, ore }) => (
          <li key={outcomeCode}>
            {t('later.due', { count, outcome: ladder(`${outcomeCode}.name`), amount: formatMoney(ore) })}
          </li>
        ))}
        {projected.scenario !== '' && projected.through > content.toMonth && (
          <li>
            {t('later.projected', {
              scenario: projected.scenario,
              from: content.toMonth + 1,
              to: projected.through,
              amount: formatMoney(projected.ore),
            })}
          </li>
        )}
        <li>{capWords.length === 0 ? t('caps.none') : capWords.join(' ')}</li>
        {cardVersions.length > 0 && (
          <li>
            {cardVersions.includes(0)
              ? t('later.noCard')
              : t('later.card', { count: cardVersions.length, versions: cardVersions.join(', ') })}
          </li>
        )}
      </ul>
    </Disclosure>
  )
}

function Outdated({ settlement, partnership }: { settlement: SettlementView; partnership: PartnershipView }) {
  const { t } = useTranslation('settlements')
  const actor = useActor()
  const refusalText = useRefusalText()
  const { recalculate } = useSettlementChanges()
  const { id, version, content } = settlement
  return (
    <div className="settlements-warning">
      <p className="strong">{t('outdated.title')}</p>
      <p className="small">{t('outdated.body')}</p>
      {recalculate.error !== null && <ErrorNotice title={t('notDone')}>{refusalText(recalculate.error)}</ErrorNotice>}
      {decide(actor, partnership.id, { kind: 'settlement.make' }).allowed && (
        <Button
          variant="primary"
          isBusy={recalculate.isPending}
          onClick={() => recalculate.mutate({ id, version, kind: content.kind, toMonth: content.toMonth })}
        >
          {t('outdated.again')}
        </Button>
      )}
    </div>
  )
}

function Answers({ settlement, partnership }: { settlement: SettlementView; partnership: PartnershipView }) {
  const { t } = useTranslation('settlements')
  const actor = useActor()
  const refusalText = useRefusalText()
  const { agree, object } = useSettlementChanges()
  const [objecting, setObjecting] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const { id, version, hash, content } = settlement
  const isOpen = settlement.status !== 'agreed'
  const mayAnswer = (partyId: SettlementView['neededPartyIds'][number]) =>
    isOpen && decide(actor, partnership.id, { kind: 'settlement.answer', partyId }).allowed
  const [firstMine] = settlement.neededPartyIds.filter(
    (partyId) => mayAnswer(partyId) && answerOf(settlement, partyId)?.answer !== 'agreed',
  )
  const send = () => {
    setIsChecked(true)
    if (objecting === null || reason.trim() === '') return
    object.mutate(
      { id, version, hash, partyId: objecting, reason },
      {
        onSuccess: () => {
          notify({ message: t('answers.objected'), tone: 'success' })
          setReason('')
        },
        onSettled: () => {
          setObjecting(null)
          setIsChecked(false)
        },
      },
    )
  }
  const problem = agree.error ?? object.error
  return (
    <section>
      <h3>{t('answers.title')}</h3>
      {problem !== null && <ErrorNotice title={t('notDone')}>{refusalText(problem)}</ErrorNotice>}
      <ul className="settlement-answers">
        {settlement.neededPartyIds.map((partyId) => {
          const answer = answerOf(settlement, partyId)
          return (
            <li key={partyId}>
              <div>
                <PartyName content={content} id={partyId} />
                <p className="small">
                  {answer === null
                    ? t('answers.waiting')
                    : t(`answers.${answer.answer === 'agreed' ? 'yes' : 'no'}`, {
                        name: answer.personName,
                        time: formatTime(answer.at),
                      })}
                  {answer !== null && answer.reason !== '' && <> ”{answer.reason}”</>}
                </p>
              </div>
              {mayAnswer(partyId) && (
                <div className="settlement-answer-buttons">
                  {answer?.answer !== 'objected' && (
                    <Button onClick={() => setObjecting(partyId)}>{t('answers.object')}</Button>
                  )}
                  {answer?.answer !== 'agreed' && (
                    <Button
                      variant={partyId === firstMine && !settlement.isOutdated ? 'primary' : 'outline'}
                      icon="check"
                      disabled={settlement.isOutdated}
                      isBusy={agree.isPending}
                      onClick={() =>
                        agree.mutate(
                          { id, version, hash, partyId },
                          { onSuccess: () => notify({ message: t('answers.agreed'), tone: 'success' }) },
                        )
                      }
                    >
                      {t('answers.agree')}
                    </Button>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {isOpen && <p className="tiny muted">{t('answers.hint')}</p>}
      <Dialog
        isOpen={objecting !== null}
        onClose={() => setObjecting(null)}
        title={t('answers.objectTitle')}
        footer={
          <>
            <Button onClick={() => setObjecting(null)}>{t('cancel')}</Button>
            <Button variant="primary" isBusy={object.isPending} onClick={send}>
              {t('answers.object')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('answers.reason')}
          hint={t('answers.reasonHint')}
          value={reason}
          onChange={setReason}
          lines={3}
          maxLength={500}
          error={isChecked && reason.trim() === '' ? t('answers.reasonMissing') : null}
        />
      </Dialog>
    </section>
  )
}

function Files({ settlement, partnershipId }: { settlement: SettlementView; partnershipId: string }) {
  const { t, i18n } = useTranslation('settlements')
  const address = (name: string) =>
    `/download/${name}?${new URLSearchParams({
      partnershipId,
      number: String(settlement.content.number),
      language: i18n.language,
    }).toString()}`
  return (
    <ul className="settlement-files">
      {(['pdf', 'xlsx', 'csv', 'json'] as const).map((ending) => (
        <li key={ending}>
          <a href={address(`settlements.${ending}`)} download>
            {t(`files.${ending}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}
