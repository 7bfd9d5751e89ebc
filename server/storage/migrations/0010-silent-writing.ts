import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE silent_round (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id),
    opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL REFERENCES person (id),
    revealed_at INTEGER, revealed_by TEXT REFERENCES person (id), moved_at INTEGER) STRICT`,
  `CREATE UNIQUE INDEX silent_round_one_open ON silent_round (document_id) WHERE revealed_at IS NULL`,
  `CREATE INDEX silent_round_of_document ON silent_round (document_id, opened_at)`,
  `CREATE TABLE silent_draft (
    id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES silent_round (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    party_kind TEXT NOT NULL CHECK (party_kind IN ('municipality', 'employmentActor', 'firm')),
    need_kind TEXT NOT NULL CHECK (need_kind IN ('need', 'wish', 'worry', 'contribution', 'dealbreaker')),
    text TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX silent_draft_of_round ON silent_draft (round_id, person_id)`,
  `CREATE TABLE silent_ready (
    round_id TEXT NOT NULL REFERENCES silent_round (id), person_id TEXT NOT NULL REFERENCES person (id),
    ready_at INTEGER NOT NULL, PRIMARY KEY (round_id, person_id)) STRICT`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
