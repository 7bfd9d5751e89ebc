import type { AttachmentView } from '#shared/contracts/attachments.ts'
import type { AttachmentSubjectKind } from '#shared/domain/attachment/attachment.ts'
import type { AttachmentId, PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { Database } from '#server/storage/database.ts'

export interface StoredAttachment {
  readonly id: AttachmentId
  readonly partnershipId: PartnershipId
  readonly subjectKind: AttachmentSubjectKind
  readonly subjectId: string
  readonly note: string
  readonly file: StoredFile | null
  readonly addedBy: PersonId
  readonly addedByPartyId: PartyId | null
  readonly addedAt: Instant
  readonly removedAt: Instant | null
}

export interface StoredFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  /** Hex. */
  readonly sha256: string
}

export async function findAttachment(db: Database, id: AttachmentId): Promise<StoredAttachment | null> {
  const row = await db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    partnershipId: row.partnership_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    note: row.note,
    file:
      row.file_name === null || row.media_type === null || row.sha256 === null
        ? null
        : { name: row.file_name, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256 },
    addedBy: row.added_by,
    addedByPartyId: row.added_by_party_id,
    addedAt: row.added_at,
    removedAt: row.removed_at,
  }
}

/** What stands on the record and what was taken away from it, the oldest first. */
export async function listAttachments(
  db: Database,
  of: { readonly partnershipId: PartnershipId; readonly kind: AttachmentSubjectKind; readonly id: string },
): Promise<AttachmentView[]> {
  const rows = await db
    .selectFrom('attachment')
    .innerJoin('person as adder', 'adder.id', 'attachment.added_by')
    .leftJoin('party', 'party.id', 'attachment.added_by_party_id')
    .leftJoin('person as remover', 'remover.id', 'attachment.removed_by')
    .where('attachment.partnership_id', '=', of.partnershipId)
    .where('attachment.subject_kind', '=', of.kind)
    .where('attachment.subject_id', '=', of.id)
    .selectAll('attachment')
    .select(['adder.name as adder_name', 'party.kind as party_kind', 'remover.name as remover_name'])
    .orderBy('attachment.added_at')
    .orderBy('attachment.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    note: row.note,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256,
    addedByName: row.adder_name,
    addedByPartyId: row.added_by_party_id,
    addedByPartyKind: row.party_kind,
    addedAt: row.added_at,
    removedByName: row.remover_name,
    removedAt: row.removed_at,
  }))
}

/** How many stand on each; those without any are left out. */
export async function countAttachments<Id extends string>(
  db: Database,
  kind: AttachmentSubjectKind,
  ids: readonly Id[],
): Promise<Map<Id, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('attachment')
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', ids)
    .where('removed_at', 'is', null)
    .groupBy('subject_id')
    .select((eb) => ['subject_id as id', eb.fn.countAll<number>().as('count')])
    .execute()
  return new Map(rows.map(({ id, count }) => [id as Id, count]))
}

/** Bytes of all files that the partnership has now. */
export async function sumBytes(db: Database, partnershipId: PartnershipId): Promise<number> {
  const row = await db
    .selectFrom('attachment')
    .where('partnership_id', '=', partnershipId)
    .where('removed_at', 'is', null)
    .select((eb) => eb.fn.sum<number | null>('bytes').as('bytes'))
    .executeTakeFirst()
  return row?.bytes ?? 0
}

export async function insertAttachment(trx: Database, attachment: StoredAttachment): Promise<void> {
  const { file } = attachment
  await trx
    .insertInto('attachment')
    .values({
      id: attachment.id,
      partnership_id: attachment.partnershipId,
      subject_kind: attachment.subjectKind,
      subject_id: attachment.subjectId,
      note: attachment.note,
      file_name: file?.name ?? null,
      media_type: file?.mediaType ?? null,
      bytes: file?.bytes ?? 0,
      sha256: file?.sha256 ?? null,
      added_by: attachment.addedBy,
      added_by_party_id: attachment.addedByPartyId,
      added_at: attachment.addedAt,
      removed_by: null,
      removed_at: null,
    })
    .execute()
}

/** The words of a removed note go with it: whoever removes it may have written what should not stand anywhere. */
export async function markRemoved(trx: Database, id: AttachmentId, by: PersonId, at: Instant): Promise<void> {
  await trx.updateTable('attachment').set({ removed_by: by, removed_at: at, note: '' }).where('id', '=', id).execute()
}
