import { z } from 'zod'
import { type BestPracticeId, PartyId } from '#shared/kernel/ids.ts'

const text = z.string().trim().max(1500)

/** What a party has learnt: the situation, what was done, what came of it, and the advice to others. */
export const BestPracticeDraft = z.object({
  partyId: PartyId,
  title: z.string().trim().min(1).max(120),
  situation: text,
  action: text,
  effect: text,
  advice: text,
})
export type BestPracticeDraft = z.infer<typeof BestPracticeDraft>

export interface BestPractice extends BestPracticeDraft {
  readonly id: BestPracticeId
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  /** When the party's lead agreed that others may read it; null while only the partnership does. */
  readonly sharedAt: number | null
}

/** The parts of a card in the order in which it is told. */
export const practiceParts = ['situation', 'action', 'effect', 'advice'] as const
export type PracticePart = (typeof practiceParts)[number]

/** Names of the draft's fields in which the two differ. */
export function changedPracticeFields(
  before: BestPracticeDraft,
  after: BestPracticeDraft,
): (keyof BestPracticeDraft)[] {
  const keys = Object.keys(BestPracticeDraft.shape) as (keyof BestPracticeDraft)[]
  return keys.filter((key) => before[key] !== after[key])
}
