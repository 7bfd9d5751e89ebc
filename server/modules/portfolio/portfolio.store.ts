import { sql } from 'kysely'
import type { PartnershipPlace } from '#shared/domain/access/portfolio-scope.ts'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** Every partnership with the programme it belongs to. */
export const listPlaces = (db: Database): Promise<PartnershipPlace[]> =>
  db.selectFrom('partnership').select(['id as partnershipId', 'programme_id as programmeId']).execute()

export interface PartnershipDates {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly followUpEndsOn: string | null
  readonly firms: number
}

export async function listDates(
  db: Database,
  ids: readonly PartnershipId[],
): Promise<Map<PartnershipId, PartnershipDates>> {
  const rows = await db
    .selectFrom('partnership')
    .where('id', 'in', ids)
    .select((eb) => [
      'id',
      'starts_on',
      'ends_on',
      'follow_up_ends_on',
      eb
        .selectFrom('party')
        .whereRef('party.partnership_id', '=', 'partnership.id')
        .where('party.kind', '=', 'firm')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('firms'),
    ])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        followUpEndsOn: row.follow_up_ends_on,
        firms: Number(row.firms ?? 0),
      },
    ]),
  )
}

export interface VerifiedCount {
  readonly partnershipId: PartnershipId
  readonly outcomeCode: OutcomeCode
  readonly setting: 'a' | 'b' | null
  readonly count: number
}

/** Outcomes that a second party has said yes to, by partnership, step and setting. Exact: hide before they leave. */
export async function listVerifiedCounts(db: Database, ids: readonly PartnershipId[]): Promise<VerifiedCount[]> {
  const rows = await db
    .selectFrom('outcome_registration')
    .where('partnership_id', 'in', ids)
    .where('status', '=', 'verified')
    .select(['partnership_id', 'outcome_code', 'setting', sql<number>`sum(count)`.as('count')])
    .groupBy(['partnership_id', 'outcome_code', 'setting'])
    .execute()
  return rows.map((row) => ({
    partnershipId: row.partnership_id,
    outcomeCode: row.outcome_code,
    setting: row.setting,
    count: Number(row.count),
  }))
}
