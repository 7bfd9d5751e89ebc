import type { CalendarDay } from '#shared/kernel/time.ts'
import type { CommitmentStatus } from './commitment.ts'

/** Days ahead in which a deadline is shown as coming. */
export const dueSoonDays = 7

/** Days since 1 March of year 0; the difference of two is the number of days between them. */
function dayNumber(day: CalendarDay | string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  // Years start in March here, so that the leap day is the last of its year.
  const y = month > 2 ? year : year - 1
  const m = (month + 9) % 12
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((m * 306 + 5) / 10) + date
}

/** Whole days from one day to the other; negative when the second lies before the first. */
export const daysBetween = (from: CalendarDay | string, to: CalendarDay | string): number =>
  dayNumber(to) - dayNumber(from)

/**
 * `late` when an agreed, unfulfilled commitment is past its day, `due` when its day is today or within a week, else
 * null (COM-10). Proposals have no deadline to keep: nobody has promised yet.
 */
export function deadlineState(
  commitment: { readonly status: CommitmentStatus; readonly dueOn: CalendarDay | null },
  today: CalendarDay,
): 'late' | 'due' | null {
  if (commitment.dueOn === null) return null
  if (commitment.status !== 'accepted' && commitment.status !== 'inProgress') return null
  const days = daysBetween(today, commitment.dueOn)
  if (days < 0) return 'late'
  return days <= dueSoonDays ? 'due' : null
}
