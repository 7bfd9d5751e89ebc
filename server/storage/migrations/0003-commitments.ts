import { type Kysely, sql } from 'kysely'

const statements = [
  `ALTER TABLE commitment ADD COLUMN agreed_words TEXT`,
  `ALTER TABLE commitment ADD COLUMN agreed_seq INTEGER`,
  `CREATE TABLE commitment_health (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    commitment_id TEXT NOT NULL REFERENCES commitment (id),
    health TEXT NOT NULL CHECK (health IN ('onTrack', 'concern', 'behind')), text TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id), at INTEGER NOT NULL,
    CHECK (health = 'onTrack' OR text <> '')) STRICT`,
  `CREATE INDEX commitment_health_of_commitment ON commitment_health (commitment_id, seq)`,
  `CREATE TABLE commitment_words (
    commitment_id TEXT PRIMARY KEY REFERENCES commitment (id), words TEXT NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE commitment_words_answer (
    commitment_id TEXT NOT NULL REFERENCES commitment (id), party_id TEXT NOT NULL REFERENCES party (id),
    person_id TEXT NOT NULL REFERENCES person (id), at INTEGER NOT NULL,
    PRIMARY KEY (commitment_id, party_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE attachment (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, note TEXT NOT NULL,
    file_name TEXT, media_type TEXT, bytes INTEGER NOT NULL, sha256 TEXT,
    added_by TEXT NOT NULL REFERENCES person (id), added_by_party_id TEXT REFERENCES party (id),
    added_at INTEGER NOT NULL, removed_by TEXT REFERENCES person (id), removed_at INTEGER,
    CHECK ((file_name IS NULL) = (sha256 IS NULL) AND (file_name IS NULL) = (media_type IS NULL)),
    CHECK (note <> '' OR file_name IS NOT NULL OR removed_at IS NOT NULL)) STRICT`,
  `CREATE INDEX attachment_of_subject ON attachment (subject_id, added_at)`,
  `CREATE INDEX attachment_of_partnership ON attachment (partnership_id) WHERE removed_at IS NULL`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
