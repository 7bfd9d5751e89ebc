import type { SettlementAnswerView, SettlementContent } from '#shared/contracts/settlements.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartnershipId, PartyId, PersonId, SettlementId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'

export interface StoredSettlement {
  readonly id: SettlementId
  readonly partnershipId: PartnershipId
  readonly content: SettlementContent
  readonly hash: string
  readonly seal: string | null
  readonly version: number
  readonly createdAt: number
  readonly agreedAt: number | null
}

export async function findSettlement(db: Database, id: SettlementId): Promise<StoredSettlement | null> {
  const row = await db.selectFrom('settlement').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : fromRow(row)
}

/** The newest first. */
export async function listSettlements(db: Database, partnershipId: PartnershipId): Promise<StoredSettlement[]> {
  const rows = await db
    .selectFrom('settlement')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(fromRow)
}

const fromRow = (row: {
  id: SettlementId
  partnership_id: PartnershipId
  content: string
  hash: string
  seal: string | null
  version: number
  created_at: number
  agreed_at: number | null
}): StoredSettlement => ({
  id: row.id,
  partnershipId: row.partnership_id,
  // Written by this server and hashed; what a migration would change here would break the hash.
  content: JSON.parse(row.content) as SettlementContent,
  hash: row.hash,
  seal: row.seal,
  version: row.version,
  createdAt: row.created_at,
  agreedAt: row.agreed_at,
})

/** Every answer to the settlement, also to figures that were calculated anew since, the oldest first. */
export async function listAnswers(db: Database, id: SettlementId): Promise<SettlementAnswerView[]> {
  const rows = await db
    .selectFrom('settlement_answer')
    .innerJoin('person', 'person.id', 'settlement_answer.person_id')
    .where('settlement_id', '=', id)
    .select(['party_id', 'answer', 'hash', 'reason', 'person.name as person_name', 'at'])
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    partyId: row.party_id,
    answer: row.answer,
    hash: row.hash,
    reason: row.reason,
    personName: row.person_name,
    at: row.at,
  }))
}

export async function insertSettlement(
  trx: Database,
  settlement: Pick<StoredSettlement, 'id' | 'partnershipId' | 'content' | 'hash'>,
  by: PersonId | null,
  at: number,
): Promise<void> {
  const { id, partnershipId, content, hash } = settlement
  await trx
    .insertInto('settlement')
    .values({
      id,
      partnership_id: partnershipId,
      number: content.number,
      from_month: content.fromMonth,
      to_month: content.toMonth,
      content: JSON.stringify(content),
      hash,
      seal: null,
      created_at: at,
      created_by: by,
      agreed_at: null,
      version: 1,
    })
    .execute()
}

/** Writes new figures, or the seal, over the version before. An agreed one refuses by a trigger. */
export async function updateSettlement(trx: Database, settlement: StoredSettlement): Promise<void> {
  const { content, hash, seal, agreedAt, version } = settlement
  const { numUpdatedRows } = await trx
    .updateTable('settlement')
    .set({
      from_month: content.fromMonth,
      to_month: content.toMonth,
      content: JSON.stringify(content),
      hash,
      seal,
      agreed_at: agreedAt,
      version,
    })
    .where('id', '=', settlement.id)
    .where('version', '=', version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a settlement is written over the version it was read at')
}

export async function insertAnswer(
  trx: Database,
  answer: Omit<SettlementAnswerView, 'personName'> & { settlementId: SettlementId; personId: PersonId },
): Promise<void> {
  const { settlementId, partyId, personId, ...rest } = answer
  await trx
    .insertInto('settlement_answer')
    .values({ ...rest, settlement_id: settlementId, party_id: partyId, person_id: personId })
    .execute()
}

export interface SettlementPlace {
  readonly name: string
  readonly startsOn: string | null
  readonly parties: readonly { readonly id: PartyId; readonly kind: PartyKind; readonly name: string }[]
}

export async function readPlace(db: Database, partnershipId: PartnershipId): Promise<SettlementPlace> {
  const partnership = await db
    .selectFrom('partnership')
    .select(['name', 'starts_on'])
    .where('id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  const parties = await db
    .selectFrom('party')
    .select(['id', 'kind', 'name'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return { name: partnership.name, startsOn: partnership.starts_on, parties }
}
