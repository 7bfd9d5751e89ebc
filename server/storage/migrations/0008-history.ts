import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE document_version (
    id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document (id), seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('named', 'restored')), name TEXT NOT NULL, section_id TEXT,
    source_seq INTEGER, before_seq INTEGER, state BLOB,
    created_by TEXT NOT NULL REFERENCES person (id), created_at INTEGER NOT NULL,
    CHECK ((kind = 'named') = (state IS NOT NULL)),
    CHECK ((kind = 'restored') = (source_seq IS NOT NULL AND before_seq IS NOT NULL))) STRICT`,
  `CREATE INDEX document_version_of_document ON document_version (document_id, seq)`,
  `CREATE TRIGGER document_version_no_delete BEFORE DELETE ON document_version
    BEGIN SELECT RAISE(ABORT, 'versions are kept'); END`,
  `CREATE TABLE document_visit (
    person_id TEXT NOT NULL REFERENCES person (id), document_id TEXT NOT NULL REFERENCES document (id),
    seq INTEGER NOT NULL, at INTEGER NOT NULL, last_seq INTEGER, last_at INTEGER,
    PRIMARY KEY (person_id, document_id)) STRICT, WITHOUT ROWID`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
