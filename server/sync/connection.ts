import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import { type CloseCode, closeCode, messageType, syncLimits, syncMessage } from '#shared/contracts/sync.ts'
import type { Clock } from '#shared/kernel/time.ts'
import type { Credential, DocumentRights } from './document-access.ts'
import type { DocumentSession, SessionMember, WriteRefusal } from './document-session.ts'
import { readStateVector } from './frame-guard.ts'
import { FrameWriter } from './frame-writer.ts'
import { type IncomingMessage, frames, readMessage, silentFrame } from './messages.ts'
import type { MessageClass, RateLimits } from './rate-limit.ts'
import type { SyncOptions } from './sync-options.ts'

/** What the access port says about the connection's person at this moment. */
export type CurrentRights =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'noAccess' }
  | { readonly kind: 'rights'; readonly rights: DocumentRights }

type State =
  /** The document is being loaded; what arrives waits. */
  | { readonly kind: 'opening'; readonly held: Uint8Array[] }
  | { readonly kind: 'open'; readonly session: DocumentSession }
  /** The person's rights are being asked again; nothing is taken until the answer. */
  | { readonly kind: 'rechecking'; readonly session: DocumentSession | null; readonly held: Uint8Array[] }
  | { readonly kind: 'closed' }

export interface ConnectionSetup {
  readonly socket: WebSocket
  /** What the socket writes to. */
  readonly transport: Duplex
  readonly credential: Credential
  readonly rights: DocumentRights
  readonly wantsAck: boolean
  /** The device's program is older than the document's schema and would delete what it does not know. */
  readonly isOutdated: boolean
  readonly askRights: () => Promise<CurrentRights>
  /** This socket's own limits and those of its credential. */
  readonly limits: readonly RateLimits[]
  readonly clock: Clock
  readonly logger: Logger
  readonly options: SyncOptions
  readonly onClosed: () => void
}

const hostile: ReadonlySet<CloseCode> = new Set([closeCode.malformed, closeCode.flood, closeCode.tooLarge])

/** One socket on one document, from the accepted handshake to its end. */
export class Connection implements SessionMember {
  readonly canWrite: boolean
  private state: State = { kind: 'opening', held: [] }
  private rights: DocumentRights
  private heldBytes = 0
  private recheckCount = 0
  /** A whole document on its way may exceed the limit for unsent bytes by itself. */
  private backlogAllowance = 0
  private lastHeardAt: number
  private readonly writer: FrameWriter
  private readonly setup: ConnectionSetup

