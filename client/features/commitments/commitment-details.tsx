import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
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
import { type MouseEvent, type ReactNode, useState } from 'react'
import { Button } from '#client/ui/button.tsx'
import { hasHealth } from '#shared/domain/commitment/health.ts'
import { AgreedTextDialog } from './agreed-text-dialog.tsx'
import { CommitmentActions } from './commitment-actions.tsx'
import { Evidence } from './evidence.tsx'
import { HealthReport } from './health-report.tsx'
import { HintList } from './hint-list.tsx'
import { TextChange } from './text-change.tsx'
import { CommitmentStatusTag } from './commitment-words.tsx'

/** A commitment as it stands: the promise, what can be done about it, the place it comes from and its history. */
export function CommitmentDetails({
  commitment,
  partnership,
  targets,
  onShowPlace,
  onCorrect,
  isReporting,
  onReport,
}: {
  commitment: CommitmentView
  partnership: PartnershipView
  targets: readonly OutcomeTarget[]
  onShowPlace?: ((commitment: CommitmentView) => boolean) | undefined
  /** Opens the form; null where the person may not edit. */
  onCorrect: (() => void) | null
  isReporting: boolean
  onReport: (isReporting: boolean) => void
}) {
  const { t, i18n } = useTranslation('commitments')
  const words = useSentenceWords()
  const language = i18n.language === 'en' ? 'en' : 'da'
  const { source, status } = commitment
  const { aftalt } = useSearch({ strict: false })
  const [isAgreedTextOpen, setIsAgreedTextOpen] = useState(aftalt === 1)
  const party = partnership.parties.find(({ id }) => id === commitment.partyId)
  const linked = targets.filter(({ id }) => commitment.targetIds.includes(id))
  return (
    <>
      <div className="commitment-state">
        <CommitmentStatusTag commitment={{ ...commitment, health: null }} />
        <span className="small muted">
          {commitment.acceptedByName !== null && commitment.acceptedAt !== null
            ? t('view.accepted', { name: commitment.acceptedByName, when: formatTime(commitment.acceptedAt) })
            : t('view.proposed', { name: commitment.proposedByName, when: formatTime(commitment.createdAt) })}
        </span>
      </div>
      {status === 'lapsed' && <p>{t('view.lapsed', { reason: commitment.lapseReason })}</p>}
      <TextChange commitment={commitment} partnership={partnership} onCorrect={onCorrect} />
      <CommitmentActions
        commitment={commitment}
        partnership={partnership}
        // The one thing that the sheet suggests next is then another.
        isQuiet={isReporting || commitment.textChange !== null}
      />
      <HealthReport commitment={commitment} partnershipId={partnership.id} isWriting={isReporting} onWrite={onReport} />
      {source !== null && (
        <div className="commitment-source">
          <blockquote className={`commitment-quote small commitment-party-${party?.kind ?? 'fund'}`}>
            ”{agreedQuote(commitment)}”
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
          {commitment.agreedSeq !== null && (
            <Button variant="quiet" size="small" icon="history" onClick={() => setIsAgreedTextOpen(true)}>
              {t('agreedText.open')}
            </Button>
          )}
          {isAgreedTextOpen && (
            <AgreedTextDialog commitmentId={commitment.id} onClose={() => setIsAgreedTextOpen(false)} />
          )}
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
      <Evidence subject={{ kind: 'commitment', id: commitment.id }} partnershipId={partnership.id} />
      {(status === 'proposed' || hasHealth(status)) && (
        <HintList draft={commitment} parties={partnership.parties} targets={targets} />
      )}
      <History commitment={commitment} />
    </>
  )
}

/** The words that hold now: those agreed on since, or those it was made from. */
const agreedQuote = ({ source, agreedWords }: CommitmentView): string =>
  agreedWords === null || agreedWords === '' ? (source?.quote ?? '') : agreedWords

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
