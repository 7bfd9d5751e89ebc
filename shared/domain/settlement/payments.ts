import { type OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { cappedForCitizen, paidForOneJob } from '#shared/domain/outcome/payment-caps.ts'
import { firstDayOfMonth, lastDayOfMonth, programmeMonthOf } from '#shared/domain/outcome/programme-month.ts'
import { type RateCard, type RateCardVersion, versionOn } from '#shared/domain/outcome/rate-card.ts'
import type { OutcomeRegistration } from '#shared/domain/outcome/registration.ts'
import type { OutcomeRegistrationId, PartyId } from '#shared/kernel/ids.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'

/** What one verified registration pays, in whole øre. */
export interface Payment {
  readonly registrationId: OutcomeRegistrationId
  readonly outcomeCode: OutcomeCode
  readonly count: number
  readonly payerPartyId: PartyId
  readonly payeePartyId: PartyId
  /** Programme month of the outcome, and of its payment after the lag. */
  readonly reachedMonth: number
  readonly dueMonth: number
  /** One outcome after the caps per citizen and per job; before them it was `fullTariffOre`. */
  readonly tariffOre: number
  readonly fullTariffOre: number
  /** count × tariff before the total cap. */
  readonly earnedOre: number
  /** What is paid, after the cap of the outcome's targets and the total cap. */
  readonly paidOre: number
  /** Version of the rate card that decided. */
  readonly cardVersion: number
}

type Verified = Pick<
  OutcomeRegistration,
  'id' | 'status' | 'outcomeCode' | 'reachedOn' | 'count' | 'firmPartyId' | 'personCode'
>

/**
 * What all verified outcomes pay, month by month, whatever their order in the list (STL-1 to STL-5). A pure
 * recalculation from the beginning: a statement takes its months out of it.
 *
 * `through` is the last month that is paid in the programme; what is due later is left out, as in the simulation.
 * `mostOre` is what the targets let an outcome pay in all (`mostByTargets`).
 */
export function paymentsFor(
  card: RateCard,
  startsOn: CalendarDay,
  outcomes: readonly Verified[],
  through: number,
  mostOre: Readonly<Partial<Record<OutcomeCode, number>>> = {},
): Payment[] {
  const earned = outcomes
    .filter(({ status, count }) => status === 'verified' && count > 0)
    .flatMap((outcome) => earnedBy(card, startsOn, outcome) ?? [])
    .filter(({ dueMonth }) => dueMonth <= through)
    .sort(byTime)
  return applyTotalCap(card, startsOn, applyTargetCaps(withoutRepeats(earned, outcomes), mostOre))
}

function earnedBy(card: RateCard, startsOn: CalendarDay, outcome: Verified): Payment | null {
  const version = versionOn(card, outcome.reachedOn)
  const line = version?.lines[outcome.outcomeCode]
  if (version === null || line === undefined || line.tariffOre === 0) return null
  const payeePartyId = line.payeePartyId ?? outcome.firmPartyId
  // Nobody pays themselves, also where the firm that is paid is found by the outcome.
  if (payeePartyId === null || payeePartyId === line.payerPartyId) return null
  const tariffOre = cappedTariff(version, outcome.outcomeCode)
  const reachedMonth = Math.max(1, programmeMonthOf(startsOn, outcome.reachedOn))
  return {
    registrationId: outcome.id,
    outcomeCode: outcome.outcomeCode,
    count: outcome.count,
    payerPartyId: line.payerPartyId,
    payeePartyId,
    reachedMonth,
    dueMonth: reachedMonth + version.lagMonths,
    tariffOre,
    fullTariffOre: line.tariffOre,
    earnedOre: outcome.count * tariffOre,
    paidOre: outcome.count * tariffOre,
    cardVersion: version.version,
  }
}

/** The tariff after the cap per citizen (the ladder's order) and the cap per job (J6 first, V3 what is left). */
function cappedTariff(version: RateCardVersion, code: OutcomeCode): number {
  const tariffs = Object.fromEntries(outcomeCodes.map((one) => [one, version.lines[one]?.tariffOre ?? 0]))
  const capped = cappedForCitizen(tariffs, version.caps.perCitizenOre)
  if (code !== 'J6' && code !== 'V3') {
    return outcomeLadder[code].side === 'citizen' ? (capped[code] ?? 0) : (tariffs[code] ?? 0)
  }
  const job = paidForOneJob({ j6Ore: capped.J6 ?? 0, v3Ore: tariffs['V3'] ?? 0 }, version.caps.perJobOre)
  return code === 'J6' ? job.j6Ore : job.v3Ore
}

/** A citizen's step that was registered twice all the same is paid the first time alone (STL-3). */
function withoutRepeats(payments: readonly Payment[], outcomes: readonly Verified[]): Payment[] {
  const codeOf = new Map(outcomes.map(({ id, personCode }) => [id, personCode]))
  const seen = new Set<string>()
  return payments.filter(({ registrationId, outcomeCode }) => {
    const personCode = codeOf.get(registrationId)
    if (personCode === null || personCode === undefined) return true
    const key = `${personCode} ${outcomeCode}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/**
 * The most that each outcome pays by its targets' own sentences ("dog højst"): the sum of their caps. An outcome has
 * none where one of its targets is without.
 */
export function mostByTargets(
  targets: readonly Pick<OutcomeTarget, 'outcomeCode' | 'capOre'>[],
): Partial<Record<OutcomeCode, number>> {
  const most: Partial<Record<OutcomeCode, number>> = {}
  for (const code of new Set(targets.map(({ outcomeCode }) => outcomeCode))) {
    const caps = targets.flatMap(({ outcomeCode, capOre }) => (outcomeCode === code ? [capOre] : []))
    if (caps.every((cap) => cap !== null)) most[code] = caps.reduce((sum, cap) => sum + cap, 0)
  }
  return most
}

/** Cuts each outcome to what its targets let it pay, the earliest first (STL-11). */
function applyTargetCaps(
  payments: readonly Payment[],
  mostOre: Readonly<Partial<Record<OutcomeCode, number>>>,
): Payment[] {
  const left = new Map(Object.entries(mostOre))
  return payments.map((payment) => {
    const most = left.get(payment.outcomeCode)
    if (most === undefined) return payment
    const paidOre = Math.min(payment.paidOre, most)
    left.set(payment.outcomeCode, most - paidOre)
    return { ...payment, paidOre }
  })
}

/**
 * Cuts to the total cap: month after month, and in the month in which it is reached everything by the same share, in
 * whole øre that add up to the cap exactly (STL-4).
 */
function applyTotalCap(card: RateCard, startsOn: CalendarDay, payments: readonly Payment[]): Payment[] {
  const months = [...new Set(payments.map(({ dueMonth }) => dueMonth))].sort((a, b) => a - b)
  let paidBefore = 0
  return months.flatMap((month) => {
    const due = payments.filter(({ dueMonth }) => dueMonth === month)
    const capOre = totalCapIn(card, startsOn, month)
    const left = capOre === null ? Infinity : Math.max(0, capOre - paidBefore)
    const paid = share(due, left)
    paidBefore += paid.reduce((sum, { paidOre }) => sum + paidOre, 0)
    return paid
  })
}

/** The total cap of the version that holds at the month's end; before the first version, that of the first day. */
function totalCapIn(card: RateCard, startsOn: CalendarDay, month: number): number | null {
  const version = versionOn(card, lastDayOfMonth(startsOn, month)) ?? versionOn(card, firstDayOfMonth(startsOn, month))
  return version?.caps.totalOre ?? null
}

function share(due: readonly Payment[], leftOre: number): Payment[] {
  const sum = due.reduce((total, { paidOre }) => total + paidOre, 0)
  if (sum <= leftOre) return [...due]
  // Largest remainders get the odd øre; the id breaks a tie, so the order of the list never matters.
  const parts = due.map((payment) => {
    const exact = BigInt(payment.paidOre) * BigInt(leftOre)
    return { payment, paid: Number(exact / BigInt(sum)), rest: Number(exact % BigInt(sum)) }
  })
  let odd = leftOre - parts.reduce((total, { paid }) => total + paid, 0)
  const inTurn = [...parts].sort(
    (a, b) => b.rest - a.rest || compare(a.payment.registrationId, b.payment.registrationId),
  )
  const bonus = new Set<string>()
  for (const { payment } of inTurn) {
    if (odd === 0) break
    bonus.add(payment.registrationId)
    odd -= 1
  }
  return parts.map(({ payment, paid }) => ({
    ...payment,
    paidOre: paid + (bonus.has(payment.registrationId) ? 1 : 0),
  }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byTime = (a: Payment, b: Payment): number =>
  a.dueMonth - b.dueMonth ||
  a.reachedMonth - b.reachedMonth ||
  outcomeCodes.indexOf(a.outcomeCode) - outcomeCodes.indexOf(b.outcomeCode) ||
  compare(a.registrationId, b.registrationId)
