import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE rate_card_version (
    partnership_id TEXT NOT NULL REFERENCES partnership (id), version INTEGER NOT NULL CHECK (version >= 1),
    valid_from TEXT NOT NULL, lines TEXT NOT NULL CHECK (json_valid(lines)),
    cap_per_citizen_ore INTEGER CHECK (cap_per_citizen_ore >= 0), cap_total_ore INTEGER CHECK (cap_total_ore >= 0),
    cap_per_job_ore INTEGER CHECK (cap_per_job_ore >= 0),
    schedule TEXT NOT NULL CHECK (schedule IN ('monthly', 'quarterly', 'halfYearly', 'milestones')),
    lag_months INTEGER NOT NULL CHECK (lag_months >= 0), growth_percent REAL,
    has_state_grant INTEGER CHECK (has_state_grant IN (0, 1)), note TEXT NOT NULL,
    created_at INTEGER NOT NULL, created_by TEXT REFERENCES person (id),
    PRIMARY KEY (partnership_id, version)) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER rate_card_version_no_update BEFORE UPDATE ON rate_card_version
    BEGIN SELECT RAISE(ABORT, 'versions of a rate card are append-only'); END`,
  `CREATE TRIGGER rate_card_version_no_delete BEFORE DELETE ON rate_card_version
    BEGIN SELECT RAISE(ABORT, 'versions of a rate card are append-only'); END`,
  `ALTER TABLE outcome_target ADD COLUMN target_group TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE outcome_target ADD COLUMN cap_ore INTEGER CHECK (cap_ore >= 0)`,
  `CREATE TABLE target_wording (
    target_id TEXT NOT NULL REFERENCES outcome_target (id), version INTEGER NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('da', 'en')), sentence TEXT NOT NULL,
    structure TEXT NOT NULL CHECK (json_valid(structure)), created_at INTEGER NOT NULL,
    PRIMARY KEY (target_id, version)) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER target_wording_no_update BEFORE UPDATE ON target_wording
    BEGIN SELECT RAISE(ABORT, 'wordings are append-only'); END`,
  `CREATE TRIGGER target_wording_no_delete BEFORE DELETE ON target_wording
    BEGIN SELECT RAISE(ABORT, 'wordings are append-only'); END`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
