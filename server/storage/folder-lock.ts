import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import { makeFolder } from './make-folder.ts'

/** Held for good: a handle that nothing refers to is collected, and its lock goes with it. */
const held: sqlite3.Database[] = []

/**
 * Keeps the data folder for this process until it ends, however it ends. Two servers would each hold the same
 * documents in memory and number their updates alike, so that one of the two could save nothing.
 *
 * The lock is SQLite's own on a file beside the database: the system lets go of it when a process is killed, and the
 * command line, which asks for no lock, works beside a running server.
 * Errors: rejects when another process holds it, or the folder cannot be written.
 */
export async function lockDataDir(dataDir: string): Promise<void> {
  makeFolder(dataDir)
  const lock = await new Promise<sqlite3.Database>((resolve, reject) => {
    const handle = new sqlite3.Database(join(dataDir, 'server.lock'), (error) =>
      error ? reject(error) : resolve(handle),
    )
  })
  await new Promise<void>((resolve, reject) => {
    lock.exec('BEGIN EXCLUSIVE', (error) => (error === null ? resolve() : reject(asHeldByOther(error, dataDir))))
  })
  held.push(lock)
}

const asHeldByOther = (error: Error, dataDir: string): Error =>
  'code' in error && error.code === 'SQLITE_BUSY'
    ? new Error(`another Samspil runs on the data folder ${dataDir}. Stop it, or set DATA_DIR.`, { cause: error })
    : error
