import type { Logger } from 'pino'
import type { DocumentId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'
import { loadDocument } from './document-loader.ts'
import { DocumentSession } from './document-session.ts'
import type { WriteListener } from './live-documents.ts'
import type { SyncOptions } from './sync-options.ts'
import type { UpdateLog } from './update-log.ts'

/**
 * The documents in memory: each loaded once however many ask at the same time, and let go some time after the last
 * socket, with everything on disk. A document whose memory and disk may differ is dropped and loaded anew.
 */
export class OpenDocuments {
  private readonly opening = new Map<DocumentId, Promise<DocumentSession>>()
  private readonly open = new Map<DocumentId, DocumentSession>()
  private readonly idleTimers = new Map<DocumentSession, NodeJS.Timeout>()
  private readonly log: UpdateLog
  private readonly clock: Clock
  private readonly logger: Logger
  private readonly options: SyncOptions
  private readonly onWrite: WriteListener

  constructor(needs: { log: UpdateLog; clock: Clock; logger: Logger; options: SyncOptions; onWrite: WriteListener }) {
    this.onWrite = needs.onWrite
    this.log = needs.log
    this.clock = needs.clock
    this.logger = needs.logger
    this.options = needs.options
  }

  get size(): number {
    return this.open.size + this.opening.size
  }

  /** Errors: rejects when the document cannot be loaded; the next call tries again. */
  get(documentId: DocumentId): Promise<DocumentSession> {
    const session = this.open.get(documentId)
    if (session !== undefined) {
      this.noteUse(session)
      return Promise.resolve(session)
    }
    const loading = this.opening.get(documentId)
    if (loading !== undefined) return loading
    const started = this.load(documentId).finally(() => this.opening.delete(documentId))
    this.opening.set(documentId, started)
    return started
  }

  /** Starts the time after which a document without sockets goes; called again, the time starts again. */
  noteUse(session: DocumentSession): void {
    clearTimeout(this.idleTimers.get(session))
    if (!session.isUsable) return
    const timer = setTimeout(() => void this.unloadIfIdle(session), this.options.unloadAfterMs)
    this.idleTimers.set(session, timer)
  }

  noteUseOf(documentId: DocumentId): void {
    const session = this.open.get(documentId)
    if (session !== undefined) this.noteUse(session)
  }

  /** Writes every checkpoint that is due and lets all documents go; their sockets must be closed already. */
  async unloadAll(): Promise<void> {
    await Promise.allSettled(this.opening.values())
    const sessions = [...this.open.values()]
    await Promise.allSettled(sessions.map((session) => session.checkpointing.write()))
    for (const session of sessions) this.drop(session)
  }

  private async load(documentId: DocumentId): Promise<DocumentSession> {
    const logger = this.logger.child({ documentId })
    const loaded = await loadDocument(this.log, documentId).catch((error: unknown) => {
      logger.error({ err: error }, 'document could not be loaded')
      throw error
    })
    const session = new DocumentSession({
      documentId,
      loaded,
      log: this.log,
      clock: this.clock,
      logger,
      options: this.options,
      onWrite: this.onWrite,
      onFailure: (failed) => this.drop(failed),
    })
    this.open.set(documentId, session)
    this.noteUse(session)
    return session
  }

  private async unloadIfIdle(session: DocumentSession): Promise<void> {
    if (!session.isUsable || session.memberCount > 0) return
    await session.checkpointing.write()
    // In the meantime somebody may have come; there is no await between this question and the drop.
    if (session.memberCount > 0) return
    if (session.isFlushed) this.drop(session)
    else this.noteUse(session)
  }

  private drop(session: DocumentSession): void {
    clearTimeout(this.idleTimers.get(session))
    this.idleTimers.delete(session)
    if (this.open.get(session.documentId) === session) this.open.delete(session.documentId)
    session.end()
  }
}
