import { paymentRuleText } from '#shared/content/payment-rule.ts'
import type { TargetWording } from '#shared/contracts/commitments.ts'
import { type OutcomeTarget, OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import type { OutcomeTargetId, PartnershipId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import type { Database } from '#server/storage/database.ts'

/**
 * Stores what the target's rule says at this version, in the partnership's language, with what it is built of (OUT-6).
 * Must be given the transaction that writes the version. Rejects when the version has a wording already.
 */
export async function keepWording(trx: Database, partnershipId: PartnershipId, target: OutcomeTarget): Promise<void> {
  const partnership = await trx
    .selectFrom('partnership')
    .select(['language', 'starts_on'])
    .where('id', '=', partnershipId)
    .executeTakeFirst()
  invariant(partnership !== undefined, `partnership ${partnershipId} exists`)
  const { language } = partnership
  const parties = await trx
    .selectFrom('party')
    .select(['id', 'kind', 'name'])
    .where('partnership_id', '=', partnershipId)
    .execute()
  const startsOn = CalendarDay.nullable().parse(partnership.starts_on)
  await trx
    .insertInto('target_wording')
    .values({
      target_id: target.id,
      version: target.version,
      language,
      sentence: paymentRuleText(target, { language, parties, startsOn }),
      structure: JSON.stringify(OutcomeTargetDraft.parse(target)),
      created_at: target.updatedAt,
    })
    .execute()
}

/** The newest first. */
export async function listWordings(db: Database, id: OutcomeTargetId): Promise<TargetWording[]> {
  const rows = await db
    .selectFrom('target_wording')
    .selectAll()
    .where('target_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    language: row.language,
    sentence: row.sentence,
    structure: OutcomeTargetDraft.parse(JSON.parse(row.structure)),
    createdAt: row.created_at,
  }))
}
