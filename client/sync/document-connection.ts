import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { closeCode, messageType, syncLimits, syncQuery } from '#shared/contracts/sync.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { documentSchemaVersion } from '#shared/document/fragments.ts'
import { ReachingSocket } from '#client/transport/reaching-socket.ts'
import { type SocketConstructor, countingSocket } from './counting-socket.ts'
import { type LocalCopy, openLocalCopy } from './local-copy.ts'
import { OwnPresence, type Peer, readPeers } from './presence.ts'
import { type RefusalReason, type SaveState, deriveSaveState, reconnectDelayMs, refusalOfClose } from './save-state.ts'

export interface ConnectionOptions {
  readonly documentId: string
  readonly epoch: number
  readonly canWrite: boolean
  readonly personId: string
  /** How the others see this person; the server writes the same from the session. */
  readonly self?: { readonly name: string; readonly partyKind: PartyKind } | undefined
  /** Address without the document's id, such as `wss://example.dk/sync`. */
  readonly address: string
  /** The socket class; the browser's own when left out. */
  readonly socket?: SocketConstructor
}

/** What the screen may do: wait, show the text, or say that this device has never seen the document. */
export type ConnectionPhase = 'loading' | 'ready' | 'neverSeen'

const tickMs = 1000
/** Nothing heard for this long: ask, so that a dead socket shows itself. */
const askAfterMs = 12_000
/** Nothing heard for this long: the socket counts as closed whatever it says of itself. */
const silentAfterMs = 30_000
const compareEveryMs = 60_000
/** How long the page waits for the copy on this device before it connects without. */
const localCopyPatienceMs = 3000

/**
 * One open document: its Y.Doc, the stock y-websocket provider, the copy on this device, and the truth about what
 * is saved. Knows nothing of React; `subscribe` tells when `state`, `phase` or `peers` have changed.
 */
export class DocumentConnection {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly presence = new OwnPresence(this.awareness)
  readonly options: ConnectionOptions

  state: SaveState = { kind: 'connecting' }
  phase: ConnectionPhase = 'loading'
  peers: readonly Peer[] = []

  private provider: WebsocketProvider | null = null
  private localCopy: LocalCopy | null = null
  private hasLocalContent = false
  private isDestroyed = false

  private refusal: RefusalReason | null = null
  /** The right to write was taken while the page stood open. Until a socket hands over again without a note. */
  mayOnlyReadNow = false
  /** The socket that is open now was told at its start that it only reads. */
  private isSocketReader = false
  /** A write message on it was refused for that reason, and its close is on the way. */
  private isWriteRefused = false
  /** What a reader's device still holds from the time when the person could write. */
  private leftBehind = 0
  private hasReadUnsent = false
  private attempts = 0
  private hasFailed = false
  private sent = 0
  private acked = 0
  private handOverOrdinal: number | null = null
  /** Own changes made so far, and how many of them were made when each write message went out. */
  private made = 0
  private safe = 0
  private madeBySent: number[] = []
  private waitingSince: number | null = null
  private lastAskedAt = 0
  private lastComparedAt = Date.now()
  private lastPresenceSentAt = 0
  private presenceTimer: ReturnType<typeof setTimeout> | null = null
  private peersTimer: ReturnType<typeof setTimeout> | null = null
  private reconnectTimer: ReturnType<typeof setTimeout> | null = null
  private readonly ticker: ReturnType<typeof setInterval>
  private readonly listeners = new Set<() => void>()

