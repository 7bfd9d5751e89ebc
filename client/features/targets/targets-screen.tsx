import './targets.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { strong } from '#client/i18n/wording/strong.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import type { CommitmentView, TargetsView } from '#shared/contracts/commitments.ts'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { lacksEvidence } from '#shared/domain/outcome/registration.ts'
import { type RateCard, type RateLine, versionOn } from '#shared/domain/outcome/rate-card.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { LinkedCommitments } from './linked-commitments.tsx'
import { Payments } from './payments.tsx'
import { TargetDrawer, type TargetSubject } from './target-drawer.tsx'
import { TargetSentence } from './target-sentence.tsx'
import { type Rung, type Side, type TargetEntry, gapsOf, rungs, totalsOf } from './targets.model.ts'

/** The outcome ladder with its targets, what is promised for each and who would pay whom; every amount simulated. */
export function TargetsScreen() {
  const { t } = useTranslation('targets')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const of = { partnershipId: partnership.data?.id ?? '' }
  const enabled = { enabled: partnership.data !== undefined }
  const targets = useQuery(trpc.targets.list.queryOptions(of, enabled))
  const commitments = useQuery(trpc.commitments.list.queryOptions(of, enabled))
  const rateCard = useQuery(trpc.rateCard.get.queryOptions(of, enabled))
  const outcomes = useQuery(trpc.outcomes.list.queryOptions(of, enabled))
  const { data, ...waiting } = useFetched({ partnership, targets, commitments, rateCard, outcomes })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return (
    <Targets
      partnership={data.partnership}
      view={data.targets}
      commitments={data.commitments}
      bareOutcomes={data.outcomes.filter(lacksEvidence)}
      rateOf={rateOfToday(data.rateCard, localDay(new Date()))}
    />
  )
}

interface Loaded {
  readonly partnership: PartnershipView
  readonly view: TargetsView
  readonly commitments: readonly CommitmentView[]
  /** Outcomes that have been reached and that nothing here shows. */
  readonly bareOutcomes: readonly OutcomeView[]
  /** The rate card's line of today; undefined while there is no card. */
  readonly rateOf: ((code: OutcomeCode) => RateLine | null) | undefined
}

/** A later version counts from its day, so until the first begins the card that is coming is what is compared with. */
function rateOfToday(card: RateCard, day: CalendarDay): Loaded['rateOf'] {
  const version = versionOn(card, day) ?? card.versions.at(-1)
  return version === undefined ? undefined : (code) => version.lines[code] ?? null
}

function Targets({ partnership, view, commitments, bareOutcomes, rateOf }: Loaded) {
  const { t } = useTranslation('targets')
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const actor = useActor()
  const [newCode, setNewCode] = useState<OutcomeCode | null>(null)
  const mayEdit = decide(actor, partnership.id, { kind: 'target.edit' }).allowed
  const params = { slug: partnership.slug }
  const opened = view.targets.find(({ id }) => id === search.id)
  const subject: TargetSubject | null =
    newCode !== null
      ? { kind: 'new', code: newCode }
      : opened === undefined
        ? null
        : { kind: 'existing', target: opened }
  const open = (id: string) => {
    setNewCode(null)
    void navigate({ to: '/p/$slug/r', params, search: { id } })
  }
  const close = () => {
    setNewCode(null)
    void navigate({ to: '/p/$slug/r', params, search: {} })
  }
  const startNew = (code: OutcomeCode) => setNewCode(code)
  const isEmpty = view.targets.length === 0
  return (
    <Page
      title={t('title')}
      eyebrow={isEmpty ? undefined : <SimulatedStamp />}
      lead={isEmpty ? t('lead') : <Answer view={view} commitments={commitments} />}
      action={
        mayEdit && !isEmpty ? (
          <Button variant="primary" icon="plus" onClick={() => startNew('J6')}>
            {t('new')}
          </Button>
        ) : undefined
      }
    >
      <ShellHeader breadcrumb={[{ label: partnership.name, to: '/p/$slug', params }, { label: t('title') }]} />
      {isEmpty ? (
        <EmptyState
          title={t('empty.title')}
          action={
            mayEdit ? (
              <Button variant="primary" onClick={() => startNew('J6')}>
                {t('new')}
              </Button>
            ) : undefined
          }
        >
          <p>{t('empty.body')}</p>
          <p>{t('empty.example')}</p>
        </EmptyState>
      ) : (
        <>
          {(['citizen', 'firm'] as const).map((side) => (
            <Ladder
              key={side}
              side={side}
              rungs={rungs(side, view, commitments)}
              partnership={partnership}
              mayEdit={mayEdit}
              onOpen={open}
              onNew={startNew}
            />
          ))}
          <div className="targets-two">
            <Payments view={view} parties={partnership.parties} slug={partnership.slug} />
            <GapList
              partnership={partnership}
              view={view}
              commitments={commitments}
              bareOutcomes={bareOutcomes}
              rateOf={rateOf}
              onOpen={open}
            />
          </div>
          <p className="targets-note tiny muted">{t('simulatedNote')}</p>
        </>
      )}
      {subject !== null && (
        <TargetDrawer
          key={subject.kind === 'new' ? `new ${subject.code}` : subject.target.id}
          partnership={partnership}
          commitments={commitments}
          subject={subject}
          rateOf={rateOf}
          onClose={close}
        />
      )}
    </Page>
  )
}

