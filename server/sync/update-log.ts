import { createHash } from 'node:crypto'
import type { DocumentId, PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** What one write message changed, with who sent it: from the session, never from the bytes. */
export interface LogEntry {
  readonly personId: PersonId | null
  readonly bytes: Uint8Array
  readonly createdAt: Instant
}

export interface LoggedUpdate extends LogEntry {
  readonly seq: number
}

/** The whole document as of `seq`, encoded from a garbage-collected Y.Doc. */
export interface Checkpoint {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly createdAt: Instant
}

export interface LoadedLog {
  /** The newest one whose bytes still have their checksum; number 0 is the document as it was created. */
  readonly checkpoint: Checkpoint
  /** Every update after the checkpoint, in order and without a gap. */
  readonly updates: readonly LoggedUpdate[]
  /** Highest number in use; the next entry is `lastSeq + 1`. */
  readonly lastSeq: number
}

/**
 * The append log of all documents.
 *
 * Order: appends of one document are kept in the order of the calls. Atomicity: the entries of one call are kept
 * all or not at all. After one append of a document fails, those of its appends that were already waiting fail too,
 * so that the log never has a hole. Documents do not share failures.
 */
export interface UpdateLog {
  /**
   * Resolves when the entries are committed and flushed to the disk, numbered from `firstSeq`.
   * Errors: rejects, and keeps nothing, when the numbers are taken (another writer), the document is unknown, the
   * disk refuses or too much is waiting already.
   */
  append(documentId: DocumentId, firstSeq: number, entries: readonly LogEntry[]): Promise<void>
  /**
   * Everything needed to build the document, seeing every append that was called before. A checkpoint whose checksum
   * is wrong is passed over for an older one with a longer log.
   * Errors: rejects when the document has no beginning, rows are missing or no sound checkpoint is left. It never answers with less than was kept.
   */
  load(documentId: DocumentId): Promise<LoadedLog>
  /**
   * Keeps the state as of `checkpoint.seq`; writing the same number twice replaces. Updates stay: they are the
   * fallback and the history. The newest two checkpoints and the first are kept, others go.
   */
  writeCheckpoint(documentId: DocumentId, checkpoint: Checkpoint): Promise<void>
  /** Resolves when no append is waiting; never rejects. */
  drained(): Promise<void>
  /** Entries and bytes not yet on disk. */
  backlog(): { readonly entries: number; readonly bytes: number }
}

export class UpdateLogError extends Error {
  override readonly name = 'UpdateLogError'
}

/** Checksum of a checkpoint as it stands in `document_checkpoint.sha256`. */
export const checkpointSha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
