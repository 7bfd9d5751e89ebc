import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DocumentId } from '#shared/kernel/ids.ts'
import { databaseFileName, openStorage } from '#server/storage/database.ts'
import { openSqliteFile } from '#server/storage/sqlite-file.ts'
import { createMemoryUpdateLog } from '#server/sync/update-log.memory.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'
import { insertDocument } from '#test/support/sync/sync-room.ts'
import { describeUpdateLog } from './update-log.contract.ts'

describeUpdateLog('memory', async () => ({
  log: createMemoryUpdateLog(),
  newDocument: async () => DocumentId.parse(randomUUID()),
  reopen: null,
  damageCheckpoint: null,
  close: async () => {},
}))

describeUpdateLog('SQLite file', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'samspil-log-'))
  let storage = await openStorage(dataDir)
  return {
    log: createSqliteUpdateLog(storage.logFile),
    newDocument: () => insertDocument(storage),
    reopen: async () => {
      await storage.close()
      storage = await openStorage(dataDir)
      return createSqliteUpdateLog(storage.logFile)
    },
    damageCheckpoint: async (documentId, seq) => {
      await storage.logFile.run(
        `UPDATE document_checkpoint SET bytes = CAST(x'00' || substr(bytes, 2) || x'01' AS BLOB) WHERE document_id = ? AND seq = ?`,
        [documentId, seq],
      )
    },
    close: async () => {
      await storage.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
})

describe('update log: SQLite file only', () => {
  it('[SYN-12] appends that come while a commit is under way share the next one', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'samspil-log-'))
    const storage = await openStorage(dataDir)
    let statements = 0
    const counted = {
      ...storage.logFile,
      run: (sql: string, parameters?: readonly unknown[]) => {
        statements += 1
        return storage.logFile.run(sql, parameters)
      },
      prepare: async (sql: string) => {
        const statement = await storage.logFile.prepare(sql)
        return {
          run: (parameters: readonly unknown[]) => {
            statements += 1
            return statement.run(parameters)
          },
        }
      },
    }
    const log = createSqliteUpdateLog(counted)
    const documentId = await insertDocument(storage)
    const one = { personId: null, bytes: new Uint8Array([1]), createdAt: 0 }
    const first = log.append(documentId, 1, [one])
    await new Promise((resolve) => setImmediate(resolve))
    const others = Array.from({ length: 99 }, (_, index) => log.append(documentId, index + 2, [one]))
    await Promise.all([first, ...others])
    expect(statements).toBe(2)
    await storage.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('[SYN-15] what is appended after the file was locked for too long is on disk when it says so', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'samspil-log-'))
    const storage = await openStorage(dataDir)
    const other = await openSqliteFile(join(dataDir, databaseFileName))
    await storage.logFile.exec('PRAGMA busy_timeout=20')
    const log = createSqliteUpdateLog(storage.logFile)
    const documentId = await insertDocument(storage)
    const one = { personId: null, bytes: new Uint8Array([1]), createdAt: 0 }
    const committed = () => other.all('SELECT seq FROM document_update ORDER BY seq')

    await other.exec('BEGIN IMMEDIATE')
    await expect(log.append(documentId, 1, [one])).rejects.toThrow('SQLITE_BUSY')
    await other.exec('COMMIT')
    // Another number of rows, so another compiled statement than the one that was refused.
    await log.append(documentId, 1, [one, one])
    expect(await committed()).toEqual([{ seq: 1 }, { seq: 2 }])
    await log.append(documentId, 3, [one])
    expect(await committed()).toEqual([{ seq: 1 }, { seq: 2 }, { seq: 3 }])
    await storage.close()
    expect(await committed()).toHaveLength(3)
    await other.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('[SYN-15] an append whose statement cannot be compiled is refused, and the next one is tried anew', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'samspil-log-'))
    const storage = await openStorage(dataDir)
    const log = createSqliteUpdateLog(storage.logFile)
    const documentId = await insertDocument(storage)
    const one = { personId: null, bytes: new Uint8Array([1]), createdAt: 0 }
    await storage.logFile.exec('ALTER TABLE document_update RENAME TO put_away')
    await expect(log.append(documentId, 1, [one])).rejects.toThrow('document_update')
    await storage.logFile.exec('ALTER TABLE put_away RENAME TO document_update')
    await log.append(documentId, 1, [one])
    expect(await storage.logFile.all('SELECT seq FROM document_update')).toEqual([{ seq: 1 }])
    await storage.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
})
