import type { Clock } from '#shared/kernel/time.ts'
import type { SyncOptions } from './sync-options.ts'

/** Lets `burst` through at once and `perSecond` for ever. */
export class TokenBucket {
  private left: number
  private filledAt: number
  private readonly clock: Clock
  private readonly perSecond: number
  private readonly burst: number

  constructor(clock: Clock, perSecond: number, burst: number) {
    this.clock = clock
    this.perSecond = perSecond
    this.burst = burst
    this.left = burst
    this.filledAt = clock.now()
  }

  /** Whether one more is within the limit; counts it if so. A clock that jumps back takes nothing away. */
  take(): boolean {
    const now = this.clock.now()
    const elapsedMs = Math.max(0, now - this.filledAt)
    this.filledAt = now
    this.left = Math.min(this.burst, this.left + (elapsedMs / 1000) * this.perSecond)
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}

export type MessageClass = 'write' | 'awareness' | 'question'

/** The limits of one socket, or (with a factor) of all sockets of one credential together. */
export type RateLimits = Readonly<Record<MessageClass, TokenBucket>>

export function createRateLimits(clock: Clock, numbers: SyncOptions, factor = 1): RateLimits {
  return {
    write: new TokenBucket(clock, numbers.updatesPerSecond * factor, numbers.updateBurst * factor),
    awareness: new TokenBucket(clock, numbers.awarenessPerSecond * factor, numbers.awarenessBurst * factor),
    question: new TokenBucket(clock, numbers.questionsPerSecond * factor, numbers.questionBurst * factor),
  }
}
