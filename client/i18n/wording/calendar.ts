import { CalendarDay } from '#shared/kernel/time.ts'

export interface IsoWeek {
  readonly year: number
  readonly week: number
}

const msPerDay = 86_400_000
const two = (n: number): string => String(n).padStart(2, '0')
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOfUtc = (ms: number): CalendarDay => CalendarDay.parse(new Date(ms).toISOString().slice(0, 10))

/** The day on the wall calendar of this device: deadlines are days where people are, not moments. */
export const localDay = (now: Date): CalendarDay =>
  CalendarDay.parse(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)

/** The day so many days later, earlier when negative. */
export const addDays = (day: string, days: number): CalendarDay => dayOfUtc(utc(day) + days * msPerDay)

/** The Monday of the day's ISO week. */
export const mondayOf = (day: string): CalendarDay => addDays(day, -((new Date(utc(day)).getUTCDay() + 6) % 7))

/** The ISO week that the day lies in; the week belongs to the year of its Thursday. */
export function weekOf(day: string): IsoWeek {
  const thursday = addDays(mondayOf(day), 3)
  const year = Number(thursday.slice(0, 4))
  const firstThursday = addDays(mondayOf(`${year}-01-04`), 3)
  return { year, week: 1 + Math.round((utc(thursday) - utc(firstThursday)) / (7 * msPerDay)) }
}
