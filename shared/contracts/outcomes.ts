import { z } from 'zod'
import type { OutcomeRegistration } from '#shared/domain/outcome/registration.ts'
import { OutcomeDraft } from '#shared/domain/outcome/registration.ts'
import { OutcomeRegistrationId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'

const OnRegistration = { id: OutcomeRegistrationId, version: z.number().int() }
const Reason = z.string().trim().min(1).max(500)

export const RegisterOutcome = z.strictObject({
  id: OutcomeRegistrationId,
  partnershipId: PartnershipId,
  /** The party in whose name it is registered; one of the caller's own. */
  partyId: PartyId,
  draft: OutcomeDraft.strict(),
})
export const VerifyOutcome = z.strictObject(OnRegistration)
export const RejectOutcome = z.strictObject({ ...OnRegistration, reason: Reason })
export const CorrectOutcome = z.strictObject({
  ...OnRegistration,
  /** Id of the registration that takes its place. */
  newId: OutcomeRegistrationId,
  draft: OutcomeDraft.strict(),
  reason: Reason,
})

export interface OutcomeView extends OutcomeRegistration {
  readonly registeredByName: string
  readonly decidedByName: string | null
  /** The party that the target names as verifier; null when any other party may verify. */
  readonly verifierPartyId: PartyId | null
  /** Notes and files that show it and have not been removed. */
  readonly attachmentCount: number
}
