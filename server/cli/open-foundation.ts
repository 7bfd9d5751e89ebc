import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pino } from 'pino'
import { type Config, readConfig } from '../config.ts'
import { ChangeNotices } from '../live/change-notices.ts'
import { LiveConnections } from '../live/live-connections.ts'
import type { Foundation } from '../services.ts'
import { startFault } from '../start-fault.ts'
import { databaseFileName, openStorage } from '../storage/database.ts'
import { systemClock, systemRandom } from '../system.ts'
import { type CommandIo, CommandRefused } from './command.ts'

/**
 * Runs the work on the data folder's database, beside a server that may be running on it, and closes it.
 * `mustExist` refuses to make a new one: a typing error in DATA_DIR would else look like an empty programme.
 */
export async function withFoundation<T>(
  io: CommandIo,
  { mustExist }: { readonly mustExist: boolean },
  work: (foundation: Foundation) => Promise<T>,
): Promise<T> {
  const config = settings(io)
  const dataDir = resolve(io.cwd, config.dataDir)
  if (mustExist && !existsSync(join(dataDir, databaseFileName))) {
    throw new CommandRefused(`There is no database in ${dataDir}. Start Samspil once, or set DATA_DIR.`)
  }
  const storage = await openStorage(dataDir).catch((error: unknown) => {
    throw new CommandRefused(startFault(error, config))
  })
  try {
    return await work({
      config,
      database: storage.database,
      clock: systemClock,
      random: systemRandom,
      logger: pino({ level: 'silent' }),
      // Nobody listens in this process; the server finds revoked credentials by itself.
      notices: new ChangeNotices(),
      connections: new LiveConnections(),
    })
  } finally {
    await storage.close()
  }
}

function settings(io: CommandIo): Config {
  try {
    return readConfig(io.env)
  } catch (error) {
    throw new CommandRefused(error instanceof Error ? error.message : String(error))
  }
}
