import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE agreement_version (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id), number INTEGER NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)), hash TEXT NOT NULL, previous_hash TEXT,
    approval_order TEXT CHECK (approval_order IS NULL OR json_valid(approval_order)), due_on TEXT,
    prepared_by TEXT REFERENCES person (id), prepared_at INTEGER NOT NULL, approved_at INTEGER, seal TEXT,
    closed_at INTEGER, unlocked_at INTEGER, UNIQUE (partnership_id, number),
    CHECK ((seal IS NULL) = (approved_at IS NULL)), CHECK (closed_at IS NULL OR approved_at IS NULL),
    CHECK (unlocked_at IS NULL OR approved_at IS NOT NULL)) STRICT`,
  `CREATE INDEX agreement_version_of_hash ON agreement_version (hash)`,
  `CREATE TRIGGER agreement_version_fixed BEFORE UPDATE ON agreement_version
    WHEN NEW.id IS NOT OLD.id OR NEW.partnership_id IS NOT OLD.partnership_id OR NEW.number IS NOT OLD.number
      OR NEW.content IS NOT OLD.content OR NEW.hash IS NOT OLD.hash OR NEW.previous_hash IS NOT OLD.previous_hash
      OR NEW.approval_order IS NOT OLD.approval_order OR NEW.prepared_by IS NOT OLD.prepared_by
      OR NEW.prepared_at IS NOT OLD.prepared_at
      OR (OLD.approved_at IS NOT NULL AND (NEW.approved_at IS NOT OLD.approved_at OR NEW.seal IS NOT OLD.seal))
      OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NOT OLD.closed_at)
      OR (OLD.unlocked_at IS NOT NULL AND NEW.unlocked_at IS NOT OLD.unlocked_at)
    BEGIN SELECT RAISE(ABORT, 'a version never changes'); END`,
  `CREATE TRIGGER agreement_version_no_delete BEFORE DELETE ON agreement_version
    BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END`,
  `CREATE TABLE agreement_answer (
    seq INTEGER PRIMARY KEY, version_id TEXT NOT NULL REFERENCES agreement_version (id), hash TEXT NOT NULL,
    party_id TEXT NOT NULL REFERENCES party (id), person_id TEXT NOT NULL REFERENCES person (id),
    person_name TEXT NOT NULL, person_title TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('approved', 'approvedWithRemark', 'returned')), text TEXT NOT NULL,
    authority TEXT NOT NULL, strength TEXT NOT NULL CHECK (strength IN ('link', 'invite', 'demo')),
    signed_in_at INTEGER NOT NULL, at INTEGER NOT NULL, binding TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE INDEX agreement_answer_of_version ON agreement_answer (version_id)`,
  `CREATE TRIGGER agreement_answer_no_update BEFORE UPDATE ON agreement_answer
    BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END`,
  `CREATE TRIGGER agreement_answer_no_delete BEFORE DELETE ON agreement_answer
    BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END`,
  `CREATE TABLE agreement_seen (
    version_id TEXT NOT NULL REFERENCES agreement_version (id), party_id TEXT NOT NULL REFERENCES party (id),
    at INTEGER NOT NULL, PRIMARY KEY (version_id, party_id)) STRICT`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