  constructor(setup: ConnectionSetup) {
    this.setup = setup
    this.rights = setup.rights
    this.canWrite = setup.rights.canWrite && !setup.isOutdated
    this.lastHeardAt = setup.clock.now()
    const { socket } = setup
    this.writer = new FrameWriter(socket, setup.transport, (bytes) => this.noteUnsent(bytes))
    socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Uint8Array) this.receive(data)
      else this.cut(closeCode.malformed, 'text')
    })
    socket.on('pong', () => {
      this.lastHeardAt = setup.clock.now()
    })
    // A frame that `ws` could not take; it has begun to close, and nothing that follows can be understood.
    socket.on('error', () => this.cut(closeCode.malformed, 'protocol'))
    socket.on('close', () => this.end())
  }

  get user(): DocumentRights['user'] {
    return this.rights.user
  }

  /** Puts the socket on its document and takes what has waited. */
  enter(session: DocumentSession): void {
    if (this.state.kind === 'closed') return
    if (!session.isUsable) return this.cut(closeCode.unavailable, 'storage')
    const { held } = this.state.kind === 'open' ? { held: [] } : this.state
    const isRechecking = this.state.kind === 'rechecking'
    this.state = isRechecking ? { kind: 'rechecking', session, held } : { kind: 'open', session }
    if (!this.canWrite && this.setup.wantsAck) {
      this.send(frames.refused(0, 'access.readOnly', { reason: this.setup.isOutdated ? 'outdated' : 'role' }))
    }
    session.join(this)
    if (!isRechecking) this.takeHeld(held)
  }

  send(frame: Uint8Array): void {
    if (this.state.kind === 'closed') return
    this.writer.write(frame)
  }

  sendAwareness(frame: Uint8Array): void {
    if (this.setup.socket.bufferedAmount < this.setup.options.dropAwarenessAtBytes) this.send(frame)
  }

  acknowledge(ordinal: number): void {
    if (this.setup.wantsAck) this.send(frames.persisted(ordinal))
  }

  /** Closes at once: whatever arrives afterwards, even in the same tick, is not looked at. */
  cut(code: CloseCode, reason = ''): void {
    if (this.state.kind === 'closed') return
    this.setup.logger.info({ code, reason }, 'socket cut')
    this.end()
    const { socket, options } = this.setup
    socket.close(code, reason)
    // Unread bytes of a flood stay in the kernel, where they cost the sender and not us.
    if (hostile.has(code)) socket.pause()
    else socket.resume()
    const timer = setTimeout(() => socket.terminate(), options.closeGraceMs)
    socket.once('close', () => clearTimeout(timer))
  }

  /** Holds everything back until the rights are known anew, then goes on or closes. */
  async recheck(): Promise<void> {
    if (this.state.kind === 'closed') return
    this.recheckCount += 1
    const asked = this.recheckCount
    if (this.state.kind === 'opening') this.state = { kind: 'rechecking', session: null, held: this.state.held }
    else if (this.state.kind === 'open') this.state = { kind: 'rechecking', session: this.state.session, held: [] }
    this.setup.socket.pause()
    try {
      const current = await this.setup.askRights()
      // A later question has a later answer on its way.
      if (asked === this.recheckCount) this.settleRights(current)
    } catch (error) {
      this.setup.logger.error({ err: error }, 'rights could not be asked')
      this.cut(closeCode.unavailable, 'rights')
    }
  }

  /** One turn of the heartbeat; a socket that has not answered for too long is torn down. */
  beat(mustPing: boolean): void {
    const { socket, clock, options } = this.setup
    if (this.state.kind === 'closed') return
    if (clock.now() - this.lastHeardAt > options.deadAfterMs) {
      socket.terminate()
    } else if (mustPing) {
      socket.ping()
      this.send(silentFrame)
    }
  }

  private noteUnsent(bytes: number): void {
    if (bytes === 0) this.backlogAllowance = 0
    else if (bytes > this.setup.options.cutAtBytes + this.backlogAllowance) this.cut(closeCode.unavailable, 'tooSlow')
  }

  private settleRights(current: CurrentRights): void {
    if (this.state.kind !== 'rechecking') return
    if (current.kind === 'signedOut') return this.cut(closeCode.signedOut)
    if (current.kind === 'noAccess') return this.cut(closeCode.noAccess)
    const { rights } = current
    if (rights.epoch !== this.rights.epoch) return this.cut(closeCode.epochChanged)
    // Rights never change under an open socket: its client would go on showing edits that nobody takes. It comes
    // back by itself and is told at the start.
    if (rights.canWrite !== this.rights.canWrite) return this.cut(closeCode.unavailable, 'rightsChanged')
    this.rights = rights
    const { session, held } = this.state
    this.state = session === null ? { kind: 'opening', held } : { kind: 'open', session }
    this.setup.socket.resume()
    if (session !== null) this.takeHeld(held)
  }

  private takeHeld(held: readonly Uint8Array[]): void {
    this.heldBytes = 0
    for (const bytes of held) this.handle(bytes)
  }

  private receive(bytes: Uint8Array): void {
    if (this.state.kind === 'closed') return
    this.lastHeardAt = this.setup.clock.now()
    const messageClass = classOf(bytes)
    if (!this.setup.limits.every((limits) => limits[messageClass].take())) return this.cut(closeCode.flood)
    if (this.state.kind === 'open') return this.handle(bytes)
    this.heldBytes += bytes.byteLength
    if (this.heldBytes > 2 * syncLimits.maxMessageBytes) return this.cut(closeCode.flood, 'held')
    this.state.held.push(bytes)
  }

  private handle(bytes: Uint8Array): void {
    if (this.state.kind !== 'open') return
    if (bytes.byteLength > syncLimits.maxMessageBytes) return this.cut(closeCode.tooLarge)
    try {
      this.obey(readMessage(bytes), this.state.session)
    } catch (error) {
      this.setup.logger.warn({ err: error, bytes: bytes.byteLength }, 'message could not be read')
      this.cut(closeCode.malformed)
    }
  }

  private obey(message: IncomingMessage, session: DocumentSession): void {
    switch (message.kind) {
      case 'step1':
        return this.answerStep1(message.stateVector, session)
      case 'write':
        return this.write(message.update, message.isStep2, session)
      case 'awareness':
        return session.relay.receive(this, message.update)
      case 'queryAwareness':
        return session.relay.tellAll(this)
      case 'compare':
        return this.compare(message.stateVector, session)
      case 'unknown':
        return
    }
  }

  private answerStep1(bytes: Uint8Array, session: DocumentSession): void {
    const stateVector = readStateVector(bytes)
    if (stateVector === null) return this.cut(closeCode.malformed, 'stateVector')
    const update = session.missingFrom(stateVector)
    this.backlogAllowance = Math.max(this.backlogAllowance, update.byteLength)
    this.send(frames.step2(update))
  }

  private write(update: Uint8Array, isStep2: boolean, session: DocumentSession): void {
    if (!isStep2 && update.byteLength > syncLimits.maxUpdateBytes) {
      return this.refuse({
        ordinal: session.nextOrdinal(this),
        code: 'document.full',
        data: { limit: syncLimits.maxUpdateBytes },
        close: closeCode.tooLarge,
      })
    }
    const refusal = session.write(this, update, isStep2)
    if (refusal !== null) this.refuse(refusal)
  }

  private refuse({ ordinal, code, data, close }: WriteRefusal): void {
    this.setup.logger.warn({ code, data }, 'write refused')
    if (this.setup.wantsAck) this.send(frames.refused(ordinal, code, data))
    this.cut(close, code)
  }

  private compare(bytes: Uint8Array, session: DocumentSession): void {
    const theirs = readStateVector(bytes)
    if (theirs === null) return this.cut(closeCode.malformed, 'stateVector')
    const ours = session.divergenceFrom(theirs)
    if (ours !== null) this.send(frames.diverged(ours))
  }

  private end(): void {
    if (this.state.kind === 'closed') return
    const session = this.state.kind === 'opening' ? null : this.state.session
    this.state = { kind: 'closed' }
    session?.leave(this)
    this.setup.onClosed()
  }
}

/** By the first bytes alone, since the limit must hold before anything is read. */
function classOf(bytes: Uint8Array): MessageClass {
  if (bytes[0] === messageType.awareness) return 'awareness'
  return bytes[0] === messageType.sync && bytes[1] !== syncMessage.step1 ? 'write' : 'question'
}
