import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import type { RateCard, RateLine } from '#shared/domain/outcome/rate-card.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

/**
 * The rate card that the targets amount to, for a partnership that has agreed on targets and not yet on a card: valid
 * from the programme's first day, without caps and without lag. The oldest target of an outcome decides. Version 0
 * says that it is no card of its own.
 */
export function cardOfTargets(targets: readonly OutcomeTarget[], startsOn: CalendarDay): RateCard {
  const lines: Partial<Record<OutcomeTarget['outcomeCode'], RateLine>> = {}
  for (const { outcomeCode, tariffOre, payerPartyId, payeePartyId } of targets) {
    lines[outcomeCode] ??= { tariffOre, payerPartyId, payeePartyId }
  }
  if (Object.keys(lines).length === 0) return { versions: [] }
  return {
    versions: [
      {
        version: 0,
        validFrom: startsOn,
        lines,
        caps: { perCitizenOre: null, totalOre: null, perJobOre: null },
        schedule: 'milestones',
        lagMonths: 0,
        growthPercent: null,
        hasStateGrant: null,
        note: '',
        createdAt: 0,
      },
    ],
  }
}
