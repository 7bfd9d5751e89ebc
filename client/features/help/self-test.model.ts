/** What is looked at, in the order in which it is shown. */
export const testedThings = ['server', 'clock', 'post', 'socket', 'stream', 'storage', 'browser'] as const
export type TestedThing = (typeof testedThings)[number]

/** `poor`: works, with something less; `broken`: what rests on it cannot work here. */
export type Verdict = 'ok' | 'poor' | 'broken'

export interface Finding {
  readonly verdict: Verdict
  /** Milliseconds, or seconds for the clock; null where nothing was measured. */
  readonly measured: number | null
}
export type Findings = Readonly<Partial<Record<TestedThing, Finding>>>

/** Answers later than this make writing together feel slow. */
const slowMs = 1500
/** A clock further off than this puts wrong times on versions and comments as this device shows them. */
const clockSeconds = 120

export const ofAnswer = (ms: number | null): Finding =>
  ms === null
    ? { verdict: 'broken', measured: null }
    : { verdict: ms > slowMs ? 'poor' : 'ok', measured: Math.round(ms) }

/** `serverAt`: the server's own time in its answer, in ms; null when it said none. */
export function ofClock(serverAt: number | null, deviceAt: number): Finding {
  if (serverAt === null || Number.isNaN(serverAt)) return { verdict: 'poor', measured: null }
  const off = Math.round(Math.abs(serverAt - deviceAt) / 1000)
  return { verdict: off > clockSeconds ? 'poor' : 'ok', measured: off }
}

/** Without a WebSocket a stream does, and the other way round nothing is missing; with neither nothing is live. */
export function ofWays(socketMs: number | null, streamMs: number | null): Pick<Findings, 'socket' | 'stream'> {
  const hasNeither = socketMs === null && streamMs === null
  const missing: Finding = { verdict: hasNeither ? 'broken' : 'poor', measured: null }
  return {
    socket: socketMs === null ? missing : ofAnswer(socketMs),
    stream: streamMs === null ? missing : ofAnswer(streamMs),
  }
}

/** `waiting` until everything has been looked at. */
export function summaryOf(findings: Findings): Verdict | 'waiting' {
  const verdicts = testedThings.map((thing) => findings[thing]?.verdict)
  if (verdicts.includes(undefined)) return 'waiting'
  // Of the two ways one is enough, and the stream is only looked at in case the other is shut one day.
  if (verdicts.includes('broken')) return 'broken'
  return testedThings.some((thing) => thing !== 'stream' && findings[thing]?.verdict === 'poor') ? 'poor' : 'ok'
}
