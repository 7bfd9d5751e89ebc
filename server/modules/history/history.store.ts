import type { HistoryEntry, Writer } from '#shared/contracts/history.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId, PartnershipId, PersonId, VersionId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** The named versions and the restores of a document, the oldest first. */
export async function listVersions(
  db: Database,
  documentId: DocumentId,
): Promise<
  {
    readonly id: VersionId
    readonly seq: number
    readonly kind: 'named' | 'restored'
    readonly name: string
    readonly sectionId: SectionId | null
    readonly sourceSeq: number | null
    readonly beforeSeq: number | null
    readonly by: PersonId
    readonly at: number
  }[]
> {
  return db
    .selectFrom('document_version')
    .where('document_id', '=', documentId)
    .select([
      'id',
      'seq',
      'kind',
      'name',
      'section_id as sectionId',
      'source_seq as sourceSeq',
      'before_seq as beforeSeq',
      'created_by as by',
      'created_at as at',
    ])
    .orderBy('created_at')
    .orderBy('seq')
    .execute()
}

export interface VersionRow {
  readonly id: VersionId
  readonly documentId: DocumentId
  readonly seq: number
  readonly kind: 'named' | 'restored'
  readonly name: string
  readonly sectionId: SectionId | null
  readonly sourceSeq: number | null
  readonly beforeSeq: number | null
  readonly state: Uint8Array | null
  readonly by: PersonId
  readonly at: number
}

export async function insertVersion(trx: Database, version: VersionRow): Promise<void> {
  await trx
    .insertInto('document_version')
    .values({
      id: version.id,
      document_id: version.documentId,
      seq: version.seq,
      kind: version.kind,
      name: version.name,
      section_id: version.sectionId,
      source_seq: version.sourceSeq,
      before_seq: version.beforeSeq,
      state: version.state,
      created_by: version.by,
      created_at: version.at,
    })
    .execute()
}

/** Where a version belongs and which line of the log it is; null when nobody has made it. */
export async function findVersion(
  db: Database,
  id: VersionId,
): Promise<{ documentId: DocumentId; seq: number; beforeSeq: number | null } | null> {
  const row = await db
    .selectFrom('document_version')
    .where('id', '=', id)
    .select(['document_id as documentId', 'seq', 'before_seq as beforeSeq'])
    .executeTakeFirst()
  return row ?? null
}

/**
 * People by id, each under the party that they write for in the partnership, or once wrote for: who has left is
 * still the author of what they wrote.
 */
export async function listWriters(
  db: Database,
  partnershipId: PartnershipId,
  ids: readonly PersonId[],
): Promise<Writer[]> {
  if (ids.length === 0) return []
  const people = await db.selectFrom('person').where('id', 'in', ids).select(['id', 'name']).execute()
  const memberships = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .where('party.partnership_id', '=', partnershipId)
    .where('membership.person_id', 'in', ids)
    .select(['membership.person_id as personId', 'party.kind as partyKind', 'membership.role', 'membership.ended_at'])
    .orderBy('membership.created_at')
    .execute()
  return people.map(({ id, name }) => {
    const own = memberships.filter(({ personId }) => personId === id)
    const now = own.filter(({ ended_at: endedAt }) => endedAt === null)
    const best = now.find(({ role }) => role !== 'reader') ?? now[0] ?? own.at(-1)
    return { personId: id, name, partyKind: best?.partyKind ?? null }
  })
}

export async function findVisit(
  db: Database,
  personId: PersonId,
  documentId: DocumentId,
): Promise<{ seq: number; at: number; lastSeq: number | null; lastAt: number | null } | null> {
  const row = await db
    .selectFrom('document_visit')
    .where('person_id', '=', personId)
    .where('document_id', '=', documentId)
    .select(['seq', 'at', 'last_seq as lastSeq', 'last_at as lastAt'])
    .executeTakeFirst()
  return row ?? null
}

export async function saveVisit(
  trx: Database,
  visit: {
    readonly personId: PersonId
    readonly documentId: DocumentId
    readonly seq: number
    readonly at: number
    readonly lastSeq: number | null
    readonly lastAt: number | null
  },
): Promise<void> {
  const values = { seq: visit.seq, at: visit.at, last_seq: visit.lastSeq, last_at: visit.lastAt }
  await trx
    .insertInto('document_visit')
    .values({ person_id: visit.personId, document_id: visit.documentId, ...values })
    .onConflict((conflict) => conflict.columns(['person_id', 'document_id']).doUpdateSet(values))
    .execute()
}

export async function findDocumentForHistory(
  db: Database,
  id: DocumentId,
): Promise<{ partnershipId: PartnershipId; kind: DocumentKind; createdAt: number } | null> {
  const row = await db
    .selectFrom('document')
    .where('id', '=', id)
    .select(['partnership_id as partnershipId', 'kind', 'created_at as createdAt'])
    .executeTakeFirst()
  return row ?? null
}

export type StoredEntry = Exclude<HistoryEntry, { kind: 'work' | 'created' }>
