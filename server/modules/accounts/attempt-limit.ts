import { isIPv6 } from 'node:net'
import type { Clock } from '#shared/kernel/time.ts'

/**
 * Counts attempts by key in a sliding window, in memory: a restart forgets them, which costs an attacker a restart.
 */
export class AttemptLimit {
  private readonly attempts = new Map<string, number[]>()
  private readonly clock: Clock
  private readonly most: number
  private readonly windowMs: number

  constructor(clock: Clock, { most, windowMs }: { readonly most: number; readonly windowMs: number }) {
    this.clock = clock
    this.most = most
    this.windowMs = windowMs
  }

  /** Whether one more would be allowed now; counts nothing. */
  peek(key: string): boolean {
    const since = this.clock.now() - this.windowMs
    return (this.attempts.get(key) ?? []).filter((at) => at > since).length < this.most
  }

  /** Whether one more is allowed now; if so it is counted. */
  take(key: string): boolean {
    const now = this.clock.now()
    const recent = (this.attempts.get(key) ?? []).filter((at) => at > now - this.windowMs)
    const isAllowed = recent.length < this.most
    if (isAllowed) recent.push(now)
    // Set anew, so that the map stays in the order of last use and the oldest can be dropped.
    this.attempts.delete(key)
    this.attempts.set(key, recent)
    this.forget(now)
    return isAllowed
  }

  /** Keys that nobody has used for a whole window, from the oldest on. */
  private forget(now: number): void {
    for (const [key, times] of this.attempts) {
      if ((times.at(-1) ?? 0) > now - this.windowMs) return
      this.attempts.delete(key)
    }
  }
}

/** The network that an address stands for: itself for IPv4, the first 64 bits for IPv6, which one household has. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ? tail.split(':') : [])]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
