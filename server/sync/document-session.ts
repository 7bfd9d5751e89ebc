import type { Logger } from 'pino'
import * as Y from 'yjs'
import { type CloseCode, closeCode } from '#shared/contracts/sync.ts'
import type { ErrorCode } from '#shared/kernel/errors.ts'
import type { DocumentId, PersonId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'
import { AwarenessRelay, type Presence } from './awareness-relay.ts'
import { type CheckpointSubject, Checkpointing } from './checkpointing.ts'
import type { LoadedDocument } from './document-loader.ts'
import type { EditSpan, Settled, WriteListener } from './live-documents.ts'
import { type NeededClocks, inspectUpdate, isIntegrated } from './frame-guard.ts'
import { frames } from './messages.ts'
import { dropPending, pendingBytes, withoutPending } from './pending-limit.ts'
import { Receipts } from './receipts.ts'
import type { SyncOptions } from './sync-options.ts'
import type { LogEntry, UpdateLog } from './update-log.ts'

/** A socket as its document sees it. */
export interface SessionMember extends Presence {
  readonly canWrite: boolean
  send(frame: Uint8Array): void
  /** Write messages 1 to `ordinal` are on disk. */
  acknowledge(ordinal: number): void
  cut(code: CloseCode, reason?: string): void
}

/** Why a write message was not taken; the socket is told and closed. */
export interface WriteRefusal {
  readonly ordinal: number
  readonly code: ErrorCode
  readonly data: Readonly<Record<string, unknown>>
  readonly close: CloseCode
}

export interface SessionSetup {
  readonly documentId: DocumentId
  readonly loaded: LoadedDocument
  readonly log: UpdateLog
  readonly clock: Clock
  readonly logger: Logger
  readonly options: SyncOptions
  readonly onWrite: WriteListener
  /** Called once, when memory and disk may no longer agree: the session must not be used again. */
  readonly onFailure: (session: DocumentSession) => void
}

/** How often the devices that are waited for are looked at. */
const settleLookMs = 25

interface Standing {
  readonly receipts: Receipts
  hasSynced: boolean
}

/** One open document: its Y.Doc, the sockets on it, and what of it is on disk. */
export class DocumentSession implements CheckpointSubject {
  readonly documentId: DocumentId
  readonly doc: Y.Doc
  readonly relay: AwarenessRelay<SessionMember>
  readonly checkpointing: Checkpointing
  private readonly members = new Map<SessionMember, Standing>()
  private appended: number
  private durable: number
  private lastAppend: Promise<void> = Promise.resolve()
  private sizeBound: number
  /** A change is being made by `apply` or `transact`, which stores what comes of it. */
  private isTaking = false
  private captured: { readonly bytes: Uint8Array; readonly origin: unknown }[] = []
  private pendingTimer: NodeJS.Timeout | null = null
  private hasEnded = false
  private readonly setup: SessionSetup

  constructor(setup: SessionSetup) {
    const { loaded, clock, options } = setup
    this.setup = setup
    this.documentId = setup.documentId
    this.doc = loaded.doc
    this.appended = loaded.lastSeq
    this.durable = loaded.lastSeq
    this.sizeBound = loaded.bytes
    this.relay = new AwarenessRelay(clock, options.awarenessIntervalMs)
    this.checkpointing = new Checkpointing(this, loaded.checkpointSeq, setup)
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      this.captured.push({ bytes, origin })
      if (!this.isTaking) this.storeStray()
    })
  }

  get lastSeq(): number {
    return this.appended
  }
  get memberCount(): number {
    return this.members.size
  }
  get isUsable(): boolean {
    return !this.hasEnded
  }
  get isFlushed(): boolean {
    return this.durable === this.appended
  }

  join(member: SessionMember): void {
    this.members.set(member, { receipts: new Receipts(), hasSynced: false })
    member.send(frames.step1(Y.encodeStateVector(this.doc)))
    this.relay.join(member)
  }

  leave(member: SessionMember): void {
    if (!this.members.delete(member)) return
    this.relay.leave(member)
    // What waited for this device's next message will not be completed by it.
    const isAwaited = [...this.members.values()].some(({ receipts }) => receipts.waiting > 0)
    if (!isAwaited && pendingBytes(this.doc) > 0) this.giveUpPending()
  }

  /** Everything that the state vector lacks. Errors: throws when it cannot be read. */
  missingFrom(stateVector: Uint8Array): Uint8Array {
    return withoutPending(this.doc, () => Y.encodeStateAsUpdate(this.doc, stateVector))
  }

  /** Our state vector when it differs from theirs, else null. Errors: throws when theirs cannot be read. */
  divergenceFrom(theirs: Uint8Array): Uint8Array | null {
    const ours = Y.encodeStateVector(this.doc)
    const a = Y.decodeStateVector(ours)
    const b = Y.decodeStateVector(theirs)
    const isEqual = a.size === b.size && [...a].every(([device, clock]) => b.get(device) === clock)
    return isEqual ? null : ours
  }

  /** The number that the member's next write message will have. */
  nextOrdinal(member: SessionMember): number {
    return this.members.get(member)?.receipts.next ?? 0
  }

  /** Takes one write message of a member, or says why not; then nothing of it was applied. */
  write(member: SessionMember, update: Uint8Array, isStep2: boolean): WriteRefusal | null {
    const standing = this.members.get(member)
    if (standing === undefined) return null
    const refuse = (code: ErrorCode, close: CloseCode, data: Record<string, unknown>): WriteRefusal => ({
      ordinal: standing.receipts.next,
      code,
      data,
      close,
    })
    const inspection = inspectUpdate(update, this.doc, (device) => this.isForged(member, device))
    if (!inspection.ok) return refuse('input.invalid', closeCode.malformed, { reason: inspection.reason })
    if (inspection.adds !== 'nothing') {
      if (!member.canWrite) return refuse('access.readOnly', closeCode.noAccess, {})
      if (inspection.adds === 'structs' && this.isFull(update.byteLength)) {
        return refuse('document.full', closeCode.tooLarge, { limit: this.setup.options.maxDocumentBytes })
      }
      if (!this.apply(update, member, inspection.needs)) return null
    }
    if (isStep2) standing.hasSynced = true
    return this.issueReceipt(member, standing, inspection.needs)
      ? null
      : refuse('input.invalid', closeCode.malformed, { reason: 'pending' })
  }

  /** An edit by the server itself. Errors: rejects when it could not be written; what `change` throws is thrown on. */
  async transact(personId: PersonId | null, change: (doc: Y.Doc) => void): Promise<EditSpan> {
    // Otherwise the change would be made to a copy that nobody keeps, and reported as written.
    if (this.hasEnded) throw new Error(`Document ${this.documentId} is not open any more`)
    const before = this.appended
    this.isTaking = true
    try {
      this.doc.transact(() => change(this.doc), this)
    } finally {
      this.isTaking = false
      // A change that throws half-way has changed the document all the same, and peers must not differ from us.
      this.store(personId, this)
    }
    const after = this.appended
    await this.whenDurable(after)
    return { before, after }
  }

  async whenDurable(seq: number): Promise<void> {
    while (this.durable < seq) {
      if (this.hasEnded) throw new Error(`Document ${this.documentId} could not be written`)
      await this.lastAppend
    }
  }

  /** Waits for what connected devices have on the way, and for the disk. */
  async whenHandedOver(timeoutMs: number): Promise<Settled> {
    for (let waited = 0; waited < timeoutMs && this.behind().length > 0; waited += settleLookMs) {
      await new Promise((resolve) => setTimeout(resolve, settleLookMs))
    }
    const behind = [...new Set(this.behind().map(({ user }) => user.personId))]
    const position = this.appended
    await this.whenDurable(position)
    return { position, behind }
  }

  private behind(): SessionMember[] {
    return [...this.members].flatMap(([member, { hasSynced, receipts }]) =>
      member.canWrite && (!hasSynced || receipts.waiting > 0) ? [member] : [],
    )
  }

  /** Ends the session; its members have been told or are told by the caller. */
  end(): void {
    if (this.hasEnded) return
    this.hasEnded = true
    if (this.pendingTimer !== null) clearTimeout(this.pendingTimer)
    this.relay.stop()
    this.checkpointing.stop()
    this.doc.destroy()
  }

  cutAll(code: CloseCode, reason: string): void {
    for (const member of this.members.keys()) member.cut(code, reason)
  }

  private isForged(member: SessionMember, device: number): boolean {
    if (device === this.doc.clientID) return true
    const holder = this.relay.holder(device)
    if (holder === undefined || holder === member || holder.user.personId === member.user.personId) return false
    return this.members.get(holder)?.hasSynced === true
  }

  private isFull(added: number): boolean {
    const { maxDocumentBytes } = this.setup.options
    if (this.sizeBound + added <= maxDocumentBytes) return false
    this.sizeBound = this.missingFrom(new Uint8Array([0])).byteLength
    return this.sizeBound + added > maxDocumentBytes
  }

  /** False when the session has ended over it; nothing of what the member sent may be acknowledged then. */
  private apply(update: Uint8Array, sender: SessionMember, needs: NeededClocks): boolean {
    const { personId } = sender.user
    this.isTaking = true
    try {
      Y.applyUpdate(this.doc, update, sender)
    } catch (error) {
      // The inspected bytes should not have been able to do this; what is in memory is no longer to be trusted.
      this.fail(error, 'an update broke the document in memory', { personId })
      return false
    } finally {
      this.isTaking = false
    }
    if (this.captured.length === 0 && isIntegrated(this.doc, needs)) {
      // It is in memory and would be acknowledged, but nothing was told that could be written to the log.
      this.fail(new Error('Yjs told nothing of a change'), 'the document in memory is silent', { personId })
      return false
    }
    this.store(personId, sender)
    return this.isUsable
  }

  /** Keeps what was changed outside of `apply` and `transact`, which should not happen, instead of losing it. */
  private storeStray(): void {
    this.setup.logger.error({ updates: this.captured.length }, 'the document was changed past its session')
    this.store(null, this)
  }

  private store(personId: PersonId | null, author: SessionMember | this): void {
    const updates = this.captured
    this.captured = []
    if (updates.length === 0 || this.hasEnded) return
    const createdAt = this.setup.clock.now()
    // Yjs tidies up superfluous formatting after a foreign change, in a transaction of its own that nobody sent.
    const entries: LogEntry[] = updates.map(({ bytes, origin }) => ({
      personId: origin === author ? personId : null,
      bytes,
      createdAt,
    }))
    const firstSeq = this.appended + 1
    this.appended += entries.length
    const upTo = this.appended
    this.lastAppend = this.setup.log.append(this.documentId, firstSeq, entries).then(
      () => this.noteDurable(upTo),
      (error: unknown) => this.fail(error, 'the log could not be written', {}),
    )
    for (const { bytes, origin } of updates) {
      this.sizeBound += bytes.byteLength
      // Peers may see it before the disk does: they are replicas and give it back after a crash.
      const frame = frames.update(bytes)
      for (const member of this.members.keys()) if (member !== origin) member.send(frame)
    }
    this.checkpointing.noteAppend()
    this.setup.onWrite(this.documentId, upTo)
  }

  /** False when too much is waiting for something that has not come. */
  private issueReceipt(member: SessionMember, standing: Standing, needs: NeededClocks): boolean {
    const isComplete = isIntegrated(this.doc, needs)
    standing.receipts.add(isComplete ? this.appended : null, needs)
    if (isComplete) {
      if (this.pendingTimer !== null) this.integrateOthers()
      this.settle(member, standing)
      return true
    }
    const { maxPendingBytes, maxPendingMessages, maxPendingMs } = this.setup.options
    if (pendingBytes(this.doc) > maxPendingBytes || standing.receipts.waiting > maxPendingMessages) {
      this.giveUpPending(member)
      return false
    }
    this.pendingTimer ??= setTimeout(() => this.giveUpPending(), maxPendingMs)
    return true
  }

  private integrateOthers(): void {
    for (const [member, standing] of this.members) {
      standing.receipts.integrate(this.appended, (needs) => isIntegrated(this.doc, needs))
      this.settle(member, standing)
    }
    if (pendingBytes(this.doc) > 0 || this.pendingTimer === null) return
    clearTimeout(this.pendingTimer)
    this.pendingTimer = null
  }

  /** Forgets what is incomplete; those who sent it come back and send everything (SYN-24). */
  private giveUpPending(culprit: SessionMember | null = null): void {
    if (this.pendingTimer !== null) clearTimeout(this.pendingTimer)
    this.pendingTimer = null
    dropPending(this.doc)
    for (const [member, { receipts }] of this.members) {
      if (member !== culprit && receipts.waiting > 0) member.cut(closeCode.unavailable, 'incomplete')
    }
  }

  private noteDurable(upTo: number): void {
    this.durable = upTo
    for (const [member, standing] of this.members) if (!standing.receipts.isEmpty) this.settle(member, standing)
  }

  private settle(member: SessionMember, { receipts }: Standing): void {
    const ordinal = receipts.settle(this.durable)
    if (ordinal !== null) member.acknowledge(ordinal)
  }

  private fail(error: unknown, what: string, context: Record<string, unknown>): void {
    if (this.hasEnded) return
    this.setup.logger.error({ err: error, ...context }, what)
    this.end()
    this.setup.onFailure(this)
    this.cutAll(closeCode.unavailable, 'storage')
  }
}
