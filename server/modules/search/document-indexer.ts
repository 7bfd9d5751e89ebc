import { findCommitment } from '#server/modules/commitments/commitments.store.ts'
import { documentAt } from '#server/modules/history/log-reader.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import { indexCommitment } from './commitment-entries.ts'
import { documentEntries } from './document-entries.ts'
import { findIndexedDocument, putEntries, saveProgress, staleDocuments, unindexedCommitments } from './search.store.ts'

/** A document is read when nobody has written in it for this long … */
const quietMs = 2_000
/** … or, in the middle of writing, this long after the first change. */
const longestMs = 20_000

export interface DocumentIndexer {
  /** Reads what the index does not hold yet, in the background, and follows every change from now on. */
  start(): void
  /** Resolves when everything written so far can be found. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/**
 * Keeps the index in step with the documents, away from the typing: a change only sets a timer. What a stop or a
 * crash leaves behind is found by the log's numbers at the next start.
 */
export function createDocumentIndexer(
  { database, logger }: Pick<Foundation, 'database' | 'logger'>,
  documents: LiveDocuments,
): DocumentIndexer {
  const waiting = new Map<DocumentId, { timer: NodeJS.Timeout; since: number }>()
  let running: Promise<void> = Promise.resolve()
  let isStopped = false

  const store = (
    place: { readonly documentId: DocumentId; readonly partnershipId: PartnershipId },
    found: ReturnType<typeof documentEntries> & { readonly seq: number },
  ): Promise<void> => {
    const of = { subjectId: place.documentId, partnershipId: place.partnershipId }
    return database.transaction().execute(async (trx) => {
      await putEntries(trx, { source: 'section', ...of }, found.sections)
      await putEntries(trx, { source: 'card', ...of }, found.cards)
      await saveProgress(trx, place.documentId, found.seq)
    })
  }
  const fromMemory = async (documentId: DocumentId): Promise<void> => {
    const place = await findIndexedDocument(database, documentId)
    if (place === null) return
    const found = await documents.read(documentId, (doc, seq) => ({
      ...documentEntries(doc, documentId, place.kind),
      seq,
    }))
    await store({ documentId, ...place }, found)
  }
  const fromLog = async (place: {
    readonly documentId: DocumentId
    readonly partnershipId: PartnershipId
    readonly kind: DocumentKind
    readonly lastSeq: number
  }): Promise<void> => {
    const doc = await documentAt(database, place.documentId, place.lastSeq)
    const found = { ...documentEntries(doc, place.documentId, place.kind), seq: place.lastSeq }
    doc.destroy()
    await store(place, found)
  }
  const queue = (work: () => Promise<void>, documentId: DocumentId): void => {
    running = running
      .then(() => (isStopped ? undefined : work()))
      // A document that cannot be read now is read after its next change, or at the next start.
      .catch((error: unknown) => {
        if (!isStopped) logger.error({ err: error, documentId }, 'a document could not be indexed')
      })
  }
  const fire = (documentId: DocumentId): void => {
    const entry = waiting.get(documentId)
    if (entry === undefined) return
    clearTimeout(entry.timer)
    waiting.delete(documentId)
    queue(() => fromMemory(documentId), documentId)
  }
  const note = (documentId: DocumentId): void => {
    if (isStopped) return
    const now = performance.now()
    const entry = waiting.get(documentId)
    if (entry === undefined) {
      waiting.set(documentId, { timer: setTimeout(() => fire(documentId), quietMs).unref(), since: now })
    } else if (now - entry.since < longestMs - quietMs) {
      entry.timer.refresh()
    }
  }
  let stopListening: () => void = () => undefined

  return {
    start() {
      stopListening = documents.onWrite(note)
      running = running.then(async () => {
        for (const id of await unindexedCommitments(database)) {
          await database.transaction().execute(async (trx) => {
            const stored = await findCommitment(trx, id)
            if (stored !== null) await indexCommitment(trx, stored)
          })
        }
        for (const place of await staleDocuments(database)) queue(() => fromLog(place), place.documentId)
      })
      running.catch((error: unknown) =>
        logger.error({ err: error }, 'the search index could not be brought up to date'),
      )
    },
    async settled() {
      for (const documentId of waiting.keys()) fire(documentId)
      let last: Promise<void> | null = null
      // Work that was queued while waiting counts too.
      while (last !== running) {
        last = running
        await last
      }
    },
    async stop() {
      isStopped = true
      stopListening()
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
      await running.catch(() => undefined)
    },
  }
}
