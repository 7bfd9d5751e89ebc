import type { PartnershipPlace } from '#shared/domain/access/portfolio-scope.ts'
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
