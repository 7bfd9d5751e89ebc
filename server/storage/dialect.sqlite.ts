import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { SqliteFile } from './sqlite-file.ts'

/**
 * Kysely over `sqlite3`, whose calls run on libuv's threads so that a commit never blocks the event loop.
 *
 * One connection and one queue: a transaction holds the connection until it ends, and other queries wait their turn.
 * Without the queue, a query of another request would run inside somebody's open transaction.
 */
export class SqliteDialect implements Dialect {
  private readonly file: SqliteFile
  constructor(file: SqliteFile) {
    this.file = file
  }
  createDriver = (): Driver => new SqliteDriver(this.file)
  createQueryCompiler = () => new SqliteQueryCompiler()
  createAdapter = () => new SqliteAdapter()
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db)
}

class SqliteDriver implements Driver {
  private tail: Promise<void> = Promise.resolve()
  private release: (() => void) | null = null
  private readonly connection: SqliteConnection

  constructor(file: SqliteFile) {
    this.connection = new SqliteConnection(file)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.tail
    let release: () => void = () => {}
    this.tail = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.release = release
    return this.connection
  }

  async releaseConnection(): Promise<void> {
    this.release?.()
  }

  // IMMEDIATE takes the write lock at once: a deferred transaction that first reads can fail with SQLITE_BUSY at its
  // first write in spite of the busy timeout, when the update log has committed in between.
  beginTransaction = (connection: DatabaseConnection) =>
    connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE')).then(() => {})
  commitTransaction = (connection: DatabaseConnection) =>
    connection.executeQuery(CompiledQuery.raw('COMMIT')).then(() => {})
  rollbackTransaction = (connection: DatabaseConnection) =>
    connection.executeQuery(CompiledQuery.raw('ROLLBACK')).then(() => {})

  async destroy(): Promise<void> {}
}

class SqliteConnection implements DatabaseConnection {
  private readonly file: SqliteFile
  constructor(file: SqliteFile) {
    this.file = file
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const returnsRows = /^\s*(select|with|pragma)\b|\breturning\b/i.test(query.sql)
    if (returnsRows) return { rows: await this.file.all<R>(query.sql, query.parameters) }
    const { changes } = await this.file.run(query.sql, query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not offered: no query of Samspil returns more rows than fit in memory.')
  }
}
