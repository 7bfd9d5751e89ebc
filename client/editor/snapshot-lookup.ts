import type { SnapshotReport } from '#shared/contracts/snapshots.ts'

/** What the text shows of a frozen simulation: its report in the document's language, and where it comes from. */
export interface SnapshotFace {
  readonly report: SnapshotReport
  /** "SIMULERET" in the document's language. */
  readonly stamp: string
  /** When, by whom and out of which scenario. */
  readonly origin: string
  readonly link: { readonly text: string; readonly href: string }
}

/** Frozen simulations by id, for the blocks in the text that show them. */
export class SnapshotLookup {
  private faces: ReadonlyMap<string, SnapshotFace> | null = null
  private readonly listeners = new Map<string, Set<() => void>>()
  /** Words for a block whose simulation the list does not have. */
  unknownText = ''
  onFollow: (href: string) => void = () => undefined

  /** Null: not known; undefined: the list has not arrived yet. */
  get(snapshotId: string): SnapshotFace | null | undefined {
    return this.faces === null ? undefined : (this.faces.get(snapshotId) ?? null)
  }

  replace(faces: ReadonlyMap<string, SnapshotFace>): void {
    const before = this.faces
    this.faces = faces
    for (const [id, listeners] of this.listeners) {
      if (before !== null && JSON.stringify(before.get(id)) === JSON.stringify(faces.get(id))) continue
      for (const listener of listeners) listener()
    }
  }

  /** Calls at once and after every change of this one. Returns how to stop. */
  watch(snapshotId: string, listener: () => void): () => void {
    const listeners = this.listeners.get(snapshotId) ?? new Set()
    this.listeners.set(snapshotId, listeners.add(listener))
    listener()
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.listeners.delete(snapshotId)
    }
  }
}
