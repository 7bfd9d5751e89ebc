import { CalendarDay } from './time.ts'

/**
 * The last day of programme month `month`, when the first month begins on `startsOn`: the day before the next month
 * begins. A start on the 31st makes months that end on the last day but one of shorter months.
 */
export function lastDayOfMonth(startsOn: CalendarDay, month: number): CalendarDay {
  const [year, first, date] = startsOn.split('-').map(Number) as [number, number, number]
  const index = first - 1 + month
  const [nextYear, nextMonth] = [year + Math.floor(index / 12), (index % 12) + 1]
  const begins = Math.min(date, daysIn(nextYear, nextMonth))
  if (begins > 1) return dayOf(nextYear, nextMonth, begins - 1)
  const [lastYear, lastMonth] = nextMonth === 1 ? [nextYear - 1, 12] : [nextYear, nextMonth - 1]
  return dayOf(lastYear, lastMonth, daysIn(lastYear, lastMonth))
}

const two = (number: number): string => String(number).padStart(2, '0')
const dayOf = (year: number, month: number, date: number): CalendarDay =>
  CalendarDay.parse(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`)

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 31
}
