import { randomUUID } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http'
import { duplexPair } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { WebSocket } from 'ws'
import { syncLimits } from '#shared/contracts/sync.ts'
import { type StreamEvent, isStreamed, streamPath, unpackFrames } from '#shared/contracts/stream.ts'
import { frameAllowanceBytes } from '../sync/sync-socket.ts'
import { type OriginCheck, isCrossSite } from './origin.ts'
import { answerRefusal } from './refusal-answer.ts'

/** More of them than a server of this kind has people. */
const mostStreams = 2000
const maxBodyBytes = syncLimits.maxMessageBytes + frameAllowanceBytes
const handshakeMs = 10_000
/** A device that leaves again before its answer is read must not keep us waiting. */
const closingMs = 1000
/** Some proxies hand an answer on only once so much of it is there. */
const padding = `:${' '.repeat(2048)}\n\n`

export interface Streams {
  /** Ends those that are still open once their sockets have been closed. */
  close(): void
}

/**
 * `/stream`: what a WebSocket carries, for a network that lets none through.
 *
 * Behind each stream stands a real WebSocket to this very server, through memory and not through the net, with the
 * headers of the request that opened it. Who may come in, what is taken and when a socket is cut is therefore decided
 * in one place, by the code that serves sockets, and holds here too (STR-1).
 */
export function serveStreams(
  fastify: FastifyInstance,
  { logger, isOwnOrigin }: { readonly logger: Logger; readonly isOwnOrigin: OriginCheck },
): Streams {
  const streams = new Map<string, Stream>()

  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBodyBytes }, (_request, body, done) =>
      done(null, body),
    )

    scope.post(streamPath, (request: FastifyRequest<{ Querystring: { to?: unknown } }>, reply) => {
      const { to } = request.query
      if (isCrossSite(request.raw, isOwnOrigin)) return answerRefusal(reply, 'origin.refused')
      if (typeof to !== 'string' || !isStreamed(to)) return answerRefusal(reply, 'thing.notFound')
      if (streams.size >= mostStreams) return answerRefusal(reply, 'server.failed', 503)
      const stream = new Stream(request.raw, reply, { to, server: fastify.server, logger })
      streams.set(stream.id, stream)
      void stream.ended.then(() => streams.delete(stream.id))
      return reply
    })

    scope.post(
      `${streamPath}/:id`,
      async (request: FastifyRequest<{ Params: { id: string }; Querystring: { n?: unknown } }>, reply) => {
        void reply.header('cache-control', 'no-store')
        if (isCrossSite(request.raw, isOwnOrigin)) return answerRefusal(reply, 'origin.refused')
        const stream = streams.get(request.params.id)
        // Somebody else's stream is none at all.
        if (stream === undefined || !stream.belongsTo(request.raw)) return answerRefusal(reply, 'thing.notFound', 410)
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array()
        return reply.code(await stream.take(Number(request.query.n), body)).send()
      },
    )
  })

  return {
    close: () => {
      for (const stream of streams.values()) stream.end()
    },
  }
}

/** One device's stream: the answer that never ends, and the socket behind it. */
class Stream {
  readonly id = randomUUID()
  readonly ended: Promise<void>
  private readonly bearer: string
  private readonly response: ServerResponse
  private readonly socket: WebSocket
  private taken = 0
  private pings: Buffer[] = []

  constructor(
    request: IncomingMessage,
    reply: FastifyReply,
    { to, server, logger }: { readonly to: string; readonly server: Server; readonly logger: Logger },
  ) {
    this.bearer = bearerOf(request)
    this.response = reply.raw
    this.ended = new Promise((resolve) => this.response.once('close', resolve))
    reply.hijack()
    this.response.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Asked of nginx and those that follow it: hand every event on as it comes.
      'x-accel-buffering': 'no',
    })
    this.response.write(padding)
    this.tell('stream', this.id)

    const [near, far] = duplexPair()
    const { host = 'localhost', origin, cookie, authorization } = request.headers
    this.socket = new WebSocket(`ws://${host}${to}`, {
      createConnection: () => near,
      headers: { ...(cookie && { cookie }), ...(authorization && { authorization }) },
      ...(origin && { origin }),
      // The device answers a ping itself: a stream that nobody reads any more must be found out.
      autoPong: false,
      perMessageDeflate: false,
      handshakeTimeout: handshakeMs,
      maxPayload: 2 * maxBodyBytes,
    })
    // As if it had come over the net; the upgrade is taken by whoever takes upgrades.
    server.emit('connection', far)
    this.pass(logger)
  }

  /** Whether the request brings the very session or token that opened the stream (STR-4). */
  belongsTo(request: IncomingMessage): boolean {
    return bearerOf(request) === this.bearer
  }

  /**
   * Hands the frames of the device's `n`th message on, in order and once (STR-3); answers with the HTTP status:
   * 204 taken, now or before; 409 one before it is missing; 422 not made of frames; 410 too late.
   */
  async take(n: number, body: Uint8Array): Promise<number> {
    if (!Number.isSafeInteger(n) || n > this.taken + 1) return 409
    if (n <= this.taken) return 204
    const frames = unpackFrames(body)
    if (frames === null) {
      this.end()
      return 422
    }
    this.taken = n
    for (const ping of this.pings.splice(0)) this.socket.pong(ping)
    if (this.socket.readyState !== WebSocket.OPEN) return 410
    // Answered when the server has room for more, so that a device waits as long as the socket would make it wait.
    await Promise.race([
      this.ended,
      Promise.all(
        frames.map(
          (frame) =>
            new Promise((resolve) => this.socket.send(frame.bytes, { binary: !frame.isText }, () => resolve(null))),
        ),
      ),
    ])
    return 204
  }

  end(): void {
    this.response.end()
    this.socket.terminate()
  }

  private pass(logger: Logger): void {
    const { socket, response } = this
    response.on('drain', () => socket.resume())
    socket.on('open', () => this.tell('open', ''))
    socket.on('message', (data, isBinary) => {
      const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)
      if (isBinary) this.tell('binary', bytes.toString('base64'))
      else this.tell('text', bytes.toString('utf8'))
    })
    socket.on('ping', (data) => {
      this.pings.push(data)
      this.tell('ping', '')
    })
    socket.on('error', (error) => logger.debug({ err: error }, 'the socket behind a stream failed'))
    socket.on('close', (code, reason) => {
      this.tell('close', JSON.stringify({ code, reason: reason.toString('utf8') }))
      response.end()
      setTimeout(() => response.destroy(), closingMs).unref()
    })
    response.on('close', () => socket.terminate())
  }

  /** A reader that does not keep up makes the socket wait, and the server cuts it as it would any slow socket. */
  private tell(event: StreamEvent, data: string): void {
    if (this.response.writableEnded) return
    const hasRoom = this.response.write(`event: ${event}\ndata: ${data}\n\n`)
    if (!hasRoom && this.socket?.readyState === WebSocket.OPEN) this.socket.pause()
  }
}

const bearerOf = ({ headers }: IncomingMessage): string => `${headers.authorization ?? ''} ${headers.cookie ?? ''}`
