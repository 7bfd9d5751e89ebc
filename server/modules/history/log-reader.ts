import { inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import type { DocumentId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import { type LoggedUpdate, UpdateLogError, checkpointSha256 } from '#server/sync/update-log.ts'

/** Rows of one query: other requests take their turn between two. */
const rowsPerQuery = 1000
/** Updates applied before the event loop gets its turn: a few milliseconds. */
const updatesPerTurn = 250

export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The lines of a document's log after one and up to another, in order, page by page. */
export async function* logLines(
  database: Database,
  documentId: DocumentId,
  afterSeq: number,
  upToSeq = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<LoggedUpdate[]> {
  for (let at = afterSeq; at < upToSeq;) {
    const rows = await database
      .selectFrom('document_update')
      .where('document_id', '=', documentId)
      .where('seq', '>', at)
      .where('seq', '<=', upToSeq)
      .select(['seq', 'person_id as personId', 'bytes', 'created_at as createdAt'])
      .orderBy('seq')
      .limit(rowsPerQuery)
      .execute()
    for (let start = 0; start < rows.length; start += updatesPerTurn) {
      yield rows.slice(start, start + updatesPerTurn)
      await breath()
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerQuery) return
    at = last.seq
  }
}

/**
 * The document as it stood after a line of its log, to be destroyed by the caller: the nearest kept state before it
 * and the lines from there. Errors: rejects when no sound state or not every line is there; never a shorter document.
 */
export async function documentAt(database: Database, documentId: DocumentId, seq: number): Promise<Y.Doc> {
  const base = await nearestState(database, documentId, seq)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base.bytes)
  let at = base.seq
  for await (const lines of logLines(database, documentId, base.seq, seq)) {
    doc.transact(() => {
      for (const line of lines) {
        if (line.seq !== at + 1) throw new UpdateLogError(`Update ${at + 1} of document ${documentId} is missing`)
        Y.applyUpdate(doc, line.bytes)
        at = line.seq
      }
    })
  }
  if (at !== seq) throw new UpdateLogError(`The log of document ${documentId} ends at ${at}, not at ${seq}`)
  return doc
}

async function nearestState(
  database: Database,
  documentId: DocumentId,
  seq: number,
): Promise<{ readonly seq: number; readonly bytes: Uint8Array }> {
  const checkpoints = await database
    .selectFrom('document_checkpoint')
    .where('document_id', '=', documentId)
    .where('seq', '<=', seq)
    .select(['seq', 'bytes', 'sha256'])
    .orderBy('seq', 'desc')
    .execute()
  const version = await database
    .selectFrom('document_version')
    .where('document_id', '=', documentId)
    .where('seq', '<=', seq)
    .where('state', 'is not', null)
    .select(['seq', 'state'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const sound = checkpoints.find(({ bytes, sha256 }) => checkpointSha256(bytes) === sha256)
  if (version?.state && version.seq > (sound?.seq ?? -1)) {
    return { seq: version.seq, bytes: inflateRawSync(version.state) }
  }
  if (sound === undefined) throw new UpdateLogError(`Document ${documentId} has no sound checkpoint`)
  return sound
}
