import type { Insertable, Selectable } from 'kysely'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { OutcomeRegistration, PersonCode } from '#shared/domain/outcome/registration.ts'
import type { OutcomeRegistrationId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { countAttachments } from '#server/modules/attachments/attachments.store.ts'
import type { Database } from '#server/storage/database.ts'
import type { OutcomeRegistrationTable } from '#server/storage/tables.ts'

export interface StoredRegistration {
  readonly partnershipId: PartnershipId
  readonly registration: OutcomeRegistration
}

export async function findRegistration(db: Database, id: OutcomeRegistrationId): Promise<StoredRegistration | null> {
  const row = await db.selectFrom('outcome_registration').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : { partnershipId: row.partnership_id, registration: fromRow(row) }
}

/** Every registration of the partnership, superseded ones too, the newest outcome first. */
export async function listRegistrations(db: Database, partnershipId: PartnershipId): Promise<OutcomeRegistration[]> {
  const rows = await db
    .selectFrom('outcome_registration')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('reached_on', 'desc')
    .orderBy('registered_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** The same with names, as people see them. */
export async function listOutcomeViews(db: Database, partnershipId: PartnershipId): Promise<OutcomeView[]> {
  const registrations = await listRegistrations(db, partnershipId)
  const people = await db
    .selectFrom('person')
    .where('id', 'in', [...new Set(registrations.flatMap((one) => [one.registeredBy, one.decidedBy ?? []].flat()))])
    .select(['id', 'name'])
    .execute()
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const verifiers = await listVerifiers(db, partnershipId)
  const attachments = await countAttachments(
    db,
    'outcome',
    registrations.map(({ id }) => id),
  )
  return registrations.map((one) => ({
    ...one,
    registeredByName: nameOf.get(one.registeredBy) ?? '',
    decidedByName: one.decidedBy === null ? null : (nameOf.get(one.decidedBy) ?? ''),
    verifierPartyId: verifiers.get(one.outcomeCode) ?? null,
    attachmentCount: attachments.get(one.id) ?? 0,
  }))
}

/** The verifier that the targets name for each outcome; the oldest target decides when they differ. */
export async function listVerifiers(db: Database, partnershipId: PartnershipId): Promise<Map<OutcomeCode, PartyId>> {
  const rows = await db
    .selectFrom('outcome_target')
    .where('partnership_id', '=', partnershipId)
    .where('removed_at', 'is', null)
    .where('verifier_party_id', 'is not', null)
    .select(['outcome_code', 'verifier_party_id'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    rows.flatMap((row) => (row.verifier_party_id === null ? [] : [[row.outcome_code, row.verifier_party_id] as const])),
  )
}

export async function insertRegistration(
  trx: Database,
  partnershipId: PartnershipId,
  registration: OutcomeRegistration,
): Promise<void> {
  await trx
    .insertInto('outcome_registration')
    .values({ ...toRow(registration), partnership_id: partnershipId })
    .execute()
}

/** Writes a decision, or that a correction took its place, over the version before. */
export async function updateRegistration(trx: Database, registration: OutcomeRegistration): Promise<void> {
  const { status, decidedBy, decidedByPartyId, decidedAt, reason, version } = registration
  const { numUpdatedRows } = await trx
    .updateTable('outcome_registration')
    .set({
      status,
      decided_by: decidedBy,
      decided_by_party_id: decidedByPartyId,
      decided_at: decidedAt,
      reason,
      version,
    })
    .where('id', '=', registration.id)
    .where('version', '=', version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a registration is written over the version it was read at')
}

const fromRow = (row: Selectable<OutcomeRegistrationTable>): OutcomeRegistration => ({
  id: row.id,
  outcomeCode: row.outcome_code,
  reachedOn: row.reached_on as CalendarDay,
  countedFrom: row.counted_from as CalendarDay | null,
  count: row.count,
  personCode: row.person_code as PersonCode | null,
  setting: row.setting,
  firmPartyId: row.firm_party_id,
  evidence: row.evidence,
  status: row.status,
  registeredBy: row.registered_by,
  registeredByPartyId: row.registered_by_party_id,
  registeredAt: row.registered_at,
  decidedBy: row.decided_by,
  decidedByPartyId: row.decided_by_party_id,
  decidedAt: row.decided_at,
  reason: row.reason,
  supersedesId: row.supersedes_id,
  version: row.version,
})

const toRow = (one: OutcomeRegistration): Omit<Insertable<OutcomeRegistrationTable>, 'partnership_id'> => ({
  id: one.id,
  outcome_code: one.outcomeCode,
  reached_on: one.reachedOn,
  counted_from: one.countedFrom,
  count: one.count,
  person_code: one.personCode,
  setting: one.setting,
  firm_party_id: one.firmPartyId,
  evidence: one.evidence,
  status: one.status,
  registered_by: one.registeredBy,
  registered_by_party_id: one.registeredByPartyId,
  registered_at: one.registeredAt,
  decided_by: one.decidedBy,
  decided_by_party_id: one.decidedByPartyId,
  decided_at: one.decidedAt,
  reason: one.reason,
  supersedes_id: one.supersedesId,
  version: one.version,
})
