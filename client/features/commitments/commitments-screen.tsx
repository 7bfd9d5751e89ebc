import './commitments.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { shortTargetSentence } from '#client/i18n/wording/target-sentence.ts'
import { useSentenceWords } from '#client/i18n/wording/use-words.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { notify } from '#client/ui/notify.ts'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { useMediaQuery } from '#client/ui/use-media-query.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useDownload } from '#client/rpc/use-download.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView, PartyView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { CommitmentId } from '#shared/kernel/ids.ts'
import { CommitmentDrawer, type CommitmentSubject } from './commitment-drawer.tsx'
import { CommitmentBoard } from './commitment-board.tsx'
import { type ListSearch, type ListView, listViewWords, viewOf } from './list-place.ts'
import { type Group, byParty, byTarget, byWeek, countsOf, lacksSomething } from './commitments.model.ts'
import { CommitmentRow } from './commitment-row.tsx'
import { WaitingCard } from './waiting-card.tsx'

const views: readonly ListView[] = ['party', 'week', 'target', 'board']
/** On a phone one party is shown at a time, so there is nothing to group by. */
const phoneViews: readonly ListView[] = ['week', 'target', 'board']

const newCommitmentId = (): CommitmentId => CommitmentId.parse(crypto.randomUUID())

/** All commitments of a partnership: by party, by week or by target, with what is missing. */
export function CommitmentsScreen() {
  const { t } = useTranslation('commitments')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const partnershipId = partnership.data?.id
  const of = { partnershipId: partnershipId ?? '' }
  const enabled = { enabled: partnershipId !== undefined }
  const commitments = useQuery(trpc.commitments.list.queryOptions(of, enabled))
  const targets = useQuery(trpc.targets.list.queryOptions(of, enabled))
  const { data, ...waiting } = useFetched({ partnership, commitments, targets })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Commitments partnership={data.partnership} commitments={data.commitments} targets={data.targets.targets} />
}

interface Loaded {
  readonly partnership: PartnershipView
  readonly commitments: readonly CommitmentView[]
  readonly targets: readonly OutcomeTarget[]
}

