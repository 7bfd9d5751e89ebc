import type * as Y from 'yjs'

/** Bytes that Yjs keeps aside because something before them has not come. */
export const pendingBytes = (doc: Y.Doc): number =>
  (doc.store.pendingStructs?.update.byteLength ?? 0) + (doc.store.pendingDs?.byteLength ?? 0)

export function dropPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

/**
 * Runs `encode` while what is kept aside is out of the way: Yjs would otherwise put it into every encoding, and a
 * forged half of an update would reach every peer and the checkpoint.
 */
export function withoutPending<T>(doc: Y.Doc, encode: () => T): T {
  const { pendingStructs, pendingDs } = doc.store
  dropPending(doc)
  try {
    return encode()
  } finally {
    doc.store.pendingStructs = pendingStructs
    doc.store.pendingDs = pendingDs
  }
}
