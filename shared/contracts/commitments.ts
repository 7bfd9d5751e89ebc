import { z } from 'zod'
import { type Commitment, CommitmentDraft, CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import { type OutcomeTarget, OutcomeTargetDraft, type TargetPicture } from '#shared/domain/outcome/outcome-target.ts'
import { CommitmentId, OutcomeTargetId, PartnershipId } from '#shared/kernel/ids.ts'

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
export const OfCommitment = z.strictObject({ id: CommitmentId })

export const CreateTarget = z.strictObject({
  id: OutcomeTargetId,
  partnershipId: PartnershipId,
  draft: OutcomeTargetDraft.strict(),
})
export const EditTarget = z.strictObject({ id: OutcomeTargetId, version, draft: OutcomeTargetDraft.strict() })
export const RemoveTarget = z.strictObject({ id: OutcomeTargetId, version })

export interface CommitmentView extends Commitment {
  readonly personName: string | null
  readonly proposedByName: string
  readonly acceptedByName: string | null
}
export interface TargetsView {
  readonly targets: readonly OutcomeTarget[]
  readonly pictures: readonly TargetPicture[]
}
/** `data` of `commitment.changed` and `target.changed`: what stands now, so that both values can be shown. */
export interface ConflictData<T> {
  readonly current: T
}
