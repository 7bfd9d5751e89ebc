import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE comment_thread (
    id TEXT PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    place TEXT NOT NULL CHECK (place IN ('text', 'section', 'card', 'commitment')),
    document_id TEXT REFERENCES document (id), section_id TEXT, card_list TEXT, card_id TEXT,
    commitment_id TEXT REFERENCES commitment (id),
    anchor_start TEXT NOT NULL, anchor_end TEXT NOT NULL,
    quote TEXT NOT NULL, quote_before TEXT NOT NULL, quote_after TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'resolved')),
    assignee_id TEXT REFERENCES person (id), resolved_by TEXT REFERENCES person (id), resolved_at INTEGER,
    version INTEGER NOT NULL, created_by TEXT NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    CHECK ((place = 'commitment') = (commitment_id IS NOT NULL)),
    CHECK ((place = 'commitment') = (document_id IS NULL)),
    CHECK ((place = 'card') = (card_id IS NOT NULL))) STRICT`,
  `CREATE INDEX comment_thread_of_document ON comment_thread (document_id)`,
  `CREATE INDEX comment_thread_of_partnership ON comment_thread (partnership_id)`,
  `CREATE TABLE comment (
    id TEXT PRIMARY KEY, thread_id TEXT NOT NULL REFERENCES comment_thread (id),
    person_id TEXT NOT NULL REFERENCES person (id), party_id TEXT REFERENCES party (id),
    body TEXT NOT NULL, version INTEGER NOT NULL, created_at INTEGER NOT NULL, edited_at INTEGER, deleted_at INTEGER,
    CHECK (deleted_at IS NULL OR body = '')) STRICT`,
  `CREATE INDEX comment_of_thread ON comment (thread_id, created_at)`,
  `CREATE TABLE comment_mention (
    comment_id TEXT NOT NULL REFERENCES comment (id), person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (comment_id, person_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE notification (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id),
    partnership_id TEXT NOT NULL REFERENCES partnership (id),
    kind TEXT NOT NULL CHECK (kind IN ('mention', 'reply', 'assigned')),
    thread_id TEXT NOT NULL REFERENCES comment_thread (id), comment_id TEXT REFERENCES comment (id),
    by_person_id TEXT NOT NULL REFERENCES person (id), by_party_id TEXT REFERENCES party (id),
    created_at INTEGER NOT NULL, read_at INTEGER, undone_at INTEGER) STRICT`,
  `CREATE INDEX notification_waiting ON notification (person_id) WHERE read_at IS NULL AND undone_at IS NULL`,
  `CREATE TABLE notification_setting (
    person_id TEXT NOT NULL REFERENCES person (id), kind TEXT NOT NULL, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    updated_at INTEGER NOT NULL, PRIMARY KEY (person_id, kind)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE mail (
    id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id), kind TEXT NOT NULL, period TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('claimed', 'sent', 'failed')), claimed_at INTEGER NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX mail_once_a_period ON mail (person_id, kind, period) WHERE state <> 'failed'`,
  `CREATE TABLE mailed_item (
    person_id TEXT NOT NULL REFERENCES person (id), item_key TEXT NOT NULL, mail_id TEXT NOT NULL REFERENCES mail (id),
    PRIMARY KEY (person_id, item_key)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE server_secret (name TEXT PRIMARY KEY, secret TEXT NOT NULL) STRICT`,
]

/** The tables whose CHECK lists the roles. */
const tablesWithRoles = ['membership', 'token'] as const

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
  for (const table of tablesWithRoles) await admitCommenters(db, table)
}

/**
 * SQLite cannot change a CHECK, so the table is made anew from its own definition with one role more; columns that
 * other migrations have added come along. Nothing refers to these tables.
 */
async function admitCommenters(db: Kysely<unknown>, table: (typeof tablesWithRoles)[number]): Promise<void> {
  const { rows } = await sql<{ type: string; sql: string | null }>`
    SELECT type, sql FROM sqlite_master WHERE tbl_name = ${table} ORDER BY type = 'table' DESC`.execute(db)
  const definition = rows.find((row) => row.type === 'table')?.sql ?? ''
  const roles = `'member', 'reader')`
  if (!definition.includes(roles)) throw new Error(`The roles of ${table} are not where they were`)
  const next = definition
    .replace(/^CREATE TABLE ["'`]?\w+["'`]?/, `CREATE TABLE ${table}_next`)
    .replace(roles, `'member', 'commenter', 'reader')`)
  await sql.raw(next).execute(db)
  await sql.raw(`INSERT INTO ${table}_next SELECT * FROM ${table}`).execute(db)
  await sql.raw(`DROP TABLE ${table}`).execute(db)
  await sql.raw(`ALTER TABLE ${table}_next RENAME TO ${table}`).execute(db)
  for (const { type, sql: statement } of rows) {
    if (type !== 'table' && statement !== null) await sql.raw(statement).execute(db)
  }
}
