import { type Kysely, sql } from 'kysely'

const statements = [
  // What the fund has written over the texts that Samspil comes with: one row a change, the newest holds.
  `CREATE TABLE section_template (
    programme_id TEXT NOT NULL REFERENCES programme (id), revision INTEGER NOT NULL CHECK (revision > 0),
    section_id TEXT NOT NULL, texts TEXT NOT NULL CHECK (json_valid(texts)),
    created_at INTEGER NOT NULL, created_by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (programme_id, revision)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX section_template_of_section ON section_template (programme_id, section_id, revision)`,
  `ALTER TABLE document ADD COLUMN template_revision INTEGER NOT NULL DEFAULT 0`,
  `CREATE TABLE best_practice (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    party_id TEXT NOT NULL REFERENCES party (id),
    title TEXT NOT NULL, situation TEXT NOT NULL, action TEXT NOT NULL, effect TEXT NOT NULL, advice TEXT NOT NULL,
    version INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL REFERENCES person (id),
    updated_at INTEGER NOT NULL, shared_at INTEGER, shared_by TEXT REFERENCES person (id), removed_at INTEGER,
    CHECK ((shared_at IS NULL) = (shared_by IS NULL)), CHECK (removed_at IS NULL OR shared_at IS NULL)) STRICT`,
  `CREATE INDEX best_practice_of_partnership ON best_practice (partnership_id)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
