import type * as Y from 'yjs'
import {
  type AgreementContent,
  type AgreementDocument,
  type AgreementSection,
  canonicalProse,
} from '#shared/domain/approval/agreement.ts'
import { listCards } from '#shared/document/card-operations.ts'
import { cardListHome, cardLists } from '#shared/document/cards.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { readProse } from '#shared/document/prose.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import type { Json } from '#shared/kernel/canonical-json.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { listCommitmentViews } from '#server/modules/commitments/commitments.store.ts'
import { listDocuments } from '#server/modules/documents/documents.store.ts'
import { documentAt } from '#server/modules/history/log-reader.ts'
import { readRateCard } from '#server/modules/rate-card/rate-card.store.ts'
import { listTargets } from '#server/modules/targets/targets.store.ts'
import type { Database } from '#server/storage/database.ts'

/** What stands in a document, the same however its updates came in and in whatever pieces they were stored (APR-1). */
export const agreementSections = (doc: Y.Doc, kind: DocumentKind): AgreementSection[] =>
  sectionIds[kind].map((sectionId) => ({
    sectionId,
    prose: canonicalProse((readProse(doc, sectionId).content ?? []) as Json[]) as Json[],
    lists: cardLists
      .filter((list) => cardListHome[list].document === kind && cardListHome[list].section === sectionId)
      .map((list) => ({ list, cards: listCards(doc, list) })),
  }))

/** The partnership's documents as their logs have them at these positions, in the order of the rail. */
export async function documentsAt(
  db: Database,
  partnershipId: PartnershipId,
  positions: ReadonlyMap<string, number>,
): Promise<AgreementDocument[]> {
  const documents: AgreementDocument[] = []
  for (const { id, kind, firmPartyId, language, epoch, schemaVersion } of await listDocuments(db, partnershipId)) {
    const position = positions.get(id)
    if (position === undefined) continue
    const doc = await documentAt(db, id, position)
    const sections = agreementSections(doc, kind)
    doc.destroy()
    documents.push({ id, kind, firmPartyId, language, epoch, schemaVersion, position, sections })
  }
  return documents
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** Everything that the records say is agreed, beside the texts. Lapsed promises are none. */
export async function agreedRecords(
  db: Database,
  partnershipId: PartnershipId,
): Promise<Omit<AgreementContent, 'number' | 'previousHash' | 'documents'>> {
  const partnership = await db
    .selectFrom('partnership')
    .where('id', '=', partnershipId)
    .select([
      'id',
      'name',
      'municipality_code as municipalityCode',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'follow_up_ends_on as followUpEndsOn',
    ])
    .executeTakeFirstOrThrow()
  const parties = await db
    .selectFrom('party')
    .where('partnership_id', '=', partnershipId)
    .select(['id', 'kind', 'name'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const attachments = await db
    .selectFrom('attachment')
    .where('partnership_id', '=', partnershipId)
    .where('removed_at', 'is', null)
    .where('sha256', 'is not', null)
    .select(['id', 'subject_kind', 'subject_id', 'file_name', 'bytes', 'sha256'])
    .execute()
  const commitments = await listCommitmentViews(db, partnershipId)
  const targets = await listTargets(db, partnershipId)
  const { versions } = await readRateCard(db, partnershipId)
  return {
    schema: 'samspil-agreement/1',
    partnership,
    parties,
    commitments: commitments
      .filter(({ status }) => status !== 'lapsed')
      .map((commitment) => ({
        id: commitment.id,
        partyId: commitment.partyId,
        what: commitment.what,
        quantity: commitment.quantity,
        unit: commitment.unit,
        dueOn: commitment.dueOn,
        programmeMonth: commitment.programmeMonth,
        condition: commitment.condition,
        evidence: commitment.evidence,
        status: commitment.status,
        targetIds: commitment.targetIds.toSorted(),
      }))
      .toSorted(byId),
    targets: targets
      .map(({ version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...target }) => target)
      .toSorted(byId),
    rateCard: versions.map(
      ({ version, validFrom, lines, caps, schedule, lagMonths, growthPercent, hasStateGrant, note }) => ({
        version,
        validFrom,
        lines,
        caps,
        schedule,
        lagMonths,
        growthPercent,
        hasStateGrant,
        note,
      }),
    ),
    attachments: attachments
      .map((row) => ({
        id: row.id as string,
        subjectKind: row.subject_kind as string,
        subjectId: row.subject_id,
        fileName: row.file_name ?? '',
        bytes: row.bytes,
        sha256: row.sha256 ?? '',
      }))
      .toSorted(byId),
  }
}

/** Whether two contents say the same: their numbers, what came before and log positions aside. */
export const sameAgreement = (content: AgreementContent): unknown => ({
  ...content,
  number: 0,
  previousHash: null,
  documents: content.documents.map((document) => ({ ...document, position: 0 })),
})
