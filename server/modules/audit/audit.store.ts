import { z } from 'zod'
import { type ActivityItem, type AuditAction, auditActions } from '#shared/contracts/partnerships.ts'
import type { PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
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

/** Adds one row. Must be given the transaction that makes the change it tells of, or the two can part (AUD-1). */
export async function appendAudit(trx: Database, entry: AuditEntry): Promise<void> {
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
    })
    .execute()
}

/** The newest rows of a partnership, or of one thing in it, newest first. */
export async function readActivity(
  db: Database,
  of: { readonly partnershipId: PartnershipId; readonly subjectId?: string; readonly limit: number },
): Promise<ActivityItem[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.person_id')
    .leftJoin('party', 'party.id', 'audit.party_id')
    .where('audit.partnership_id', '=', of.partnershipId)
  if (of.subjectId !== undefined) query = query.where('audit.subject_id', '=', of.subjectId)
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
