import { type IncomingMessage, type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type FastifyInstance, fastify as createFastify } from 'fastify'
import type { Logger } from 'pino'
import type { Clock } from '#shared/kernel/time.ts'
import type { Config } from './config.ts'
import { findChromium } from './export/find-chromium.ts'
import { type PdfPrinter, createPdfPrinter } from './export/pdf-printer.ts'
import { serveAttachments } from './http/attachments-endpoint.ts'
import { isPage, sendPage, serveClient } from './http/client-files.ts'
import { serveDownloads } from './http/downloads-endpoint.ts'
import { createHealthCheck } from './http/health.ts'
import { createOriginCheck } from './http/origin.ts'
import { answerRefusal } from './http/refusal-answer.ts'
import { securityHeaders } from './http/security-headers.ts'
import { type Streams, serveStreams } from './http/stream-endpoint.ts'
import { serveUnsubscribe } from './http/unsubscribe-endpoint.ts'
import { serveTrpc } from './http/trpc-endpoint.ts'
import { ChangeNotices } from './live/change-notices.ts'
import { createEventsSocket } from './live/events-socket.ts'
import { createRoomSocket } from './live/room-socket.ts'
import { LiveConnections } from './live/live-connections.ts'
import { createLogMailer } from './mail/log-mailer.ts'
import type { Mailer } from './mail/mailer.ts'
import { createSmtpMailer } from './mail/smtp-mailer.ts'
import { watchCredentials } from './modules/accounts/credential-watch.ts'
import { createCredentials } from './modules/accounts/credentials.ts'
import { createDocumentAccess } from './modules/accounts/document-access.ts'
import { digestSources } from './modules/notifications/digest-sources.ts'
import { scheduleDigests } from './modules/notifications/digest-schedule.ts'
import { createDocumentIndexer } from './modules/search/document-indexer.ts'
import { readActor } from './modules/members/members.store.ts'
import { type Foundation, type Random, type Services, createServices } from './services.ts'
import type { Storage } from './storage/database.ts'
import { type SyncServer, createSyncServer } from './sync/sync-server.ts'
import { createSqliteUpdateLog } from './sync/update-log.sqlite.ts'

export interface AppSetup {
  readonly config: Config
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** Lines for whoever runs the server: the login links of a server without mail. */
  readonly print: (line: string) => void
  /** The built client; left out, only the interfaces for programs are served. */
  readonly clientDir?: string
  readonly mailer?: Mailer
  /** Left out, Chromium prints where there is one. */
  readonly printer?: PdfPrinter
  /** Stands in front of the app while developing, to serve the client's sources. */
  readonly front?: Front
}

/** Takes a request or hands it on. */
export interface Front {
  attach(server: Server): Promise<(...args: [...Parameters<RequestListener>, next: () => void]) => void>
  ownsUpgrade(request: IncomingMessage): boolean
}

export interface App {
  readonly foundation: Foundation
  readonly services: Services
  readonly sync: SyncServer
  /** Errors: rejects with Node's own error when the port cannot be had (`EADDRINUSE`, `EACCES`). */
  listen(): Promise<{ readonly url: string; readonly port: number }>
  /** Takes no more, writes out what is under way, closes every socket. Done within 5 seconds. */
  close(): Promise<void>
}

const bodyLimitBytes = 256 * 1024
const syncCloseMs = 3000
const httpCloseMs = 1000
const lastLookMs = 500

/** The whole server, wired and not yet listening. Nothing here reads the environment. */
export async function createApp(setup: AppSetup): Promise<App> {
  const { config, storage, clock, random, logger } = setup
  const connections = new LiveConnections()
  const notices = new ChangeNotices()
  const foundation: Foundation = { config, database: storage.database, clock, random, logger, notices, connections }
  let port = config.port
  const mailer = setup.mailer ?? createMailer(setup)
  const post = { mailer, publicUrl: () => config.publicUrl ?? `http://localhost:${port}` }
  const isOwnOrigin = createOriginCheck(config)
  const credentials = createCredentials(foundation)
  const access = createDocumentAccess(foundation, credentials)
  const sync = createSyncServer({
    access,
    log: createSqliteUpdateLog(storage.logFile),
    clock,
    logger,
    connections,
    allowedOrigins: isOwnOrigin,
  })
  const services = createServices(foundation, post, { credentials, documents: sync })
  const events = createEventsSocket({
    access: {
      authenticate: (request) => access.authenticate(request),
      isCurrent: (credential) => access.isCurrent(credential),
      partnerships: async (personId) => {
        const actor = await readActor(storage.database, personId)
        return new Set(actor?.memberships.map((membership) => membership.partnershipId))
      },
    },
    notices,
    connections,
    logger,
    allowedOrigins: isOwnOrigin,
  })

  const rooms = createRoomSocket({
    hub: services.roomHub,
    access: { enter: (secret) => services.room.enter(secret) },
    logger,
    allowedOrigins: isOwnOrigin,
  })

  const printer = setup.printer ?? createPdfPrinter({ chromium: findChromium(config.chromium), logger })
  const indexer = createDocumentIndexer(foundation, sync)
  const { fastify, streams } = await createHttp(setup, { foundation, services, printer })
  const upgrades = takeUpgrades(fastify.server, [sync, events, rooms], setup.front)
  services.agreedTexts.watch()
  const stopWatching = watchCredentials(foundation, services.credentials)
  const stopDigests = scheduleDigests(foundation, post, digestSources)

  return {
    foundation,
    services,
    sync,
    async listen() {
      // Not before: the demo programme is loaded in between.
      indexer.start()
      await fastify.listen({ port: config.port, host: config.host })
      port = portOf(fastify.server)
      return { url: config.publicUrl ?? `http://localhost:${port}`, port }
    },
    async close() {
      upgrades.refuse()
      const httpClosed = fastify.close()
      // While documents can still be read; what comes later is looked at when the server starts again.
      await within(services.agreedTexts.close(), lastLookMs)
      await Promise.all([
        stopWatching(),
        within(stopDigests(), httpCloseMs),
        events.close(),
        rooms.close(),
        sync.close({ timeoutMs: syncCloseMs }),
        within(indexer.stop(), httpCloseMs),
        within(mailer.settled(), httpCloseMs),
        within(printer.close(), httpCloseMs),
      ])
      upgrades.destroy()
      streams.close()
      await within(httpClosed, httpCloseMs)
      fastify.server.closeAllConnections()
      await httpClosed
    },
  }
}

