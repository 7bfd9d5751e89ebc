import './home.css'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDayLong, formatWeek } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { Me } from '#shared/contracts/accounts.ts'
import { isWritingRole } from '#shared/domain/partnership/party.ts'
import type { PartnershipListItem } from '#shared/contracts/partnerships.ts'
import { ApprovalsWaiting } from './approvals-waiting.tsx'
import { LatestChanges } from './latest-changes.tsx'
import { MentionList } from './mention-list.tsx'
import { MyPartnerships } from './my-partnerships.tsx'
import { WaitingList } from './waiting-list.tsx'
import { WeekColumns } from './week-columns.tsx'
import { greetingAt, ownCommitments, weekPlan } from './home.model.ts'

/** More than this many partnerships are a programme to oversee, not a list to read. */
const programmeFrom = 4

/** What waits for me, my promises week by week, and my partnerships. */
export function HomeScreen() {
  const { t } = useTranslation('home')
  const trpc = useTRPC()
  const me = useMe()
  const refusalText = useRefusalText()
  const waiting = useQuery(trpc.commitments.waiting.queryOptions())
  const inbox = useQuery(trpc.notifications.inbox.queryOptions())
  const partnerships = useQuery(trpc.partnerships.list.queryOptions())
  const problem = waiting.error ?? partnerships.error
  const isProgramme = (partnerships.data?.length ?? 0) >= programmeFrom
  if (me === null) return <Loading label={t('loading')} />
  return (
    <Page title={t(`greeting.${greetingAt(new Date().getHours())}`, { name: me.name })} lead={<Today />}>
      <ShellHeader breadcrumb={[{ label: t('title') }]} />
      {problem !== null ? (
        <ErrorNotice
          title={t('loadFailed')}
          onRetry={() => {
            void waiting.refetch()
            void partnerships.refetch()
          }}
        >
          {refusalText(problem)}
        </ErrorNotice>
      ) : waiting.data === undefined || partnerships.data === undefined ? (
        <Loading label={t('loading')} />
      ) : (
        <>
          <div className="home-columns">
            <div className="home-main">
              <WaitingList items={waiting.data} />
              <ApprovalsWaiting />
              <MentionList items={inbox.data ?? []} />
              {isProgramme && <MyPartnerships partnerships={partnerships.data} isProgramme />}
            </div>
            <MyWeeks me={me} partnerships={partnerships.data} />
            <aside className="home-aside">
              {!isProgramme && <MyPartnerships partnerships={partnerships.data} isProgramme={false} />}
              <LatestChanges partnerships={partnerships.data} />
            </aside>
          </div>
          <p className="home-note tiny muted">
            {t('example')} {isProgramme && <Link to="/programme">{t('partnerships.programme')}</Link>}
          </p>
        </>
      )}
    </Page>
  )
}

function Today() {
  const today = localDay(new Date())
  const day = formatDayLong(today)
  return `${day.charAt(0).toLocaleUpperCase('da')}${day.slice(1)} · ${formatWeek(today)}`
}

function MyWeeks({ me, partnerships }: { me: Me; partnerships: readonly PartnershipListItem[] }) {
  const trpc = useTRPC()
  const lists = useQueries({
    queries: partnerships.map(({ id }) => trpc.commitments.list.queryOptions({ partnershipId: id })),
  })
  const all = lists.flatMap(({ data }, index) => {
    const partnership = partnerships[index]
    return partnership === undefined || data === undefined
      ? []
      : data.map((commitment) => ({
          commitment,
          partnershipSlug: partnership.slug,
          partnershipName: partnership.name,
        }))
  })
  const own = ownCommitments(all, {
    personId: me.personId,
    partyIds: me.memberships.filter(({ role }) => isWritingRole(role)).map(({ partyId }) => partyId),
  })
  if (lists.some(({ isPending }) => isPending)) return null
  return (
    <WeekColumns
      plan={weekPlan(own, localDay(new Date()))}
      total={own.length}
      isManyPartnerships={partnerships.length > 1}
      allIn={partnerships.length === 1 ? (partnerships[0]?.slug ?? null) : null}
    />
  )
}
