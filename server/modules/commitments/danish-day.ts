import { CalendarDay, type Instant } from '#shared/kernel/time.ts'

const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day in Denmark at the moment, wherever the server stands: deadlines are days of the partners. */
export const danishDay = (now: Instant): CalendarDay => CalendarDay.parse(format.format(now))
