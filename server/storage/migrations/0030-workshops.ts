import { type Kysely, sql } from 'kysely'

const partyKinds = `'municipality', 'employmentActor', 'firm', 'fund'`

const statements = [
  // A code is never given out again, so that one that is written on a board leads nowhere later.
  `CREATE TABLE workshop (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id), title TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE, state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    is_locked INTEGER NOT NULL, is_rehearsal INTEGER NOT NULL, is_at_own_pace INTEGER NOT NULL,
    current_step_id TEXT, called_at INTEGER, opened_at INTEGER, closed_at INTEGER,
    created_by TEXT NOT NULL REFERENCES person (id), created_at INTEGER NOT NULL, version INTEGER NOT NULL) STRICT`,
  `CREATE INDEX workshop_of_partnership ON workshop (partnership_id, created_at)`,
  `CREATE TABLE workshop_step (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), position INTEGER NOT NULL,
    title TEXT NOT NULL, instruction TEXT NOT NULL, activity TEXT NOT NULL, minutes INTEGER NOT NULL, target TEXT,
    started_at INTEGER, ended_at INTEGER, extra_minutes INTEGER NOT NULL, revealed_at INTEGER,
    phase INTEGER NOT NULL CHECK (phase IN (0, 1, 2)), budget INTEGER,
    proposal TEXT NOT NULL, outcome TEXT NOT NULL, review_on TEXT) STRICT`,
  `CREATE INDEX workshop_step_of_workshop ON workshop_step (workshop_id, position)`,
  `CREATE TABLE workshop_participant (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id), person_id TEXT REFERENCES person (id),
    secret_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, party_kind TEXT NOT NULL CHECK (party_kind IN (${partyKinds})),
    table_name TEXT NOT NULL, is_simulated INTEGER NOT NULL,
    joined_at INTEGER NOT NULL, removed_at INTEGER, hand_up_at INTEGER) STRICT`,
  `CREATE INDEX workshop_participant_of_workshop ON workshop_participant (workshop_id, joined_at)`,
  `CREATE TABLE workshop_card (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id),
    step_id TEXT NOT NULL REFERENCES workshop_step (id), participant_id TEXT REFERENCES workshop_participant (id),
    party_kind TEXT NOT NULL CHECK (party_kind IN (${partyKinds})), table_name TEXT NOT NULL, column_name TEXT,
    text TEXT NOT NULL, group_id TEXT REFERENCES workshop_card (id), created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, removed_at INTEGER, landed_in TEXT, landed_at INTEGER) STRICT`,
  `CREATE INDEX workshop_card_of_step ON workshop_card (workshop_id, step_id, created_at)`,
  // `voter`: a participant's id, or "table:<name>".
  `CREATE TABLE workshop_vote (
    step_id TEXT NOT NULL REFERENCES workshop_step (id), card_id TEXT NOT NULL REFERENCES workshop_card (id),
    voter TEXT NOT NULL, dots INTEGER NOT NULL CHECK (dots >= 0), at INTEGER NOT NULL,
    PRIMARY KEY (step_id, card_id, voter)) STRICT`,
  `CREATE TABLE workshop_stance (
    step_id TEXT NOT NULL REFERENCES workshop_step (id),
    participant_id TEXT NOT NULL REFERENCES workshop_participant (id),
    stance TEXT NOT NULL CHECK (stance IN ('agree', 'reservation', 'objection')), reason TEXT NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (step_id, participant_id)) STRICT`,
  `CREATE TABLE workshop_score (
    step_id TEXT NOT NULL REFERENCES workshop_step (id),
    participant_id TEXT NOT NULL REFERENCES workshop_participant (id),
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5), word TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (step_id, participant_id)) STRICT`,
  `CREATE TABLE workshop_done (
    step_id TEXT NOT NULL REFERENCES workshop_step (id),
    participant_id TEXT NOT NULL REFERENCES workshop_participant (id), at INTEGER NOT NULL,
    PRIMARY KEY (step_id, participant_id)) STRICT`,
  `CREATE TABLE workshop_parked (
    id TEXT PRIMARY KEY, workshop_id TEXT NOT NULL REFERENCES workshop (id),
    step_id TEXT NOT NULL REFERENCES workshop_step (id),
    participant_id TEXT REFERENCES workshop_participant (id),
    party_kind TEXT NOT NULL CHECK (party_kind IN (${partyKinds})), text TEXT NOT NULL,
    created_at INTEGER NOT NULL, settled_at INTEGER) STRICT`,
  `CREATE INDEX workshop_parked_of_workshop ON workshop_parked (workshop_id, created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
