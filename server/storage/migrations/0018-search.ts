import { type Kysely, sql } from 'kysely'

const statements = [
  `CREATE TABLE search_entry (
    id INTEGER PRIMARY KEY, partnership_id TEXT NOT NULL REFERENCES partnership (id),
    source TEXT NOT NULL, subject_id TEXT NOT NULL, part_id TEXT NOT NULL,
    document_id TEXT REFERENCES document (id), section_id TEXT, title TEXT NOT NULL, body TEXT NOT NULL) STRICT`,
  `CREATE UNIQUE INDEX search_entry_of_subject ON search_entry (source, subject_id, part_id)`,
  // Holds the words only, folded by us; what is shown comes from search_entry.
  `CREATE VIRTUAL TABLE search_text USING fts5(title, body, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 0", prefix='2 3')`,
  `CREATE TABLE search_progress (
    document_id TEXT PRIMARY KEY REFERENCES document (id), seq INTEGER NOT NULL) STRICT`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
