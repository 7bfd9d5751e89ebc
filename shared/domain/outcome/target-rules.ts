import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { OutcomeTargetDraft } from './outcome-target.ts'

/**
 * What is wrong with a target, or null: nobody pays themselves (OUT-2), and more outcomes cannot be aimed at than
 * there are people or firms (OUT-3).
 */
export function targetFault(draft: OutcomeTargetDraft): Refusal | null {
  if (draft.payerPartyId === draft.payeePartyId) return refuse('target.sameParty')
  if (draft.outOf !== null && draft.count > draft.outOf) return refuse('input.invalid', { fields: ['outOf'] })
  return null
}

/** Names of the draft fields in which the two differ, in the order of the form. */
export function changedTargetFields(
  before: OutcomeTargetDraft,
  after: OutcomeTargetDraft,
): (keyof OutcomeTargetDraft)[] {
  const keys = [
    'outcomeCode',
    'count',
    'outOf',
    'targetGroup',
    'tariffOre',
    'payerPartyId',
    'payeePartyId',
    'verifierPartyId',
    'evidence',
    'programmeMonth',
    'capOre',
  ] as const satisfies readonly (keyof OutcomeTargetDraft)[]
  return keys.filter((key) => before[key] !== after[key])
}
