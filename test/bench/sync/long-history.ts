import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqliteFile } from '#server/storage/sqlite-file.ts'
import { openStorage } from '#server/storage/database.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'
import { DocumentId } from '#shared/kernel/ids.ts'
import { startSystem } from './systems.ts'

const edits = 20_000
/** As the server itself does at the latest: a checkpoint every 1,000 rows, so 1,000 lie behind it at the worst. */
const checkpointAt = 19_000

/** A text typed letter by letter with a tenth of it deleted again, as its single updates. */
function history(): { updates: Uint8Array[]; state: Uint8Array } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = doc.getText('bench')
  for (let index = 0; updates.length < edits; index += 1) {
    if (index % 10 === 9) text.delete(text.length - 1, 1)
    else text.insert(text.length, 'abcdefghij'[index % 10]!)
  }
  return { updates, state: Y.encodeStateAsUpdate(doc) }
}

/**
 * A data folder with one document of 20,000 edits, as each system keeps it after a crash: Samspil a checkpoint
 * and the longest log that it lets stand behind one, Hocuspocus the whole state (its only form).
 */
export async function longHistory(system: 'samspil' | 'hocuspocus', dataDir: string): Promise<string> {
  const { updates, state } = history()
  if (system === 'hocuspocus') {
    const file = await openSqliteFile(join(dataDir, 'hocuspocus.sqlite'))
    await file.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
    await file.run('INSERT INTO documents (name, data) VALUES (?, ?)', ['long', state])
    await file.close()
    return 'long'
  }
  const seeding = await startSystem('samspil', dataDir)
  const documentId = seeding.documentIds.at(-1)!
  await seeding.stop({ keepData: true })
  const storage = await openStorage(dataDir)
  const log = createSqliteUpdateLog(storage.logFile)
  const id = DocumentId.parse(documentId)
  const { checkpoint, updates: seeded, lastSeq } = await log.load(id)
  for (let from = 0; from < updates.length; from += 1000) {
    const entries = updates.slice(from, from + 1000).map((bytes) => ({ personId: null, bytes, createdAt: 1 }))
    await log.append(id, lastSeq + 1 + from, entries)
  }
  const doc = new Y.Doc()
  for (const bytes of [checkpoint, ...seeded].flatMap((row) => row?.bytes ?? [])) Y.applyUpdate(doc, bytes)
  for (const bytes of updates.slice(0, checkpointAt)) Y.applyUpdate(doc, bytes)
  await log.writeCheckpoint(id, { seq: lastSeq + checkpointAt, bytes: Y.encodeStateAsUpdate(doc), createdAt: 1 })
  await storage.close()
  return documentId
}
