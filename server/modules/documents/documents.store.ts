import { createHash } from 'node:crypto'
import type { DocumentView, SectionView } from '#shared/contracts/partnerships.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import { documentSchemaVersion, sectionIds } from '#shared/document/fragments.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import type { DocumentId, PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Database } from '#server/storage/database.ts'

/**
 * Makes a document with its sections and its first state as checkpoint 0. Must be given the transaction that makes
 * what the document belongs to: a client never fills an empty document, so one without a state must not exist
 * (PAR-1).
 */
export async function insertDocument(
  trx: Database,
  document: {
    readonly id: DocumentId
    readonly partnershipId: PartnershipId
    readonly kind: DocumentKind
    readonly firmPartyId: PartyId | null
    readonly language: 'da' | 'en'
    readonly at: number
  },
): Promise<void> {
  const { id, kind, language, at } = document
  await trx
    .insertInto('document')
    .values({
      id,
      partnership_id: document.partnershipId,
      kind,
      firm_party_id: document.firmPartyId,
      language,
      schema_version: documentSchemaVersion,
      epoch: 1,
      created_at: at,
      template_revision: (eb) =>
        eb
          .selectFrom('section_template')
          .innerJoin('partnership', 'partnership.programme_id', 'section_template.programme_id')
          .where('partnership.id', '=', document.partnershipId)
          .select((of) => of.fn.coalesce(of.fn.max('section_template.revision'), of.lit(0)).as('revision')),
    })
    .execute()
  await trx
    .insertInto('section')
    .values(
      sectionIds[kind].map((sectionId, position) => ({
        document_id: id,
        section_id: sectionId,
        position,
        status: 'notStarted' as const,
        owner_party_id: null,
        version: 1,
        updated_at: at,
        updated_by: null,
      })),
    )
    .execute()
  const bytes = Buffer.from(initialDocumentState(kind, language))
  await trx
    .insertInto('document_checkpoint')
    .values({
      document_id: id,
      seq: 0,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      created_at: at,
    })
    .execute()
}

/** Where a document belongs; null when there is no such document. */
export async function findDocument(
  db: Database,
  id: DocumentId,
): Promise<{ partnershipId: PartnershipId; kind: DocumentKind } | null> {
  const row = await db
    .selectFrom('document')
    .select(['partnership_id as partnershipId', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What the document is written in. Errors: rejects when there is no such document. */
export async function languageOf(db: Database, id: DocumentId): Promise<DocumentView['language']> {
  const { language } = await db.selectFrom('document').select('language').where('id', '=', id).executeTakeFirstOrThrow()
  return language
}

/** The partner plan first, then the social models in the order of the firms. */
export async function listDocuments(db: Database, partnershipId: PartnershipId): Promise<DocumentView[]> {
  const documents = await db
    .selectFrom('document')
    .leftJoin('party', 'party.id', 'document.firm_party_id')
    .where('document.partnership_id', '=', partnershipId)
    .select([
      'document.id as id',
      'document.kind as kind',
      'document.firm_party_id as firmPartyId',
      'document.language as language',
      'document.schema_version as schemaVersion',
      'document.epoch as epoch',
    ])
    // `partnerPlan` has no firm, and SQLite sorts NULL first.
    .orderBy('party.position')
    .orderBy('party.id')
    .execute()
  const sections = await db
    .selectFrom('section')
    .innerJoin('document', 'document.id', 'section.document_id')
    .where('document.partnership_id', '=', partnershipId)
    .select([
      'section.document_id as documentId',
      'section.section_id as sectionId',
      'section.status as status',
      'section.owner_party_id as ownerPartyId',
      'section.version as version',
      'section.updated_at as updatedAt',
    ])
    .orderBy('section.position')
    .execute()
  return documents.map((document) => ({
    ...document,
    sections: sections
      .filter((section) => section.documentId === document.id)
      .map(({ documentId: _documentId, ...section }) => section),
  }))
}

export async function findSection(
  db: Database,
  documentId: DocumentId,
  sectionId: SectionId,
): Promise<SectionView | null> {
  const row = await db
    .selectFrom('section')
    .where('document_id', '=', documentId)
    .where('section_id', '=', sectionId)
    .select([
      'section_id as sectionId',
      'status',
      'owner_party_id as ownerPartyId',
      'version',
      'updated_at as updatedAt',
    ])
    .executeTakeFirst()
  return row ?? null
}

/** Writes the new version over the one before it. */
export async function updateSection(
  trx: Database,
  documentId: DocumentId,
  section: SectionView,
  by: PersonId,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('section')
    .set({
      status: section.status,
      owner_party_id: section.ownerPartyId,
      version: section.version,
      updated_at: section.updatedAt,
      updated_by: by,
    })
    .where('document_id', '=', documentId)
    .where('section_id', '=', section.sectionId)
    .where('version', '=', section.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a section is written over the version it was read at')
}
