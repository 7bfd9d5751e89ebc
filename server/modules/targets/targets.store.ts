import type { Insertable, Selectable } from 'kysely'
import type { Commitment } from '#shared/domain/commitment/commitment.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { OutcomeTargetId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { Ore } from '#shared/kernel/money.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'
import type { OutcomeTargetTable } from '#server/storage/tables.ts'

export interface StoredTarget {
  readonly partnershipId: PartnershipId
  readonly target: OutcomeTarget
  readonly isRemoved: boolean
}

export async function findTarget(db: Database, id: OutcomeTargetId): Promise<StoredTarget | null> {
  const row = await db.selectFrom('outcome_target').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return { partnershipId: row.partnership_id, target: fromRow(row), isRemoved: row.removed_at !== null }
}

/** The targets that have not been removed, the oldest first. */
export async function listTargets(db: Database, partnershipId: PartnershipId): Promise<OutcomeTarget[]> {
  const rows = await db
    .selectFrom('outcome_target')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Every link of the partnership's commitments to a target, with the commitment's status. */
export async function listLinks(
  db: Database,
  partnershipId: PartnershipId,
): Promise<Pick<Commitment, 'status' | 'targetIds'>[]> {
  const rows = await db
    .selectFrom('commitment_target')
    .innerJoin('commitment', 'commitment.id', 'commitment_target.commitment_id')
    .where('commitment.partnership_id', '=', partnershipId)
    .select(['commitment.status as status', 'commitment_target.target_id as targetId'])
    .execute()
  return rows.map(({ status, targetId }) => ({ status, targetIds: [targetId] }))
}

/** Whether the party belongs to the partnership. */
export async function isPartyOf(db: Database, partnershipId: PartnershipId, id: PartyId): Promise<boolean> {
  const row = await db
    .selectFrom('party')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertTarget(trx: Database, partnershipId: PartnershipId, target: OutcomeTarget): Promise<void> {
  await trx
    .insertInto('outcome_target')
    .values({ ...toRow(target), partnership_id: partnershipId, removed_at: null })
    .execute()
}

/** Writes the new version over the one before it. */
export async function updateTarget(trx: Database, target: OutcomeTarget, removedAt: number | null): Promise<void> {
  const { id, ...values } = toRow(target)
  const { numUpdatedRows } = await trx
    .updateTable('outcome_target')
    .set({ ...values, removed_at: removedAt })
    .where('id', '=', id)
    .where('version', '=', target.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a target is written over the version it was read at')
}

const fromRow = (row: Selectable<OutcomeTargetTable>): OutcomeTarget => ({
  id: row.id,
  outcomeCode: row.outcome_code,
  count: row.count,
  outOf: row.out_of,
  targetGroup: row.target_group,
  tariffOre: Ore.parse(row.tariff_ore),
  payerPartyId: row.payer_party_id,
  payeePartyId: row.payee_party_id,
  verifierPartyId: row.verifier_party_id,
  evidence: row.evidence,
  programmeMonth: row.programme_month,
  capOre: row.cap_ore === null ? null : Ore.parse(row.cap_ore),
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const toRow = (target: OutcomeTarget): Omit<Insertable<OutcomeTargetTable>, 'partnership_id' | 'removed_at'> => ({
  id: target.id,
  outcome_code: target.outcomeCode,
  count: target.count,
  out_of: target.outOf,
  target_group: target.targetGroup,
  tariff_ore: target.tariffOre,
  payer_party_id: target.payerPartyId,
  payee_party_id: target.payeePartyId,
  verifier_party_id: target.verifierPartyId,
  evidence: target.evidence,
  programme_month: target.programmeMonth,
  cap_ore: target.capOre,
  version: target.version,
  created_at: target.createdAt,
  updated_at: target.updatedAt,
})
