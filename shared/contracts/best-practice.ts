import { z } from 'zod'
import { type BestPractice, BestPracticeDraft, type PracticePart } from '#shared/domain/best-practice/best-practice.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { BestPracticeId, PartnershipId } from '#shared/kernel/ids.ts'

const version = z.number().int().min(1)

/** The id comes from the client: a call repeated after a lost answer makes no second card. */
export const WritePractice = z.strictObject({
  id: BestPracticeId,
  partnershipId: PartnershipId,
  draft: BestPracticeDraft.strict(),
})
export const EditPractice = z.strictObject({ id: BestPracticeId, version, draft: BestPracticeDraft.strict() })
/** Gives or withdraws the consent, or takes the card away; the version is the one that was read. */
export const ChangePractice = z.strictObject({ id: BestPracticeId, version })

export interface PracticeView extends BestPractice {
  readonly createdByName: string
  readonly sharedByName: string | null
}

/** A card of another partnership: its words, and whose they are. Nothing else of that partnership. */
export interface SharedPractice extends Readonly<Record<PracticePart, string>> {
  readonly id: BestPracticeId
  readonly title: string
  readonly partnershipName: string
  readonly partyKind: PartyKind
  readonly partyName: string
  readonly isExample: boolean
  readonly sharedAt: number
}

export interface PracticesView {
  /** The partnership's own, shared or not, the newest first. */
  readonly own: readonly PracticeView[]
  /** Those that other partnerships of the programme have shared, the newest first. */
  readonly shared: readonly SharedPractice[]
}
