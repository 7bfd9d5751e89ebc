import { createServer as createVite } from 'vite'
import { isRoomPath, isServersPath } from '#shared/contracts/addresses.ts'
import { type Front, createApp } from '../app.ts'
import { isLoopback, readConfig } from '../config.ts'
import { seedDemo } from '../seed/seed-demo.ts'
import { startFault } from '../start-fault.ts'
import { openStorage } from '../storage/database.ts'
import { lockDataDir } from '../storage/folder-lock.ts'
import { createLogger, systemClock, systemRandom } from '../system.ts'

/** `npm run dev`: the server with the client's sources, in one process on one port, restarted when the server changes. */
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const front: Front = {
  async attach(server) {
    const vite = await createVite({
      configFile: 'vite.config.ts',
      appType: 'spa',
      logLevel: 'warn',
      server: { middlewareMode: true, hmr: { server } },
    })
    return (request, response, next) => {
      const path = request.url?.split('?', 1)[0] ?? '/'
      if (isRoomPath(path)) request.url = '/room.html'
      // Everything else is the client's sources.
      if (isServersPath(path)) next()
      else vite.middlewares(request, response, next)
    }
  },
  ownsUpgrade: (request) => request.headers['sec-websocket-protocol']?.startsWith('vite-') ?? false,
}

const config = readConfig(process.env)
try {
  // It gives out source files to whoever can reach it.
  if (!isLoopback(config.host)) throw new Error('the development server listens on this machine only; leave HOST out.')
  await lockDataDir(config.dataDir)
  const storage = await openStorage(config.dataDir)
  const logger = createLogger(config)
  const app = await createApp({ config, storage, clock: systemClock, random: systemRandom, logger, print, front })
  if (config.isDemo) await seedDemo(app.foundation)
  const { url } = await app.listen()
  print(`Samspil (development): ${url}`)
} catch (error) {
  process.stderr.write(`Samspil cannot start: ${startFault(error, config)}\n`)
  process.exit(1)
}
