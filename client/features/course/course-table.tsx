import { useTranslation } from 'react-i18next'
import { formatDayTyped } from '#client/i18n/format.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { DoubleCourse } from '#shared/domain/course/double-course.ts'
import { type CourseRow, courseRows } from './course-rows.model.ts'

/** The picture in words, in the order of the days, the two tracks side by side. */
export function CourseTable({ course }: { readonly course: DoubleCourse }) {
  const { t } = useTranslation('course')
  return (
    <section aria-labelledby="course-table">
      <SectionHeading id="course-table" title={t('table')} />
      <table className="course-table" aria-labelledby="course-table">
        <thead>
          <tr>
            <th scope="col">{t('column.from')}</th>
            <th scope="col">{t('column.to')}</th>
            <th scope="col">{t('column.citizen')}</th>
            <th scope="col">{t('column.firm')}</th>
            <th scope="col">{t('column.who')}</th>
          </tr>
        </thead>
        <tbody>
          {courseRows(course).map((row) => (
            <tr key={row.id} className={row.track === 'both' ? 'is-both' : ''}>
              <td>{formatDayTyped(row.from)}</td>
              <td>{row.to === row.from ? '' : formatDayTyped(row.to)}</td>
              {row.track === 'both' ? (
                <td colSpan={2}>
                  <RowWords row={row} /> <span className="course-both">{t('both')}</span>
                </td>
              ) : (
                <>
                  <td data-track={t('column.citizen')}>{row.track === 'citizen' && <RowWords row={row} />}</td>
                  <td data-track={t('column.firm')}>{row.track === 'firm' && <RowWords row={row} />}</td>
                </>
              )}
              <td>
                {row.parties.map((kind) => (
                  <PartyMark key={kind} kind={kind} size={18} label={t(`party.${kind}`)} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RowWords({ row }: { readonly row: CourseRow }) {
  const { t } = useTranslation('course')
  if (row.kind === 'camp') return t('camp', { number: row.number })
  if (row.kind === 'meeting') return <strong>{t(`meeting.${row.key}`)}</strong>
  return (
    <>
      <strong>{t(`phase.${row.key}`)}</strong> <span className="course-note">{t(`phaseNote.${row.key}`)}</span>
    </>
  )
}
