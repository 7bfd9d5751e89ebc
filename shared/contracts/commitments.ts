import { z } from 'zod'
import { type Commitment, CommitmentDraft, CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import { type OutcomeTarget, OutcomeTargetDraft, type TargetPicture } from '#shared/domain/outcome/outcome-target.ts'
import { Health, HealthReport } from '#shared/domain/commitment/health.ts'
import { CommitmentId, HealthReportId, OutcomeTargetId, PartnershipId, type PartyId } from '#shared/kernel/ids.ts'

const version = z.number().int().min(1)

/** The id comes from the client, so that the chip can be set at once and a repeated call changes nothing. */
export const ProposeCommitment = z.strictObject({
  id: CommitmentId,
  partnershipId: PartnershipId,
  draft: CommitmentDraft.strict(),
  source: CommitmentSource.strict().nullable(),
})
export const EditCommitment = z.strictObject({ id: CommitmentId, version, draft: CommitmentDraft.strict() })
export const AcceptCommitment = z.strictObject({ id: CommitmentId, version })
export const ProgressCommitment = z.strictObject({
  id: CommitmentId,
  version,
  to: z.enum(['accepted', 'inProgress', 'fulfilled']),
})
/** Without a reason the answer is `commitment.reasonRequired`, so that the form can say what is missing. */
export const LapseCommitment = z.strictObject({ id: CommitmentId, version, reason: z.string().trim().max(500) })
export const ReopenCommitment = z.strictObject({ id: CommitmentId, version })
/** The id comes from the client: a repeated call tells nothing twice. */
export const ReportHealth = z.strictObject({
  id: HealthReportId,
  commitmentId: CommitmentId,
  health: Health,
  text: HealthReport.shape.text,
})
/** `words`: what the person saw that the text says now; empty for words that are gone. */
export const ConfirmText = z.strictObject({ id: CommitmentId, words: z.string().max(20_000) })
export const OfCommitment = z.strictObject({ id: CommitmentId })

export const CreateTarget = z.strictObject({
  id: OutcomeTargetId,
  partnershipId: PartnershipId,
  draft: OutcomeTargetDraft.strict(),
})
export const EditTarget = z.strictObject({ id: OutcomeTargetId, version, draft: OutcomeTargetDraft.strict() })
export const OfTarget = z.strictObject({ id: OutcomeTargetId })
export const RemoveTarget = z.strictObject({ id: OutcomeTargetId, version })

export interface CommitmentView extends Commitment {
  readonly personName: string | null
  readonly proposedByName: string
  readonly acceptedByName: string | null
  /** The newest update of the promising party; null when nothing has been told since the yes. */
  readonly health: HealthView | null
  /** How the text differs from what was agreed; null when it does not, or when nobody is bound. */
  readonly textChange: TextChangeView | null
  /** Notes and files that show that it was done. */
  readonly attachments: number
}
export interface HealthView extends HealthReport {
  readonly at: number
  readonly personName: string
}
export interface TextChangeView {
  readonly agreed: string
  /** Empty when the words are gone. */
  readonly words: string
  /** When the difference was noticed. */
  readonly at: number
  /** The sides that have said yes to the new words. */
  readonly confirmedBy: readonly PartyId[]
}
/** The section around the sentence, as it read when the commitment was agreed. */
export interface AgreedTextView {
  readonly documentId: string
  readonly sectionId: string
  readonly at: number
  readonly seq: number
  /** One line a block; empty when the section was empty. */
  readonly lines: readonly string[]
  readonly quote: string
}
export interface TargetsView {
  readonly targets: readonly OutcomeTarget[]
  readonly pictures: readonly TargetPicture[]
}
/** `data` of `commitment.changed` and `target.changed`: what stands now, so that both values can be shown. */
export interface ConflictData<T> {
  readonly current: T
}

/** A target's rule as it read at one version, in the partnership's language (OUT-6). */
export interface TargetWording {
  readonly version: number
  readonly language: 'da' | 'en'
  readonly sentence: string
  /** What the sentence is built of. */
  readonly structure: OutcomeTargetDraft
  readonly createdAt: number
}
