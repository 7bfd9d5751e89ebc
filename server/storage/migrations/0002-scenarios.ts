import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE scenario (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    kind TEXT NOT NULL CHECK (kind IN ('careful', 'expected', 'ambitious', 'own')),
    name TEXT NOT NULL, overrides TEXT NOT NULL CHECK (json_valid(overrides)), position INTEGER NOT NULL,
    version INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    updated_by TEXT REFERENCES person (id), removed_at INTEGER) STRICT`,
  `CREATE INDEX scenario_of_partnership ON scenario (partnership_id)`,
  `CREATE UNIQUE INDEX scenario_one_of_kind ON scenario (partnership_id, kind) WHERE kind <> 'own'`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
