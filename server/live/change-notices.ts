import type { ChangeTopic } from '#shared/contracts/sync.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'

export type ChangeListener = (partnershipId: PartnershipId, topic: ChangeTopic) => void

/** Tells open pages what to fetch again. Services publish after their transaction has committed, never before. */
export class ChangeNotices {
  private readonly listeners = new Set<ChangeListener>()

  publish(partnershipId: PartnershipId, ...topics: readonly ChangeTopic[]): void {
    for (const topic of topics) for (const listener of this.listeners) listener(partnershipId, topic)
  }

  /** Returns how to stop listening. */
  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
