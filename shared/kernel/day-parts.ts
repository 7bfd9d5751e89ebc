import type { CalendarDay } from './time.ts'

interface DayParts {
  readonly year: number
  readonly month: number
  readonly date: number
}

/** Year, month 1 to 12 and date of the day. */
export function partsOfDay(day: CalendarDay): DayParts {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Days since the year 0, for differences between days: no time zone and no clock comes into it. */
export function dayNumber(day: CalendarDay): number {
  const { year, month, date } = partsOfDay(day)
  const before = year - 1
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  for (let m = 1; m < month; m += 1) days += daysInMonth(year, m)
  return days + date
}

/** The calendar day of the parts, which must name one. */
export const dayOfParts = ({ year, month, date }: DayParts): CalendarDay =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as CalendarDay

export function dayBefore(day: CalendarDay): CalendarDay {
  const { year, month, date } = partsOfDay(day)
  if (date > 1) return dayOfParts({ year, month, date: date - 1 })
  if (month > 1) return dayOfParts({ year, month: month - 1, date: daysInMonth(year, month - 1) })
  return dayOfParts({ year: year - 1, month: 12, date: 31 })
}
