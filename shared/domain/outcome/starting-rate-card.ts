import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartyId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { outcomeCodes, outcomeLadder } from './outcome-ladder.ts'
import type { RateCardDraft } from './rate-card.ts'

/** Months from an outcome to its payment in the model's own assumptions. */
const usualLagMonths = 2

/**
 * A first card to write on: the ladder's illustrative tariffs, paid by the municipality, for citizens to the fund (or
 * the employment actor where there is none) and for firms to the firm that reached the outcome. The cap per job is
 * left for the parties to choose, so the card cannot be published as it is (RTC-5). Null while there is no municipality or nobody to pay.
 */
export function startingRateCard(
  parties: readonly { readonly id: PartyId; readonly kind: PartyKind }[],
  validFrom: CalendarDay,
): RateCardDraft | null {
  const first = (kind: PartyKind) => parties.find((party) => party.kind === kind)?.id ?? null
  const payerPartyId = first('municipality')
  const payeePartyId = first('fund') ?? first('employmentActor')
  if (payerPartyId === null || payeePartyId === null) return null
  const lines: RateCardDraft['lines'] = {}
  for (const code of outcomeCodes) {
    const { defaultTariffKroner, side } = outcomeLadder[code]
    if (defaultTariffKroner === null) continue
    lines[code] = {
      tariffOre: oreFromKroner(defaultTariffKroner),
      payerPartyId,
      payeePartyId: side === 'firm' ? null : payeePartyId,
    }
  }
  return {
    validFrom,
    lines,
    caps: { perCitizenOre: null, totalOre: null, perJobOre: null },
    schedule: 'milestones',
    lagMonths: usualLagMonths,
    growthPercent: null,
    hasStateGrant: null,
    note: '',
  }
}
