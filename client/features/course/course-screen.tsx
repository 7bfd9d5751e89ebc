import './course.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDayTyped } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { ButtonLink } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { doubleCourse } from '#shared/domain/course/double-course.ts'
import { CoursePicture } from './course-picture.tsx'
import { CourseTable } from './course-table.tsx'

/** The citizens' track and the firm's on one calendar, with the days that follow from the partnership's start. */
export function CourseScreen() {
  const { t } = useTranslation('course')
  const { slug = '' } = useParams({ strict: false })
  const partnership = useQuery(useTRPC().partnerships.bySlug.queryOptions({ slug }))
  const { data, ...waiting } = useFetched({ partnership })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Course partnership={data.partnership} />
}

function Course({ partnership }: { readonly partnership: PartnershipView }) {
  const { t } = useTranslation('course')
  const { slug, name, startsOn, endsOn, followUpEndsOn } = partnership
  const header = <ShellHeader breadcrumb={[{ label: name, to: '/p/$slug', params: { slug } }, { label: t('title') }]} />
  if (startsOn === null) {
    return (
      <Page title={t('title')}>
        {header}
        <EmptyState
          title={t('noStartTitle')}
          action={
            <ButtonLink to="/p/$slug" params={{ slug }}>
              {t('toPartnership')}
            </ButtonLink>
          }
        >
          {t('noStart')}
        </EmptyState>
      </Page>
    )
  }
  const course = doubleCourse({ startsOn, endsOn, followUpEndsOn })
  return (
    <Page title={t('title')} lead={<p>{t('lead', { day: formatDayTyped(startsOn) })}</p>}>
      {header}
      <CoursePicture course={course} today={localDay(new Date())} />
      <CourseTable course={course} />
    </Page>
  )
}
