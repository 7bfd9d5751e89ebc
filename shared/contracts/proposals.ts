import { z } from 'zod'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { AuthoredNode } from '#shared/document/inline-tokens.ts'
import type { Proposal } from '#shared/domain/proposal/proposal.ts'
import { DocumentId, type PersonId, ProposalId, RemarkId } from '#shared/kernel/ids.ts'

/** Blocks of a section as JSON; checked against the schema where it is used. */
const Prose = z.array(z.record(z.string(), z.unknown())).min(1).max(2000)
const keys = z.array(z.string().min(1).max(40)).max(2000)

/**
 * A new proposal (`version` null) or the proposer's own edit of one. `base` is the text that it was written from:
 * it only says what the proposer changed; what is accepted is shown against the text as it stands then.
 */
export const Propose = z.strictObject({
  id: ProposalId,
  documentId: DocumentId,
  sectionId: SectionId,
  version: z.number().int().min(1).nullable(),
  base: Prose,
  content: Prose,
  note: z.string().trim().max(500),
})
/** Changes by their keys, of the comparison with the text as it stands. */
export const DecideProposal = z
  .strictObject({ id: ProposalId, accept: keys, reject: keys })
  .refine(({ accept, reject }) => accept.length + reject.length > 0)
export const OfProposal = z.strictObject({ id: ProposalId })
export const RemarkOnProposal = z.strictObject({
  id: ProposalId,
  remarkId: RemarkId,
  text: z.string().trim().min(1).max(1000),
})

export interface ProposalRemark {
  readonly id: RemarkId
  readonly personId: PersonId
  readonly personName: string
  readonly partyKind: PartyKind | null
  readonly text: string
  readonly at: number
}

export interface ProposalView extends Proposal {
  readonly proposerName: string
  readonly partyKind: PartyKind | null
  readonly base: readonly AuthoredNode[]
  readonly proposed: readonly AuthoredNode[]
  /** The oldest first. */
  readonly remarks: readonly ProposalRemark[]
}
