import { z } from 'zod'
import type { CommitmentStatus } from '#shared/domain/commitment/commitment.ts'
import { type DocumentKind, SectionId, SectionStatus } from '#shared/domain/document-section/section.ts'
import { MemberRole, type PartyKind } from '#shared/domain/partnership/party.ts'
import { DocumentId, MembershipId, PartnershipId, PartyId, type PersonId, TokenId } from '#shared/kernel/ids.ts'
import { Email, type Language } from './accounts.ts'

export const BySlug = z.strictObject({ slug: z.string().min(1).max(80) })
export const InPartnership = z.strictObject({ partnershipId: PartnershipId })
export const OfDocument = z.strictObject({ documentId: DocumentId })
export const SetSectionStatus = z.strictObject({
  documentId: DocumentId,
  sectionId: SectionId,
  status: SectionStatus,
  version: z.number().int(),
})
export const SetSectionOwner = z.strictObject({
  documentId: DocumentId,
  sectionId: SectionId,
  ownerPartyId: PartyId.nullable(),
  version: z.number().int(),
})
export const AddFirm = z.strictObject({
  partnershipId: PartnershipId,
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(300),
})
export const Invite = z.strictObject({
  partyId: PartyId,
  /** Null makes a link to copy, which anybody who has it can use once. */
  email: Email.nullable(),
  role: MemberRole,
})
export const RemoveMember = z.strictObject({ membershipId: MembershipId })
export const RevokeInvite = z.strictObject({ tokenId: TokenId })

export interface PartyView {
  readonly id: PartyId
  readonly kind: PartyKind
  readonly name: string
  readonly description: string
  readonly isExample: boolean
  readonly people: readonly { readonly personId: PersonId; readonly name: string; readonly title: string }[]
}
export interface SectionView {
  readonly sectionId: SectionId
  readonly status: SectionStatus
  readonly ownerPartyId: PartyId | null
  readonly version: number
  readonly updatedAt: number
}
export interface DocumentView {
  readonly id: DocumentId
  readonly kind: DocumentKind
  readonly firmPartyId: PartyId | null
  readonly language: Language
  readonly schemaVersion: number
  readonly epoch: number
  readonly sections: readonly SectionView[]
}
export interface PartnershipView {
  readonly id: PartnershipId
  readonly slug: string
  readonly name: string
  readonly summary: string
  readonly language: Language
  readonly programmeName: string
  /** Printed cluster rows of this municipality; two for Stevns. */
  readonly clusters: readonly { readonly name: string; readonly places: number; readonly isUnclear: boolean }[]
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly followUpEndsOn: string | null
  readonly isExample: boolean
  readonly parties: readonly PartyView[]
  /** The partner plan first, then the social models in the order of the firms. */
  readonly documents: readonly DocumentView[]
}
/** `documents.get`: one document with its partnership, enough to draw the document screen. */
export interface DocumentScreenView {
  readonly document: DocumentView
  readonly partnership: PartnershipView
}
export interface PartnershipListItem {
  readonly id: PartnershipId
  readonly slug: string
  readonly name: string
  readonly places: number
  readonly clusterNames: readonly string[]
  readonly isUnclear: boolean
  readonly partyKinds: readonly PartyKind[]
  readonly sectionsReady: number
  readonly sectionsTotal: number
  readonly commitments: number
  readonly accepted: number
}
export interface ProgrammeView {
  readonly name: string
  readonly description: string
  readonly clusters: readonly {
    readonly name: string
    readonly places: number
    readonly isUnclear: boolean
    readonly rows: readonly {
      readonly slug: string
      readonly name: string
      readonly places: number
      readonly isUnclear: boolean
      readonly canOpen: boolean
    }[]
  }[]
}
export interface MembersView {
  readonly members: readonly {
    readonly membershipId: MembershipId
    readonly personId: PersonId
    readonly name: string
    readonly title: string
    readonly email: string
    readonly partyId: PartyId
    readonly role: MemberRole
    readonly isVerified: boolean
  }[]
  readonly invitations: readonly {
    readonly tokenId: TokenId
    readonly email: string | null
    readonly partyId: PartyId
    readonly role: MemberRole
    readonly expiresAt: number
  }[]
}
/** The link is shown once; afterwards only its hash is known. */
export interface InvitationMade {
  readonly tokenId: TokenId
  readonly link: string
  readonly wasMailed: boolean
  readonly expiresAt: number
}
/** One line of the activity list, worded by the client from the action and its data. */
export interface ActivityItem {
  readonly seq: number
  readonly at: number
  readonly personName: string | null
  readonly partyKind: PartyKind | null
  readonly action: AuditAction
  readonly subjectId: string
  readonly data: Readonly<Record<string, string | number | null>>
}

