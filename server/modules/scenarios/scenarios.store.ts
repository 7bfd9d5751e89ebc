import type { Insertable, Selectable } from 'kysely'
import type { ScenarioView } from '#shared/contracts/scenarios.ts'
import { type Scenario, ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import type { PartnershipId, PersonId, ScenarioId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'
import type { ScenarioTable } from '#server/storage/tables.ts'

export interface StoredScenario {
  readonly partnershipId: PartnershipId
  readonly scenario: Scenario
  readonly isRemoved: boolean
}

export async function findScenario(db: Database, id: ScenarioId): Promise<StoredScenario | null> {
  const row = await db.selectFrom('scenario').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return { partnershipId: row.partnership_id, scenario: fromRow(row), isRemoved: row.removed_at !== null }
}

/** The scenarios that have not been removed, in the order in which they are shown. */
export async function listScenarios(db: Database, partnershipId: PartnershipId): Promise<ScenarioView[]> {
  const rows = await db
    .selectFrom('scenario')
    .leftJoin('person', 'person.id', 'scenario.updated_by')
    .selectAll('scenario')
    .select('person.name as updated_by_name')
    .where('scenario.partnership_id', '=', partnershipId)
    .where('scenario.removed_at', 'is', null)
    .orderBy('scenario.position')
    .orderBy('scenario.id')
    .execute()
  return rows.map((row) => ({ ...fromRow(row), updatedByName: row.updated_by_name }))
}

/** Who saved it last, by name. */
export async function nameOfPerson(db: Database, id: PersonId): Promise<string> {
  const { name } = await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirstOrThrow()
  return name
}

/** The name of the person who saved the scenario last; null when it stands as it was made. */
export async function nameOfLastWriter(db: Database, id: ScenarioId): Promise<string | null> {
  const row = await db
    .selectFrom('scenario')
    .leftJoin('person', 'person.id', 'scenario.updated_by')
    .select('person.name as name')
    .where('scenario.id', '=', id)
    .executeTakeFirst()
  return row?.name ?? null
}

/** How many there ever were, removed ones too: none means that the partnership has not begun. */
export async function countEver(db: Database, partnershipId: PartnershipId): Promise<number> {
  const { count } = await db
    .selectFrom('scenario')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many stand now. */
export async function countStanding(db: Database, partnershipId: PartnershipId): Promise<number> {
  const { count } = await db
    .selectFrom('scenario')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('partnership_id', '=', partnershipId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The language in which the partnership writes; null when there is no such partnership. */
export async function languageOf(db: Database, partnershipId: PartnershipId): Promise<'da' | 'en' | null> {
  const row = await db.selectFrom('partnership').select('language').where('id', '=', partnershipId).executeTakeFirst()
  return row?.language ?? null
}

export async function insertScenario(
  trx: Database,
  partnershipId: PartnershipId,
  scenario: Scenario,
  over: { readonly position: number; readonly by: PersonId | null },
): Promise<void> {
  await trx
    .insertInto('scenario')
    .values({
      ...toRow(scenario),
      partnership_id: partnershipId,
      position: over.position,
      updated_by: over.by,
      removed_at: null,
    })
    .execute()
}

/** Writes the new version over the one before it. */
export async function updateScenario(
  trx: Database,
  scenario: Scenario,
  over: { readonly by: PersonId; readonly removedAt: number | null },
): Promise<void> {
  const { id, ...values } = toRow(scenario)
  const { numUpdatedRows } = await trx
    .updateTable('scenario')
    .set({ ...values, updated_by: over.by, removed_at: over.removedAt })
    .where('id', '=', id)
    .where('version', '=', scenario.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a scenario is written over the version it was read at')
}

const fromRow = (row: Selectable<ScenarioTable>): Scenario => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  overrides: ScenarioOverrides.parse(JSON.parse(row.overrides)),
  startsOn: row.starts_on,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const toRow = (
  scenario: Scenario,
): Omit<Insertable<ScenarioTable>, 'partnership_id' | 'position' | 'updated_by' | 'removed_at'> => ({
  id: scenario.id,
  kind: scenario.kind,
  name: scenario.name,
  overrides: JSON.stringify(scenario.overrides),
  starts_on: scenario.startsOn,
  version: scenario.version,
  created_at: scenario.createdAt,
  updated_at: scenario.updatedAt,
})
