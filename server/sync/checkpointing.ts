import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { DocumentId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'
import { withoutPending } from './pending-limit.ts'
import type { SyncOptions } from './sync-options.ts'
import type { UpdateLog } from './update-log.ts'

/** The document as checkpointing sees it. */
export interface CheckpointSubject {
  readonly documentId: DocumentId
  readonly doc: Y.Doc
  readonly lastSeq: number
  /** Resolves when the log up to this number is on disk; rejects when it will not be. */
  whenDurable(seq: number): Promise<void>
}

/**
 * Writes the whole state now and then, so that opening a document need not replay its history.
 *
 * Encoding takes the event loop a few milliseconds, so it waits for a pause in the writing; only a document that
 * never pauses is checkpointed in the middle of it. A checkpoint that fails is tried again later and costs nothing
 * but time at the next load: the log has everything.
 */
export class Checkpointing {
  private quietTimer: NodeJS.Timeout | null = null
  private running: Promise<void> | null = null
  private checkpointSeq: number
  private readonly subject: CheckpointSubject
  private readonly log: UpdateLog
  private readonly clock: Clock
  private readonly logger: Logger
  private readonly options: SyncOptions

  constructor(
    subject: CheckpointSubject,
    checkpointSeq: number,
    needs: { log: UpdateLog; clock: Clock; logger: Logger; options: SyncOptions },
  ) {
    this.subject = subject
    this.checkpointSeq = checkpointSeq
    this.log = needs.log
    this.clock = needs.clock
    this.logger = needs.logger
    this.options = needs.options
  }

  /** To be called after each append. */
  noteAppend(): void {
    const rows = this.subject.lastSeq - this.checkpointSeq
    if (rows < this.options.checkpointAfterRows) return
    if (rows >= this.options.checkpointForcedAtRows) {
      void this.write()
    } else if (this.quietTimer === null) {
      this.quietTimer = setTimeout(() => {
        this.quietTimer = null
        void this.write()
      }, this.options.checkpointQuietMs)
    } else {
      this.quietTimer.refresh()
    }
  }

  /** Resolves when the state as of now is written or the attempt has failed; does nothing when it stands already. */
  write(): Promise<void> {
    this.stop()
    this.running ??= this.attempt().finally(() => {
      this.running = null
    })
    return this.running
  }

  stop(): void {
    if (this.quietTimer !== null) clearTimeout(this.quietTimer)
    this.quietTimer = null
  }

  private async attempt(): Promise<void> {
    const { documentId, doc, lastSeq } = this.subject
    if (lastSeq <= this.checkpointSeq) return
    const bytes = withoutPending(doc, () => Y.encodeStateAsUpdate(doc))
    try {
      await this.subject.whenDurable(lastSeq)
      await this.log.writeCheckpoint(documentId, { seq: lastSeq, bytes, createdAt: this.clock.now() })
      this.checkpointSeq = lastSeq
      this.logger.debug({ seq: lastSeq, bytes: bytes.byteLength }, 'checkpoint written')
    } catch (error) {
      this.logger.warn({ err: error, seq: lastSeq }, 'checkpoint failed')
    }
  }
}