function Commitments({ partnership, commitments, targets }: Loaded) {
  const { t } = useTranslation('commitments')
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const actor = useActor()
  const me = useMe()
  const isPhone = useMediaQuery('(max-width: 767px)')
  const view = viewOf(search.vis, isPhone)
  const isMissingOnly = search.udvalg === 'mangler'
  const isLapsedShown = search.frafaldne === 1
  const save = useDownload()
  const refusalText = useRefusalText()
  const [newId, setNewId] = useState(newCommitmentId)
  const mine = me?.memberships.filter((membership) => membership.partnershipId === partnership.id) ?? []
  const shownParty =
    partnership.parties.find(({ id }) => id === search.part)?.id ??
    mine[0]?.partyId ??
    partnership.parties[0]?.id ??
    null

  const params = { slug: partnership.slug }
  // How the list is looked at stays in the address while a commitment is opened and closed.
  const { vis, udvalg, frafaldne, part } = search
  const place: ListSearch = { vis, udvalg, frafaldne, part }
  const go = (to: ListSearch, replace = false) =>
    void navigate({ to: '/p/$slug/f', params, search: { ...place, ...to }, replace })
  const open = (id: string) => go({ id })
  const openNew = () => go({ ny: 1 })
  const look = (to: ListSearch) => go({ ...to, id: search.id }, true)
  const close = () => {
    setNewId(newCommitmentId())
    go({})
  }
  const openedId = CommitmentId.safeParse(search.id)
  const subject: CommitmentSubject | null = openedId.success
    ? { kind: 'existing', id: openedId.data }
    : search.ny === undefined
      ? null
      : { kind: 'new', id: newId }

  const mayPropose = decide(actor, partnership.id, { kind: 'commitment.propose' }).allowed
  const counts = countsOf(commitments)
  const lapsed = commitments.filter(({ status }) => status === 'lapsed').length
  const shown = commitments
    .filter(({ status }) => isLapsedShown || status !== 'lapsed')
    .filter((commitment) => !isMissingOnly || lacksSomething(commitment))
  const today = localDay(new Date())
  const partyPlan = partnership.documents.find(({ kind }) => kind === 'partnerPlan')

  const onScreen = isPhone ? shown.filter(({ partyId }) => partyId === shownParty) : shown
  const groups: readonly Group<CommitmentView>[] =
    view === 'board'
      ? []
      : view === 'party'
        ? byParty(onScreen, partnership.parties)
        : view === 'week'
          ? byWeek(onScreen, today)
          : byTarget(onScreen, targets)
  const visible = isMissingOnly || isPhone ? groups.filter(({ items }) => items.length > 0) : groups
  // Told by a phone in a spare minute: what is late or due soon and one's own party's to answer for.
  const isMine = (commitment: CommitmentView) =>
    deadlineState(commitment, today) !== null &&
    decide(actor, partnership.id, { kind: 'commitment.progress', partyId: commitment.partyId }).allowed
  const waiting = commitments.find(
    ({ status, partyId }) => status === 'proposed' && mine.some((membership) => membership.partyId === partyId),
  )

  return (
    <Page
      title={t('title')}
      lead={commitments.length === 0 ? t('lead') : t('summary', { ...counts })}
      action={
        mayPropose && commitments.length > 0 ? (
          <Button variant={isPhone && waiting !== undefined ? 'outline' : 'primary'} icon="plus" onClick={openNew}>
            {t('new')}
          </Button>
        ) : undefined
      }
    >
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } },
          { label: t('title') },
        ]}
      />
      {commitments.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={
            <>
              {partyPlan !== undefined && (
                <ButtonLink
                  variant="primary"
                  to="/p/$slug/d/$documentId"
                  params={{ slug: partnership.slug, documentId: partyPlan.id }}
                >
                  {t('empty.action')}
                </ButtonLink>
              )}
              {mayPropose && (
                <Button variant="quiet" onClick={openNew}>
                  {t('new')}
                </Button>
              )}
            </>
          }
        >
          <p>{t('empty.body')}</p>
          <p>{t('empty.example')}</p>
        </EmptyState>
      ) : (
        <>
          {isPhone && waiting !== undefined && (
            <WaitingCard
              commitment={waiting}
              partnership={partnership}
              targets={targets}
              onOpen={() => open(waiting.id)}
            />
          )}
          {isPhone && (
            <PartySegment
              parties={partnership.parties}
              commitments={shown}
              value={shownParty}
              onChange={(partyId) => look({ part: partyId })}
            />
          )}
          <div className="commitments-tools">
            <Segment
              label={t('group.label')}
              options={(isPhone ? phoneViews : views).map((value) => ({ value, label: t(`group.${value}`) }))}
              value={view}
              onChange={(value) => look({ vis: listViewWords[value] })}
            />
            <Segment
              label={t('filter.label')}
              options={[
                { value: 'all', label: t('filter.all') },
                { value: 'missing', label: t('filter.missing') },
              ]}
              value={isMissingOnly ? 'missing' : 'all'}
              onChange={(value) => look({ udvalg: value === 'missing' ? 'mangler' : undefined })}
            />
            {lapsed > 0 && (
              <Button variant="quiet" onClick={() => look({ frafaldne: isLapsedShown ? undefined : 1 })}>
                {isLapsedShown ? t('filter.hideLapsed') : t('filter.lapsed', { count: lapsed })}
              </Button>
            )}
            <Menu
              label={t('export.label')}
              items={(['csv', 'json'] as const).map((ending) => ({
                label: t(`export.${ending}`),
                onSelect: () =>
                  save.mutate(
                    { name: `commitments.${ending}`, query: { partnershipId: partnership.id } },
                    {
                      onError: (error) =>
                        notify({ message: `${t('export.failed')}. ${refusalText(error)}`, tone: 'danger' }),
                    },
                  ),
              }))}
              trigger={
                <Button variant="quiet" isBusy={save.isPending}>
                  {t('export.label')}
                </Button>
              }
            />
          </div>
          {view === 'board' && (
            <CommitmentBoard commitments={onScreen} partnership={partnership} hasLapsed={isLapsedShown} onOpen={open} />
          )}
          {view !== 'board' &&
            visible.length === 0 &&
            (isMissingOnly ? (
              <EmptyState
                title={t('filter.none')}
                action={<Button onClick={() => look({ udvalg: undefined })}>{t('filter.showAll')}</Button>}
              />
            ) : (
              <p className="muted">{t('group.nonePromised')}</p>
            ))}
          {visible.map((group) => (
            <section key={group.key} className="commitments-group">
              <SectionHeading
                title={<GroupTitle heading={group.heading} partnership={partnership} targets={targets} />}
                aside={t('group.count', { count: group.items.length })}
              />
              {group.items.length === 0 ? (
                <p className="small muted commitments-group-empty">{t('group.nonePromised')}</p>
              ) : (
                <ul>
                  {group.items.map((commitment) => (
                    <CommitmentRow
                      key={commitment.id}
                      commitment={commitment}
                      party={partnership.parties.find(({ id }) => id === commitment.partyId)}
                      isPartyShown={isPhone || view !== 'party'}
                      onOpen={() => open(commitment.id)}
                      onReport={isMine(commitment) ? () => go({ id: commitment.id, skriv: 1 }) : null}
                    />
                  ))}
                </ul>
              )}
            </section>
          ))}
        </>
      )}
      {subject !== null && (
        <CommitmentDrawer
          partnershipId={partnership.id}
          isOpen
          onClose={close}
          subject={subject}
          isReporting={search.skriv === 1}
        />
      )}
    </Page>
  )
}

