import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import type { WeekEntry, WeekPlan } from './home.model.ts'

const shownInColumn = 4

/** Five columns on a wide screen, a list of weeks on a phone; an empty week says so. */
export function WeekColumns({
  plan,
  total,
  isManyPartnerships,
  allIn,
}: {
  plan: WeekPlan
  total: number
  isManyPartnerships: boolean
  /** The one partnership whose list holds them all; null when there are several. */
  allIn: string | null
}) {
  const { t } = useTranslation('home')
  return (
    <section className="home-weeks" aria-labelledby="home-weeks">
      <SectionHeading
        id="home-weeks"
        title={t('weeks.title')}
        aside={
          allIn !== null && total > 0 ? (
            <Link to="/p/$slug/f" params={{ slug: allIn }} search={{}}>
              {t('weeks.all', { count: total })}
            </Link>
          ) : undefined
        }
      />
      {total === 0 ? (
        <EmptyState title={t('weeks.emptyTitle')}>{t('weeks.emptyBody')}</EmptyState>
      ) : (
        <div className="home-week-grid">
          {plan.columns.map(({ week, isNow, entries }) => (
            <section key={week ?? 'later'} className={isNow ? 'home-week home-week-now' : 'home-week'}>
              <h3>
                <span>{week === null ? t('weeks.later') : t('weeks.week', { week })}</span>
                {isNow && <small>{t('weeks.now')}</small>}
              </h3>
              {entries.length === 0 && <p className="tiny muted home-week-empty">{t('weeks.none')}</p>}
              {entries.slice(0, shownInColumn).map((entry) => (
                <Mini key={entry.commitment.id} entry={entry} isManyPartnerships={isManyPartnerships} />
              ))}
              {entries.length > shownInColumn && (
                <p className="tiny muted home-week-empty">
                  {t('weeks.more', { count: entries.length - shownInColumn })}
                </p>
              )}
            </section>
          ))}
        </div>
      )}
      {plan.undated > 0 && <p className="small muted home-undated">{t('weeks.undated', { count: plan.undated })}</p>}
    </section>
  )
}

function Mini({ entry, isManyPartnerships }: { entry: WeekEntry; isManyPartnerships: boolean }) {
  const { t } = useTranslation('home')
  const { t: words } = useTranslation('commitments')
  const { commitment, tone, deadline } = entry
  const when =
    commitment.dueOn !== null
      ? formatDay(commitment.dueOn)
      : t('weeks.month', { month: commitment.programmeMonth ?? 1 })
  return (
    <Link className="home-mini" to="/p/$slug/f" params={{ slug: entry.partnershipSlug }} search={{ id: commitment.id }}>
      <span className="home-mini-what">{commitment.what}</span>
      <span className="tiny muted home-mini-when">
        {when}
        {isManyPartnerships && ` · ${entry.partnershipName}`}
      </span>
      <span className="tiny home-mini-status">
        <StatusGlyph tone={tone} />
        {deadline === 'late'
          ? words('deadline.late')
          : deadline === 'due' && commitment.status === 'accepted'
            ? words('deadline.due')
            : words(`status.${commitment.status}`)}
      </span>
    </Link>
  )
}
