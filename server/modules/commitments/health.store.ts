import type { HealthView } from '#shared/contracts/commitments.ts'
import type { HealthReport } from '#shared/domain/commitment/health.ts'
import type { CommitmentId, HealthReportId, PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Database } from '#server/storage/database.ts'

/** The newest update of each that has one. */
export async function readNewestHealth(
  db: Database,
  ids: readonly CommitmentId[],
): Promise<Map<CommitmentId, HealthView>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('commitment_health')
    .innerJoin('person', 'person.id', 'commitment_health.person_id')
    .where('commitment_health.seq', 'in', (eb) =>
      eb
        .selectFrom('commitment_health as other')
        .where('other.commitment_id', 'in', ids)
        .groupBy('other.commitment_id')
        .select((of) => of.fn.max('other.seq').as('seq')),
    )
    .select([
      'commitment_health.commitment_id as commitmentId',
      'commitment_health.health as health',
      'commitment_health.text as text',
      'commitment_health.at as at',
      'person.name as personName',
    ])
    .execute()
  return new Map(rows.map(({ commitmentId, ...view }) => [commitmentId, view]))
}

/** Which commitment the update with this id is about; null when there is none. */
export async function findHealthReport(db: Database, id: HealthReportId): Promise<CommitmentId | null> {
  const row = await db.selectFrom('commitment_health').select('commitment_id').where('id', '=', id).executeTakeFirst()
  return row?.commitment_id ?? null
}

export async function insertHealthReport(
  trx: Database,
  report: HealthReport & {
    readonly id: HealthReportId
    readonly commitmentId: CommitmentId
    readonly personId: PersonId
    readonly at: Instant
  },
): Promise<void> {
  await trx
    .insertInto('commitment_health')
    .values({
      id: report.id,
      commitment_id: report.commitmentId,
      health: report.health,
      text: report.text,
      person_id: report.personId,
      at: report.at,
    })
    .execute()
}
