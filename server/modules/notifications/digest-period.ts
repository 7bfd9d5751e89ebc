import type { DigestRhythm } from '#shared/domain/notification/notification.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** A period in which one mail of a kind goes to a person. */
export interface DigestPeriod {
  readonly id: string
  /** What came to be after this moment waits for the next period. */
  readonly until: Instant
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** What must be answered waits this long, so that several at once are one mail and a slip is taken back unseen. */
const settleMs = 30_000
const mornings = 7

const inDenmark = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Copenhagen',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * The period that is due at the moment; null when none is. The daily one is due all day from seven in Denmark, the
 * weekly one all Monday, so that a server that was down in the morning still sends it.
 */
export function digestPeriod(rhythm: DigestRhythm, now: Instant): DigestPeriod | null {
  if (rhythm === 'atOnce') return { id: `at ${now}`, until: now - settleMs }
  if (rhythm === 'hourly') {
    const hour = Math.floor(now / hourMs) * hourMs
    return { id: new Date(hour).toISOString().slice(0, 13), until: hour }
  }
  const parts = Object.fromEntries(inDenmark.formatToParts(now).map(({ type, value }) => [type, value]))
  if (Number(parts['hour']) < mornings || (rhythm === 'weekly' && parts['weekday'] !== 'Mon')) return null
  return { id: `${parts['year']}-${parts['month']}-${parts['day']}`, until: now }
}
