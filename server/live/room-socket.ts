import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import { closeCode } from '#shared/contracts/sync.ts'
import { RoomHello } from '#shared/contracts/workshops.ts'
import type { WorkshopId, WorkshopParticipantId, WorkshopStepId } from '#shared/kernel/ids.ts'
import type { RoomDevice, RoomHub } from './room-hub.ts'

export interface RoomAccess {
  /** Whose secret it is; null when nobody's. What they may still see is decided at every showing. */
  enter(secret: string): Promise<{ id: WorkshopParticipantId; workshopId: WorkshopId } | null>
}

export interface RoomSocket {
  /** Takes the request when its path is `/room`; false means that it is not ours and nothing was touched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Closes every socket with 4503. */
  close(): Promise<void>
}

const pingEveryMs = 20_000
const helloWithinMs = 10_000
/** A phone that has fallen this far behind gets the whole room anew when it comes back. */
const maxWaitingBytes = 1024 * 1024
/** Messages a device may send in ten seconds: where it looks and what it has not sent, nothing else comes this way. */
const mostMessages = 60
const floodWindowMs = 10_000

/**
 * `/room`: a participant's own view of a workshop, anew whenever it changes (WOR-2, WOR-6). The secret comes in the
 * first message and never in the address, which proxies write down.
 */
export function createRoomSocket(setup: {
  readonly hub: RoomHub
  readonly access: RoomAccess
  readonly logger: Logger
  readonly allowedOrigins: (request: IncomingMessage) => boolean
}): RoomSocket {
  const { hub, access, logger } = setup
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: true })
  const alive = new WeakSet<WebSocket>()
  const heart = setInterval(() => {
    for (const socket of webSockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else if (socket.readyState === WebSocket.OPEN) socket.ping()
    }
  }, pingEveryMs).unref()

  const open = (socket: WebSocket): void => {
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.on('error', (error) => logger.debug({ err: error }, 'Room socket failed'))
    const patience = setTimeout(() => socket.close(closeCode.noAccess), helloWithinMs)
    let device: Device | null = null
    let remove: (() => void) | null = null
    let hasGreeted = false
    let window = { since: 0, count: 0 }
    socket.once('close', () => {
      clearTimeout(patience)
      remove?.()
      if (device !== null) hub.changed(device.workshopId)
    })
    const greet = async (hello: RoomHello): Promise<void> => {
      const who = await access.enter(hello.secret)
      if (who === null) {
        socket.send(JSON.stringify({ kind: 'ended', code: 'thing.notFound' }))
        return socket.close(closeCode.noAccess)
      }
      if (socket.readyState !== WebSocket.OPEN) return
      device = new Device(socket, who, hello)
      remove = hub.add(device)
      hub.tell(who.workshopId, [device])
      hub.changed(who.workshopId)
    }
    socket.on('message', (data, isBinary) => {
      const now = performance.now()
      if (now - window.since > floodWindowMs) window = { since: now, count: 0 }
      window.count += 1
      if (window.count > mostMessages) return socket.close(closeCode.flood)
      const hello = isBinary ? null : readHello(data as Buffer)
      if (hello === null) return socket.close(closeCode.malformed)
      clearTimeout(patience)
      if (device !== null) {
        const hadUnsent = device.unsent
        device.lookAt(hello)
        hub.tell(device.workshopId, [device])
        if (hadUnsent !== hello.unsent) hub.changed(device.workshopId)
        return
      }
      if (hasGreeted) return
      hasGreeted = true
      greet(hello).catch((error: unknown) => {
        logger.error({ err: error }, 'A room could not be entered')
        socket.close(closeCode.unavailable)
      })
    })
  }

  return {
    handleUpgrade(request, socket, head) {
      if (request.url?.split('?', 1)[0] !== '/room') return false
      socket.on('error', (error) => logger.debug({ err: error }, 'Room socket failed before the handshake'))
      if (request.headers.origin !== undefined && !setup.allowedOrigins(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return true
      }
      webSockets.handleUpgrade(request, socket, head, open)
      return true
    },
    async close() {
      clearInterval(heart)
      webSockets.close()
      await Promise.all([...webSockets.clients].map(closed))
      await hub.close()
    },
  }
}

/** Resolves when the socket is closed; one whose other side does not answer is dropped after a second. */
function closed(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => socket.terminate(), 1000)
    socket.once('close', () => {
      clearTimeout(patience)
      resolve()
    })
    socket.close(closeCode.unavailable)
  })
}

function readHello(data: Buffer): RoomHello | null {
  try {
    return RoomHello.safeParse(JSON.parse(data.toString('utf8'))).data ?? null
  } catch {
    // Not JSON, so not from our client.
    return null
  }
}

class Device implements RoomDevice {
  readonly workshopId: WorkshopId
  readonly participantId: WorkshopParticipantId
  lookedAt: WorkshopStepId | null
  unsent: number
  private readonly socket: WebSocket
  private last = ''

  constructor(socket: WebSocket, who: { id: WorkshopParticipantId; workshopId: WorkshopId }, hello: RoomHello) {
    this.socket = socket
    this.participantId = who.id
    this.workshopId = who.workshopId
    this.lookedAt = hello.stepId
    this.unsent = hello.unsent
  }

  lookAt(hello: RoomHello): void {
    this.lookedAt = hello.stepId
    this.unsent = hello.unsent
  }

  show(view: object): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    // `now` alone is no news.
    const content = JSON.stringify({ ...view, now: 0 })
    if (content === this.last) return
    if (this.socket.bufferedAmount > maxWaitingBytes) return this.socket.terminate()
    this.last = content
    this.socket.send(JSON.stringify({ kind: 'view', view }))
  }

  end(code: string): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    this.socket.send(JSON.stringify({ kind: 'ended', code }))
    this.socket.close(closeCode.noAccess)
  }
}
