import type {
  CourseMeetingKey,
  CoursePhaseKey,
  CourseTrack,
  DoubleCourse,
} from '#shared/domain/course/double-course.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'

interface RowBase {
  readonly id: string
  readonly from: string
  /** The same day where it is one day. */
  readonly to: string
  readonly track: CourseTrack | 'both'
  readonly parties: readonly PartyKind[]
}
export type CourseRow = RowBase &
  (
    | { readonly kind: 'phase'; readonly key: CoursePhaseKey }
    | { readonly kind: 'meeting'; readonly key: CourseMeetingKey }
    | { readonly kind: 'camp'; readonly number: number }
  )

/** Everything of the picture as rows in the order of their first days; what lasts longest comes first on a day. */
export function courseRows({ phases, meetings, camps }: DoubleCourse): CourseRow[] {
  const rows: CourseRow[] = [
    ...phases.map((phase): CourseRow => ({ kind: 'phase', id: `phase-${phase.key}`, ...phase })),
    ...meetings.map(({ key, on }): CourseRow => ({
      kind: 'meeting',
      id: `meeting-${key}`,
      key,
      from: on,
      to: on,
      track: 'both',
      parties: [],
    })),
    ...camps.map((on, index): CourseRow => ({
      kind: 'camp',
      id: `camp-${index + 1}`,
      number: index + 1,
      from: on,
      to: on,
      track: 'firm',
      parties: ['firm', 'fund'],
    })),
  ]
  return rows.toSorted((a, b) => a.from.localeCompare(b.from) || b.to.localeCompare(a.to))
}
