import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type * as Y from 'yjs'
import { type CloseCode, closeCode, syncLimits } from '#shared/contracts/sync.ts'
import type { DocumentId, PersonId, SessionId, TokenId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'
import type { LiveConnections } from '../live/live-connections.ts'
import { type SyncRequest, Ticket, isAllowedOrigin, readSyncRequest } from './admission.ts'
import { Connection } from './connection.ts'
import type { Credential, DocumentAccess, DocumentRights } from './document-access.ts'
import type { EditSpan, LiveDocuments, Settled, WriteListener } from './live-documents.ts'
import { OpenDocuments } from './open-documents.ts'
import { type RateLimits, createRateLimits } from './rate-limit.ts'
import { type SyncOptions, defaultSyncOptions } from './sync-options.ts'
import { SyncSocket, frameAllowanceBytes } from './sync-socket.ts'
import type { UpdateLog } from './update-log.ts'

export interface SyncServerSetup {
  readonly access: DocumentAccess
  readonly log: UpdateLog
  readonly clock: Clock
  readonly logger: Logger
  readonly connections: LiveConnections
  /** Whether the request's `Origin` is the app's own; asked only when the header is there. */
  readonly allowedOrigins: (request: IncomingMessage) => boolean
  readonly options?: Partial<SyncOptions>
}

export interface SyncStats {
  readonly documents: number
  readonly connections: number
  readonly unflushedEntries: number
  readonly unflushedBytes: number
}

export interface SyncServer extends LiveDocuments {
  /** Takes the request when its path is `/sync/<uuid>`; false means that it is not ours and nothing was touched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Takes no more, flushes, acknowledges, closes every socket with 4503; done within the time at the latest. */
  close(options: { readonly timeoutMs: number }): Promise<void>
  stats(): SyncStats
}

/** The live documents behind `/sync/<documentId>`; `SPEC.md` beside this file has its rules. */
export function createSyncServer(setup: SyncServerSetup): SyncServer {
  return new Server(setup)
}

interface Upgrade {
  readonly socket: Duplex
  readonly head: Buffer
}

interface CredentialUse {
  sockets: number
  readonly limits: RateLimits
}

/** Looked at this many times per ping, so that a dead socket is found soon after its time. */
const beatsPerPing = 4

class Server implements SyncServer {
  private readonly options: SyncOptions
  private readonly documents: OpenDocuments
  private readonly connections = new Set<Connection>()
  private readonly sockets = new Set<WebSocket>()
  private readonly uses = new Map<SessionId | TokenId, CredentialUse>()
  private readonly writeListeners = new Set<WriteListener>()
  private readonly heart: NodeJS.Timeout
  private beats = 0
  private opening = 0
  private isClosing = false
  private readonly setup: SyncServerSetup
  private readonly webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    WebSocket: SyncSocket,
    maxPayload: syncLimits.maxMessageBytes + frameAllowanceBytes,
    // Browsers cut large messages into pieces of 64 to 128 KiB.
    maxFragments: 1024,
    maxBufferedChunks: 16 * 1024,
    perMessageDeflate: false,
  })

  constructor(setup: SyncServerSetup) {
    this.setup = setup
    this.options = { ...defaultSyncOptions, ...setup.options }
    const onWrite: WriteListener = (documentId, position) => {
      for (const listener of this.writeListeners) listener(documentId, position)
    }
    this.documents = new OpenDocuments({ ...setup, options: this.options, onWrite })
    this.heart = setInterval(() => this.beat(), this.options.pingEveryMs / beatsPerPing)
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const asked = readSyncRequest(request)
    if (asked === null) return false
    // First of all: an error on a socket that nobody listens to ends the process.
    socket.on('error', (error) => this.setup.logger.debug({ err: error }, 'socket error before the handshake'))
    if (!isAllowedOrigin(request, this.setup.allowedOrigins)) {
      answerAndClose(socket, '403 Forbidden')
    } else if (this.opening >= this.options.maxOpeningSockets) {
      answerAndClose(socket, '503 Service Unavailable')
    } else {
      this.opening += 1
      void this.admit(asked, request, { socket, head }).finally(() => {
        this.opening -= 1
      })
    }
    return true
  }

  async read<T>(documentId: DocumentId, look: (doc: Y.Doc, position: number) => T): Promise<T> {
    if (this.isClosing) throw new Error('The sync server is closing')
    const session = await this.documents.get(documentId)
    return look(session.doc, session.lastSeq)
  }

  async transact(documentId: DocumentId, personId: PersonId | null, change: (doc: Y.Doc) => void): Promise<EditSpan> {
    if (this.isClosing) throw new Error('The sync server is closing')
    let session = await this.documents.get(documentId)
    // It may have been let go in the moment between; then it is read anew.
    if (!session.isUsable) session = await this.documents.get(documentId)
    return session.transact(personId, change)
  }

  async settle(documentId: DocumentId, timeoutMs: number): Promise<Settled> {
    if (this.isClosing) throw new Error('The sync server is closing')
    const session = await this.documents.get(documentId)
    return session.whenHandedOver(timeoutMs)
  }

  onWrite(listener: WriteListener): () => void {
    this.writeListeners.add(listener)
    return () => this.writeListeners.delete(listener)
  }

  async close({ timeoutMs }: { readonly timeoutMs: number }): Promise<void> {
    this.isClosing = true
    clearInterval(this.heart)
    const timeIsUp = deadline(timeoutMs)
    // Bytes still in the kernel are not read any more: what is not acknowledged stays with the device.
    for (const socket of this.sockets) socket.pause()
    await Promise.race([this.setup.log.drained(), timeIsUp.promise])
    for (const connection of this.connections) connection.cut(closeCode.unavailable, 'stopping')
    for (const socket of this.sockets) socket.resume()
    const closed = Promise.all(
      [...this.sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    )
    await Promise.race([Promise.all([this.documents.unloadAll(), closed]), timeIsUp.promise])
    for (const socket of this.sockets) socket.terminate()
    timeIsUp.cancel()
    this.webSockets.close()
  }

  stats(): SyncStats {
    const { entries, bytes } = this.setup.log.backlog()
    return {
      documents: this.documents.size,
      connections: this.connections.size,
      unflushedEntries: entries,
      unflushedBytes: bytes,
    }
  }

  private async admit(asked: SyncRequest, request: IncomingMessage, upgrade: Upgrade): Promise<void> {
    let ticket: Ticket | null = null
    try {
      const credential = await this.setup.access.authenticate(request)
      if (credential === null) return this.turnAway(request, upgrade, closeCode.signedOut)
      ticket = new Ticket(credential, asked.documentId, this.setup.access, this.setup.connections)
      const admitted = await ticket.admit(asked.epoch)
      if (typeof admitted === 'number') {
        ticket.end()
        this.turnAway(request, upgrade, admitted)
      } else {
        this.letIn(asked, request, upgrade, ticket, credential, admitted)
      }
    } catch (error) {
      ticket?.end()
      this.setup.logger.error({ err: error, documentId: asked.documentId }, 'a socket could not be admitted')
      this.turnAway(request, upgrade, closeCode.unavailable)
    }
  }

  private letIn(
    asked: SyncRequest,
    request: IncomingMessage,
    upgrade: Upgrade,
    ticket: Ticket,
    credential: Credential,
    rights: DocumentRights,
  ): void {
    const use = this.useOf(credential)
    const isCrowded = use.sockets >= this.options.maxSocketsPerCredential
    const socket = this.isClosing || isCrowded ? null : this.accept(request, upgrade)
    if (socket === null) {
      ticket.end()
      this.turnAway(request, upgrade, isCrowded ? closeCode.flood : closeCode.unavailable)
      return
    }
    use.sockets += 1
    this.uses.set(credential.credentialId, use)
    const connection = new Connection({
      socket,
      transport: upgrade.socket,
      credential,
      rights,
      wantsAck: asked.wantsAck,
      isOutdated: asked.schemaVersion !== null && asked.schemaVersion < rights.schemaVersion,
      askRights: () => ticket.askRights(),
      limits: [createRateLimits(this.setup.clock, this.options), use.limits],
      clock: this.setup.clock,
      logger: this.setup.logger.child({
        documentId: asked.documentId,
        personId: credential.personId,
        connectionId: randomUUID(),
      }),
      options: this.options,
      onClosed: () => {
        ticket.end()
        this.connections.delete(connection)
        use.sockets -= 1
        if (use.sockets === 0) this.uses.delete(credential.credentialId)
        this.documents.noteUseOf(asked.documentId)
      },
    })
    this.connections.add(connection)
    ticket.handOver(connection)
    this.documents.get(asked.documentId).then(
      (session) => connection.enter(session),
      () => connection.cut(closeCode.unavailable, 'load'),
    )
  }

  /** Null when the handshake itself was not in order; `ws` has answered it then. */
  private accept(request: IncomingMessage, { socket, head }: Upgrade): WebSocket | null {
    let accepted: WebSocket | null = null
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => this.setup.logger.debug({ err: error }, 'socket error'))
      this.sockets.add(webSocket)
      webSocket.on('close', () => this.sockets.delete(webSocket))
      accepted = webSocket
    })
    return accepted
  }

  /** The handshake is completed first: only a close code tells the stock client whether to try again. */
  private turnAway(request: IncomingMessage, upgrade: Upgrade, code: CloseCode): void {
    const socket = this.accept(request, upgrade)
    if (socket === null) return
    socket.close(code)
    const timer = setTimeout(() => socket.terminate(), this.options.closeGraceMs)
    socket.once('close', () => clearTimeout(timer))
  }

  private useOf(credential: Credential): CredentialUse {
    return (
      this.uses.get(credential.credentialId) ?? {
        sockets: 0,
        limits: createRateLimits(this.setup.clock, this.options, this.options.credentialFactor),
      }
    )
  }

  private beat(): void {
    this.beats += 1
    for (const connection of this.connections) connection.beat(this.beats % beatsPerPing === 0)
  }
}

function answerAndClose(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function deadline(ms: number): { readonly promise: Promise<void>; cancel(): void } {
  let timer: NodeJS.Timeout | undefined
  const promise = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  return { promise, cancel: () => clearTimeout(timer) }
}
