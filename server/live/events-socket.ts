import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import { type ChangeNotice, type CloseCode, closeCode } from '#shared/contracts/sync.ts'
import type { PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import type { Credential } from '../sync/document-access.ts'
import type { ChangeNotices } from './change-notices.ts'
import type { LiveConnection, LiveConnections } from './live-connections.ts'

/** What the notices need to know about people; `modules/accounts` and `modules/members` answer it. */
export interface EventsAccess {
  /** Who the request's cookie or bearer token belongs to; null when neither holds. */
  authenticate(request: IncomingMessage): Promise<Credential | null>
  isCurrent(credential: Credential): Promise<boolean>
  /** The partnerships whose changes the person may hear of. */
  partnerships(personId: PersonId): Promise<ReadonlySet<PartnershipId>>
}

export interface EventsSocket {
  /** Takes the request when its path is `/events`; false means that it is not ours and nothing was touched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Closes every socket with 4503; done when they are closed, a second later at the latest. */
  close(): Promise<void>
}

const pingEveryMs = 20_000
const patienceMs = 1000
/** A page that has fallen this far behind fetches everything anew when it comes back. */
const maxWaitingBytes = 64 * 1024

/**
 * `/events`: tells open pages what to fetch again. It carries topics and never content, so rights are asked where the
 * content is fetched; only who may hear that something changed is decided here.
 */
export function createEventsSocket(setup: {
  readonly access: EventsAccess
  readonly notices: ChangeNotices
  readonly connections: LiveConnections
  readonly logger: Logger
  readonly allowedOrigins: (request: IncomingMessage) => boolean
}): EventsSocket {
  const { access, notices, connections, logger } = setup
  const listening = new Set<Listening>()
  // Nothing is expected from the page: 1 KiB is room for control frames.
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false })
  const stopListening = notices.subscribe((partnershipId, topic) => {
    const text = JSON.stringify({ partnershipId, topic } satisfies ChangeNotice)
    for (const connection of listening) connection.tell(partnershipId, text)
  })
  const heart = setInterval(() => {
    for (const connection of listening) connection.beat()
  }, pingEveryMs).unref()

  const open = async (socket: WebSocket, request: IncomingMessage): Promise<void> => {
    socket.on('error', (error) => logger.debug({ err: error }, 'Events socket failed'))
    const credential = await access.authenticate(request)
    if (credential === null) return socket.close(closeCode.signedOut)
    if (socket.readyState !== WebSocket.OPEN) return
    const connection = new Listening(socket, credential, access)
    const remove = connections.add(connection)
    listening.add(connection)
    socket.once('close', () => {
      remove()
      listening.delete(connection)
    })
    // After `add`: a credential that ended while it was being read would else never be asked about again.
    await connection.recheck()
  }

  return {
    handleUpgrade(request, socket, head) {
      if (request.url?.split('?', 1)[0] !== '/events') return false
      socket.on('error', (error) => logger.debug({ err: error }, 'Events socket failed before the handshake'))
      if (request.headers.origin !== undefined && !setup.allowedOrigins(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return true
      }
      webSockets.handleUpgrade(request, socket, head, (webSocket) => {
        open(webSocket, request).catch((error: unknown) => {
          logger.error({ err: error }, 'Events socket could not be opened')
          webSocket.close(closeCode.unavailable)
        })
      })
      return true
    },
    async close() {
      clearInterval(heart)
      stopListening()
      webSockets.close()
      // Those whose credential is still being read are among the clients too; they must hear why they are closed.
      await Promise.all([...webSockets.clients].map((socket) => closeSocket(socket, closeCode.unavailable)))
    },
  }
}

/** Resolves when the socket is closed. */
function closeSocket(socket: WebSocket, code: CloseCode): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) return resolve()
    // The closing handshake needs the other side; one that does not answer is dropped.
    const patience = setTimeout(() => socket.terminate(), patienceMs)
    socket.once('close', () => {
      clearTimeout(patience)
      resolve()
    })
    socket.close(code)
  })
}

class Listening implements LiveConnection {
  readonly personId: LiveConnection['personId']
  readonly credentialId: LiveConnection['credentialId']
  private readonly socket: WebSocket
  private readonly credential: Credential
  private readonly access: EventsAccess
  private partnerships: ReadonlySet<PartnershipId> = new Set()
  private isAlive = true

  constructor(socket: WebSocket, credential: Credential, access: EventsAccess) {
    this.socket = socket
    this.credential = credential
    this.access = access
    this.personId = credential.personId
    this.credentialId = credential.credentialId
    socket.on('pong', () => {
      this.isAlive = true
    })
  }

  tell(partnershipId: PartnershipId, text: string): void {
    if (!this.partnerships.has(partnershipId) || this.socket.readyState !== WebSocket.OPEN) return
    if (this.socket.bufferedAmount > maxWaitingBytes) this.socket.terminate()
    else this.socket.send(text)
  }

  beat(): void {
    if (!this.isAlive) return this.socket.terminate()
    this.isAlive = false
    if (this.socket.readyState === WebSocket.OPEN) this.socket.ping()
  }

  /** Resolves when the socket is closed. */
  cut(code: CloseCode): Promise<void> {
    this.partnerships = new Set()
    return closeSocket(this.socket, code)
  }

  async recheck(): Promise<void> {
    if (!(await this.access.isCurrent(this.credential))) {
      void this.cut(closeCode.signedOut)
      return
    }
    this.partnerships = await this.access.partnerships(this.personId)
  }
}
