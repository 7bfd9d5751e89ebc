import {
  type Commitment,
  type CommitmentDraft,
  CommitmentDraft as DraftSchema,
} from '#shared/domain/commitment/commitment.ts'
import { CommitmentId, PartyId, PersonId } from '#shared/kernel/ids.ts'

/** A UUID that is the same in every run and tells by its end which one it is. */
export const uuidOf = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`

export const partyIds = {
  municipality: PartyId.parse(uuidOf(1)),
  actor: PartyId.parse(uuidOf(2)),
  firm: PartyId.parse(uuidOf(3)),
  fund: PartyId.parse(uuidOf(4)),
}

export const aDraft = (over: Partial<CommitmentDraft> = {}): CommitmentDraft =>
  DraftSchema.parse({
    partyId: partyIds.firm,
    what: 'Stiller to pladser',
    personId: null,
    quantity: 2,
    unit: 'pladser',
    dueOn: '2027-03-01',
    programmeMonth: null,
    condition: '',
    evidence: 'Praktikaftaler',
    targetIds: [],
    ...over,
  })

export const aCommitment = (over: Partial<Commitment> = {}): Commitment => ({
  ...aDraft(),
  id: CommitmentId.parse(uuidOf(100)),
  status: 'proposed',
  lapseReason: '',
  source: null,
  agreedWords: null,
  agreedSeq: null,
  proposedBy: PersonId.parse(uuidOf(10)),
  proposedByPartyId: partyIds.municipality,
  acceptedBy: null,
  acceptedAt: null,
  version: 1,
  createdAt: 1000,
  updatedAt: 1000,
  ...over,
})
