import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type * as Y from 'yjs'
import type { DocumentId, PersonId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'
import type { LiveConnections } from '../live/live-connections.ts'
import type { DocumentAccess } from './document-access.ts'
import type { SyncOptions } from './sync-options.ts'
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

export interface SyncServer {
  /** Takes the request when its path is `/sync/<uuid>`; false means that it is not ours and nothing was touched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /**
   * An edit by the server itself on the live document: stored with the person's name, sent to every open editor.
   * Resolves when it is on disk. Errors: rejects when the document cannot be loaded or the disk refuses.
   */
  transact(documentId: DocumentId, personId: PersonId | null, change: (doc: Y.Doc) => void): Promise<void>
  /** Takes no more, flushes, acknowledges, closes every socket with 4503; done within the time at the latest. */
  close(options: { readonly timeoutMs: number }): Promise<void>
  stats(): SyncStats
}

export function createSyncServer(_setup: SyncServerSetup): SyncServer {
  return {
    handleUpgrade: () => false,
    transact: () => Promise.reject(new Error('The sync server is not built yet.')),
    close: () => Promise.resolve(),
    stats: () => ({ documents: 0, connections: 0, unflushedEntries: 0, unflushedBytes: 0 }),
  }
}
