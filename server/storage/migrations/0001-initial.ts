import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE programme (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL,
    is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)), created_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE cluster (
    id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programme (id), name TEXT NOT NULL,
    position INTEGER NOT NULL) STRICT`,
  `CREATE TABLE partnership (
    id TEXT PRIMARY KEY, programme_id TEXT NOT NULL REFERENCES programme (id),
    slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, municipality_code TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('da', 'en')), summary TEXT NOT NULL,
    starts_on TEXT, ends_on TEXT, follow_up_ends_on TEXT,
    is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    version INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE cluster_place (
    id TEXT PRIMARY KEY, cluster_id TEXT NOT NULL REFERENCES cluster (id),
    partnership_id TEXT NOT NULL REFERENCES partnership (id), places INTEGER NOT NULL CHECK (places >= 0),
    reading TEXT NOT NULL CHECK (reading IN ('certain', 'unclear')), position INTEGER NOT NULL) STRICT`,
  `CREATE TABLE party (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    kind TEXT NOT NULL CHECK (kind IN ('municipality', 'employmentActor', 'firm', 'fund')),
    name TEXT NOT NULL, description TEXT NOT NULL, is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    position INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX party_of_partnership ON party (partnership_id)`,
  `CREATE TABLE person (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('da', 'en')), verified_at INTEGER,
    is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)), created_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE membership (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id),
    party_id TEXT NOT NULL REFERENCES party (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'member', 'reader')),
    created_at INTEGER NOT NULL, ended_at INTEGER) STRICT`,
  `CREATE UNIQUE INDEX membership_current ON membership (person_id, party_id) WHERE ended_at IS NULL`,
  `CREATE INDEX membership_of_party ON membership (party_id)`,
  `CREATE TABLE session (
    id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE, person_id TEXT NOT NULL REFERENCES person (id),
    method TEXT NOT NULL CHECK (method IN ('link', 'invite', 'demo')), user_agent TEXT NOT NULL,
    created_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT`,
  `CREATE INDEX session_of_person ON session (person_id)`,
  `CREATE TABLE token (
    id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('login', 'invite', 'api')),
    person_id TEXT REFERENCES person (id), email TEXT, party_id TEXT REFERENCES party (id),
    role TEXT CHECK (role IN ('lead', 'member', 'reader')), browser_hash TEXT, mailed_hash TEXT UNIQUE, label TEXT NOT NULL,
    created_by TEXT REFERENCES person (id), created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    max_uses INTEGER NOT NULL, uses INTEGER NOT NULL DEFAULT 0, revoked_at INTEGER) STRICT`,
  `CREATE TABLE document (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    kind TEXT NOT NULL CHECK (kind IN ('partnerPlan', 'socialModel')),
    firm_party_id TEXT REFERENCES party (id), language TEXT NOT NULL CHECK (language IN ('da', 'en')),
    schema_version INTEGER NOT NULL, epoch INTEGER NOT NULL, created_at INTEGER NOT NULL,
    CHECK ((kind = 'socialModel') = (firm_party_id IS NOT NULL))) STRICT`,
  `CREATE UNIQUE INDEX document_one_plan ON document (partnership_id) WHERE kind = 'partnerPlan'`,
  `CREATE UNIQUE INDEX document_one_model_per_firm ON document (firm_party_id) WHERE kind = 'socialModel'`,
  `CREATE TABLE section (
    document_id TEXT NOT NULL REFERENCES document (id), section_id TEXT NOT NULL, position INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('notStarted', 'inProgress', 'ready')),
    owner_party_id TEXT REFERENCES party (id), version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, updated_by TEXT REFERENCES person (id),
    PRIMARY KEY (document_id, section_id)) STRICT`,
  `CREATE TABLE document_update (
    document_id TEXT NOT NULL REFERENCES document (id), seq INTEGER NOT NULL,
    person_id TEXT REFERENCES person (id), bytes BLOB NOT NULL, created_at INTEGER NOT NULL,
    PRIMARY KEY (document_id, seq)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE document_checkpoint (
    document_id TEXT NOT NULL REFERENCES document (id), seq INTEGER NOT NULL, bytes BLOB NOT NULL,
    sha256 TEXT NOT NULL, created_at INTEGER NOT NULL, PRIMARY KEY (document_id, seq)) STRICT`,
  `CREATE TABLE outcome_target (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    outcome_code TEXT NOT NULL, count INTEGER NOT NULL CHECK (count >= 0), out_of INTEGER,
    tariff_ore INTEGER NOT NULL CHECK (tariff_ore >= 0),
    payer_party_id TEXT NOT NULL REFERENCES party (id), payee_party_id TEXT NOT NULL REFERENCES party (id),
    verifier_party_id TEXT REFERENCES party (id), evidence TEXT NOT NULL, programme_month INTEGER,
    version INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, removed_at INTEGER) STRICT`,
  `CREATE INDEX outcome_target_of_partnership ON outcome_target (partnership_id)`,
  `CREATE TABLE commitment (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    party_id TEXT NOT NULL REFERENCES party (id), person_id TEXT REFERENCES person (id),
    what TEXT NOT NULL, quantity REAL, unit TEXT NOT NULL, due_on TEXT, programme_month INTEGER,
    condition TEXT NOT NULL, evidence TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'accepted', 'inProgress', 'fulfilled', 'lapsed')),
    lapse_reason TEXT NOT NULL,
    source_document_id TEXT REFERENCES document (id), source_section_id TEXT, source_quote TEXT NOT NULL,
    proposed_by TEXT NOT NULL REFERENCES person (id), proposed_by_party_id TEXT REFERENCES party (id),
    accepted_by TEXT REFERENCES person (id), accepted_at INTEGER,
    version INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    CHECK (status <> 'lapsed' OR lapse_reason <> '')) STRICT`,
  `CREATE INDEX commitment_of_partnership ON commitment (partnership_id)`,
  `CREATE TABLE commitment_target (
    commitment_id TEXT NOT NULL REFERENCES commitment (id), target_id TEXT NOT NULL REFERENCES outcome_target (id),
    PRIMARY KEY (commitment_id, target_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, partnership_id TEXT, at INTEGER NOT NULL, person_id TEXT,
    party_id TEXT, action TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data))) STRICT`,
  `CREATE INDEX audit_of_partnership ON audit (partnership_id, seq)`,
  `CREATE INDEX audit_of_subject ON audit (subject_id, seq)`,
  `CREATE TABLE heartbeat (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT`,
  `CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
  `CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
