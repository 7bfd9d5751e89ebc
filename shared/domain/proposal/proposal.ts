import type { PersonId, PartyId, ProposalId, DocumentId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** Open, decided in every part, or taken back by those who made it. */
export const proposalStatuses = ['open', 'settled', 'withdrawn'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]

/** Somebody's wish for how a section should read, beside the text and not in it. */
export interface Proposal {
  readonly id: ProposalId
  readonly documentId: DocumentId
  readonly sectionId: SectionId
  readonly proposedBy: PersonId
  readonly partyId: PartyId | null
  /** Why, in the proposer's words; may be empty. */
  readonly note: string
  readonly status: ProposalStatus
  readonly version: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
}
