import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber, formatTime, formatWeek } from '#client/i18n/format.ts'
import { activityLine } from '#client/i18n/wording/activity-sentence.ts'
import { shortTargetSentence } from '#client/i18n/wording/target-sentence.ts'
import { useActivityWords, useSentenceWords } from '#client/i18n/wording/use-words.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { MouseEvent, ReactNode } from 'react'
import { CommitmentActions } from './commitment-actions.tsx'
import { CommitmentStatusTag } from './commitment-words.tsx'

/** A commitment as it stands: the promise, what can be done about it, the place it comes from and its history. */
export function CommitmentDetails({
  commitment,
  partnership,
  targets,
  onShowPlace,
}: {
  commitment: CommitmentView
  partnership: PartnershipView
  targets: readonly OutcomeTarget[]
  onShowPlace?: ((commitment: CommitmentView) => boolean) | undefined
}) {
  const { t, i18n } = useTranslation('commitments')
  const words = useSentenceWords()
  const language = i18n.language === 'en' ? 'en' : 'da'
  const { source, status } = commitment
  const party = partnership.parties.find(({ id }) => id === commitment.partyId)
  const linked = targets.filter(({ id }) => commitment.targetIds.includes(id))
  return (
    <>
      <div className="commitment-state">
        <CommitmentStatusTag commitment={commitment} />
        <span className="small muted">
          {commitment.acceptedByName !== null && commitment.acceptedAt !== null
            ? t('view.accepted', { name: commitment.acceptedByName, when: formatTime(commitment.acceptedAt) })
            : t('view.proposed', { name: commitment.proposedByName, when: formatTime(commitment.createdAt) })}
        </span>
      </div>
      {status === 'lapsed' && <p>{t('view.lapsed', { reason: commitment.lapseReason })}</p>}
      <CommitmentActions commitment={commitment} partnership={partnership} />
      {source !== null && (
        <div>
          <blockquote className={`commitment-quote small commitment-party-${party?.kind ?? 'fund'}`}>
            ”{source.quote}”
          </blockquote>
          <Link
            className="small"
            to="/p/$slug/d/$documentId"
            params={{ slug: partnership.slug, documentId: source.documentId }}
            search={{ afsnit: source.sectionId, forpligtelse: commitment.id }}
            onClick={(event) => {
              // The address may be the one that is open already, and then following it would move nothing.
              if (isPlainClick(event) && onShowPlace?.(commitment) === true) event.preventDefault()
            }}
          >
            {t('view.toText')}: {source.sectionId} {sectionTemplate(source.sectionId, language).title}
          </Link>
        </div>
      )}
      <dl className="commitment-facts">
        <Fact label={t('view.who')}>
          <span className="commitment-who">
            {party !== undefined && <PartyMark kind={party.kind} size={18} />}
            {party?.name}
            {commitment.personName !== null && <span className="muted">{commitment.personName}</span>}
          </span>
        </Fact>
        <Fact label={t('view.due')}>
          {commitment.dueOn !== null ? (
            <>
              {formatDay(commitment.dueOn)} <span className="muted">{formatWeek(commitment.dueOn)}</span>
            </>
          ) : commitment.programmeMonth !== null ? (
            t('dueIn.month', { month: commitment.programmeMonth })
          ) : (
            <NotSet />
          )}
        </Fact>
        {commitment.quantity !== null && (
          <Fact label={t('view.quantity')}>
            {formatNumber(commitment.quantity, 2)} {commitment.unit}
          </Fact>
        )}
        {commitment.condition !== '' && <Fact label={t('view.condition')}>{commitment.condition}</Fact>}
        <Fact label={t('view.evidence')}>{commitment.evidence === '' ? <NotSet /> : commitment.evidence}</Fact>
        <Fact label={t('view.targets')}>
          {linked.length === 0 ? (
            <NotSet />
          ) : (
            <>
              <ul className="commitment-linked">
                {linked.map((target) => (
                  <li key={target.id}>
                    <Link to="/p/$slug/r" params={{ slug: partnership.slug }} search={{ id: target.id }}>
                      {shortTargetSentence(target, partnership.parties, words)}
                    </Link>
                  </li>
                ))}
              </ul>
              <SimulatedStamp />
            </>
          )}
        </Fact>
      </dl>
      <History commitment={commitment} />
    </>
  )
}

/** Not asking for a new tab or window. */
const isPlainClick = (event: MouseEvent): boolean => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="tiny muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function NotSet() {
  const { t } = useTranslation('commitments')
  return <span className="muted">{t('view.notSet')}</span>
}

function History({ commitment }: { commitment: CommitmentView }) {
  const { t } = useTranslation('commitments')
  const trpc = useTRPC()
  const words = useActivityWords()
  const { data, isError } = useQuery(trpc.commitments.history.queryOptions({ id: commitment.id }))
  return (
    <section className="commitment-history">
      <h3>{t('view.history')}</h3>
      {isError && <ErrorNotice title={t('view.historyFailed')} />}
      <ol>
        {data?.map((item) => {
          const line = activityLine(item, words)
          return (
            <li key={line.seq}>
              {line.partyKind !== null && <PartyMark kind={line.partyKind} size={16} />}
              <div>
                <p className="small">
                  <Worded sentence={line.sentence} />
                </p>
                <p className="tiny muted">{formatTime(line.at)}</p>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
