import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE outcome_registration (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id), outcome_code TEXT NOT NULL,
    reached_on TEXT NOT NULL, counted_from TEXT, count INTEGER NOT NULL CHECK (count >= 0), person_code TEXT,
    setting TEXT CHECK (setting IN ('a', 'b')), firm_party_id TEXT REFERENCES party (id), evidence TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('registered', 'verified', 'rejected', 'superseded')),
    registered_by TEXT NOT NULL REFERENCES person (id), registered_by_party_id TEXT NOT NULL REFERENCES party (id),
    registered_at INTEGER NOT NULL, decided_by TEXT REFERENCES person (id),
    decided_by_party_id TEXT REFERENCES party (id), decided_at INTEGER, reason TEXT NOT NULL,
    supersedes_id TEXT UNIQUE REFERENCES outcome_registration (id), version INTEGER NOT NULL,
    CHECK (decided_by_party_id IS NULL OR decided_by_party_id <> registered_by_party_id)) STRICT`,
  `CREATE INDEX outcome_registration_of_partnership ON outcome_registration (partnership_id, reached_on)`,
  `CREATE TRIGGER outcome_registration_no_delete BEFORE DELETE ON outcome_registration
    BEGIN SELECT RAISE(ABORT, 'registrations are corrected, never deleted'); END`,
  `CREATE TABLE settlement (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id), number INTEGER NOT NULL,
    from_month INTEGER NOT NULL, to_month INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)),
    hash TEXT NOT NULL, seal TEXT, created_at INTEGER NOT NULL, created_by TEXT REFERENCES person (id),
    agreed_at INTEGER, version INTEGER NOT NULL, UNIQUE (partnership_id, number),
    CHECK ((seal IS NULL) = (agreed_at IS NULL))) STRICT`,
  `CREATE TRIGGER settlement_agreed_no_update BEFORE UPDATE ON settlement WHEN OLD.agreed_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an agreed settlement never changes'); END`,
  `CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement
    BEGIN SELECT RAISE(ABORT, 'settlements are never deleted'); END`,
  `CREATE TABLE settlement_answer (
    seq INTEGER PRIMARY KEY, settlement_id TEXT NOT NULL REFERENCES settlement (id),
    party_id TEXT NOT NULL REFERENCES party (id), answer TEXT NOT NULL CHECK (answer IN ('agreed', 'objected')),
    hash TEXT NOT NULL, reason TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX settlement_answer_of_settlement ON settlement_answer (settlement_id)`,
  `CREATE TRIGGER settlement_answer_no_update BEFORE UPDATE ON settlement_answer
    BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END`,
  `CREATE TRIGGER settlement_answer_no_delete BEFORE DELETE ON settlement_answer
    BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
