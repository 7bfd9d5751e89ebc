import type { z } from 'zod'
import type {
  BeginDocument,
  BothLanguages,
  EditTemplate,
  ReuseOffer,
  ReuseResult,
  SectionHelp,
  SectionTexts,
  TemplateView,
} from '#shared/contracts/templates.ts'
import { type ContentLanguage, sectionTemplate } from '#shared/content/section-template.ts'
import { listCards } from '#shared/document/card-operations.ts'
import { type CopyOrigin, cleanCardFields, cleanProse } from '#shared/document/clean-copy.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { readProse } from '#shared/document/prose.ts'
import { cardListsIn } from '#shared/document/document-content.ts'
import { type SectionContent, writeIntoEmptySections } from '#shared/document/reuse.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { type SectionId, documentKinds } from '#shared/domain/document-section/section.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import {
  type DocumentFacts,
  type StoredTemplate,
  findDocumentFacts,
  insertTemplate,
  listReadyDocuments,
  listTemplates,
  namesOf,
  newestRevision,
  programmeOf,
  readySections,
} from './templates.store.ts'

/** The texts beside sections, and beginning a document from what others have written. */
export interface TemplatesService {
  /** Help for every section of the document, as it stood when the document was made (TPL-2). */
  ofDocument(caller: Caller, documentId: DocumentId): Promise<Result<SectionHelp[], Refusal>>
  /** The programme's library as it stands, the partner plan's sections first. */
  library(partnershipId: PartnershipId): Promise<Result<TemplateView[], Refusal>>
  /** Errors: `template.changed` with the section as it stands when somebody was faster. */
  edit(caller: Caller, input: z.infer<typeof EditTemplate>): Promise<Result<TemplateView, Refusal>>
  /** The documents that the caller may read and from which this one can begin (TPL-4). */
  offers(caller: Caller, documentId: DocumentId): Promise<Result<ReuseOffer[], Refusal>>
  /**
   * Begins the document from the library or from another: writes clean copies into sections in which nobody has
   * written. On disk when it resolves.
   */
  begin(caller: Caller, input: z.infer<typeof BeginDocument>): Promise<Result<ReuseResult, Refusal>>
}