  constructor(options: ConnectionOptions) {
    this.options = options
    if (options.self !== undefined) {
      this.awareness.setLocalState({ user: { personId: options.personId, ...options.self } })
    }
    this.localCopy = openLocalCopy(options.personId, options.documentId, options.epoch, this.doc)
    // Before the provider's own listener: a change must be counted before the message that carries it is.
    this.doc.on('update', this.onUpdate)
    this.awareness.on('update', this.onOwnAwareness)
    this.awareness.on('change', this.onAwarenessChange)
    this.ticker = setInterval(this.tick, tickMs)
    if (typeof window !== 'undefined') {
      window.addEventListener('online', this.reconnectNow)
      window.addEventListener('offline', this.onOffline)
      document.addEventListener('visibilitychange', this.reconnectNow)
      window.addEventListener('beforeunload', this.onBeforeUnload)
      window.addEventListener('pagehide', this.onPageHide)
    }
    this.onAwarenessChange()
    void this.start()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Own changes that are not known to be on the server's disk. */
  get unsaved(): number {
    return this.options.canWrite ? this.made - this.safe : this.leftBehind
  }

  /** This page is older than the document: it must be loaded anew before anything more is read or written. */
  get isOutdated(): boolean {
    return this.refusal === 'outdated'
  }

  /** Gives up the changes that the server refused: forgets the copy on this device. The page must be loaded anew. */
  async discardLocalCopy(): Promise<void> {
    this.safe = this.made
    this.leftBehind = 0
    await this.localCopy?.forget()
  }

  destroy(): void {
    if (this.isDestroyed) return
    this.isDestroyed = true
    clearInterval(this.ticker)
    for (const timer of [this.presenceTimer, this.peersTimer, this.reconnectTimer]) {
      if (timer !== null) clearTimeout(timer)
    }
    if (typeof window !== 'undefined') {
      window.removeEventListener('online', this.reconnectNow)
      window.removeEventListener('offline', this.onOffline)
      document.removeEventListener('visibilitychange', this.reconnectNow)
      window.removeEventListener('beforeunload', this.onBeforeUnload)
      window.removeEventListener('pagehide', this.onPageHide)
    }
    this.presence.destroy()
    this.provider?.destroy()
    this.awareness.destroy()
    this.localCopy?.close()
    this.doc.destroy()
    this.listeners.clear()
  }

  private readonly onOffline = (): void => {
    this.hasFailed = true
    this.publish()
  }

  private async start(): Promise<void> {
    const copy = this.localCopy
    if (copy !== null) {
      const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), localCopyPatienceMs))
      this.hasLocalContent = await Promise.race([copy.loaded, patience]).catch(() => false)
      const unsent = await copy.unsent().catch(() => 0)
      if (this.isDestroyed) return
      this.made += unsent
      this.leftBehind = unsent
      this.hasReadUnsent = true
      if (unsent > 0) this.waitingSince ??= Date.now()
    }
    if (this.hasLocalContent) this.phase = 'ready'
    this.connect()
    this.publish()
  }

  private connect(): void {
    const { options, awareness, doc } = this
    const connection = this
    const Socket = countingSocket(options.socket ?? (ReachingSocket as unknown as SocketConstructor), {
      mayWrite: (isHandOver) => options.canWrite && !(isHandOver ? this.isSocketReader : this.mayOnlyReadNow),
      opened: () => {
        this.isSocketReader = false
        this.isWriteRefused = false
        this.sent = 0
        this.acked = 0
        this.handOverOrdinal = null
        this.madeBySent = []
      },
      wrote: (isHandOver) => {
        this.sent++
        this.madeBySent[this.sent] = this.made
        if (isHandOver) {
          this.handOverOrdinal ??= this.sent
          this.mayOnlyReadNow = false
        }
        this.publish()
      },
    })
    const provider = new WebsocketProvider(options.address, options.documentId, doc, {
      connect: false,
      awareness,
      disableBc: true,
      WebSocketPolyfill: Socket as unknown as typeof WebSocket,
      params: {
        [syncQuery.ack]: '1',
        [syncQuery.schema]: String(documentSchemaVersion),
        [syncQuery.epoch]: String(options.epoch),
      },
      // The provider's own back-off has no jitter; `onClosed` decides when to try again.
      shouldReconnect: () => false,
    })
    // The stock handler sends on every state it receives, which multiplies presence by the number of people.
    // oxlint-disable-next-line no-underscore-dangle
    awareness.off('update', provider._awarenessUpdateHandler)
    provider.messageHandlers[messageType.persisted] = (_encoder, decoder) => {
      connection.onPersisted(decoding.readVarUint(decoder))
    }
    provider.messageHandlers[messageType.refused] = (_encoder, decoder) => {
      const ordinal = decoding.readVarUint(decoder)
      const code = decoding.readVarString(decoder)
      const reason = noteReason(decoding.readVarString(decoder))
      if (ordinal === 0 && reason === 'outdated') this.stopOutdated()
      // Of any other refused message the close that follows says what to do.
      else if (code === 'access.readOnly') this.becomeReader(ordinal > 0)
    }
    provider.messageHandlers[messageType.diverged] = (encoder, decoder) => {
      const theirs = decoding.readVarUint8Array(decoder)
      // Written into the answer of this very message: what they lack, then a question for what we lack.
      encoding.writeVarUint(encoder, messageType.sync)
      syncProtocol.writeSyncStep2(encoder, doc, theirs)
      this.sendStep1()
    }
    provider.on('status', () => this.publish())
    provider.on('sync', this.onSync)
    provider.on('connection-close', () => {
      this.hasFailed = true
      this.publish()
    })
    provider.on('closed', ({ code }) => this.onClosed(code))
    this.provider = provider
    provider.connect()
  }

  private readonly onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider || (this.localCopy !== null && origin === this.localCopy.origin)) return
    this.made++
    this.waitingSince ??= Date.now()
    this.publish()
  }

  private readonly onSync = (isSynced: boolean): void => {
    if (isSynced) {
      this.attempts = 0
      this.phase = 'ready'
    }
    this.publish()
  }

  private onPersisted(ordinal: number): void {
    this.acked = Math.max(this.acked, Math.min(ordinal, this.sent))
    // What was made before the connection is safe only when the hand-over is; later messages build on it.
    if (this.handOverOrdinal !== null && this.acked >= this.handOverOrdinal) {
      this.safe = Math.max(this.safe, this.madeBySent[this.acked] ?? this.safe)
    }
    this.waitingSince = this.safe === this.made ? null : Date.now()
    this.publish()
  }

  /**
   * Leaves before any content has come: the editor takes out of the document what its schema does not know, and from
   * the copy on this device the page of tomorrow would hand that over as a deletion.
   */
  private stopOutdated(): void {
    this.refusal = 'outdated'
    this.provider?.disconnect()
    this.publish()
  }

  /** Goes on reading, and keeps what was not handed over in case the right comes back. */
  private becomeReader(isWriteRefused: boolean): void {
    this.isSocketReader = true
    this.isWriteRefused = isWriteRefused
    if (this.options.canWrite) this.mayOnlyReadNow = true
    this.publish()
  }

  private onClosed(code: number): void {
    // The end of a connection that was left changes nothing about why.
    if (this.isOutdated) return
    // The close that belongs to a refused edit: the person may read, and the next socket is a reader's.
    const mayStillRead = code === closeCode.noAccess && this.isWriteRefused
    this.refusal = mayStillRead ? null : refusalOfClose(code)
    if (this.refusal === null) this.reconnectAfter(code)
    this.publish()
  }

  private reconnectAfter(code: number | null): void {
    if (this.reconnectTimer !== null) clearTimeout(this.reconnectTimer)
    this.attempts++
    const delay = reconnectDelayMs(this.attempts, code, Math.random())
    this.reconnectTimer = setTimeout(() => {
      this.reconnectTimer = null
      if (!this.isDestroyed && this.refusal === null) this.provider?.connect()
    }, delay)
  }

  /** The net is back or the page is looked at again: no need to wait the back-off out. */
  private readonly reconnectNow = (): void => {
    if (this.refusal !== null || this.reconnectTimer === null) return
    if (typeof document !== 'undefined' && document.visibilityState === 'hidden') return
    this.attempts = 0
    this.reconnectAfter(null)
  }

  private readonly tick = (): void => {
    const provider = this.provider
    if (provider?.wsconnected === true && provider.synced) {
      const now = Date.now()
      const silence = now - provider.wsLastMessageReceived
      if (silence > askAfterMs && now - this.lastAskedAt > askAfterMs) {
        this.lastAskedAt = now
        this.sendStep1()
      } else if (now - this.lastComparedAt > compareEveryMs && this.sent === this.acked) {
        this.lastComparedAt = now
        const encoder = encoding.createEncoder()
        encoding.writeVarUint(encoder, messageType.compare)
        encoding.writeVarUint8Array(encoder, Y.encodeStateVector(this.doc))
        this.send(encoder)
      }
    }
    this.publish()
  }

  private sendStep1(): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    syncProtocol.writeSyncStep1(encoder, this.doc)
    this.send(encoder)
  }

  private send(encoder: encoding.Encoder): void {
    const socket = this.provider?.ws
    if (socket?.readyState === 1) socket.send(encoding.toUint8Array(encoder))
  }

  /** Only the own state is sent, at most five times a second, the last one winning. */
  private readonly onOwnAwareness = (changes: { added: number[]; updated: number[]; removed: number[] }): void => {
    const own = this.doc.clientID
    const isOwn = changes.added.includes(own) || changes.updated.includes(own) || changes.removed.includes(own)
    if (!isOwn || this.presenceTimer !== null) return
    const wait = Math.max(0, this.lastPresenceSentAt + syncLimits.awarenessIntervalMs - Date.now())
    this.presenceTimer = setTimeout(() => {
      this.presenceTimer = null
      this.lastPresenceSentAt = Date.now()
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageType.awareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [own]))
      this.send(encoder)
    }, wait)
  }

  private readonly onAwarenessChange = (): void => {
    this.peersTimer ??= setTimeout(() => {
      this.peersTimer = null
      const peers = readPeers(this.awareness)
      if (JSON.stringify(peers) === JSON.stringify(this.peers)) return
      this.peers = peers
      this.notify()
    }, syncLimits.awarenessIntervalMs)
  }

  private readonly onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.unsaved > 0) event.preventDefault()
  }

  /** The others see this person leave at once, not when the server gives the socket up. */
  private readonly onPageHide = (): void => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.doc.clientID], new Map()))
    this.send(encoder)
  }

  private publish(): void {
    if (this.isDestroyed) return
    const provider = this.provider
    const now = Date.now()
    // The browser knows at once that the net is gone; the socket finds out after half a minute of silence.
    const isOnline = typeof navigator === 'undefined' || navigator.onLine !== false
    const isOpen = isOnline && provider?.wsconnected === true && now - provider.wsLastMessageReceived < silentAfterMs
    const changes = this.unsaved
    const next = deriveSaveState({
      canWrite: this.options.canWrite && !this.mayOnlyReadNow,
      refusal: this.refusal,
      isOpen,
      isSynced: provider?.synced === true,
      hasHandedOver: this.handOverOrdinal !== null && this.acked >= this.handOverOrdinal,
      sent: this.sent,
      acked: this.acked,
      changes,
      waitingMs: this.waitingSince === null ? 0 : now - this.waitingSince,
      hasFailed: this.hasFailed && !(provider?.wsconnected === true),
      isKept: this.localCopy !== null,
    })
    // Before it is read, the number of the last time would be overwritten with nought.
    if (this.hasReadUnsent) this.localCopy?.setUnsent(changes)
    const phase =
      this.phase === 'loading' && this.hasFailed && provider?.wsconnected !== true
        ? 'neverSeen'
        : this.phase === 'neverSeen' && provider?.wsconnected === true
          ? 'loading'
          : this.phase
    if (phase === this.phase && isSameState(next, this.state)) return
    this.phase = phase
    this.state = next
    this.notify()
  }

  private notify(): void {
    for (const listener of this.listeners) listener()
  }
}

/** The reason in a note that refuses no message (SYN-20); null when it has none. */
function noteReason(json: string): unknown {
  const data: unknown = JSON.parse(json)
  return typeof data === 'object' && data !== null && 'reason' in data ? data.reason : null
}

function isSameState(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
