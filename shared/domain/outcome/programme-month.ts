import { dayBefore, dayOfParts, daysInMonth, partsOfDay } from '#shared/kernel/day-parts.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

/**
 * The programme's month in which the day falls: 1 begins on the first day, 2 on the same date a month later. 0 or less
 * before the programme.
 */
export function programmeMonthOf(startsOn: CalendarDay, day: CalendarDay): number {
  const [start, then] = [partsOfDay(startsOn), partsOfDay(day)]
  const months = (then.year - start.year) * 12 + then.month - start.month
  // A start on the 31st: the shorter months begin on their own last day.
  return then.date >= Math.min(start.date, daysInMonth(then.year, then.month)) ? months + 1 : months
}

/** The first day of the programme's month m. */
export function firstDayOfMonth(startsOn: CalendarDay, m: number): CalendarDay {
  const start = partsOfDay(startsOn)
  const index = start.year * 12 + start.month - 1 + (m - 1)
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return dayOfParts({ year, month, date: Math.min(start.date, daysInMonth(year, month)) })
}

/** The last day of the programme's month m. */
export const lastDayOfMonth = (startsOn: CalendarDay, m: number): CalendarDay =>
  dayBefore(firstDayOfMonth(startsOn, m + 1))
