import { firstDayOfMonth } from '#shared/domain/outcome/programme-month.ts'
import { dayOfParts, partsOfDay } from '#shared/kernel/day-parts.ts'
import type { CalendarDay, Instant } from '#shared/kernel/time.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'

const dayMs = 24 * 60 * 60 * 1000

export const daysBefore = (now: Instant, days: number): Instant => Math.round(now - days * dayMs)

/** The day so many days from now; a weekend day moves on to Monday. */
export function workingDay(now: Instant, days: number): CalendarDay {
  const wanted = danishDay(now + days * dayMs)
  // 1 January 1970 was a Thursday; 0 is Sunday.
  const weekday = (Date.parse(wanted) / dayMs + 4) % 7
  const move = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return move === 0 ? wanted : danishDay(now + (days + move) * dayMs)
}

/** The demo always stands in the months before its programme year, so its story fits whenever it is loaded. */
export const programmeYear = (now: Instant): number => Number(danishDay(now).slice(0, 4)) + 1

/** The first day of the month so many months before now. */
export function firstOfMonth(now: Instant, monthsAgo: number): CalendarDay {
  const { year, month } = partsOfDay(danishDay(now))
  return firstDayOfMonth(dayOfParts({ year, month, date: 1 }), 1 - monthsAgo)
}
