import { z } from 'zod'

/**
 * Ids are random UUIDs with a brand, so that a party's id cannot be passed where a person's is meant.
 * The server or the client makes them (`crypto.randomUUID()`); `shared/` has no randomness and only names them.
 */
const id = z.uuid()

export const ProgrammeId = id.brand<'ProgrammeId'>()
export type ProgrammeId = z.infer<typeof ProgrammeId>
export const ClusterId = id.brand<'ClusterId'>()
export type ClusterId = z.infer<typeof ClusterId>
export const PartnershipId = id.brand<'PartnershipId'>()
export type PartnershipId = z.infer<typeof PartnershipId>
export const ProposalId = id.brand<'ProposalId'>()
export type ProposalId = z.infer<typeof ProposalId>
/** Names a remark on a proposal. */
export const RemarkId = id.brand<'RemarkId'>()
export type RemarkId = z.infer<typeof RemarkId>
export const PartyId = id.brand<'PartyId'>()
export type PartyId = z.infer<typeof PartyId>
export const PersonId = id.brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const MembershipId = id.brand<'MembershipId'>()
export type MembershipId = z.infer<typeof MembershipId>
export const DocumentId = id.brand<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>
export const CommitmentId = id.brand<'CommitmentId'>()
export type CommitmentId = z.infer<typeof CommitmentId>
/** One update on how a commitment is going. */
export const HealthReportId = id.brand<'HealthReportId'>()
export type HealthReportId = z.infer<typeof HealthReportId>
export const AttachmentId = id.brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof AttachmentId>
export const OutcomeTargetId = id.brand<'OutcomeTargetId'>()
export type OutcomeTargetId = z.infer<typeof OutcomeTargetId>
export const SilentRoundId = id.brand<'SilentRoundId'>()
export type SilentRoundId = z.infer<typeof SilentRoundId>
/** Becomes the card's id when the draft is revealed. */
export const SilentDraftId = id.brand<'SilentDraftId'>()
export type SilentDraftId = z.infer<typeof SilentDraftId>
export const ScenarioId = id.brand<'ScenarioId'>()
export type ScenarioId = z.infer<typeof ScenarioId>
/** Names a version of a document that somebody named, or that a restore made. */
export const VersionId = id.brand<'VersionId'>()
export type VersionId = z.infer<typeof VersionId>
export const CommentThreadId = id.brand<'CommentThreadId'>()
export type CommentThreadId = z.infer<typeof CommentThreadId>
export const CommentId = id.brand<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>
export const NotificationId = id.brand<'NotificationId'>()
export type NotificationId = z.infer<typeof NotificationId>
export const MailId = id.brand<'MailId'>()
export type MailId = z.infer<typeof MailId>
export const BestPracticeId = id.brand<'BestPracticeId'>()
export type BestPracticeId = z.infer<typeof BestPracticeId>
export const ParameterValueId = id.brand<'ParameterValueId'>()
export type ParameterValueId = z.infer<typeof ParameterValueId>
export const SnapshotId = id.brand<'SnapshotId'>()
export type SnapshotId = z.infer<typeof SnapshotId>
export const OutcomeRegistrationId = id.brand<'OutcomeRegistrationId'>()
export type OutcomeRegistrationId = z.infer<typeof OutcomeRegistrationId>
/** Names a frozen version of everything that the parties have agreed. */
export const AgreementVersionId = id.brand<'AgreementVersionId'>()
export type AgreementVersionId = z.infer<typeof AgreementVersionId>
export const WorkshopId = id.brand<'WorkshopId'>()
export type WorkshopId = z.infer<typeof WorkshopId>
export const WorkshopStepId = id.brand<'WorkshopStepId'>()
export type WorkshopStepId = z.infer<typeof WorkshopStepId>
export const WorkshopParticipantId = id.brand<'WorkshopParticipantId'>()
export type WorkshopParticipantId = z.infer<typeof WorkshopParticipantId>
/** Becomes the card's or the commitment's id when it lands in the plan. */
export const WorkshopCardId = id.brand<'WorkshopCardId'>()
export type WorkshopCardId = z.infer<typeof WorkshopCardId>
export const SettlementId = id.brand<'SettlementId'>()
export type SettlementId = z.infer<typeof SettlementId>
/** Names one token row for listing and revoking; the secret itself is stored only as a hash. */
export const TokenId = id.brand<'TokenId'>()
export type TokenId = z.infer<typeof TokenId>
/** Names one session row for listing and ending; the cookie's secret is stored only as a hash. */
export const SessionId = id.brand<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>
