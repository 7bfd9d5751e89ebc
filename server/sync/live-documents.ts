import type * as Y from 'yjs'
import type { DocumentId, PersonId } from '#shared/kernel/ids.ts'

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
  transact(documentId: DocumentId, personId: PersonId | null, change: (doc: Y.Doc) => void): Promise<void>
}
