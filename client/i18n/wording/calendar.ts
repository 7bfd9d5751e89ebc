import { CalendarDay } from '#shared/kernel/time.ts'

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
