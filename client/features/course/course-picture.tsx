import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDayTyped } from '#client/i18n/format.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import {
  type CoursePhase,
  type CourseTrack,
  type DoubleCourse,
  shareOfCourse,
} from '#shared/domain/course/double-course.ts'
import { addDays } from '#shared/kernel/calendar.ts'

/** Both tracks as bars under one row of months. The table below says the same in words. */
export function CoursePicture({ course, today }: { readonly course: DoubleCourse; readonly today: string }) {
  const { t, i18n } = useTranslation('course')
  const at = (day: string): string => `${(shareOfCourse(course, day) * 100).toFixed(3)}%`
  const monthName = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' })
  const todayShare = shareOfCourse(course, today)
  const bars = (track: CourseTrack) => (
    <div className="course-bars">
      {course.phases
        .filter((phase) => phase.track === track)
        .map((phase) => (
          <Bar key={phase.key} phase={phase} left={at(phase.from)} right={at(addDays(phase.to, 1))} />
        ))}
    </div>
  )
  return (
    <div className="course-panel">
      <p className="course-scroll-hint">{t('scroll')}</p>
      <div className="course-scroll" tabIndex={0} role="group" aria-label={t('picture')}>
        <div className="course-picture" aria-hidden="true">
          <div className="course-names">
            {(['citizen', 'firm'] as const).map((track) => (
              <p key={track} className={`is-${track}`}>
                <strong>{t(`track.${track}`)}</strong>
                <span>{t(`trackNote.${track}`)}</span>
              </p>
            ))}
          </div>
          <div className="course-time">
            <div className="course-months">
              {course.months.map(({ on, month, year }, index) => (
                <span key={on} className={month === 1 || index === 0 ? 'is-year' : ''} style={{ left: at(on) }}>
                  {(month === 1 || index === 0) && <b>{year}</b>}
                  {monthName.format(new Date(`${on}T00:00:00Z`)).replace('.', '')}
                </span>
              ))}
            </div>
            {bars('citizen')}
            <div className="course-meetings">
              {course.meetings.map(({ key, on }, index) => (
                <span
                  key={key}
                  className={`${index % 2 === 1 ? 'is-low' : ''}${isLabelLeft(course, index) ? ' is-left' : ''}`}
                  style={{ left: at(on) }}
                >
                  <i />
                  <b>{t(`meeting.${key}`)}</b>
                </span>
              ))}
            </div>
            {bars('firm')}
            <div className="course-camps">
              {course.camps.map((day, index) => (
                <span key={day} style={{ left: at(day) }}>
                  {index + 1}
                </span>
              ))}
              <small style={{ left: at(course.camps[0] ?? course.from) }}>{t('camps')}</small>
            </div>
            {todayShare >= 0 && todayShare <= 1 && (
              <span className="course-today" style={{ left: at(today) }}>
                <b>{t('today')}</b>
              </span>
            )}
            <p className="course-leaves">{t('fundLeaves', { day: formatDayTyped(course.fundLeavesOn) })}</p>
          </div>
        </div>
      </div>
    </div>
  )
}

/** A meeting shortly before the next one, or at the end, has its words at the left of its line. */
function isLabelLeft(course: DoubleCourse, index: number): boolean {
  const [own, next] = [course.meetings[index], course.meetings[index + 1]]
  const end = next === undefined ? 1 : shareOfCourse(course, next.on)
  return own !== undefined && end - shareOfCourse(course, own.on) < 0.06
}

function Bar({ phase, left, right }: { readonly phase: CoursePhase; readonly left: string; readonly right: string }) {
  const { t } = useTranslation('course')
  const style: CSSProperties = { left, width: `calc(${right} - ${left})` }
  return (
    <div className={`course-bar is-${phase.key}`} style={style}>
      <span>
        <strong>{t(`phase.${phase.key}`)}</strong>
        <small>{t(`phaseNote.${phase.key}`)}</small>
      </span>
      <span className="course-marks">
        {phase.parties.map((kind) => (
          <PartyMark key={kind} kind={kind} size={18} />
        ))}
      </span>
    </div>
  )
}
