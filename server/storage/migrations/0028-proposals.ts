import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE proposal (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), section_id TEXT NOT NULL,
    proposed_by TEXT NOT NULL REFERENCES person (id), party_id TEXT REFERENCES party (id), note TEXT NOT NULL,
    base TEXT NOT NULL CHECK (json_valid(base)), proposed TEXT NOT NULL CHECK (json_valid(proposed)),
    status TEXT NOT NULL CHECK (status IN ('open', 'settled', 'withdrawn')),
    version INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX proposal_of_document ON proposal (document_id, status)`,
  `CREATE TABLE proposal_remark (
    id TEXT PRIMARY KEY, proposal_id TEXT NOT NULL REFERENCES proposal (id),
    person_id TEXT NOT NULL REFERENCES person (id), party_id TEXT REFERENCES party (id),
    text TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX proposal_remark_of_proposal ON proposal_remark (proposal_id)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
