import type * as Y from 'yjs'
import type { DocumentId, PersonId } from '#shared/kernel/ids.ts'

/** Places in the update log around an edit by the server. */
export interface EditSpan {
  /** Number of the last update before the edit. */
  readonly before: number
  /** Number of the edit's own last update; the same as `before` when it changed nothing. */
  readonly after: number
}

/** What a document was when everything on its way had come in, or when the time was up. */
export interface Settled {
  /** The last line of the log, on disk. */
  readonly position: number
  /** People whose connected device had not handed over what it holds. */
  readonly behind: readonly PersonId[]
}

/** Called after each write of a document, in the middle of typing too: it must do next to nothing. */
export type WriteListener = (documentId: DocumentId, position: number) => void

/** The documents as the server's own use cases see them: what stands in them now, unsaved keystrokes included. */
export interface LiveDocuments {
  /**
   * What `look` finds in the live document. `position` is the number of the last update in the log that it holds.
   * `look` must not change the document and must not keep it (DOC-8, SYN-19).
   * Errors: rejects when the document cannot be loaded; what `look` throws is thrown on.
   */
  read<T>(documentId: DocumentId, look: (doc: Y.Doc, position: number) => T): Promise<T>
  /**
   * An edit by the server itself on the live document: stored with the person's name, sent to every open editor.
   * Resolves when it is on disk. Errors: rejects when the document cannot be loaded or the disk refuses.
   */
  transact(documentId: DocumentId, personId: PersonId | null, change: (doc: Y.Doc) => void): Promise<EditSpan>
  /**
   * Waits until every connected device that may write has told what it holds and all of it is on disk, `timeoutMs` at
   * the longest. What a device writes without a connection cannot be known.
   * Errors: rejects when the document cannot be loaded or the disk refuses.
   */
  settle(documentId: DocumentId, timeoutMs: number): Promise<Settled>
  /** Returns how to stop listening. */
  onWrite(listener: WriteListener): () => void
}
