import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { localCopyPrefix } from './forget-local-copies.ts'

/** The copy of a document on this device: opened offline, merged on return. */
export interface LocalCopy {
  /** Origin of the updates that come out of the copy, to tell them from the person's own. */
  readonly origin: unknown
  /** Resolves when what was kept stands in the document; false when this device never had it. */
  readonly loaded: Promise<boolean>
  /** Own changes that were not known to be on the server when the page was last open. */
  unsent(): Promise<number>
  setUnsent(changes: number): void
  close(): void
  forget(): Promise<void>
}

const copyName = (personId: string, documentId: string, epoch: number) =>
  // The epoch is part of the name, so that a copy from before a restore can never flow into the restored document.
  `${localCopyPrefix}${personId}:${documentId}${epoch === 1 ? '' : `:${epoch}`}`

const unsentKey = 'unsent'

/** The device's copy of a document for one person; null where the browser keeps nothing (private windows, Node). */
export function openLocalCopy(personId: string, documentId: string, epoch: number, doc: Y.Doc): LocalCopy | null {
  if (typeof indexedDB === 'undefined') return null
  const persistence = new IndexeddbPersistence(copyName(personId, documentId, epoch), doc)
  let kept = -1
  let wanted = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  const note = () => {
    timer = null
    if (wanted === kept) return
    kept = wanted
    // A failed note of the number costs the number, not the changes: those are in the updates beside it.
    persistence.set(unsentKey, wanted).catch(() => undefined)
  }
  return {
    origin: persistence,
    loaded: persistence.whenSynced.then(() => doc.store.clients.size > 0),
    unsent: async () => {
      const value: unknown = await persistence.get(unsentKey)
      return typeof value === 'number' ? value : 0
    },
    setUnsent: (changes) => {
      wanted = changes
      // Not per keystroke: the number goes up and down with every acknowledgement.
      timer ??= setTimeout(note, 300)
    },
    close: () => {
      if (timer !== null) {
        clearTimeout(timer)
        // The page may open the document anew at once, with another right, and must know what was not sent.
        note()
      }
      void persistence.destroy()
    },
    forget: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      return persistence.clearData()
    },
  }
}

/** Asks the browser not to throw the copies away when space runs short. */
export async function keepLocalCopies(): Promise<boolean> {
  if (typeof navigator === 'undefined' || navigator.storage?.persist === undefined) return false
  return navigator.storage.persist()
}
