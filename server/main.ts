import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type App, createApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { seedDemo } from './seed/seed-demo.ts'
import { startFault } from './start-fault.ts'
import { type Storage, openStorage } from './storage/database.ts'
import { lockDataDir } from './storage/folder-lock.ts'
import { createLogger, systemClock, systemRandom } from './system.ts'

/** A server that has not ended by itself by then is ended: whoever stops it has waited long enough. */
const closeWithinMs = 4800

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function fail(error: unknown, config: Config | null): never {
  process.stderr.write(`Samspil cannot start: ${startFault(error, config)}\n`)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  // Beside this file in the build: dist/server/main.js and dist/client/.
  const clientDir = join(import.meta.dirname, '../client')
  if (!existsSync(join(clientDir, 'index.html'))) throw new Error('The client is not built. Run: npm run build')
  await lockDataDir(config.dataDir)
  const storage = await openStorage(config.dataDir)
  const logger = createLogger(config)
  const app = await createApp({ config, storage, clock: systemClock, random: systemRandom, logger, print, clientDir })
  if (config.isDemo) await seedDemo(app.foundation)
  const { url } = await app.listen()
  // Before the address is printed: whoever reads it may stop the server at once.
  stopOnSignal(app, storage)
  print(`Samspil: ${url}`)
  if (config.isDemo) print('Demo mode: on the sign-in page, step in as one of four example people. DEMO=off ends this.')
}

function stopOnSignal(app: App, storage: Storage): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), closeWithinMs).unref()
    app
      .close()
      .then(() => storage.close())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        process.stderr.write(`Samspil did not stop cleanly: ${String(error)}\n`)
        process.exit(1)
      })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

let config: Config | null = null
try {
  config = readConfig(process.env)
  await start(config)
} catch (error) {
  fail(error, config)
}
