import * as Y from 'yjs'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { pendingBytes } from './pending-limit.ts'
import { type UpdateLog, UpdateLogError } from './update-log.ts'

export interface LoadedDocument {
  readonly doc: Y.Doc
  readonly lastSeq: number
  readonly checkpointSeq: number
  /** Bytes read; an upper bound of what the document takes. */
  readonly bytes: number
}

/** Updates applied before others get their turn: about 5 ms of a long history. */
const updatesPerTurn = 500

/**
 * Builds the document from its log.
 *
 * Errors: rejects when the log does, when bytes cannot be read, or when something stays missing; never an emptier
 * document than was kept, because the next checkpoint would make that the truth (SYN-40).
 */
export async function loadDocument(log: UpdateLog, documentId: DocumentId): Promise<LoadedDocument> {
  const { checkpoint, updates, lastSeq } = await log.load(documentId)
  const doc = new Y.Doc({ gc: true })
  let bytes = checkpoint.bytes.byteLength
  try {
    Y.applyUpdate(doc, checkpoint.bytes)
    for (let start = 0; start < updates.length; start += updatesPerTurn) {
      if (start > 0) await new Promise((resolve) => setImmediate(resolve))
      doc.transact(() => {
        for (const update of updates.slice(start, start + updatesPerTurn)) {
          Y.applyUpdate(doc, update.bytes)
          bytes += update.bytes.byteLength
        }
      })
    }
  } catch (cause) {
    throw new UpdateLogError(`The log of document ${documentId} holds bytes that cannot be read`, { cause })
  }
  if (pendingBytes(doc) > 0) {
    throw new UpdateLogError(`The log of document ${documentId} refers to content that it does not hold`)
  }
  return { doc, lastSeq, checkpointSeq: checkpoint.seq, bytes }
}
