import { z } from 'zod'
import { PartyId } from '#shared/kernel/ids.ts'
import { Ore } from '#shared/kernel/money.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { type OutcomeCode, OutcomeCode as Code, outcomeCodes } from './outcome-ladder.ts'
import { maxTariffOre } from './outcome-target.ts'

/** When claims are made up: every month, every quarter, every half year, or at months 12, 18 and the horizon. */
export const paymentSchedules = ['monthly', 'quarterly', 'halfYearly', 'milestones'] as const
export const PaymentSchedule = z.enum(paymentSchedules)
export type PaymentSchedule = z.infer<typeof PaymentSchedule>

/** What one verified outcome is worth and who pays it to whom. */
export const RateLine = z.object({
  tariffOre: Ore.max(maxTariffOre),
  payerPartyId: PartyId,
  /** Null on the firm's side alone: the firm that reached the outcome (RTC-4). */
  payeePartyId: PartyId.nullable(),
})
export type RateLine = z.infer<typeof RateLine>

/** Limits on payment; null is no limit, 0 pays nothing. */
export const Caps = z.object({
  /** For one citizen over the whole course, used up in the order of the ladder (RTC-8). */
  perCitizenOre: Ore.nullable(),
  /** For everything that is paid in the partnership, citizens and firms together. */
  totalOre: Ore.nullable(),
  /** For one and the same employment, which may count both as J6 and as V3 (RTC-5). */
  perJobOre: Ore.nullable(),
})
export type Caps = z.infer<typeof Caps>

/** A rate card as it is written: from when it holds, what is paid, by whom, how much at most, and when. */
export const RateCardDraft = z.object({
  validFrom: CalendarDay,
  /** An outcome without a line is not paid for. */
  lines: z.partialRecord(Code, RateLine.strict()),
  caps: Caps.strict(),
  schedule: PaymentSchedule,
  /** Months from an outcome to its payment, for verification and the invoice. */
  lagMonths: z.number().int().min(0).max(24),
  /** Growth in per cent against the base year from which V4 counts; null when it is not agreed. */
  growthPercent: z.number().min(0).max(1000).nullable(),
  /** Whether the state pays the municipality for the same jobs; null when nobody has looked into it (RTC-9). */
  hasStateGrant: z.boolean().nullable(),
  /** Why the card is as it is, or what the new version changes. */
  note: z.string().trim().max(500),
})
export type RateCardDraft = z.infer<typeof RateCardDraft>

export interface RateCardVersion extends RateCardDraft {
  /** 1 is the first. */
  readonly version: number
  readonly createdAt: number
}

export interface RateCard {
  /** The oldest first; empty while nothing has been agreed. */
  readonly versions: readonly RateCardVersion[]
}

/**
 * The version that holds on the day: the newest one that has begun, so that a later version takes over from its first
 * day whatever an earlier one said about days to come (RTC-1). Null before the first begins.
 */
export function versionOn({ versions }: RateCard, day: CalendarDay): RateCardVersion | null {
  return versions.findLast(({ validFrom }) => validFrom <= day) ?? null
}

/** The line by which an outcome with this trigger day is paid; null when it is not paid for. */
export const lineOn = (card: RateCard, code: OutcomeCode, day: CalendarDay): RateLine | null =>
  versionOn(card, day)?.lines[code] ?? null

/**
 * What one outcome is worth in øre when its trigger fell on the day; null when it is not paid for. A version that
 * begins later changes nothing in what was earned before (RTC-1).
 */
export const tariffOn = (card: RateCard, code: OutcomeCode, day: CalendarDay): Ore | null =>
  lineOn(card, code, day)?.tariffOre ?? null

/**
 * Every value of the card under a name of its own, such as `J6.tariffOre` or `caps.totalOre`, for comparing two
 * versions and for the log. An outcome without a line is null in all three of its values.
 */
export function rateCardValues(draft: RateCardDraft): Readonly<Record<string, string | number | null>> {
  const lines = outcomeCodes.flatMap((code): [string, string | number | null][] => {
    const line = draft.lines[code]
    return [
      [`${code}.tariffOre`, line?.tariffOre ?? null],
      [`${code}.payerPartyId`, line?.payerPartyId ?? null],
      [`${code}.payeePartyId`, line === undefined ? null : (line.payeePartyId ?? 'ownFirm')],
    ]
  })
  return {
    validFrom: draft.validFrom,
    ...Object.fromEntries(lines),
    'caps.perCitizenOre': draft.caps.perCitizenOre,
    'caps.totalOre': draft.caps.totalOre,
    'caps.perJobOre': draft.caps.perJobOre,
    schedule: draft.schedule,
    lagMonths: draft.lagMonths,
    growthPercent: draft.growthPercent,
    hasStateGrant: draft.hasStateGrant === null ? null : Number(draft.hasStateGrant),
    note: draft.note,
  }
}

/** The names of the values in which two cards differ, in the order of the form. */
export function changedRateCardValues(before: RateCardDraft, after: RateCardDraft): string[] {
  const old = rateCardValues(before)
  return Object.entries(rateCardValues(after)).flatMap(([name, value]) => (old[name] === value ? [] : [name]))
}

/** The card that has these values, the inverse of `rateCardValues`; null while a value is missing or cannot be. */
export function rateCardOfValues(values: Readonly<Record<string, string | number | null>>): RateCardDraft | null {
  const lines = outcomeCodes.flatMap((code): [string, unknown][] => {
    const tariffOre = values[`${code}.tariffOre`] ?? null
    if (tariffOre === null) return []
    const payee = values[`${code}.payeePartyId`] ?? null
    const payeePartyId = payee === 'ownFirm' ? null : payee
    return [[code, { tariffOre, payerPartyId: values[`${code}.payerPartyId`], payeePartyId }]]
  })
  const grant = values['hasStateGrant'] ?? null
  const parsed = RateCardDraft.safeParse({
    validFrom: values['validFrom'],
    lines: Object.fromEntries(lines),
    caps: {
      perCitizenOre: values['caps.perCitizenOre'] ?? null,
      totalOre: values['caps.totalOre'] ?? null,
      perJobOre: values['caps.perJobOre'] ?? null,
    },
    schedule: values['schedule'],
    lagMonths: values['lagMonths'],
    growthPercent: values['growthPercent'] ?? null,
    hasStateGrant: grant === null ? null : grant === 1,
    note: values['note'] ?? '',
  })
  return parsed.success ? parsed.data : null
}