function GroupTitle({
  heading,
  partnership,
  targets,
}: {
  heading: Group<CommitmentView>['heading']
  partnership: PartnershipView
  targets: readonly OutcomeTarget[]
}): ReactNode {
  const { t } = useTranslation('commitments')
  const { t: outcomes } = useTranslation('outcomes')
  const words = useSentenceWords()
  switch (heading.kind) {
    case 'party': {
      const party = partnership.parties.find(({ id }) => id === heading.partyId)
      if (party === undefined) return null
      return (
        <>
          <PartyMark kind={party.kind} size={22} />
          {party.name}
        </>
      )
    }
    case 'overdue':
      return t('group.overdue')
    case 'week': {
      const week = heading.isThisYear
        ? t('group.weekOnly', { week: heading.week })
        : t('group.weekYear', { week: heading.week, year: heading.year })
      return heading.isNow ? (
        <>
          {t('group.thisWeek')} <span className="muted small">{week}</span>
        </>
      ) : (
        week
      )
    }
    case 'month':
      return t('group.month', { month: heading.month })
    case 'noDate':
      return t('group.noDate')
    case 'noTarget':
      return t('group.noTarget')
    case 'target': {
      const target = targets.find(({ id }) => id === heading.targetId)
      if (target === undefined) return null
      return (
        <span title={shortTargetSentence(target, partnership.parties, words)}>
          {outcomes(`${target.outcomeCode}.name`)} <span className="muted small">{target.outcomeCode}</span>
        </span>
      )
    }
  }
}

function Segment<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { readonly value: Value; readonly label: string }[]
  value: Value
  onChange: (value: Value) => void
}) {
  return (
    <div className="commitments-segment" role="group" aria-label={label}>
      <span className="small muted" aria-hidden="true">
        {label}
      </span>
      <div className="commitments-segment-buttons">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  )
}

/** One party at a time on a phone, with how many promises each has. */
function PartySegment({
  parties,
  commitments,
  value,
  onChange,
}: {
  parties: readonly PartyView[]
  commitments: readonly CommitmentView[]
  value: string | null
  onChange: (partyId: string) => void
}) {
  const { t } = useTranslation('commitments')
  return (
    <div className="commitments-segment-buttons commitments-phone-parties" role="group" aria-label={t('phone.parties')}>
      {parties.map(({ id, kind, name }) => {
        const count = commitments.filter(({ partyId, status }) => partyId === id && status !== 'lapsed').length
        return (
          <button
            key={id}
            type="button"
            className={`commitment-party-${kind}`}
            aria-pressed={id === value}
            onClick={() => onChange(id)}
          >
            <PartyMark kind={kind} size={20} />
            <span aria-hidden="true">{count}</span>
            <span className="sr-only">{`${name}: ${t('group.count', { count })}`}</span>
          </button>
        )
      })}
    </div>
  )
}