/** One page of the log. */
export const ReadLog = z.strictObject({
  partnershipId: PartnershipId,
  /** The first word of the actions: `commitment`. */
  subject: z
    .string()
    .regex(/^[a-zA-Z]{1,30}$/)
    .optional(),
  /** Rows older than the one with this number. */
  before: z.number().int().min(1).optional(),
})
export interface LogView {
  /** The newest first. */
  readonly items: readonly ActivityItem[]
  readonly hasMore: boolean
  /** Subjects that have rows, for the filter. */
  readonly subjects: readonly string[]
  /** Rows in the whole chain, and the hash of the last one. */
  readonly head: { readonly position: number; readonly hash: string }
}
/** Every event that the audit log knows. Add here and in `client/i18n/*\/activity.ts`. */
export const auditActions = [
  'programme.seeded',
  'partnership.created',
  'firm.added',
  'member.invited',
  'member.joined',
  'member.removed',
  'invitation.revoked',
  'section.statusSet',
  'section.ownerSet',
  'document.restored',
  'proposal.made',
  'proposal.edited',
  'proposal.accepted',
  'proposal.rejected',
  'proposal.withdrawn',
  'proposal.remarked',
  'version.named',
  'commitment.proposed',
  'commitment.edited',
  'commitment.accepted',
  'commitment.started',
  'commitment.fulfilled',
  'commitment.lapsed',
  'commitment.reopened',
  'commitment.reported',
  'commitment.textChanged',
  'commitment.textRestored',
  'commitment.textConfirmed',
  'attachment.added',
  'attachment.removed',
  'target.created',
  'target.edited',
  'target.removed',
  'rateCard.published',
  'scenario.created',
  'scenario.edited',
  'scenario.removed',
  'silentWriting.begun',
  'silentWriting.revealed',
  'workshop.created',
  'workshop.opened',
  'workshop.stepped',
  'workshop.revealed',
  'workshop.steered',
  'workshop.landed',
  'workshop.closed',
  'comment.started',
  'comment.replied',
  'comment.edited',
  'comment.deleted',
  'comment.resolved',
  'comment.reopened',
  'comment.assigned',
  'comment.refastened',
  'template.edited',
  'template.applied',
  'practice.written',
  'practice.edited',
  'practice.shared',
  'practice.withdrawn',
  'practice.removed',
  'parameter.added',
  'parameter.edited',
  'parameter.removed',
  'snapshot.taken',
  'outcome.registered',
  'outcome.verified',
  'outcome.rejected',
  'outcome.corrected',
  'settlement.made',
  'settlement.recalculated',
  'settlement.agreed',
  'settlement.objected',
  'settlement.frozen',
  'agreement.prepared',
  'agreement.partyApproved',
  'agreement.returned',
  'agreement.approved',
  'agreement.unlocked',
  'session.started',
  'session.ended',
  'apiToken.created',
  'apiToken.revoked',
] as const
export type AuditAction = (typeof auditActions)[number]

/** What waits for this person on Hjem. */
export interface WaitingItem {
  /** `text`: the words under an agreed commitment were changed, and one's own side has not answered. */
  readonly kind: 'accept' | 'due' | 'late' | 'text'
  readonly partnershipSlug: string
  readonly partnershipName: string
  readonly commitmentId: string
  readonly what: string
  readonly partyKind: PartyKind
  readonly proposedByName: string
  readonly proposedByPartyKind: PartyKind | null
  readonly dueOn: string | null
  readonly status: CommitmentStatus
  readonly createdAt: number
}
