import { sql } from 'kysely'
import type { SilentDraft } from '#shared/domain/silent-writing/silent-writing.ts'
import type { DocumentId, PartnershipId, PersonId, SilentDraftId, SilentRoundId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

export interface StoredRound {
  readonly id: SilentRoundId
  readonly documentId: DocumentId
  readonly partnershipId: PartnershipId
  readonly openedAt: number
  readonly openedByName: string
  readonly revealedAt: number | null
  readonly movedAt: number | null
}

export interface StoredDraft extends SilentDraft {
  readonly personId: PersonId
}

const rounds = (db: Database) =>
  db
    .selectFrom('silent_round')
    .innerJoin('document', 'document.id', 'silent_round.document_id')
    .innerJoin('person', 'person.id', 'silent_round.opened_by')
    .select([
      'silent_round.id as id',
      'silent_round.document_id as documentId',
      'document.partnership_id as partnershipId',
      'silent_round.opened_at as openedAt',
      'person.name as openedByName',
      'silent_round.revealed_at as revealedAt',
      'silent_round.moved_at as movedAt',
    ])

export const findRound = async (db: Database, id: SilentRoundId): Promise<StoredRound | null> =>
  (await rounds(db).where('silent_round.id', '=', id).executeTakeFirst()) ?? null

/** The round in which people write now; null when there is none. */
export const findOpenRound = async (db: Database, documentId: DocumentId): Promise<StoredRound | null> =>
  (await rounds(db)
    .where('silent_round.document_id', '=', documentId)
    .where('silent_round.revealed_at', 'is', null)
    .executeTakeFirst()) ?? null

/** Rounds that were revealed and whose cards are not known to be in the document: a crash came between. */
export const findUnmovedRounds = (db: Database, documentId: DocumentId): Promise<StoredRound[]> =>
  rounds(db)
    .where('silent_round.document_id', '=', documentId)
    .where('silent_round.revealed_at', 'is not', null)
    .where('silent_round.moved_at', 'is', null)
    .orderBy('silent_round.revealed_at')
    .execute()

export async function insertRound(
  trx: Database,
  round: { readonly id: SilentRoundId; readonly documentId: DocumentId; readonly by: PersonId; readonly at: number },
): Promise<void> {
  await trx
    .insertInto('silent_round')
    .values({
      id: round.id,
      document_id: round.documentId,
      opened_at: round.at,
      opened_by: round.by,
      revealed_at: null,
      revealed_by: null,
      moved_at: null,
    })
    .execute()
}

export async function markRevealed(trx: Database, id: SilentRoundId, by: PersonId, at: number): Promise<void> {
  await trx.updateTable('silent_round').set({ revealed_at: at, revealed_by: by }).where('id', '=', id).execute()
}

/** The cards are in the document, so the drafts have done their work. */
export async function markMoved(trx: Database, id: SilentRoundId, at: number): Promise<void> {
  await trx.updateTable('silent_round').set({ moved_at: at }).where('id', '=', id).execute()
  await trx.deleteFrom('silent_draft').where('round_id', '=', id).execute()
  await trx.deleteFrom('silent_ready').where('round_id', '=', id).execute()
}

/** A round's drafts in the order in which they were begun; of one person only when one is given. */
export async function listDrafts(db: Database, roundId: SilentRoundId, personId?: PersonId): Promise<StoredDraft[]> {
  let query = db.selectFrom('silent_draft').selectAll().where('round_id', '=', roundId)
  if (personId !== undefined) query = query.where('person_id', '=', personId)
  const rows = await query
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    party: row.party_kind,
    kind: row.need_kind,
    text: row.text,
  }))
}

export async function findDraft(
  db: Database,
  id: SilentDraftId,
): Promise<{ readonly roundId: SilentRoundId; readonly personId: PersonId } | null> {
  const row = await db
    .selectFrom('silent_draft')
    .select(['round_id as roundId', 'person_id as personId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function writeDraft(
  trx: Database,
  roundId: SilentRoundId,
  personId: PersonId,
  draft: SilentDraft,
  at: number,
): Promise<void> {
  const values = { party_kind: draft.party, need_kind: draft.kind, text: draft.text, updated_at: at }
  await trx
    .insertInto('silent_draft')
    .values({ id: draft.id, round_id: roundId, person_id: personId, created_at: at, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

export async function deleteDraft(trx: Database, id: SilentDraftId): Promise<void> {
  await trx.deleteFrom('silent_draft').where('id', '=', id).execute()
}

export async function setReady(
  trx: Database,
  roundId: SilentRoundId,
  personId: PersonId,
  isReady: boolean,
  at: number,
): Promise<void> {
  if (!isReady) {
    await trx.deleteFrom('silent_ready').where('round_id', '=', roundId).where('person_id', '=', personId).execute()
    return
  }
  await trx
    .insertInto('silent_ready')
    .values({ round_id: roundId, person_id: personId, ready_at: at })
    .onConflict((conflict) => conflict.columns(['round_id', 'person_id']).doNothing())
    .execute()
}

/** The people of a round by id: those with a draft, and those who are ready. */
export async function readPeople(
  db: Database,
  roundId: SilentRoundId,
): Promise<{ readonly writers: ReadonlySet<PersonId>; readonly ready: ReadonlySet<PersonId> }> {
  const writers = await db
    .selectFrom('silent_draft')
    .select('person_id')
    .distinct()
    .where('round_id', '=', roundId)
    .execute()
  const ready = await db.selectFrom('silent_ready').select('person_id').where('round_id', '=', roundId).execute()
  return {
    writers: new Set(writers.map((row) => row.person_id)),
    ready: new Set(ready.map((row) => row.person_id)),
  }
}