export function createTemplatesService(foundation: Foundation, documents: LiveDocuments): TemplatesService {
  const { database, random } = foundation

  /** The document, when the caller may do this to it. */
  const permitted = async (
    caller: Caller,
    documentId: DocumentId,
    kind: 'document.read' | 'document.write',
  ): Promise<Result<DocumentFacts, Refusal>> => {
    const document = await findDocumentFacts(database, documentId)
    if (document === null) return err(refuse('thing.notFound'))
    const allowed = await permit(database, caller.actor.personId, document.partnershipId, { kind })
    return allowed.ok ? ok(document) : allowed
  }

  const helpFor = async ({ programmeId, kind, language, templateRevision }: DocumentFacts): Promise<SectionHelp[]> => {
    const edited = await listTemplates(database, programmeId, templateRevision)
    return sectionIds[kind].map((sectionId) => ({
      ...sectionTemplate(sectionId, language),
      ...edited.get(sectionId)?.texts[language],
    }))
  }

  const contentsOf = async (
    caller: Caller,
    into: DocumentFacts,
    { source }: z.infer<typeof BeginDocument>,
  ): Promise<Result<SectionContent[], Refusal>> => {
    if (source.kind === 'library') return ok((await helpFor(into)).map(outlineOf))
    const from = await permitted(caller, source.documentId, 'document.read')
    if (!from.ok) return from
    const { id, kind, partnershipId } = from.value
    if (kind !== into.kind || id === into.id) return err(refuse('thing.notFound', { field: 'source' }))
    const origin: CopyOrigin = { ...(await namesOf(database, partnershipId)), language: from.value.language }
    const ready = await readySections(database, id)
    return ok(
      await documents.read(id, (doc) =>
        ready.map((sectionId) => ({
          sectionId,
          prose: cleanProse(readProse(doc, sectionId), origin),
          cards: cardListsIn(sectionId).map((list) => ({
            list,
            items: listCards(doc, list).map(({ fields }) => cleanCardFields(list, fields, origin)),
          })),
        })),
      ),
    )
  }

  return {
    async ofDocument(caller, documentId) {
      const document = await permitted(caller, documentId, 'document.read')
      return document.ok ? ok(await helpFor(document.value)) : document
    },

    async library(partnershipId) {
      const programmeId = await programmeOf(database, partnershipId)
      if (programmeId === null) return err(refuse('thing.notFound'))
      const edited = await listTemplates(database, programmeId)
      return ok(
        documentKinds
          .flatMap((kind) => sectionIds[kind])
          .map((sectionId) => viewOf(sectionId, edited.get(sectionId) ?? null)),
      )
    },

    edit: (caller, { partnershipId, sectionId, revision, texts }) =>
      recordChange<TemplateView>(foundation, async (trx, at) => {
        const actor = await permit(trx, caller.actor.personId, partnershipId, { kind: 'template.edit' })
        if (!actor.ok) return actor
        const programmeId = await programmeOf(trx, partnershipId)
        if (programmeId === null) return err(refuse('thing.notFound'))
        const before = viewOf(sectionId, (await listTemplates(trx, programmeId)).get(sectionId) ?? null)
        if (JSON.stringify(before.texts) === JSON.stringify(texts)) return ok({ value: before, isRepeat: true })
        if (before.revision !== revision) return err(refuse('template.changed', { current: before }))
        const field = fieldWithPersonalNumber(flatTexts(texts))
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        const { personId } = actor.value
        const next = (await newestRevision(trx, programmeId)) + 1
        await insertTemplate(trx, { programmeId, revision: next, sectionId, texts, at, by: personId })
        return ok({
          value: viewOf(sectionId, (await listTemplates(trx, programmeId)).get(sectionId) ?? null),
          partnershipId,
          topics: ['templates'],
          event: {
            personId,
            partyId: actingParty(actor.value, partnershipId),
            action: 'template.edited',
            subjectKind: 'sectionTemplate',
            subjectId: `${programmeId}/${sectionId}`,
            data: { sectionId, title: before.title.da, revision: next },
          },
        })
      }),

    async offers(caller, documentId) {
      const document = await permitted(caller, documentId, 'document.write')
      if (!document.ok) return document
      const readable = [...new Set(caller.actor.memberships.map((membership) => membership.partnershipId))].filter(
        (id) => decide(caller.actor, id, { kind: 'document.read' }).allowed,
      )
      const { kind, id } = document.value
      return ok(await listReadyDocuments(database, { kind, partnershipIds: readable, except: id }))
    },

    async begin(caller, input) {
      const into = await permitted(caller, input.documentId, 'document.write')
      if (!into.ok) return into
      const contents = await contentsOf(caller, into.value, input)
      if (!contents.ok) return contents
      const { id, partnershipId, kind, language } = into.value
      const { personId } = caller.actor
      let result: ReuseResult = { written: [], kept: [] }
      await documents.transact(id, personId, (doc) => {
        result = writeIntoEmptySections(doc, { kind, language }, contents.value, () => random.uuid())
      })
      const { written } = result
      if (written.length === 0) return ok(result)
      // After the text, which stands in the document's own log with the writer's name: the text must not be told of
      // before it is there, and the log writes on a connection of its own that a transaction here would hold up.
      return recordChange<ReuseResult>(foundation, async () =>
        ok({
          value: result,
          partnershipId,
          topics: [],
          event: {
            personId,
            partyId: actingParty(caller.actor, partnershipId),
            action: 'template.applied',
            subjectKind: 'document',
            subjectId: id,
            data: {
              documentId: id,
              kind,
              sections: written.join(','),
              count: written.length,
              source: input.source.kind,
            },
          },
        }),
      )
    },
  }
}

/** The section's expected contents as headings to write under. */
const outlineOf = ({ id, fields }: SectionHelp): SectionContent => ({
  sectionId: id,
  prose: fields.flatMap((field) => [
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: field }] },
    { type: 'paragraph' },
  ]),
  cards: [],
})

function viewOf(sectionId: SectionId, stored: StoredTemplate | null): TemplateView {
  const delivered = (language: ContentLanguage): SectionTexts & { readonly title: string } => {
    const { title, purpose, questions, example } = sectionTemplate(sectionId, language)
    return { title, purpose, questions: [...questions], example }
  }
  const { title: da, ...textsDa } = delivered('da')
  const { title: en, ...textsEn } = delivered('en')
  return {
    sectionId,
    title: { da, en },
    texts: stored?.texts ?? { da: textsDa, en: textsEn },
    revision: stored?.revision ?? 0,
    editedByName: stored?.editedByName ?? null,
    editedAt: stored?.editedAt ?? null,
  }
}

/** Every text by the name of its field: `da.questions.0`. */
function flatTexts(texts: BothLanguages): Record<string, string> {
  const entries = Object.entries(texts).flatMap(([language, { purpose, questions, example }]) => [
    [`${language}.purpose`, purpose] as const,
    ...questions.map((question, index) => [`${language}.questions.${index}`, question] as const),
    [`${language}.example`, example] as const,
  ])
  return Object.fromEntries(entries)
}
