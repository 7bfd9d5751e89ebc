import type { Selectable } from 'kysely'
import type { PracticeView, SharedPractice } from '#shared/contracts/best-practice.ts'
import type { BestPractice } from '#shared/domain/best-practice/best-practice.ts'
import type { BestPracticeId, PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'
import type { BestPracticeTable } from '#server/storage/tables.ts'

export interface StoredPractice {
  readonly partnershipId: PartnershipId
  readonly practice: BestPractice
  readonly isRemoved: boolean
}

export async function findPractice(db: Database, id: BestPracticeId): Promise<StoredPractice | null> {
  const row = await db.selectFrom('best_practice').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return { partnershipId: row.partnership_id, practice: fromRow(row), isRemoved: row.removed_at !== null }
}

/** The partnership's own cards, the newest first. */
export async function listOwnPractices(db: Database, partnershipId: PartnershipId): Promise<PracticeView[]> {
  return readViews(db, partnershipId, null)
}

/** The card with the names that a screen shows. */
export async function readPracticeView(
  db: Database,
  partnershipId: PartnershipId,
  id: BestPracticeId,
): Promise<PracticeView> {
  const [view] = await readViews(db, partnershipId, id)
  invariant(view !== undefined, `best practice ${id} exists`)
  return view
}

async function readViews(
  db: Database,
  partnershipId: PartnershipId,
  id: BestPracticeId | null,
): Promise<PracticeView[]> {
  let query = db
    .selectFrom('best_practice')
    .innerJoin('person as writer', 'writer.id', 'best_practice.created_by')
    .leftJoin('person as sharer', 'sharer.id', 'best_practice.shared_by')
    .where('best_practice.partnership_id', '=', partnershipId)
    .where('best_practice.removed_at', 'is', null)
  if (id !== null) query = query.where('best_practice.id', '=', id)
  const rows = await query
    .selectAll('best_practice')
    .select(['writer.name as writer_name', 'sharer.name as sharer_name'])
    .orderBy('best_practice.created_at', 'desc')
    .orderBy('best_practice.id')
    .execute()
  return rows.map((row) => ({ ...fromRow(row), createdByName: row.writer_name, sharedByName: row.sharer_name }))
}

/**
 * What the other partnerships of the programme have shared, the newest first. Selects the card and whose it is and
 * nothing else, so that nothing else can leak (BPC-3).
 */
export async function listSharedPractices(db: Database, partnershipId: PartnershipId): Promise<SharedPractice[]> {
  const rows = await db
    .selectFrom('best_practice')
    .innerJoin('partnership', 'partnership.id', 'best_practice.partnership_id')
    .innerJoin('party', 'party.id', 'best_practice.party_id')
    .where('partnership.programme_id', '=', (eb) =>
      eb.selectFrom('partnership as here').where('here.id', '=', partnershipId).select('here.programme_id'),
    )
    .where('best_practice.partnership_id', '<>', partnershipId)
    .where('best_practice.shared_at', 'is not', null)
    .where('best_practice.removed_at', 'is', null)
    .select([
      'best_practice.id as id',
      'best_practice.title as title',
      'best_practice.situation as situation',
      'best_practice.action as action',
      'best_practice.effect as effect',
      'best_practice.advice as advice',
      'best_practice.shared_at as sharedAt',
      'partnership.name as partnershipName',
      'party.kind as partyKind',
      'party.name as partyName',
      'party.is_example as isExample',
    ])
    .orderBy('best_practice.shared_at', 'desc')
    .orderBy('best_practice.id')
    .execute()
  return rows.map(({ isExample, sharedAt, ...row }) => ({
    ...row,
    sharedAt: sharedAt ?? 0,
    isExample: isExample === 1,
  }))
}

export async function insertPractice(
  trx: Database,
  partnershipId: PartnershipId,
  practice: BestPractice,
  by: PersonId,
): Promise<void> {
  await trx
    .insertInto('best_practice')
    .values({
      id: practice.id,
      partnership_id: partnershipId,
      ...texts(practice),
      version: practice.version,
      created_at: practice.createdAt,
      created_by: by,
      updated_at: practice.updatedAt,
      shared_at: null,
      shared_by: null,
      removed_at: null,
    })
    .execute()
}

/** Writes the new version over the one before it. `sharedBy` is who agreed, null for a card that is not shared. */
export async function updatePractice(
  trx: Database,
  practice: BestPractice,
  over: { readonly sharedBy: PersonId | null; readonly removedAt: number | null },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('best_practice')
    .set({
      ...texts(practice),
      version: practice.version,
      updated_at: practice.updatedAt,
      shared_at: practice.sharedAt,
      shared_by: over.sharedBy,
      removed_at: over.removedAt,
    })
    .where('id', '=', practice.id)
    .where('version', '=', practice.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a card is written over the version it was read at')
}

/** Who agreed to the sharing; null while it is not shared. */
export async function sharerOf(db: Database, id: BestPracticeId): Promise<PersonId | null> {
  const row = await db.selectFrom('best_practice').where('id', '=', id).select('shared_by').executeTakeFirst()
  return row?.shared_by ?? null
}

const texts = ({ partyId, title, situation, action, effect, advice }: BestPractice) => ({
  party_id: partyId,
  title,
  situation,
  action,
  effect,
  advice,
})

const fromRow = (row: Selectable<BestPracticeTable>): BestPractice => ({
  id: row.id,
  partyId: row.party_id,
  title: row.title,
  situation: row.situation,
  action: row.action,
  effect: row.effect,
  advice: row.advice,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  sharedAt: row.shared_at,
})
