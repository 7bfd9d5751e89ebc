/** Runs after a pause; when there is none, at the latest so long after the first call that waits. */
export class SettleTimer {
  private timer: NodeJS.Timeout | null = null
  private since: number | null = null
  private readonly run: () => void
  private readonly times: SettleTimes

  constructor(run: () => void, times: SettleTimes) {
    this.run = run
    this.times = times
  }

  note(): void {
    const now = performance.now()
    this.since ??= now
    if (this.timer !== null) clearTimeout(this.timer)
    const left = Math.max(0, this.since + this.times.atLatestMs - now)
    this.timer = setTimeout(() => this.flush(), Math.min(this.times.quietMs, left)).unref()
  }

  /** Runs now when something waits. */
  flush(): void {
    const isWaiting = this.since !== null
    this.stop()
    if (isWaiting) this.run()
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    this.since = null
  }
}

export interface SettleTimes {
  readonly quietMs: number
  readonly atLatestMs: number
}
