import type { TextChangeView } from '#shared/contracts/commitments.ts'
import { agreedWordsOf, isAsAgreed, isTextWatched } from '#shared/domain/commitment/agreed-text.ts'
import type { WordsNow } from '#shared/domain/commitment/agreed-text.ts'
import type { Commitment } from '#shared/domain/commitment/commitment.ts'
import type { CommitmentId, DocumentId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Database } from '#server/storage/database.ts'

/** How the text differs from what was agreed, for those bound by a text that differs (TXT-1, TXT-2). */
export async function readTextChanges(
  db: Database,
  commitments: readonly Commitment[],
): Promise<Map<CommitmentId, TextChangeView>> {
  const watched = commitments.filter(({ status, source }) => source !== null && isTextWatched(status))
  const changes = new Map<CommitmentId, TextChangeView>()
  if (watched.length === 0) return changes
  const ids = watched.map(({ id }) => id)
  const rows = await db.selectFrom('commitment_words').selectAll().where('commitment_id', 'in', ids).execute()
  const answers = await db
    .selectFrom('commitment_words_answer')
    .select(['commitment_id as commitmentId', 'party_id as partyId'])
    .where('commitment_id', 'in', ids)
    .orderBy('at')
    .execute()
  for (const { commitment_id: id, words, at } of rows) {
    const commitment = watched.find((one) => one.id === id)
    const agreed = commitment === undefined ? null : agreedWordsOf(commitment)
    if (commitment === undefined || agreed === null || isAsAgreed(commitment, words)) continue
    const confirmedBy = answers.filter(({ commitmentId }) => commitmentId === id).map(({ partyId }) => partyId)
    changes.set(id, { agreed, words, at, confirmedBy })
  }
  return changes
}

export async function readWords(db: Database, id: CommitmentId): Promise<WordsNow | null> {
  const row = await db
    .selectFrom('commitment_words')
    .select(['words', 'seq'])
    .where('commitment_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Writes what the text says now. Answers that were given to other words are no answers to these. */
export async function writeWords(trx: Database, id: CommitmentId, now: WordsNow, at: Instant): Promise<void> {
  await trx
    .insertInto('commitment_words')
    .values({ commitment_id: id, words: now.words, seq: now.seq, at })
    .onConflict((conflict) => conflict.column('commitment_id').doUpdateSet({ words: now.words, seq: now.seq, at }))
    .execute()
  await deleteAnswers(trx, id)
}

export async function deleteAnswers(trx: Database, id: CommitmentId): Promise<void> {
  await trx.deleteFrom('commitment_words_answer').where('commitment_id', '=', id).execute()
}

/** The parties that have said yes to the words as they stand. */
export async function readAnswers(db: Database, id: CommitmentId): Promise<PartyId[]> {
  const rows = await db
    .selectFrom('commitment_words_answer')
    .select('party_id')
    .where('commitment_id', '=', id)
    .execute()
  return rows.map((row) => row.party_id)
}

export async function insertAnswers(
  trx: Database,
  id: CommitmentId,
  by: { readonly partyIds: readonly PartyId[]; readonly personId: PersonId; readonly at: Instant },
): Promise<void> {
  if (by.partyIds.length === 0) return
  await trx
    .insertInto('commitment_words_answer')
    .values(by.partyIds.map((partyId) => ({ commitment_id: id, party_id: partyId, person_id: by.personId, at: by.at })))
    .execute()
}

/** The commitments that were made from this document. */
export async function listQuotedFrom(
  db: Database,
  documentId: DocumentId,
): Promise<{ readonly id: CommitmentId; readonly quote: string; readonly sectionId: string }[]> {
  const rows = await db
    .selectFrom('commitment')
    .select(['id', 'source_quote as quote', 'source_section_id as sectionId'])
    .where('source_document_id', '=', documentId)
    .execute()
  return rows.map(({ id, quote, sectionId }) => ({ id, quote, sectionId: sectionId ?? '' }))
}

/** Notes up to where the document was read, also where nothing had changed. */
export async function noteLookedUpTo(db: Database, ids: readonly CommitmentId[], seq: number): Promise<void> {
  await db
    .updateTable('commitment_words')
    .set({ seq })
    .where('commitment_id', 'in', ids)
    .where('seq', '<', seq)
    .execute()
}

/** Documents with commitments in which something was written since they were read last. */
export async function listUnseenDocuments(db: Database): Promise<DocumentId[]> {
  const rows = await db
    .selectFrom('commitment')
    .leftJoin('commitment_words', 'commitment_words.commitment_id', 'commitment.id')
    .innerJoin('document_update', 'document_update.document_id', 'commitment.source_document_id')
    .whereRef('document_update.seq', '>', (eb) => eb.fn.coalesce('commitment_words.seq', eb.lit(0)))
    .select('document_update.document_id as id')
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}

/** When the line of the log was written; the document's own beginning for number 0. */
export async function writtenAt(db: Database, documentId: DocumentId, seq: number): Promise<Instant> {
  const line = await db
    .selectFrom('document_update')
    .select('created_at as at')
    .where('document_id', '=', documentId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  if (line !== undefined) return line.at
  const { at } = await db
    .selectFrom('document')
    .select('created_at as at')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  return at
}
