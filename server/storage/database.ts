import { join } from 'node:path'
import { Kysely, Migrator } from 'kysely'
import { SqliteDialect } from './dialect.sqlite.ts'
import * as initial from './migrations/0001-initial.ts'
import * as scenarios from './migrations/0002-scenarios.ts'
import * as commitments from './migrations/0003-commitments.ts'
import * as rateCard from './migrations/0004-rate-card.ts'
import * as outcomesAndSettlements from './migrations/0005-outcomes-and-settlements.ts'
import * as simulation from './migrations/0006-simulation.ts'
import * as comments from './migrations/0007-comments.ts'
import * as history from './migrations/0008-history.ts'
import * as reuse from './migrations/0009-reuse.ts'
import * as search from './migrations/0018-search.ts'
import * as silentWriting from './migrations/0010-silent-writing.ts'
import * as proposals from './migrations/0028-proposals.ts'
import * as auditChain from './migrations/0031-audit-chain.ts'
import * as approvals from './migrations/0032-approvals.ts'
import * as workshops from './migrations/0030-workshops.ts'
import { makeFolder } from './make-folder.ts'
import { type SqliteFile, openSqliteFile } from './sqlite-file.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

export interface Storage {
  /** Records. One connection; its transactions take turns. */
  readonly database: Database
  /** The update log's own connection, so that an append never waits behind a request's transaction in our queue. */
  readonly logFile: SqliteFile
  close(): Promise<void>
}

export const databaseFileName = 'samspil.sqlite'

/**
 * Opens `<dataDir>/samspil.sqlite`, makes it when missing and brings it to the newest schema.
 * Errors: rejects when the folder or file cannot be written, or a migration fails (then nothing of it is kept).
 */
export async function openStorage(dataDir: string): Promise<Storage> {
  makeFolder(dataDir)
  const path = join(dataDir, databaseFileName)
  const recordsFile = await openSqliteFile(path)
  const database = new Kysely<Tables>({ dialect: new SqliteDialect(recordsFile) })
  await migrate(database)
  const logFile = await openSqliteFile(path)
  return {
    database,
    logFile,
    close: async () => {
      await database.destroy()
      await logFile.close()
      await recordsFile.close()
    },
  }
}

async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database,
    // Migrations are numbered when they are begun and land when they are done; each touches tables of its own.
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: async () => ({
        '0001-initial': initial,
        '0002-scenarios': scenarios,
        '0003-commitments': commitments,
        '0004-rate-card': rateCard,
        '0005-outcomes-and-settlements': outcomesAndSettlements,
        '0006-simulation': simulation,
        '0007-comments': comments,
        '0008-history': history,
        '0009-reuse': reuse,
        '0018-search': search,
        '0010-silent-writing': silentWriting,
        '0028-proposals': proposals,
        '0031-audit-chain': auditChain,
        '0032-approvals': approvals,
        '0030-workshops': workshops,
      }),
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
