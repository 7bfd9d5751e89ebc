import sqlite3 from 'sqlite3'

/** One open handle on a SQLite file, with promises. */
export interface SqliteFile {
  all<R>(sql: string, parameters?: readonly unknown[]): Promise<R[]>
  run(sql: string, parameters?: readonly unknown[]): Promise<{ changes: number }>
  exec(sql: string): Promise<void>
  /** Compiles a statement that is run often; it lives as long as the file. Errors: rejects when it cannot be compiled. */
  prepare(sql: string): Promise<PreparedStatement>
  close(): Promise<void>
}

export interface PreparedStatement {
  run(parameters: readonly unknown[]): Promise<void>
}

/**
 * Opens (and makes) the file in WAL mode with `synchronous=FULL`, and asserts both.
 *
 * They are set at every open because a reopened WAL database falls back to `synchronous=NORMAL`, which loses
 * acknowledged edits when the power goes. "Saved" means flushed, so a handle without FULL must not exist.
 * Errors: rejects when the file cannot be opened or written, or the two settings do not hold.
 */
export async function openSqliteFile(path: string): Promise<SqliteFile> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const handle = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(handle)))
  })
  const statements: sqlite3.Statement[] = []
  const file: SqliteFile = {
    all: <R>(sql: string, parameters: readonly unknown[] = []) =>
      new Promise<R[]>((resolve, reject) => {
        database.all(sql, [...parameters], (error, rows) => (error ? reject(error) : resolve(rows as R[])))
      }),
    run: (sql, parameters = []) =>
      new Promise((resolve, reject) => {
        database.run(sql, [...parameters], function (this: sqlite3.RunResult, error: Error | null) {
          if (error) reject(error)
          else resolve({ changes: this.changes })
        })
      }),
    exec: (sql) =>
      new Promise((resolve, reject) => {
        database.exec(sql, (error) => (error ? reject(error) : resolve()))
      }),
    prepare: async (sql) => {
      // Waited for: what is run on a statement that could not be compiled is never answered.
      const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
        const compiled = database.prepare(sql, (error) => (error ? reject(error) : resolve(compiled)))
      })
      statements.push(statement)
      return {
        run: (parameters) =>
          new Promise((resolve, reject) => {
            statement.run([...parameters], (error) => {
              if (error === null) resolve()
              // SQLite keeps a statement that met a locked file half-way, and while one is, no other on this handle is
              // committed, though each says that it is done: what was acknowledged would be rolled back at the close.
              else statement.reset(() => reject(error))
            })
          }),
      }
    },
    close: () =>
      new Promise((resolve, reject) => {
        // An unfinished statement keeps its database open.
        for (const statement of statements) statement.finalize()
        database.close((error) => (error ? reject(error) : resolve()))
      }),
  }
  await file.exec(
    'PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON',
  )
  const [journal] = await file.all<{ journal_mode: string }>('PRAGMA journal_mode')
  const [synchronous] = await file.all<{ synchronous: number }>('PRAGMA synchronous')
  if (journal?.journal_mode !== 'wal' || synchronous?.synchronous !== 2) {
    await file.close()
    throw new Error(`The database file must be in WAL mode with synchronous=FULL: ${path}`)
  }
  return file
}
