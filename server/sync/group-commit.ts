import type { DocumentId } from '#shared/kernel/ids.ts'
import { type LogEntry, UpdateLogError } from './update-log.ts'

export interface PendingAppend {
  readonly documentId: DocumentId
  readonly firstSeq: number
  readonly entries: readonly LogEntry[]
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** A statement's parameters are five a row; SQLite takes 32 766. Far below, since a long statement delays the first ack. */
const maxRowsPerBatch = 1000
const maxBytesPerBatch = 16 * 1024 * 1024
/** What may wait in memory when the disk stands still, all documents together. */
const maxWaitingBytes = 64 * 1024 * 1024

/**
 * Gathers appends while the commit before is under way and hands them over as one batch.
 *
 * There is no timer: an append on an idle log is committed at the end of this turn of the event loop, and how many
 * share a flush follows from how long a flush takes.
 */
export class GroupCommit {
  private waiting: PendingAppend[] = []
  private inFlight: readonly PendingAppend[] = []
  private isRunning = false
  private entryCount = 0
  private byteCount = 0
  private idleWaiters: (() => void)[] = []
  private readonly last = new Map<DocumentId, Promise<void>>()
  private readonly commit: (batch: readonly PendingAppend[]) => Promise<void>

  constructor(commit: (batch: readonly PendingAppend[]) => Promise<void>) {
    this.commit = commit
  }

  append(documentId: DocumentId, firstSeq: number, entries: readonly LogEntry[]): Promise<void> {
    if (entries.length === 0) return this.settled(documentId)
    const bytes = entries.reduce((sum, entry) => sum + entry.bytes.byteLength, 0)
    if (this.byteCount + bytes > maxWaitingBytes) {
      return Promise.reject(new UpdateLogError('Too much is waiting for the disk'))
    }
    const done = new Promise<void>((resolve, reject) => {
      this.waiting.push({ documentId, firstSeq, entries, bytes, resolve, reject })
    })
    this.entryCount += entries.length
    this.byteCount += bytes
    const settled = done.then(
      () => {},
      () => {},
    )
    this.last.set(documentId, settled)
    void settled.then(() => {
      if (this.last.get(documentId) === settled) this.last.delete(documentId)
    })
    if (!this.isRunning) {
      this.isRunning = true
      setImmediate(() => void this.run())
    }
    return done
  }

  /** Resolves when every append of the document that was called so far has ended, well or badly. */
  settled(documentId: DocumentId): Promise<void> {
    return this.last.get(documentId) ?? Promise.resolve()
  }

  drained(): Promise<void> {
    if (!this.isRunning) return Promise.resolve()
    return new Promise((resolve) => this.idleWaiters.push(resolve))
  }

  backlog(): { entries: number; bytes: number } {
    return { entries: this.entryCount, bytes: this.byteCount }
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.takeBatch()
      this.inFlight = batch
      try {
        await this.commit(batch)
        for (const append of batch) this.finish(append, null)
      } catch (error) {
        await this.commitOneByOne(batch, error)
      }
      this.inFlight = []
    }
    this.isRunning = false
    const waiters = this.idleWaiters
    this.idleWaiters = []
    for (const resolve of waiters) resolve()
  }

  private takeBatch(): readonly PendingAppend[] {
    let rows = 0
    let bytes = 0
    let count = 0
    for (const append of this.waiting) {
      rows += append.entries.length
      bytes += append.bytes
      if (count > 0 && (rows > maxRowsPerBatch || bytes > maxBytesPerBatch)) break
      count += 1
    }
    return this.waiting.splice(0, count)
  }

  /** One document's refused rows must not cost the others theirs; the statement as a whole kept nothing. */
  private async commitOneByOne(batch: readonly PendingAppend[], firstError: unknown): Promise<void> {
    const documents = new Set(batch.map((append) => append.documentId))
    for (const documentId of documents) {
      const own = batch.filter((append) => append.documentId === documentId)
      const error = documents.size === 1 ? firstError : await this.commit(own).then(() => null, asError)
      for (const append of own) this.finish(append, error)
      if (error !== null) this.failWaiting(documentId, error)
    }
  }

  private failWaiting(documentId: DocumentId, error: unknown): void {
    const behind = this.waiting.filter((append) => append.documentId === documentId)
    this.waiting = this.waiting.filter((append) => append.documentId !== documentId)
    for (const append of behind) this.finish(append, error)
  }

  private finish(append: PendingAppend, error: unknown): void {
    this.entryCount -= append.entries.length
    this.byteCount -= append.bytes
    if (error === null) append.resolve()
    else append.reject(error)
  }
}

const asError = (error: unknown): unknown => error ?? new UpdateLogError('The log refused without saying why')
