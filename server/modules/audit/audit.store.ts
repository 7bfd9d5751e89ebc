import { sql } from 'kysely'
import { z } from 'zod'
import { type ActivityItem, type AuditAction, auditActions } from '#shared/contracts/partnerships.ts'
import { type ChainedRow, chainRow, chainStart } from '#shared/domain/audit/audit-chain.ts'
import type { PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'

/** What happened, who did it and in which party's name. Flat data, so that the client can word it. */
export interface AuditEvent {
  readonly personId: PersonId | null
  readonly partyId: PartyId | null
  readonly action: AuditAction
  readonly subjectKind: string
  readonly subjectId: string
  /** Never an e-mail address and never a secret: the log cannot be corrected afterwards. */
  readonly data: Readonly<Record<string, string | number | null>>
}

export interface AuditEntry extends AuditEvent {
  readonly at: number
  /** Null for what belongs to no partnership: sessions and tokens. */
  readonly partnershipId: PartnershipId | null
}

const AuditData = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const Action = z.enum(auditActions)

/** Where a partnership's chain stands. */
export interface ChainHead {
  /** How many rows there are. */
  readonly position: number
  readonly hash: string
}

/** As the index has it: another way of saying the same would read the whole table at every change. */
const chainOf = sql<string>`coalesce(partnership_id, '')`

/** The chain's last row; position 0 while there is none. */
export async function readChainHead(db: Database, partnershipId: PartnershipId | null): Promise<ChainHead> {
  const head = await db
    .selectFrom('audit')
    .where(chainOf, '=', partnershipId ?? '')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head ?? { position: 0, hash: chainStart }
}

/**
 * Adds one row at the end of the partnership's chain. Must be given the transaction that makes the change it tells of,
 * or the two can part (AUD-1), and another row could take the same place in the chain.
 */
export async function appendAudit(trx: Database, entry: AuditEntry): Promise<void> {
  const head = await readChainHead(trx, entry.partnershipId)
  const { rows } = await sql<{ salt: string }>`SELECT lower(hex(randomblob(32))) AS salt`.execute(trx)
  const salt = rows[0]?.salt
  invariant(salt !== undefined, 'the database gives random bytes')
  const row = chainRow({ ...entry, position: head.position + 1, previousHash: head.hash, salt })
  await trx
    .insertInto('audit')
    .values({
      partnership_id: entry.partnershipId,
      at: entry.at,
      person_id: entry.personId,
      party_id: entry.partyId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      data: JSON.stringify(entry.data),
      position: row.position,
      salt,
      person_commitment: row.personCommitment,
      data_commitment: row.dataCommitment,
      previous_hash: row.previousHash,
      hash: row.hash,
    })
    .execute()
}

/** The partnership's whole chain, the oldest row first. */
export async function readChain(db: Database, partnershipId: PartnershipId): Promise<ChainedRow[]> {
  const rows = await db.selectFrom('audit').selectAll().where(chainOf, '=', partnershipId).orderBy('position').execute()
  return rows.map((row) => ({
    partnershipId: row.partnership_id,
    position: row.position,
    at: row.at,
    partyId: row.party_id,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    personId: row.person_id,
    data: AuditData.parse(JSON.parse(row.data)),
    salt: row.salt,
    personCommitment: row.person_commitment,
    dataCommitment: row.data_commitment,
    previousHash: row.previous_hash,
    hash: row.hash,
  }))
}

/**
 * Wipes who did it and what words stood in it from every row of a person. What remains says that something of this kind
 * was done then, in which party's name; the chain holds.
 */
export async function eraseFromAudit(trx: Database, personId: PersonId): Promise<void> {
  await trx
    .updateTable('audit')
    .set({ person_id: null, data: '{}', salt: null })
    .where('person_id', '=', personId)
    .execute()
}

/** The newest rows of a partnership, or of one thing in it, newest first. */
export async function readActivity(
  db: Database,
  of: {
    readonly partnershipId: PartnershipId
    readonly subjectId?: string
    /** The first word of the actions. */
    readonly subject?: string
    readonly before?: number
    readonly limit: number
  },
): Promise<ActivityItem[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.person_id')
    .leftJoin('party', 'party.id', 'audit.party_id')
    .where('audit.partnership_id', '=', of.partnershipId)
  if (of.subjectId !== undefined) query = query.where('audit.subject_id', '=', of.subjectId)
  if (of.subject !== undefined) query = query.where('audit.action', 'like', `${of.subject}.%`)
  if (of.before !== undefined) query = query.where('audit.seq', '<', of.before)
  const rows = await query
    .select([
      'audit.seq',
      'audit.at',
      'audit.action',
      'audit.subject_id',
      'audit.data',
      'person.name as person_name',
      'party.kind as party_kind',
    ])
    .orderBy('audit.seq', 'desc')
    .limit(of.limit)
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    personName: row.person_name,
    partyKind: row.party_kind,
    action: Action.parse(row.action),
    subjectId: row.subject_id,
    data: AuditData.parse(JSON.parse(row.data)),
  }))
}

/** The first words of the actions that the partnership's log holds. */
export async function listSubjects(db: Database, partnershipId: PartnershipId): Promise<string[]> {
  const rows = await db
    .selectFrom('audit')
    .select('action')
    .distinct()
    .where('partnership_id', '=', partnershipId)
    .execute()
  return [...new Set(rows.map(({ action }) => action.slice(0, action.indexOf('.'))))].sort()
}
