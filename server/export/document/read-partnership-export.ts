import { sectionTemplate } from '#shared/content/section-template.ts'
import type { DocumentView, PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SnapshotReport } from '#shared/contracts/snapshots.ts'
import { listCards } from '#shared/document/card-operations.ts'
import { cardListHome, cardLists } from '#shared/document/cards.ts'
import { commitmentIdsIn, readProse, snapshotsNamedIn } from '#shared/document/prose.ts'
import { partyLetter } from '#shared/domain/partnership/party.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import { listCommitmentViews } from '#server/modules/commitments/commitments.store.ts'
import { readPartnershipView } from '#server/modules/partnerships/partnerships.store.ts'
import { listSnapshots } from '#server/modules/snapshots/snapshots.store.ts'
import { listTargets } from '#server/modules/targets/targets.store.ts'
import type { Foundation } from '#server/services.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import { exportWords } from './export-words.ts'
import {
  type ExportedDocument,
  type ExportedSnapshot,
  PartnershipExport,
  exportFormatVersion,
} from './partnership-export.ts'

/**
 * What stands now in one document, or in the partner plan and every social model: the text from the live documents
 * and the records beside it. Of one document, the commitments are those that it names or that were made in it.
 *
 * Asks nobody's right: whoever calls has. Errors: rejects when a document cannot be loaded.
 */
export async function readPartnershipExport(
  { database, clock }: Pick<Foundation, 'database' | 'clock'>,
  documents: LiveDocuments,
  partnershipId: PartnershipId,
  documentId: DocumentId | null,
): Promise<PartnershipExport> {
  const view = await readPartnershipView(database, partnershipId)
  const wanted = view.documents.filter(({ id }) => documentId === null || id === documentId)
  const read: (ExportedDocument & { readonly named: ReadonlySet<string> })[] = []
  // One after the other: a document that nobody has open is loaded for this, and one at a time is enough in memory.
  for (const document of wanted) {
    read.push(
      await documents.read(document.id, (doc, position) => ({
        named: new Set(commitmentIdsIn(doc)),
        id: document.id,
        kind: document.kind,
        title: titleOf(document, view),
        firmPartyId: document.firmPartyId,
        language: document.language,
        schemaVersion: document.schemaVersion,
        position,
        sections: document.sections.map(({ sectionId, status, ownerPartyId }) => ({
          id: sectionId,
          title: sectionTemplate(sectionId, document.language).title,
          status,
          ownerPartyId,
          prose: { type: 'doc' as const, content: (readProse(doc, sectionId).content ?? []).map(withType) },
          cards: cardLists
            .filter((list) => cardListHome[list].document === document.kind && cardListHome[list].section === sectionId)
            .map((list) => ({
              list,
              items: listCards(doc, list).map(({ id, fields }) => ({ id, fields: { ...fields } })),
            })),
        })),
      })),
    )
  }
  const numbered = (await listCommitmentViews(database, partnershipId)).map((commitment, index) => ({
    commitment,
    number: index + 1,
  }))
  const commitments = numbered.filter(
    ({ commitment: { id, source } }) =>
      documentId === null || source?.documentId === documentId || read.some(({ named }) => named.has(id)),
  )
  const linked = new Set(commitments.flatMap(({ commitment }) => commitment.targetIds))
  const targets = (await listTargets(database, partnershipId)).filter(({ id }) => documentId === null || linked.has(id))

  const frozen = new Set(read.flatMap(({ sections }) => sections.flatMap(({ prose }) => snapshotsNamedIn(prose))))
  const snapshots = (await listSnapshots(database, partnershipId)).filter(({ id }) => frozen.has(id))

  return PartnershipExport.parse({
    format: 'samspil',
    formatVersion: exportFormatVersion,
    exportedAt: new Date(clock.now()).toISOString(),
    language: wanted[0]?.language ?? view.language,
    programme: view.programmeName,
    partnership: {
      id: view.id,
      slug: view.slug,
      name: view.name,
      summary: view.summary,
      startsOn: view.startsOn,
      endsOn: view.endsOn,
      followUpEndsOn: view.followUpEndsOn,
    },
    parties: view.parties.map(({ id, kind, name, isExample }) => ({
      id,
      kind,
      letter: partyLetter[kind],
      name,
      isExample,
    })),
    documents: read.map(({ named: _named, ...document }) => document),
    commitments: commitments.map(({ commitment, number }) => ({
      id: commitment.id,
      number,
      partyId: commitment.partyId,
      responsible: commitment.personName,
      what: commitment.what,
      quantity: commitment.quantity,
      unit: commitment.unit,
      dueOn: commitment.dueOn,
      programmeMonth: commitment.programmeMonth,
      condition: commitment.condition,
      evidence: commitment.evidence,
      status: commitment.status,
      targetIds: [...commitment.targetIds],
      source: commitment.source,
      version: commitment.version,
    })),
    targets: targets.map((target) => ({
      id: target.id,
      outcomeCode: target.outcomeCode,
      count: target.count,
      outOf: target.outOf,
      tariffOre: target.tariffOre,
      isSimulated: true,
      payerPartyId: target.payerPartyId,
      payeePartyId: target.payeePartyId,
      verifierPartyId: target.verifierPartyId,
      evidence: target.evidence,
      programmeMonth: target.programmeMonth,
      version: target.version,
    })),
    snapshots: snapshots.map((snapshot) => ({
      id: snapshot.id,
      scenario: snapshot.scenarioName,
      takenAt: new Date(snapshot.takenAt).toISOString(),
      takenBy: snapshot.takenByName,
      startsOn: snapshot.startsOn,
      isSimulated: true,
      input: { ...snapshot.input },
      report: { da: reportOf(snapshot.report.da), en: reportOf(snapshot.report.en) },
    })),
  } satisfies PartnershipExport)
}

const reportOf = ({ headline, sentences, figures, table }: SnapshotReport): ExportedSnapshot['report']['da'] => ({
  headline,
  sentences: [...sentences],
  figures: figures.map(({ label, value }) => ({ label, value })),
  table: { caption: table.caption, columns: [...table.columns], rows: table.rows.map((row) => [...row]) },
})

const withType = (node: { type?: string | undefined }): { type: string } => ({ ...node, type: node.type ?? 'unknown' })

function titleOf(document: DocumentView, partnership: PartnershipView): string {
  const t = exportWords[document.language]
  if (document.kind === 'partnerPlan') return t.plan(partnership.name)
  return t.model(partnership.parties.find(({ id }) => id === document.firmPartyId)?.name ?? '')
}
