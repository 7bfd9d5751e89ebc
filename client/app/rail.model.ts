import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { DocumentView } from '#shared/contracts/partnerships.ts'
import { deadlineState } from '#shared/domain/commitment/due.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

/** The shapes that the rail shows; the words stand on the partnership's own page. */
export type RailStatus = 'ready' | 'progress' | 'late' | 'notStarted'

/** Of documents together: ready when every section is, not started when none is begun. */
export function documentsStatus(documents: readonly DocumentView[]): RailStatus {
  const sections = documents.flatMap((document) => document.sections)
  if (sections.length > 0 && sections.every((section) => section.status === 'ready')) return 'ready'
  return sections.some((section) => section.status !== 'notStarted') ? 'progress' : 'notStarted'
}

/** Of the promises: late when one is past its day, ready when all that still count are fulfilled. */
export function commitmentsStatus(
  commitments: readonly Pick<CommitmentView, 'status' | 'dueOn'>[],
  today: CalendarDay,
): RailStatus {
  const counting = commitments.filter((commitment) => commitment.status !== 'lapsed')
  if (counting.length === 0) return 'notStarted'
  if (counting.every((commitment) => commitment.status === 'fulfilled')) return 'ready'
  return counting.some((commitment) => deadlineState(commitment, today) === 'late') ? 'late' : 'progress'
}
