import { BothLanguages } from '#shared/contracts/templates.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { DocumentId, PartnershipId, PersonId, ProgrammeId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

export interface StoredTemplate {
  readonly sectionId: SectionId
  readonly revision: number
  readonly texts: BothLanguages
  readonly editedByName: string
  readonly editedAt: number
}

export interface DocumentFacts {
  readonly id: DocumentId
  readonly partnershipId: PartnershipId
  readonly programmeId: ProgrammeId
  readonly kind: DocumentKind
  readonly language: 'da' | 'en'
  readonly templateRevision: number
}

export async function findDocumentFacts(db: Database, id: DocumentId): Promise<DocumentFacts | null> {
  const row = await db
    .selectFrom('document')
    .innerJoin('partnership', 'partnership.id', 'document.partnership_id')
    .where('document.id', '=', id)
    .select([
      'document.id as id',
      'document.partnership_id as partnershipId',
      'partnership.programme_id as programmeId',
      'document.kind as kind',
      'document.language as language',
      'document.template_revision as templateRevision',
    ])
    .executeTakeFirst()
  return row ?? null
}

export async function programmeOf(db: Database, id: PartnershipId): Promise<ProgrammeId | null> {
  const row = await db
    .selectFrom('partnership')
    .where('id', '=', id)
    .select('programme_id as programmeId')
    .executeTakeFirst()
  return row?.programmeId ?? null
}

/** What the fund has written, per section the newest up to the revision; sections that stand as delivered are absent. */
export async function listTemplates(
  db: Database,
  programmeId: ProgrammeId,
  upTo: number = Number.MAX_SAFE_INTEGER,
): Promise<ReadonlyMap<SectionId, StoredTemplate>> {
  const rows = await db
    .selectFrom('section_template')
    .innerJoin('person', 'person.id', 'section_template.created_by')
    .where('section_template.programme_id', '=', programmeId)
    .where('section_template.revision', '<=', upTo)
    .select([
      'section_template.section_id as sectionId',
      'section_template.revision as revision',
      'section_template.texts as texts',
      'section_template.created_at as editedAt',
      'person.name as editedByName',
    ])
    .orderBy('section_template.revision')
    .execute()
  return new Map(
    rows.map((row) => [row.sectionId, { ...row, texts: BothLanguages.parse(JSON.parse(row.texts)) }] as const),
  )
}

/** The number of the newest change of the programme's templates; 0 before the first. */
export async function newestRevision(db: Database, programmeId: ProgrammeId): Promise<number> {
  const row = await db
    .selectFrom('section_template')
    .where('programme_id', '=', programmeId)
    .select((eb) => eb.fn.max('revision').as('revision'))
    .executeTakeFirst()
  return row?.revision ?? 0
}

export async function insertTemplate(
  trx: Database,
  template: {
    readonly programmeId: ProgrammeId
    readonly revision: number
    readonly sectionId: SectionId
    readonly texts: BothLanguages
    readonly at: number
    readonly by: PersonId
  },
): Promise<void> {
  await trx
    .insertInto('section_template')
    .values({
      programme_id: template.programmeId,
      revision: template.revision,
      section_id: template.sectionId,
      texts: JSON.stringify(template.texts),
      created_at: template.at,
      created_by: template.by,
    })
    .execute()
}

export interface ReadyDocument {
  readonly documentId: DocumentId
  readonly kind: DocumentKind
  readonly partnershipName: string
  readonly firmName: string | null
  readonly ready: number
  readonly total: number
}

/** The documents of a kind in the partnerships that have at least one section that is ready, by name. */
export async function listReadyDocuments(
  db: Database,
  of: { readonly kind: DocumentKind; readonly partnershipIds: readonly PartnershipId[]; readonly except: DocumentId },
): Promise<ReadyDocument[]> {
  if (of.partnershipIds.length === 0) return []
  const rows = await db
    .selectFrom('document')
    .innerJoin('partnership', 'partnership.id', 'document.partnership_id')
    .innerJoin('section', 'section.document_id', 'document.id')
    .leftJoin('party', 'party.id', 'document.firm_party_id')
    .where('document.kind', '=', of.kind)
    .where('document.partnership_id', 'in', of.partnershipIds)
    .where('document.id', '<>', of.except)
    .groupBy('document.id')
    .select((eb) => [
      'document.id as documentId',
      'document.kind as kind',
      'partnership.name as partnershipName',
      'party.name as firmName',
      eb.fn.countAll<number>().as('total'),
      eb.fn.sum<number>(eb.case().when('section.status', '=', 'ready').then(1).else(0).end()).as('ready'),
    ])
    .orderBy('partnership.name')
    .orderBy('party.name')
    .execute()
  return rows.filter(({ ready }) => ready > 0)
}

/** The sections of the document that stand as ready, in order. */
export async function readySections(db: Database, documentId: DocumentId): Promise<SectionId[]> {
  const rows = await db
    .selectFrom('section')
    .where('document_id', '=', documentId)
    .where('status', '=', 'ready')
    .select('section_id as sectionId')
    .orderBy('position')
    .execute()
  return rows.map(({ sectionId }) => sectionId)
}

/** Everybody who is or was in the partnership, by name, and its parties: what a clean copy must not hold. */
export async function namesOf(
  db: Database,
  partnershipId: PartnershipId,
): Promise<{ readonly people: string[]; readonly parties: { name: string; kind: PartyKind }[] }> {
  const parties = await db
    .selectFrom('party')
    .where('partnership_id', '=', partnershipId)
    .select(['name', 'kind'])
    .execute()
  const people = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .where('party.partnership_id', '=', partnershipId)
    .select('person.name as name')
    .distinct()
    .execute()
  return { people: people.map(({ name }) => name), parties }
}
