const quietMs = 10_000

/**
 * Says the latest thing at most every ten seconds, and nothing twice in a row: a screen reader's user hears who
 * joins the section without being interrupted while writing.
 */
export class CalmAnnouncer {
  private readonly say: (text: string, onSaid: () => void) => void
  private readonly now: () => number
  private lastAt = -Infinity
  private lastText = ''
  private waiting: string | null = null
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(say: (text: string, onSaid: () => void) => void, now: () => number = Date.now) {
    this.say = say
    this.now = now
  }

  offer(text: string): void {
    this.waiting = text
    if (this.timer !== null) return
    this.wait()
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private wait(): void {
    this.timer = setTimeout(() => this.flush(), Math.max(0, this.lastAt + quietMs - this.now()))
  }

  private flush(): void {
    this.timer = null
    // What came before may have been heard later than it was said.
    if (this.now() < this.lastAt + quietMs) return this.wait()
    const text = this.waiting
    this.waiting = null
    if (text === null || text === '' || text === this.lastText) return
    this.lastAt = this.now()
    this.lastText = text
    this.say(text, () => {
      this.lastAt = this.now()
    })
  }
}
