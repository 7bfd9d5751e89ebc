import type { DocumentId, PersonId } from '#shared/kernel/ids.ts'
import type { PreparedStatement, SqliteFile } from '../storage/sqlite-file.ts'
import { GroupCommit, type PendingAppend } from './group-commit.ts'
import { type Checkpoint, type LoadedLog, type UpdateLog, checkpointSha256 } from './update-log.ts'
import { assembleLog } from './log-assembly.ts'

interface UpdateRow {
  readonly seq: number
  readonly person_id: PersonId | null
  readonly bytes: Uint8Array
  readonly created_at: number
}
interface CheckpointRow {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly created_at: number
}

/**
 * The update log in SQLite, on a connection of its own (`Storage.logFile`).
 *
 * One batch is one multi-row INSERT in autocommit: one statement, one transaction, one flush of the WAL, however
 * many documents and people are in it.
 */
export function createSqliteUpdateLog(file: SqliteFile): UpdateLog {
  const insert = insertInto(file)
  const commits = new GroupCommit(async (batch) => {
    await insert(batch)
  })
  return {
    append: (documentId, firstSeq, entries) => commits.append(documentId, firstSeq, entries),
    load: async (documentId) => {
      await commits.settled(documentId)
      return load(file, documentId)
    },
    writeCheckpoint: (documentId, checkpoint) => writeCheckpoint(file, documentId, checkpoint),
    drained: () => commits.drained(),
    backlog: () => commits.backlog(),
  }
}

/** Up to this many rows a statement is compiled once and kept; typing makes batches of a few rows. */
const maxPreparedRows = 16

function insertInto(file: SqliteFile): (batch: readonly PendingAppend[]) => Promise<unknown> {
  const prepared = new Map<number, PreparedStatement>()
  return async (batch) => {
    const parameters: unknown[] = []
    for (const { documentId, firstSeq, entries } of batch) {
      entries.forEach((entry, index) => {
        parameters.push(documentId, firstSeq + index, entry.personId, asBuffer(entry.bytes), entry.createdAt)
      })
    }
    const rows = parameters.length / 5
    if (rows > maxPreparedRows) return file.run(insertSql(rows), parameters)
    const statement = prepared.get(rows) ?? (await file.prepare(insertSql(rows)))
    prepared.set(rows, statement)
    return statement.run(parameters)
  }
}

const insertSql = (rows: number): string =>
  `INSERT INTO document_update (document_id, seq, person_id, bytes, created_at)
   VALUES ${Array.from({ length: rows }, () => '(?,?,?,?,?)').join(',')}`

async function load(file: SqliteFile, documentId: DocumentId): Promise<LoadedLog> {
  const checkpoints = await file.all<CheckpointRow>(
    'SELECT seq, bytes, sha256, created_at FROM document_checkpoint WHERE document_id = ? ORDER BY seq DESC',
    [documentId],
  )
  return assembleLog(
    documentId,
    checkpoints.map((row) => ({ seq: row.seq, bytes: row.bytes, createdAt: row.created_at, sha256: row.sha256 })),
    async (afterSeq) => {
      const rows = await file.all<UpdateRow>(
        'SELECT seq, person_id, bytes, created_at FROM document_update WHERE document_id = ? AND seq > ? ORDER BY seq',
        [documentId, afterSeq],
      )
      return rows.map((row) => ({
        seq: row.seq,
        personId: row.person_id,
        bytes: row.bytes,
        createdAt: row.created_at,
      }))
    },
  )
}

async function writeCheckpoint(file: SqliteFile, documentId: DocumentId, checkpoint: Checkpoint): Promise<void> {
  await file.run(
    `INSERT INTO document_checkpoint (document_id, seq, bytes, sha256, created_at) VALUES (?,?,?,?,?)
     ON CONFLICT (document_id, seq) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256,
       created_at = excluded.created_at`,
    [documentId, checkpoint.seq, asBuffer(checkpoint.bytes), checkpointSha256(checkpoint.bytes), checkpoint.createdAt],
  )
  await file.run(
    `DELETE FROM document_checkpoint WHERE document_id = ?1
       AND seq NOT IN (SELECT seq FROM document_checkpoint WHERE document_id = ?1 ORDER BY seq DESC LIMIT 2)
       AND seq <> (SELECT min(seq) FROM document_checkpoint WHERE document_id = ?1)`,
    [documentId],
  )
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
