import type { Selectable } from 'kysely'
import type { OwnValueView } from '#shared/contracts/scenarios.ts'
import type { OwnValue } from '#shared/domain/scenario/own-value.ts'
import { ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import type { ParameterValueId, PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'
import type { ParameterValueTable } from '#server/storage/tables.ts'

export interface StoredOwnValue {
  readonly partnershipId: PartnershipId
  readonly value: OwnValueView
  readonly isRemoved: boolean
}

const withName = (db: Database) =>
  db
    .selectFrom('parameter_value')
    .innerJoin('person', 'person.id', 'parameter_value.updated_by')
    .selectAll('parameter_value')
    .select('person.name as updated_by_name')

export async function findOwnValue(db: Database, id: ParameterValueId): Promise<StoredOwnValue | null> {
  const row = await withName(db).where('parameter_value.id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return { partnershipId: row.partnership_id, value: fromRow(row), isRemoved: row.removed_at !== null }
}

/** The partnership's values that have not been removed, by parameter, the newest last. */
export async function listOwnValues(db: Database, partnershipId: PartnershipId): Promise<OwnValueView[]> {
  const rows = await withName(db)
    .where('partnership_id', '=', partnershipId)
    .where('removed_at', 'is', null)
    .orderBy('parameter_id')
    .orderBy('valid_from')
    .execute()
  return rows.map(fromRow)
}

export async function insertOwnValue(
  trx: Database,
  partnershipId: PartnershipId,
  value: OwnValue,
  by: PersonId,
): Promise<void> {
  await trx
    .insertInto('parameter_value')
    .values({
      ...toRow(value),
      id: value.id,
      partnership_id: partnershipId,
      created_at: value.updatedAt,
      updated_by: by,
      removed_at: null,
    })
    .execute()
}

/** Writes the new version over the one before it. */
export async function updateOwnValue(
  trx: Database,
  value: OwnValue,
  over: { readonly by: PersonId; readonly removedAt: number | null },
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('parameter_value')
    .set({ ...toRow(value), updated_by: over.by, removed_at: over.removedAt })
    .where('id', '=', value.id)
    .where('version', '=', value.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a value is written over the version it was read at')
}

const fromRow = (row: Selectable<ParameterValueTable> & { readonly updated_by_name: string }): OwnValueView => ({
  id: row.id,
  parameterId: row.parameter_id,
  value: ScenarioValue.parse(JSON.parse(row.value)),
  validFrom: row.valid_from,
  source: row.source,
  sourceUrl: row.source_url,
  certainty: row.certainty,
  version: row.version,
  updatedAt: row.updated_at,
  updatedByName: row.updated_by_name,
})

const toRow = (value: OwnValue) => ({
  parameter_id: value.parameterId,
  value: JSON.stringify(value.value),
  valid_from: value.validFrom,
  source: value.source,
  source_url: value.sourceUrl,
  certainty: value.certainty,
  version: value.version,
  updated_at: value.updatedAt,
})
