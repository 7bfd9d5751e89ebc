import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { SnapshotLookup } from './snapshot-lookup.ts'

/** What the text shows of a commitment. Everything in it comes from SQL; the document holds the id only. */
export interface CommitmentFace {
  readonly partyKind: PartyKind
  /** The status in words, such as "Accepteret". */
  readonly status: string
  /** Read out before and after the status: "Forpligtelse," and "Virksomhed: holder pladsen åben". */
  readonly before: string
  readonly after: string
}

export type LookupAnswer =
  | { readonly kind: 'known'; readonly face: CommitmentFace }
  | { readonly kind: 'unknown' }
  /** The list has not arrived yet: nothing is said about the commitment. */
  | { readonly kind: 'waiting' }

/**
 * Commitments by id for the chips and underlines in the text. A change reaches the elements that show it and
 * nothing else: neither React nor the editor draws anything anew.
 */
export class CommitmentLookup {
  /** The frozen simulations that stand in the text, along the same way. */
  readonly snapshots = new SnapshotLookup()
  private faces: ReadonlyMap<string, CommitmentFace> | null = null
  private readonly listeners = new Map<string, Set<() => void>>()
  /** Words for a chip whose commitment the list does not have. */
  unknownText = ''
  onOpen: (commitmentId: string) => void = () => undefined

  get(commitmentId: string): LookupAnswer {
    if (this.faces === null) return { kind: 'waiting' }
    const face = this.faces.get(commitmentId)
    return face === undefined ? { kind: 'unknown' } : { kind: 'known', face }
  }

  replace(faces: ReadonlyMap<string, CommitmentFace> | null): void {
    const before = this.faces
    this.faces = faces
    for (const [id, listeners] of this.listeners) {
      const wasSame =
        before !== null && faces !== null && JSON.stringify(before.get(id)) === JSON.stringify(faces.get(id))
      if (!wasSame) for (const listener of listeners) listener()
    }
  }

  /** Calls at once and after every change of this commitment. Returns how to stop. */
  watch(commitmentId: string, listener: () => void): () => void {
    const listeners = this.listeners.get(commitmentId) ?? new Set()
    this.listeners.set(commitmentId, listeners.add(listener))
    listener()
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.listeners.delete(commitmentId)
    }
  }
}
