import { type Kysely, sql } from 'kysely'
import { chainRow, chainStart } from '#shared/domain/audit/audit-chain.ts'

const before = [
  `DROP TRIGGER audit_no_update`,
  `ALTER TABLE audit ADD COLUMN position INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE audit ADD COLUMN salt TEXT`,
  `ALTER TABLE audit ADD COLUMN person_commitment TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE audit ADD COLUMN data_commitment TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE audit ADD COLUMN previous_hash TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE audit ADD COLUMN hash TEXT NOT NULL DEFAULT ''`,
]

/** The one change that is let through: who did it and the values are wiped together with the salt, and nothing else. */
const after = [
  `CREATE UNIQUE INDEX audit_chain ON audit (coalesce(partnership_id, ''), position)`,
  `CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    WHEN NOT (NEW.salt IS NULL AND NEW.person_id IS NULL AND NEW.data = '{}' AND NEW.seq IS OLD.seq
      AND NEW.partnership_id IS OLD.partnership_id AND NEW.at IS OLD.at AND NEW.party_id IS OLD.party_id
      AND NEW.action IS OLD.action AND NEW.subject_kind IS OLD.subject_kind AND NEW.subject_id IS OLD.subject_id
      AND NEW.position IS OLD.position AND NEW.person_commitment IS OLD.person_commitment
      AND NEW.data_commitment IS OLD.data_commitment AND NEW.previous_hash IS OLD.previous_hash
      AND NEW.hash IS OLD.hash)
    BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
]

interface Row {
  seq: number
  partnership_id: string | null
  at: number
  person_id: string | null
  party_id: string | null
  action: string
  subject_kind: string
  subject_id: string
  data: string
  salt: string
}

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of before) await sql.raw(statement).execute(db)
  const { rows } = await sql<Row>`SELECT seq, partnership_id, at, person_id, party_id, action, subject_kind, subject_id,
    data, lower(hex(randomblob(32))) AS salt FROM audit ORDER BY seq`.execute(db)
  const heads = new Map<string | null, { position: number; hash: string }>()
  for (const row of rows) {
    const head = heads.get(row.partnership_id) ?? { position: 0, hash: chainStart }
    const chained = chainRow({
      partnershipId: row.partnership_id,
      position: head.position + 1,
      at: row.at,
      partyId: row.party_id,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      personId: row.person_id,
      data: JSON.parse(row.data) as Record<string, string | number | null>,
      salt: row.salt,
      previousHash: head.hash,
    })
    heads.set(row.partnership_id, chained)
    await sql`UPDATE audit SET position = ${chained.position}, salt = ${row.salt},
      person_commitment = ${chained.personCommitment}, data_commitment = ${chained.dataCommitment},
      previous_hash = ${chained.previousHash}, hash = ${chained.hash} WHERE seq = ${row.seq}`.execute(db)
  }
  for (const statement of after) await sql.raw(statement).execute(db)
}
