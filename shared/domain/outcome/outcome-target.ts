import { z } from 'zod'
import { type Commitment, isAgreed } from '#shared/domain/commitment/commitment.ts'
import { type OutcomeTargetId, PartyId } from '#shared/kernel/ids.ts'
import { Ore } from '#shared/kernel/money.ts'
import { ProgrammeMonth } from '#shared/kernel/time.ts'
import { OutcomeCode } from './outcome-ladder.ts'

/** A thousand million kroner: with it, count × tariff stays far below what a number can hold exactly (OUT-1). */
export const maxTariffOre = 1e11

const text = (max: number) => z.string().trim().max(max)

/** A Payment-by-Results target: so many of one outcome, what one is worth, who pays whom, and how it is proved. */
export const OutcomeTargetDraft = z.object({
  outcomeCode: OutcomeCode,
  /** Whole outcomes aimed at: citizens on the citizen side, firms on the firm side. Never a named person. */
  count: z.number().int().min(0).max(10_000),
  /** Out of how many; null when the base is not agreed yet. */
  outOf: z.number().int().min(0).max(10_000).nullable(),
  /** Who is counted, in the parties' own words; empty is citizens or firms. Never a named person. */
  targetGroup: text(120),
  tariffOre: Ore.max(maxTariffOre),
  payerPartyId: PartyId,
  payeePartyId: PartyId,
  verifierPartyId: PartyId.nullable(),
  evidence: text(500),
  programmeMonth: ProgrammeMonth.nullable(),
  /** What the rule pays at most in all; null is no cap. */
  capOre: Ore.nullable(),
})
export type OutcomeTargetDraft = z.infer<typeof OutcomeTargetDraft>

export interface OutcomeTarget extends OutcomeTargetDraft {
  readonly id: OutcomeTargetId
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

export interface TargetPicture {
  readonly targetId: OutcomeTargetId
  /** Commitments linked to the target that stand as promises or proposals (lapsed ones left out). */
  readonly promised: number
  /** Those of them that the promising party has accepted. */
  readonly accepted: number
  /** count × tariff, at most the cap, in øre. Simulated: no money moves in Samspil. */
  readonly expectedPaymentOre: number
}

/** The first picture of a target: promises made, promises accepted, expected payment (OUT-1). */
export function targetPicture(
  target: Pick<OutcomeTarget, 'id' | 'count' | 'tariffOre' | 'capOre'>,
  commitments: readonly Pick<Commitment, 'status' | 'targetIds'>[],
): TargetPicture {
  const linked = commitments.filter((c) => c.status !== 'lapsed' && c.targetIds.includes(target.id))
  return {
    targetId: target.id,
    promised: linked.length,
    accepted: linked.filter((c) => isAgreed(c.status)).length,
    expectedPaymentOre: expectedPaymentOf(target),
  }
}

/** What the rule pays when the whole target is reached, in øre (OUT-1). */
export const expectedPaymentOf = ({
  count,
  tariffOre,
  capOre,
}: Pick<OutcomeTarget, 'count' | 'tariffOre' | 'capOre'>): number => Math.min(count * tariffOre, capOre ?? Infinity)
