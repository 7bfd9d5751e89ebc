import type { RateCardVersionView, RateCardView } from '#shared/contracts/rate-card.ts'
import { RateCardDraft, type RateCardVersion } from '#shared/domain/outcome/rate-card.ts'
import type { PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** Every version of the partnership's card, the oldest first. */
export async function readRateCard(db: Database, partnershipId: PartnershipId): Promise<RateCardView> {
  const rows = await db
    .selectFrom('rate_card_version')
    .leftJoin('person', 'person.id', 'rate_card_version.created_by')
    .where('rate_card_version.partnership_id', '=', partnershipId)
    .selectAll('rate_card_version')
    .select('person.name as created_by_name')
    .orderBy('rate_card_version.version')
    .execute()
  return {
    versions: rows.map((row): RateCardVersionView => ({
      ...RateCardDraft.parse({
        validFrom: row.valid_from,
        lines: JSON.parse(row.lines) as unknown,
        caps: {
          perCitizenOre: row.cap_per_citizen_ore,
          totalOre: row.cap_total_ore,
          perJobOre: row.cap_per_job_ore,
        },
        schedule: row.schedule,
        lagMonths: row.lag_months,
        growthPercent: row.growth_percent,
        hasStateGrant: row.has_state_grant === null ? null : row.has_state_grant === 1,
        note: row.note,
      }),
      version: row.version,
      createdAt: row.created_at,
      createdByName: row.created_by_name,
    })),
  }
}

/** Adds the version after those that are there. Rejects when its number is taken. */
export async function insertRateCardVersion(
  trx: Database,
  partnershipId: PartnershipId,
  card: RateCardVersion,
  createdBy: PersonId | null,
): Promise<void> {
  await trx
    .insertInto('rate_card_version')
    .values({
      partnership_id: partnershipId,
      version: card.version,
      valid_from: card.validFrom,
      lines: JSON.stringify(card.lines),
      cap_per_citizen_ore: card.caps.perCitizenOre,
      cap_total_ore: card.caps.totalOre,
      cap_per_job_ore: card.caps.perJobOre,
      schedule: card.schedule,
      lag_months: card.lagMonths,
      growth_percent: card.growthPercent,
      has_state_grant: card.hasStateGrant === null ? null : card.hasStateGrant ? 1 : 0,
      note: card.note,
      created_at: card.createdAt,
      created_by: createdBy,
    })
    .execute()
}

export async function listPartyIds(db: Database, partnershipId: PartnershipId): Promise<Set<PartyId>> {
  const rows = await db.selectFrom('party').select('id').where('partnership_id', '=', partnershipId).execute()
  return new Set(rows.map(({ id }) => id))
}
