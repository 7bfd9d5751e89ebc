import type { Selectable } from 'kysely'
import type { AgreementAnswer, SignInStrength } from '#shared/domain/approval/agreement.ts'
import type { AgreementVersionId, PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { PartyId as PartyIdSchema } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'
import type { AgreementVersionTable } from '#server/storage/tables.ts'

export interface StoredVersion {
  readonly id: AgreementVersionId
  readonly partnershipId: PartnershipId
  readonly number: number
  /** The very text that the hash is taken of. */
  readonly text: string
  readonly hash: string
  readonly previousHash: string | null
  readonly order: readonly PartyId[] | null
  readonly dueOn: string | null
  readonly preparedBy: PersonId | null
  readonly preparedAt: number
  readonly approvedAt: number | null
  readonly seal: string | null
  readonly closedAt: number | null
  readonly unlockedAt: number | null
}

export async function findVersion(db: Database, id: AgreementVersionId): Promise<StoredVersion | null> {
  const row = await db.selectFrom('agreement_version').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** The newest first. */
export async function listVersions(db: Database, partnershipId: PartnershipId): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('agreement_version')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** Versions whose hash begins so. */
export async function findVersionsByCode(db: Database, beginning: string): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('agreement_version')
    .selectAll()
    .where('hash', '>=', beginning)
    .where('hash', '<', `${beginning}g`)
    .limit(2)
    .execute()
  return rows.map(fromRow)
}

const fromRow = (row: Selectable<AgreementVersionTable>): StoredVersion => ({
  id: row.id,
  partnershipId: row.partnership_id,
  number: row.number,
  text: row.content,
  hash: row.hash,
  previousHash: row.previous_hash,
  order: row.approval_order === null ? null : PartyIdSchema.array().parse(JSON.parse(row.approval_order)),
  dueOn: row.due_on,
  preparedBy: row.prepared_by,
  preparedAt: row.prepared_at,
  approvedAt: row.approved_at,
  seal: row.seal,
  closedAt: row.closed_at,
  unlockedAt: row.unlocked_at,
})

export async function insertVersion(
  trx: Database,
  version: Omit<StoredVersion, 'approvedAt' | 'seal' | 'closedAt' | 'unlockedAt'>,
): Promise<void> {
  await trx
    .insertInto('agreement_version')
    .values({
      id: version.id,
      partnership_id: version.partnershipId,
      number: version.number,
      content: version.text,
      hash: version.hash,
      previous_hash: version.previousHash,
      approval_order: version.order === null ? null : JSON.stringify(version.order),
      due_on: version.dueOn,
      prepared_by: version.preparedBy,
      prepared_at: version.preparedAt,
      approved_at: null,
      seal: null,
      closed_at: null,
      unlocked_at: null,
    })
    .execute()
}

/** Puts an end to every version that is still out: a later one has been prepared. */
export async function closeOpenVersions(trx: Database, partnershipId: PartnershipId, at: number): Promise<void> {
  await trx
    .updateTable('agreement_version')
    .set({ closed_at: at })
    .where('partnership_id', '=', partnershipId)
    .where('approved_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
}

export async function sealVersion(trx: Database, id: AgreementVersionId, seal: string, at: number): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('agreement_version')
    .set({ approved_at: at, seal })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a version is sealed once')
}

/** Lets go of every approved version of the partnership. Returns how many were still held. */
export async function unlockVersions(trx: Database, partnershipId: PartnershipId, at: number): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('agreement_version')
    .set({ unlocked_at: at })
    .where('partnership_id', '=', partnershipId)
    .where('approved_at', 'is not', null)
    .where('unlocked_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function insertAnswer(
  trx: Database,
  version: { readonly id: AgreementVersionId; readonly hash: string },
  answer: AgreementAnswer,
): Promise<void> {
  await trx
    .insertInto('agreement_answer')
    .values({
      version_id: version.id,
      hash: version.hash,
      party_id: answer.partyId,
      person_id: answer.personId,
      person_name: answer.personName,
      person_title: answer.personTitle,
      answer: answer.answer,
      text: answer.text,
      authority: answer.authority,
      strength: answer.strength,
      signed_in_at: answer.signedInAt,
      at: answer.at,
      binding: answer.binding,
    })
    .execute()
}

/** The oldest first. */
export async function listAnswers(db: Database, id: AgreementVersionId): Promise<AgreementAnswer[]> {
  const rows = await db.selectFrom('agreement_answer').selectAll().where('version_id', '=', id).orderBy('seq').execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    personId: row.person_id,
    personName: row.person_name,
    personTitle: row.person_title,
    answer: row.answer,
    text: row.text,
    authority: row.authority,
    strength: row.strength,
    signedInAt: row.signed_in_at,
    at: row.at,
    binding: row.binding,
  }))
}

export const listSeen = async (
  db: Database,
  id: AgreementVersionId,
): Promise<{ readonly partyId: PartyId; readonly at: number }[]> =>
  db
    .selectFrom('agreement_seen')
    .where('version_id', '=', id)
    .select(['party_id as partyId', 'at'])
    .orderBy('at')
    .execute()

/** Notes the first time; later ones change nothing. Returns whether it was the first. */
export async function insertSeen(
  trx: Database,
  id: AgreementVersionId,
  partyId: PartyId,
  at: number,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('agreement_seen')
    .values({ version_id: id, party_id: partyId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** How the session of a request was begun; null for what is no session of this person. */
export async function readSignIn(
  db: Database,
  credentialId: string,
  personId: PersonId,
): Promise<{ readonly strength: SignInStrength; readonly at: number } | null> {
  const row = await db
    .selectFrom('session')
    .where(({ eb }) => eb('id', '=', credentialId as never))
    .where('person_id', '=', personId)
    .select(['method as strength', 'created_at as at'])
    .executeTakeFirst()
  return row ?? null
}

export async function readPersonName(
  db: Database,
  personId: PersonId,
): Promise<{ readonly name: string; readonly title: string }> {
  return db.selectFrom('person').where('id', '=', personId).select(['name', 'title']).executeTakeFirstOrThrow()
}
