import type { AgreementCheck, AgreementIssue } from '#shared/contracts/approvals.ts'
import type { DocumentView } from '#shared/contracts/partnerships.ts'
import { type AgreementSection, approvingParties } from '#shared/domain/approval/agreement.ts'
import { isAgreed } from '#shared/domain/commitment/commitment.ts'
import { type PlanContent, planHints } from '#shared/domain/plan-check/plan-check.ts'
import { writingRoles } from '#shared/domain/partnership/party.ts'
import { accessibilityIn } from '#shared/document/content-accessibility.ts'
import type { Json } from '#shared/kernel/canonical-json.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { listThreadsOfCommitments, listThreadsOfDocument } from '#server/modules/comments/comments.store.ts'
import { listCommitmentViews } from '#server/modules/commitments/commitments.store.ts'
import { listDocuments } from '#server/modules/documents/documents.store.ts'
import { listOpenProposals } from '#server/modules/proposals/proposals.store.ts'
import type { Database } from '#server/storage/database.ts'
import { agreedRecords } from './agreement-content.ts'

const issue = (code: AgreementIssue['code'], over: Partial<AgreementIssue> = {}): AgreementIssue => ({
  code,
  count: 1,
  name: null,
  partyId: null,
  documentId: null,
  sectionId: null,
  commitmentId: null,
  ...over,
})

/** What the agreement is as it stands now, and what is worth settling before it is frozen (APR-4). */
export async function checkAgreement(
  db: Database,
  partnershipId: PartnershipId,
  sectionsOf: ReadonlyMap<string, readonly AgreementSection[]>,
): Promise<AgreementCheck> {
  const records = await agreedRecords(db, partnershipId)
  const documents = await listDocuments(db, partnershipId)
  const commitments = (await listCommitmentViews(db, partnershipId)).filter(({ status }) => status !== 'lapsed')
  const issues: AgreementIssue[] = []

  for (const { id, what, partyId, status, textChange, evidence } of commitments) {
    const place = { commitmentId: id, name: what, partyId }
    if (status === 'proposed') issues.push(issue('commitment.proposed', place))
    else if (textChange !== null) issues.push(issue('commitment.textChanged', place))
    if (status !== 'proposed' && evidence === '') issues.push(issue('commitment.noEvidence', place))
  }
  const unproved = records.targets.filter(({ evidence }) => evidence === '').length
  if (records.targets.length === 0) issues.push(issue('target.none'))
  else if (unproved > 0) issues.push(issue('target.noEvidence', { count: unproved }))
  if (records.rateCard.length === 0) issues.push(issue('rateCard.none'))

  for (const document of documents) {
    const { id: documentId } = document
    const proposals = await listOpenProposals(db, documentId)
    for (const sectionId of new Set(proposals.map((proposal) => proposal.sectionId))) {
      const count = proposals.filter((proposal) => proposal.sectionId === sectionId).length
      issues.push(issue('proposal.open', { count, documentId, sectionId }))
    }
    issues.push(...commentIssues(await listThreadsOfDocument(db, documentId), documentId))
    issues.push(...sectionIssues(document, sectionsOf.get(documentId) ?? []))
  }
  issues.push(...commentIssues(await listThreadsOfCommitments(db, partnershipId), null))
  for (const partyId of approvingParties(records.parties)) {
    const able = await db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .where('membership.party_id', '=', partyId)
      .where('membership.ended_at', 'is', null)
      .where('membership.role', 'in', writingRoles)
      .where('person.verified_at', 'is not', null)
      .select('membership.id')
      .limit(1)
      .executeTakeFirst()
    const name = records.parties.find(({ id }) => id === partyId)?.name ?? null
    if (able === undefined) issues.push(issue('party.nobodyMayApprove', { partyId, name }))
  }
  return {
    issues,
    documents: documents.map(({ id, kind, firmPartyId, sections }) => ({
      id,
      kind,
      firmName: records.parties.find((party) => party.id === firmPartyId)?.name ?? null,
      sections: sections.length,
      ready: sections.filter(({ status }) => status === 'ready').length,
      words: (sectionsOf.get(id) ?? []).reduce((sum, { prose }) => sum + wordsIn(prose), 0),
    })),
    commitments: {
      agreed: commitments.filter(({ status }) => isAgreed(status)).length,
      proposed: commitments.filter(({ status }) => status === 'proposed').length,
    },
    targets: records.targets.length,
    rateCardVersion: records.rateCard.at(-1)?.version ?? null,
    attachments: records.attachments.length,
  }
}

function commentIssues(
  threads: Awaited<ReturnType<typeof listThreadsOfDocument>>,
  documentId: string | null,
): AgreementIssue[] {
  const open = threads.filter(({ status }) => status === 'open')
  const unanswered = open.filter(({ comments }) => new Set(comments.map(({ authorId }) => authorId)).size < 2).length
  return [
    ...(unanswered > 0 ? [issue('comment.unanswered', { count: unanswered, documentId })] : []),
    ...(open.length > unanswered ? [issue('comment.open', { count: open.length - unanswered, documentId })] : []),
  ]
}

function sectionIssues(document: DocumentView, sections: readonly AgreementSection[]): AgreementIssue[] {
  const { id: documentId } = document
  const unready = document.sections.filter(({ status }) => status !== 'ready')
  const hints = planHints(planContentOf(document, sections))
  return [
    ...(unready.length > 0 ? [issue('section.notReady', { count: unready.length, documentId })] : []),
    ...sections.flatMap((section) => {
      const place = { documentId, sectionId: section.sectionId }
      const ownHints = hints.filter(({ sectionId }) => sectionId === section.sectionId).length
      const faults = accessibilityIn(section)
      return [
        ...(ownHints > 0 ? [issue('section.hints', { ...place, count: ownHints })] : []),
        ...[...new Set(faults)].map((fault) =>
          issue(`access.${fault}`, { ...place, count: faults.filter((one) => one === fault).length }),
        ),
      ]
    }),
  ]
}

const planContentOf = (document: DocumentView, sections: readonly AgreementSection[]): PlanContent => ({
  kind: document.kind,
  lists: Object.fromEntries(sections.flatMap(({ lists }) => lists.map(({ list, cards }) => [list, cards]))),
  sections: document.sections.map(({ sectionId, status, ownerPartyId }) => {
    const section = sections.find((one) => one.sectionId === sectionId)
    return {
      sectionId,
      status,
      hasOwner: ownerPartyId !== null,
      hasWords: wordsIn(section?.prose ?? []) > 0,
      lists: section?.lists.map(({ list }) => list) ?? [],
    }
  }),
})

const wordsIn = (value: readonly Json[]): number =>
  value.reduce<number>((sum, node) => {
    if (node === null || typeof node !== 'object' || Array.isArray(node)) return sum
    const { text, content } = node as { readonly text?: Json; readonly content?: readonly Json[] }
    const own = typeof text === 'string' ? (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) : 0
    return sum + own + wordsIn(content ?? [])
  }, 0)
