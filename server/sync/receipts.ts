import type { NeededClocks } from './frame-guard.ts'

interface Receipt {
  readonly ordinal: number
  /** Log number that must be on disk; null while the content waits for something that has not come. */
  seq: number | null
  readonly needs: NeededClocks
}

/**
 * One socket's write messages that are not acknowledged yet, in the order in which they came.
 *
 * Acknowledging `n` says that the messages 1 to n are on disk. So a message waits for those before it, and one that
 * changed nothing waits for what made it change nothing (SYN-11).
 */
export class Receipts {
  private readonly open: Receipt[] = []
  private count = 0

  /** Counts one accepted write message and returns its ordinal; `seq` null: it waits for `needs`. */
  add(seq: number | null, needs: NeededClocks): number {
    this.count += 1
    this.open.push({ ordinal: this.count, seq, needs })
    return this.count
  }

  /** The ordinal that the next write message will have. */
  get next(): number {
    return this.count + 1
  }

  get isEmpty(): boolean {
    return this.open.length === 0
  }

  get waiting(): number {
    return this.open.reduce((sum, receipt) => sum + (receipt.seq === null ? 1 : 0), 0)
  }

  /** Gives those whose content has now come the number that holds it. */
  integrate(seq: number, isIntegrated: (needs: NeededClocks) => boolean): void {
    for (const receipt of this.open) if (receipt.seq === null && isIntegrated(receipt.needs)) receipt.seq = seq
  }

  /** Takes out what is on disk up to the first that is not; the highest ordinal, or null when none is. */
  settle(durableSeq: number): number | null {
    let settled: number | null = null
    for (let first = this.open[0]; first !== undefined; first = this.open[0]) {
      if (first.seq === null || first.seq > durableSeq) break
      settled = first.ordinal
      this.open.shift()
    }
    return settled
  }
}
