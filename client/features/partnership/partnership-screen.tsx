import './partnership.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDayLong } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { ButtonLink } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { ClusterLine } from './cluster-line.tsx'
import { Glance } from './glance.tsx'
import { LatestChanges } from './latest-changes.tsx'
import { sectionCounts, workLines } from './partnership.model.ts'
import { PartyStrip } from './party-strip.tsx'
import { WorkLines } from './work-lines.tsx'

/** The partnership in one look: who is in it, what they promised, how far they are and what it may be worth. */
export function PartnershipScreen() {
  const { t } = useTranslation('partnership')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const { data, error, refetch } = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  if (error !== null) {
    const isUnknown = refusalOf(error)?.code === 'thing.notFound'
    return (
      <Page title={isUnknown ? t('notFound') : t('loadFailed')}>
        {isUnknown ? (
          <EmptyState
            title={t('notFound')}
            action={
              <ButtonLink variant="primary" to="/">
                {t('toHome')}
              </ButtonLink>
            }
          >
            {t('notFoundBody')}
          </EmptyState>
        ) : (
          <ErrorNotice title={t('loadFailed')} onRetry={() => void refetch()}>
            {refusalText(error)}
          </ErrorNotice>
        )}
      </Page>
    )
  }
  if (data === undefined) {
    return (
      <Page title={t('title', { name: '' }).trim()}>
        <Loading label={t('loading')} />
      </Page>
    )
  }
  return <Partnership partnership={data} />
}

function Partnership({ partnership }: { partnership: PartnershipView }) {
  const { t } = useTranslation('partnership')
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const of = { partnershipId: partnership.id }
  const commitments = useQuery(trpc.commitments.list.queryOptions(of))
  const targets = useQuery(trpc.targets.list.queryOptions(of))
  const activity = useQuery(trpc.activity.list.queryOptions(of))
  const problem = commitments.error ?? targets.error
  const plan = partnership.documents.find(({ kind }) => kind === 'partnerPlan')
  const isBegun = plan !== undefined && sectionCounts(plan.sections).notStarted < plan.sections.length
  return (
    <Page
      title={t('title', { name: partnership.name })}
      lead={<Lead partnership={partnership} />}
      action={
        plan === undefined ? undefined : (
          <ButtonLink
            variant="primary"
            to="/p/$slug/d/$documentId"
            params={{ slug: partnership.slug, documentId: plan.id }}
          >
            {isBegun ? t('continuePlan') : t('beginPlan')}
          </ButtonLink>
        )
      }
    >
      <ShellHeader breadcrumb={[...clusterCrumb(partnership), { label: partnership.name }]} />
      <PartyStrip partnership={partnership} activity={activity.data ?? []} />
      {problem !== null ? (
        <ErrorNotice
          title={t('loadFailed')}
          onRetry={() => {
            void commitments.refetch()
            void targets.refetch()
          }}
        >
          {refusalText(problem)}
        </ErrorNotice>
      ) : commitments.data === undefined || targets.data === undefined ? (
        <Loading label={t('loading')} />
      ) : (
        <>
          <Glance partnership={partnership} commitments={commitments.data} targets={targets.data} />
          <div className="partnership-columns">
            <WorkLines
              slug={partnership.slug}
              lines={workLines(partnership, commitments.data, targets.data, localDay(new Date()), t)}
            />
            <LatestChanges slug={partnership.slug} items={activity.data} isFailed={activity.isError} />
          </div>
        </>
      )}
      {partnership.isExample && <p className="partnership-note tiny muted">{t('example')}</p>}
    </Page>
  )
}

function clusterCrumb(partnership: PartnershipView) {
  const [first] = partnership.clusters
  return first === undefined ? [] : [{ label: first.name, to: '/programme' as const }]
}

function Lead({ partnership }: { partnership: PartnershipView }) {
  const { t } = useTranslation('partnership')
  const { startsOn, endsOn, followUpEndsOn, summary } = partnership
  const period =
    startsOn === null || endsOn === null
      ? ''
      : followUpEndsOn === null
        ? t('period', { from: plainDay(startsOn), to: plainDay(endsOn) })
        : t('periodFollowUp', {
            from: plainDay(startsOn),
            to: plainDay(endsOn),
            followUp: plainDay(followUpEndsOn),
          })
  return (
    <>
      <p>{`${period} ${summary}`.trim()}</p>
      <ClusterLine partnership={partnership} />
      {startsOn !== null && (
        <p>
          <Link to="/p/$slug/forloeb" params={{ slug: partnership.slug }}>
            {t('toCourse')}
          </Link>
        </p>
      )}
    </>
  )
}

/** Without the weekday: years ahead nobody plans by it. */
const plainDay = (day: string): string => formatDayLong(day).replace(/^[^\d]*(?=\d)/u, '')