function Answer({ view, commitments }: { view: TargetsView; commitments: readonly CommitmentView[] }) {
  const { t } = useTranslation('targets')
  const totals = totalsOf(view, commitments)
  return (
    <span className="targets-answer">
      <Worded
        sentence={t('answer.paid', { count: view.targets.length, amount: strong(formatMoney(totals.expectedOre)) })}
      />{' '}
      {totals.promised === 0
        ? t('answer.noPromises')
        : t('answer.promised', { count: totals.promised, accepted: totals.accepted })}
    </span>
  )
}

function Ladder({
  side,
  rungs: steps,
  partnership,
  mayEdit,
  onOpen,
  onNew,
}: {
  side: Side
  rungs: readonly Rung<CommitmentView>[]
  partnership: PartnershipView
  mayEdit: boolean
  onOpen: (id: string) => void
  onNew: (code: OutcomeCode) => void
}) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const taken = steps.filter(({ entries }) => entries.length > 0)
  const free = steps.filter(({ entries }) => entries.length === 0)
  return (
    <section className="targets-ladder">
      <SectionHeading title={t(`ladder.${side}`)} aside={t(`ladder.${side}Hint`)} />
      <ol>
        {taken.map(({ code, entries }) => (
          <li key={code} className="targets-rung">
            <div className="targets-rung-name">
              <span className="targets-code" aria-hidden="true">
                {code}
              </span>
              <div>
                <h3>{outcomes(`${code}.name`)}</h3>
                <p className="tiny muted">
                  {t('ladder.counts')}: {outcomes(`${code}.trigger`)}
                </p>
              </div>
            </div>
            <div className="targets-entries">
              {entries.map((entry) => (
                <Target
                  key={entry.target.id}
                  entry={entry}
                  partnership={partnership}
                  mayEdit={mayEdit}
                  onOpen={() => onOpen(entry.target.id)}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {free.length > 0 && (
        <Disclosure summary={t('ladder.withoutTarget', { count: free.length })}>
          <ul className="targets-free">
            {free.map(({ code }) => (
              <li key={code}>
                <span className="targets-code" aria-hidden="true">
                  {code}
                </span>
                <div>
                  <p className="strong small">{outcomes(`${code}.name`)}</p>
                  <p className="tiny muted">
                    {t('ladder.counts')}: {outcomes(`${code}.trigger`)}
                  </p>
                </div>
                {mayEdit && (
                  <Button
                    size="small"
                    aria-label={t('ladder.add', { outcome: outcomes(`${code}.name`) })}
                    onClick={() => onNew(code)}
                  >
                    {t('new')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

function Target({
  entry,
  partnership,
  mayEdit,
  onOpen,
}: {
  entry: TargetEntry<CommitmentView>
  partnership: PartnershipView
  mayEdit: boolean
  onOpen: () => void
}) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const { target, picture, commitments } = entry
  return (
    <article className="targets-target">
      <TargetSentence
        target={target}
        parties={partnership.parties}
        startsOn={CalendarDay.nullable().catch(null).parse(partnership.startsOn)}
      />
      <dl className="targets-facts">
        <div>
          <dt className="tiny muted">{t('facts.promised')}</dt>
          <dd>{picture.promised}</dd>
        </div>
        <div>
          <dt className="tiny muted">{t('facts.accepted')}</dt>
          <dd>{picture.accepted}</dd>
        </div>
        <div>
          <dt className="tiny muted">{t('facts.expected')}</dt>
          <dd>
            {formatMoney(picture.expectedPaymentOre)} <SimulatedStamp />
          </dd>
        </div>
      </dl>
      <div className="targets-linked">
        <h4 className="small">{t('linked.title')}</h4>
        {commitments.length === 0 ? (
          <p className="small muted">{t('linked.none')}</p>
        ) : (
          <LinkedCommitments commitments={commitments} partnership={partnership} />
        )}
      </div>
      <Button
        size="small"
        icon={mayEdit ? 'edit' : undefined}
        aria-label={t('editTarget', { outcome: outcomes(`${target.outcomeCode}.name`) })}
        onClick={onOpen}
      >
        {t('edit')}
      </Button>
    </article>
  )
}

function GapList({
  partnership,
  view,
  commitments,
  bareOutcomes,
  rateOf,
  onOpen,
}: Loaded & { onOpen: (id: string) => void }) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const gaps = gapsOf(view, commitments, rateOf && ((code) => rateOf(code)?.tariffOre ?? null))
  const isWhole =
    [gaps.targets, gaps.commitments, gaps.withoutEvidence, gaps.otherTariff, bareOutcomes].every(
      ({ length }) => length === 0,
    ) && rateOf !== undefined
  const toTarget = (target: OutcomeTarget) => (
    <Button variant="quiet" size="small" onClick={() => onOpen(target.id)}>
      {target.outcomeCode} · {outcomes(`${target.outcomeCode}.name`)}
    </Button>
  )
  const params = { slug: partnership.slug }
  return (
    <section>
      <SectionHeading title={t('gaps.title')} />
      {isWhole ? (
        <p className="targets-gap">
          <StatusTag tone="ready">{t('gaps.none')}</StatusTag>
        </p>
      ) : (
        <>
          <div className="targets-gap">
            <h3>{t('gaps.targetWithout')}</h3>
            {gaps.targets.length === 0 && <p className="small muted">{t('gaps.allTargets')}</p>}
            <ul>
              {gaps.targets.map((target) => (
                <li key={target.id}>{toTarget(target)}</li>
              ))}
            </ul>
          </div>
          {gaps.withoutEvidence.length > 0 && (
            <div className="targets-gap">
              <h3>{t('gaps.evidenceWithout')}</h3>
              <p className="small muted">{t('gaps.evidenceHint')}</p>
              <ul>
                {gaps.withoutEvidence.map((target) => (
                  <li key={target.id}>{toTarget(target)}</li>
                ))}
              </ul>
            </div>
          )}
          {bareOutcomes.length > 0 && (
            <div className="targets-gap">
              <h3>{t('gaps.outcomeWithout')}</h3>
              <p className="small muted">{t('gaps.outcomeHint')}</p>
              <ul>
                {bareOutcomes.map(({ id, outcomeCode, reachedOn }) => (
                  <li key={id} className="small">
                    <Link to="/p/$slug/opnaaet" params={params} search={{ id }}>
                      {outcomeCode} · {outcomes(`${outcomeCode}.name`)}, {formatDay(reachedOn)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          )}
          {gaps.otherTariff.length > 0 && (
            <div className="targets-gap">
              <h3>{t('gaps.otherTariff')}</h3>
              <ul>
                {gaps.otherTariff.map(({ target, cardOre }) => (
                  <li key={target.id}>
                    {toTarget(target)}
                    <p className="small muted">
                      {t('gaps.otherTariffLine', {
                        amount: formatMoney(target.tariffOre),
                        card: formatMoney(cardOre ?? 0),
                      })}
                    </p>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="targets-gap">
            <h3>{t('gaps.commitmentWithout')}</h3>
            <p className="small muted">
              {gaps.commitments.length === 0 ? t('gaps.allCommitments') : t('gaps.commitmentHint')}
            </p>
            <ul>
              {gaps.commitments.map((commitment) => (
                <li key={commitment.id} className="small">
                  <Link to="/p/$slug/f" params={params} search={{ id: commitment.id }}>
                    {commitment.what}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
          {rateOf === undefined && (
            <p className="targets-gap small">
              {t('gaps.noCard')}{' '}
              <Link to="/p/$slug/takster" params={params}>
                {t('gaps.toCard')}
              </Link>
            </p>
          )}
        </>
      )}
      <ButtonLink to="/p/$slug/f" params={params} search={{ ny: 1 }}>
        {t('linked.new')}
      </ButtonLink>
    </section>
  )
}
