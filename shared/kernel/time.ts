import { z } from 'zod'

/** A moment as milliseconds since 1970 (UTC), read from an injected clock. */
export type Instant = number
/** A calendar day `YYYY-MM-DD`, without time zone: deadlines are days, not moments. */
export const CalendarDay = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine(isRealDay)
  .brand<'CalendarDay'>()
export type CalendarDay = z.infer<typeof CalendarDay>
/** Month of the programme, 1 is the first; the horizon ends at 240 at the latest. */
export const ProgrammeMonth = z.number().int().min(1).max(240)
export type ProgrammeMonth = z.infer<typeof ProgrammeMonth>

export interface Clock {
  now(): Instant
}

/** Days of each month; February has 29 in leap years, which only 4-100-400 decides. */
function isRealDay(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return date <= (days[month - 1] ?? 0)
}
