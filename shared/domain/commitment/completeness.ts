import type { CommitmentDraft, CommitmentStatus } from './commitment.ts'

/** What a promise should have before it can be followed up; only What and Who are asked for when it is made (COM-1). */
export const followUpFields = ['personId', 'due', 'evidence', 'targetIds'] as const
export type FollowUpField = (typeof followUpFields)[number]

/** The fields still to fill, in the order of the form. Nothing is asked of one that is done with. */
export function missingFields(
  commitment: Pick<CommitmentDraft, 'personId' | 'dueOn' | 'programmeMonth' | 'evidence' | 'targetIds'> & {
    readonly status: CommitmentStatus
  },
): FollowUpField[] {
  if (commitment.status === 'lapsed' || commitment.status === 'fulfilled') return []
  const isMissing: Record<FollowUpField, boolean> = {
    personId: commitment.personId === null,
    due: commitment.dueOn === null && commitment.programmeMonth === null,
    evidence: commitment.evidence.trim() === '',
    targetIds: commitment.targetIds.length === 0,
  }
  return followUpFields.filter((field) => isMissing[field])
}
