import { localDay } from '#client/i18n/wording/calendar.ts'
import type { HistoryEntry } from '#shared/contracts/history.ts'

/** When the entry came to be: the end of a stretch of work. */
export const momentOf = (entry: HistoryEntry): number => (entry.kind === 'work' ? entry.endedAt : entry.at)

/** Two entries may stand at one line of the log; the kind tells them apart. */
export const entryKey = (entry: HistoryEntry): string => `${entry.kind}-${'id' in entry ? entry.id : entry.seq}`

export interface DayOfHistory {
  readonly day: string
  readonly entries: readonly HistoryEntry[]
}

/** The entries by the days on which they happened, in their order. */
export function daysOf(entries: readonly HistoryEntry[]): DayOfHistory[] {
  const days: { day: string; entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = localDay(new Date(momentOf(entry)))
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

export interface Compared {
  readonly fromSeq: number
  /** Null is now. */
  readonly toSeq: number | null
}

/** What a version is compared with: the text before it, the text as it is now, or another line of the log. */
export type Against = 'before' | 'now' | number

/** What is shown of an entry when nothing else was chosen: work and restores by what they did, others by what came after. */
export const usualAgainst = (entry: HistoryEntry): Against =>
  entry.kind === 'work' || entry.kind === 'restored' ? 'before' : 'now'

/** The two places to compare, the earlier one first. */
export function comparedOf(entry: HistoryEntry, against: Against): Compared {
  if (against === 'now') return { fromSeq: entry.seq, toSeq: null }
  if (against === 'before') {
    const before = entry.kind === 'work' || entry.kind === 'restored' ? entry.beforeSeq : Math.max(0, entry.seq - 1)
    return { fromSeq: before, toSeq: entry.seq }
  }
  return { fromSeq: Math.min(entry.seq, against), toSeq: Math.max(entry.seq, against) }
}

/** Names as people say them in a row: `Ida`, `Ida og Mads`, `Ida, Mads og Karen`. */
export function namesInRow(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`
}

/** The other versions to compare with, one for each place of the log: a name says more than a stretch of work. */
export function comparableWith(entries: readonly HistoryEntry[], chosen: HistoryEntry): HistoryEntry[] {
  const seen = new Set([chosen.seq])
  return entries.filter(({ seq }) => {
    if (seen.has(seq)) return false
    seen.add(seq)
    return true
  })
}
