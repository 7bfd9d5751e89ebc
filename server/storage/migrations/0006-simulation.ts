import { type Kysely, sql } from 'kysely'

const statements = [
  `ALTER TABLE scenario ADD COLUMN starts_on TEXT`,
  `CREATE TABLE parameter_value (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    parameter_id TEXT NOT NULL, value TEXT NOT NULL CHECK (json_valid(value)), valid_from TEXT NOT NULL,
    source TEXT NOT NULL, source_url TEXT,
    certainty TEXT NOT NULL CHECK (certainty IN ('verified', 'unverified', 'assumption')),
    version INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    updated_by TEXT NOT NULL REFERENCES person (id), removed_at INTEGER) STRICT`,
  `CREATE UNIQUE INDEX parameter_value_one_a_day ON parameter_value (partnership_id, parameter_id, valid_from)
    WHERE removed_at IS NULL`,
  `CREATE TABLE simulation_snapshot (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    scenario_id TEXT NOT NULL REFERENCES scenario (id), scenario_name TEXT NOT NULL, scenario_version INTEGER NOT NULL,
    has_unsaved INTEGER NOT NULL, starts_on TEXT, overrides TEXT NOT NULL CHECK (json_valid(overrides)),
    input TEXT NOT NULL CHECK (json_valid(input)), report TEXT NOT NULL CHECK (json_valid(report)),
    taken_at INTEGER NOT NULL, taken_by TEXT NOT NULL REFERENCES person (id)) STRICT`,
  `CREATE INDEX simulation_snapshot_of_partnership ON simulation_snapshot (partnership_id)`,
  // A snapshot is what three parties looked at when they agreed: nobody may change it afterwards.
  `CREATE TRIGGER simulation_snapshot_is_frozen BEFORE UPDATE ON simulation_snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END`,
  // Programs that do not know the block of a frozen simulation would delete it: from now on they only read (SYN-5).
  `UPDATE document SET schema_version = 2 WHERE schema_version < 2`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