const createMailer = ({ config, logger, print }: AppSetup): Mailer =>
  config.smtpUrl === null
    ? createLogMailer(print)
    : createSmtpMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, logger })

async function createHttp(
  setup: AppSetup,
  { foundation, services, printer }: { foundation: Foundation; services: Services; printer: PdfPrinter },
): Promise<{ readonly fastify: FastifyInstance; readonly streams: Streams }> {
  const { config, storage, clock, logger, clientDir, front } = setup
  const headers = securityHeaders(config)
  let inFront: Awaited<ReturnType<Front['attach']>> | null = null
  const fastify = createFastify({
    bodyLimit: bodyLimitBytes,
    // What a client claims about itself is never believed, above all not its address.
    trustProxy: false,
    // A file of ten megabytes over a phone's net; headers alone have a shorter time of their own.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    // Ten names of procedures stand in the path of a full batch.
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: (_error, _request, reply) => {
      void answerRefusal(reply.headers(headers), 'input.invalid')
    },
    serverFactory: (handler) =>
      createServer((request, response) => {
        if (inFront === null) handler(request, response)
        else inFront(request, response, () => handler(request, response))
      }),
  })
  inFront = (await front?.attach(fastify.server)) ?? null

  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers)
    // An address is made of it further on, for the procedures' request.
    if (!URL.canParse(`http://${request.headers.host ?? ''}`)) return answerRefusal(reply, 'input.invalid')
  })
  fastify.addHook('onResponse', async (request, reply) => {
    const path = request.raw.url?.split('?', 1)[0]
    logger.debug(
      { method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'Answered',
    )
  })
  fastify.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return answerRefusal(reply, 'input.invalid', status)
    logger.error({ err: error }, 'A request failed')
    return answerRefusal(reply, 'server.failed')
  })

  const isHealthy = createHealthCheck(storage.database, clock, logger)
  fastify.get('/healthz', async (_request, reply) => {
    const isOk = await isHealthy()
    return reply
      .code(isOk ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isOk ? 'ok' : 'unavailable' })
  })
  serveTrpc(fastify, foundation, services, createOriginCheck(config))
  const streams = serveStreams(fastify, { logger, isOwnOrigin: createOriginCheck(config) })
  serveDownloads(fastify, { foundation, services, printer })
  serveUnsubscribe(fastify, services)
  await services.attachments.tidy()
  serveAttachments(fastify, foundation, services, createOriginCheck(config))
  if (clientDir !== undefined) await serveClient(fastify, clientDir)
  fastify.setNotFoundHandler((request, reply) =>
    clientDir !== undefined && isPage(request) ? sendPage(request, reply) : answerRefusal(reply, 'thing.notFound'),
  )
  await fastify.ready()
  return { fastify, streams }
}

interface UpgradeTaker {
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
}

/** Hands each WebSocket request to the first that takes it and keeps hold of the sockets for closing. */
function takeUpgrades(server: Server, takers: readonly UpgradeTaker[], front: Front | undefined) {
  const sockets = new Set<Duplex>()
  let isRefusing = false
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (front?.ownsUpgrade(request)) return
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (!isRefusing && takers.some((taker) => taker.handleUpgrade(request, socket, head))) return
    // An error on a socket that nobody listens to ends the process.
    socket.on('error', () => socket.destroy())
    const status = isRefusing ? '503 Service Unavailable' : '404 Not Found'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  return {
    refuse: () => {
      isRefusing = true
    },
    destroy: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Resolves with the promise or when the time is over, whichever comes first. */
async function within(promise: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([promise, new Promise((resolve) => (timer = setTimeout(resolve, ms)))])
  clearTimeout(timer)
}
