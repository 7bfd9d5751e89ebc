import type { Selectable } from 'kysely'
import type { SnapshotView } from '#shared/contracts/snapshots.ts'
import { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import type { PartnershipId, PersonId, SnapshotId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import type { SimulationSnapshotTable } from '#server/storage/tables.ts'

const withName = (db: Database) =>
  db
    .selectFrom('simulation_snapshot')
    .innerJoin('person', 'person.id', 'simulation_snapshot.taken_by')
    .selectAll('simulation_snapshot')
    .select('person.name as taken_by_name')

export async function findSnapshot(
  db: Database,
  id: SnapshotId,
): Promise<{ readonly partnershipId: PartnershipId; readonly snapshot: SnapshotView } | null> {
  const row = await withName(db).where('simulation_snapshot.id', '=', id).executeTakeFirst()
  return row === undefined ? null : { partnershipId: row.partnership_id, snapshot: fromRow(row) }
}

/** Every snapshot of the partnership, the oldest first. */
export async function listSnapshots(db: Database, partnershipId: PartnershipId): Promise<SnapshotView[]> {
  const rows = await withName(db)
    .where('partnership_id', '=', partnershipId)
    .orderBy('taken_at')
    .orderBy('simulation_snapshot.id')
    .execute()
  return rows.map(fromRow)
}

export async function insertSnapshot(
  trx: Database,
  partnershipId: PartnershipId,
  snapshot: Omit<SnapshotView, 'takenByName'>,
  by: PersonId,
): Promise<void> {
  await trx
    .insertInto('simulation_snapshot')
    .values({
      id: snapshot.id,
      partnership_id: partnershipId,
      scenario_id: snapshot.scenarioId,
      scenario_name: snapshot.scenarioName,
      scenario_version: snapshot.scenarioVersion,
      has_unsaved: snapshot.hasUnsaved ? 1 : 0,
      starts_on: snapshot.startsOn,
      overrides: JSON.stringify(snapshot.overrides),
      input: JSON.stringify(snapshot.input),
      report: JSON.stringify(snapshot.report),
      taken_at: snapshot.takenAt,
      taken_by: by,
    })
    .execute()
}

// Input and report are read as they were written: what a later version would say of them is none of a snapshot's business.
const fromRow = (row: Selectable<SimulationSnapshotTable> & { readonly taken_by_name: string }): SnapshotView => ({
  id: row.id,
  scenarioId: row.scenario_id,
  scenarioName: row.scenario_name,
  scenarioVersion: row.scenario_version,
  hasUnsaved: row.has_unsaved === 1,
  startsOn: row.starts_on,
  overrides: ScenarioOverrides.parse(JSON.parse(row.overrides)),
  input: JSON.parse(row.input) as SnapshotView['input'],
  report: JSON.parse(row.report) as SnapshotView['report'],
  takenAt: row.taken_at,
  takenByName: row.taken_by_name,
})
