import { CalendarDay } from './time.ts'

/** Days since 1 March of year 0 in the calendar that is used today; years begin in March, so leap days come last. */
function dayNumber(day: string): number {
  const [year, month, date] = parts(day)
  const y = month <= 2 ? year - 1 : year
  const monthFromMarch = (month + 9) % 12
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return y * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + date - 1
}

function dayOfNumber(number: number): CalendarDay {
  const era = Math.floor(number / 146_097)
  const inEra = number - era * 146_097
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153)
  const date = inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date)
}

const parts = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]
const written = (year: number, month: number, date: number): CalendarDay =>
  CalendarDay.parse(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  )

/** The day so many days later; earlier when negative. */
export const addDays = (day: string, days: number): CalendarDay => dayOfNumber(dayNumber(day) + days)

/** The same day of the month so many months later; the month's last day where it has no such day. */
export function addMonths(day: string, months: number): CalendarDay {
  const [year, month, date] = parts(day)
  const count = year * 12 + month - 1 + months
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const [nextYear, nextMonth] = newMonth === 12 ? [newYear + 1, 1] : [newYear, newMonth + 1]
  const last = Number(addDays(written(nextYear, nextMonth, 1), -1).slice(8))
  return written(newYear, newMonth, Math.min(date, last))
}

/** Days from the first to the second; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The day itself, or the Monday after it when it falls on a weekend. */
export function onWeekday(day: string): CalendarDay {
  // 1 March of year 0 was a Wednesday: 0 is Monday here.
  const weekday = (dayNumber(day) + 2) % 7
  return weekday === 5 ? addDays(day, 2) : weekday === 6 ? addDays(day, 1) : addDays(day, 0)
}
