import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { type OutcomeCode, outcomeCodes, outcomeLadder } from './outcome-ladder.ts'
import { type CitizenTariffs, cappedForCitizen } from './payment-caps.ts'
import type { RateCardDraft, RateCardVersion } from './rate-card.ts'

/** What must be put right before a card can hold. */
export type RateCardFault =
  | { readonly kind: 'sameParty'; readonly code: OutcomeCode }
  /** Only the firm's side may leave open which firm is paid. */
  | { readonly kind: 'payeeMissing'; readonly code: OutcomeCode }
  /** A relapse is counted and never paid for. */
  | { readonly kind: 'relapsePaid' }
  /** J6 and V3 may be the same job, so together they need a limit. */
  | { readonly kind: 'jobCapMissing' }
  /** From the second version on, none begins before the day it is made. */
  | { readonly kind: 'backdated'; readonly earliest: CalendarDay }

/** What the parties should know before they agree, and may still want. */
export type RateCardWarning =
  /** The cap lets J6 and V3 of the same job be paid in full, which pays twice for one job. */
  | { readonly kind: 'jobPaidTwice'; readonly sumOre: number }
  /** The cap per job cuts J6 itself, and V3 is never paid on top of it. */
  | { readonly kind: 'jobCapCutsCitizen' }
  /** A citizen who climbs the whole ladder is not paid for at these steps in full. */
  | { readonly kind: 'citizenCapCuts'; readonly codes: readonly OutcomeCode[] }
  /** The state pays the municipality for the same jobs, so they would be paid for twice. */
  | { readonly kind: 'stateGrantPays'; readonly codes: readonly OutcomeCode[] }
  | { readonly kind: 'stateGrantUnknown'; readonly codes: readonly OutcomeCode[] }
  | { readonly kind: 'growthMissing' }

/** The outcomes for which integrationsloven § 45 pays the municipality as well. */
const alsoPaidByState: readonly OutcomeCode[] = ['JS', 'J3', 'J6', 'J12', 'ES', 'V3']

const tariff = (draft: Pick<RateCardDraft, 'lines'>, code: OutcomeCode): number => draft.lines[code]?.tariffOre ?? 0

/**
 * Why the card cannot hold, in the order of the form; empty when it can (RTC-2, RTC-4, RTC-5, RTC-6). `latest` is the
 * version before it, `today` the Danish day on which it is made.
 */
export function rateCardFaults(
  draft: RateCardDraft,
  latest: Pick<RateCardVersion, 'version'> | null,
  today: CalendarDay,
): RateCardFault[] {
  const faults: RateCardFault[] = []
  if (latest !== null && draft.validFrom < today) faults.push({ kind: 'backdated', earliest: today })
  for (const code of outcomeCodes) {
    const line = draft.lines[code]
    if (line === undefined) continue
    if (line.payeePartyId === line.payerPartyId) faults.push({ kind: 'sameParty', code })
    if (line.payeePartyId === null && outcomeLadder[code].side === 'citizen')
      faults.push({ kind: 'payeeMissing', code })
  }
  if (tariff(draft, 'R') > 0) faults.push({ kind: 'relapsePaid' })
  if (tariff(draft, 'J6') > 0 && tariff(draft, 'V3') > 0 && draft.caps.perJobOre === null) {
    faults.push({ kind: 'jobCapMissing' })
  }
  return faults
}

/** The same as a refusal, for the server: the first fault decides. */
export function refusalOfRateCard(faults: readonly RateCardFault[]): Refusal | null {
  const [fault] = faults
  switch (fault?.kind) {
    case undefined:
      return null
    case 'backdated':
      return refuse('rateCard.backdated', { earliest: fault.earliest })
    case 'jobCapMissing':
      return refuse('rateCard.doublePayment')
    case 'sameParty':
      return refuse('target.sameParty', { field: `${fault.code}.payeePartyId` })
    case 'payeeMissing':
      return refuse('input.invalid', { fields: [`${fault.code}.payeePartyId`] })
    case 'relapsePaid':
      return refuse('input.invalid', { fields: ['R.tariffOre'] })
  }
}

/** What to say beside the card (RTC-9). A party's being the municipality is told by `isMunicipality`. */
export function rateCardWarnings(
  draft: RateCardDraft,
  isMunicipality: (partyId: string) => boolean,
): RateCardWarning[] {
  const warnings: RateCardWarning[] = []
  const [j6, v3] = [tariff(draft, 'J6'), tariff(draft, 'V3')]
  const { perJobOre, perCitizenOre } = draft.caps
  if (j6 > 0 && v3 > 0 && perJobOre !== null) {
    if (perJobOre >= j6 + v3) warnings.push({ kind: 'jobPaidTwice', sumOre: j6 + v3 })
    if (perJobOre < j6) warnings.push({ kind: 'jobCapCutsCitizen' })
  }
  const citizens: CitizenTariffs = Object.fromEntries(
    outcomeCodes.filter((code) => outcomeLadder[code].side === 'citizen').map((code) => [code, tariff(draft, code)]),
  )
  const capped = cappedForCitizen(citizens, perCitizenOre)
  const cut = outcomeCodes.filter((code) => (capped[code] ?? 0) < (citizens[code] ?? 0))
  if (cut.length > 0) warnings.push({ kind: 'citizenCapCuts', codes: cut })
  const paidTwice = alsoPaidByState.filter((code) => {
    const line = draft.lines[code]
    return line !== undefined && line.tariffOre > 0 && isMunicipality(line.payerPartyId)
  })
  if (paidTwice.length > 0 && draft.hasStateGrant !== false) {
    warnings.push({ kind: draft.hasStateGrant === null ? 'stateGrantUnknown' : 'stateGrantPays', codes: paidTwice })
  }
  if (tariff(draft, 'V4') > 0 && draft.growthPercent === null) warnings.push({ kind: 'growthMissing' })
  return warnings
}
