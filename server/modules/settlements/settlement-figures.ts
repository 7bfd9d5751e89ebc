import { defaultsOn } from '#shared/content/dated-values.ts'
import type { OwnValueView } from '#shared/contracts/scenarios.ts'
import type { SettlementContent, SettlementsView } from '#shared/contracts/settlements.ts'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { firstDayOfMonth, lastDayOfMonth, programmeMonthOf } from '#shared/domain/outcome/programme-month.ts'
import { type RateCard, versionOn } from '#shared/domain/outcome/rate-card.ts'
import type { OutcomeRegistration } from '#shared/domain/outcome/registration.ts'
import { wholeInput } from '#shared/domain/scenario/overrides.ts'
import { type Scenario, leadingScenario } from '#shared/domain/scenario/scenario.ts'
import { type Payment, mostByTargets, paymentsFor } from '#shared/domain/settlement/payments.ts'
import {
  type SettlementKind,
  milestoneMonths,
  statementLines,
  transfersOf,
} from '#shared/domain/settlement/statement.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { type SimulationInput, parseSimulationInput } from '#shared/simulation/parameters.ts'
import { type RealisedOutcomes, realisedOutcomes, simulateRealised } from '#shared/simulation/realised.ts'
import { listOwnValues } from '#server/modules/parameters/parameters.store.ts'
import { readRateCard } from '#server/modules/rate-card/rate-card.store.ts'
import { listRegistrations } from '#server/modules/outcomes/outcomes.store.ts'
import { listScenarios } from '#server/modules/scenarios/scenarios.store.ts'
import { listTargets } from '#server/modules/targets/targets.store.ts'
import type { Database } from '#server/storage/database.ts'
import { cardOfTargets } from './card-of-targets.ts'
import { type SettlementPlace, type StoredSettlement, listSettlements, readPlace } from './settlements.store.ts'

/** The programme's last month, in which the horizon's statement is made up. */
const horizon = milestoneMonths.horizon

/** Everything that a statement is calculated from, read in one transaction. */
export interface SettlementGround {
  readonly partnershipId: PartnershipId
  readonly place: SettlementPlace
  readonly startsOn: CalendarDay
  readonly card: RateCard
  readonly registrations: readonly OutcomeRegistration[]
  readonly payments: readonly Payment[]
  /** All of the partnership, the newest first. */
  readonly settlements: readonly StoredSettlement[]
  readonly agreedThrough: number
  readonly scenario: Scenario | null
  /** The partnership's own values, which stand in the place of the standard ones. */
  readonly ownValues: readonly OwnValueView[]
}

/** Errors: `settlement.noStart` while the programme has no first day. */
export async function readGround(
  db: Database,
  partnershipId: PartnershipId,
): Promise<Result<SettlementGround, Refusal>> {
  const place = await readPlace(db, partnershipId)
  if (place.startsOn === null) return err(refuse('settlement.noStart'))
  const startsOn = CalendarDay.parse(place.startsOn)
  const agreed = await readRateCard(db, partnershipId)
  const targets = await listTargets(db, partnershipId)
  const card = agreed.versions.length > 0 ? agreed : cardOfTargets(targets, startsOn)
  const registrations = await listRegistrations(db, partnershipId)
  const settlements = await listSettlements(db, partnershipId)
  return ok({
    partnershipId,
    place,
    startsOn,
    card,
    registrations,
    payments: paymentsFor(card, startsOn, registrations, horizon, mostByTargets(targets)),
    settlements,
    agreedThrough: Math.max(
      0,
      ...settlements.flatMap(({ agreedAt, content }) => (agreedAt === null ? [] : [content.toMonth])),
    ),
    scenario: leadingScenario(await listScenarios(db, partnershipId)),
    ownValues: await listOwnValues(db, partnershipId),
  })
}

export function makeContent(
  ground: SettlementGround,
  wanted: { readonly number: number; readonly kind: SettlementKind; readonly toMonth: number },
): SettlementContent {
  const { place, startsOn, card, payments, settlements } = ground
  const { number, kind, toMonth } = wanted
  const before = settlements.filter(({ agreedAt, content }) => agreedAt !== null && content.number < number)
  const fromMonth = Math.max(0, ...before.map(({ content }) => content.toMonth)) + 1
  const settled = before.flatMap(({ content }) => content.lines)
  const lines = statementLines(payments, settled, { from: fromMonth, to: toMonth })
  const sum = (wantedKind: 'payment' | 'adjustment') =>
    lines.reduce((total, line) => total + (line.kind === wantedKind ? line.paidOre : 0), 0)
  const [paidOre, adjustedOre] = [sum('payment'), sum('adjustment')]
  const toDay = lastDayOfMonth(startsOn, toMonth)
  const later = payments.filter(({ dueMonth, reachedMonth }) => dueMonth > toMonth && reachedMonth <= toMonth)
  const expected = expectedPayments(ground, toMonth)
  return {
    schema: 'samspil-settlement/1',
    isSimulated: true,
    partnership: { id: ground.partnershipId, name: place.name, startsOn },
    parties: place.parties,
    number,
    kind,
    fromMonth,
    toMonth,
    fromDay: firstDayOfMonth(startsOn, fromMonth),
    toDay,
    lines,
    transfers: transfersOf(lines),
    paidOre,
    adjustedOre,
    realisedToDateOre: settled.reduce((total, line) => total + line.paidOre, 0) + paidOre + adjustedOre,
    dueLater: outcomeCodes.flatMap((outcomeCode) => {
      const own = later.filter((payment) => payment.outcomeCode === outcomeCode)
      if (own.length === 0) return []
      return [
        {
          outcomeCode,
          count: own.reduce((total, { count }) => total + count, 0),
          ore: own.reduce((total, payment) => total + payment.paidOre, 0),
        },
      ]
    }),
    projected: {
      scenario: ground.scenario?.name ?? '',
      through: expected?.input.H ?? toMonth,
      ore: expected === null ? 0 : Math.round(100 * sumAfter(expected.pay, toMonth)),
    },
    caps: versionOn(card, toDay)?.caps ?? { perCitizenOre: null, totalOre: null, perJobOre: null },
    cardVersions: [
      ...new Set(payments.flatMap(({ dueMonth, cardVersion }) => (dueMonth <= toMonth ? [cardVersion] : []))),
    ].sort((a, b) => a - b),
  }
}

/** The payments of the scenario with what has happened put in its place; month 1 is index 1. */
function expectedPayments(
  ground: SettlementGround,
  through: number,
): { readonly input: SimulationInput; readonly pay: readonly number[] } | null {
  const input = inputOf(ground)
  if (input === null) return null
  const { rows } = simulateRealised(input, realisedOf(ground, through))
  return { input, pay: [0, ...rows.map(({ pay }) => pay)] }
}

/** The scenario as the screen calculates it; null where there is none or it cannot be calculated. */
const inputOf = ({ scenario, ownValues }: SettlementGround): SimulationInput | null => {
  if (scenario === null) return null
  const parsed = parseSimulationInput(wholeInput(defaultsOn(scenario.startsOn, ownValues), scenario.overrides))
  return parsed.ok ? parsed.value : null
}

/** Verified outcomes by month, for the simulation. */
export const realisedOf = (
  ground: Pick<SettlementGround, 'startsOn' | 'registrations'>,
  through: number,
): RealisedOutcomes =>
  realisedOutcomes(
    through,
    ground.registrations
      .filter(({ status }) => status === 'verified')
      .map(({ outcomeCode, reachedOn, count }) => ({
        outcomeCode,
        month: programmeMonthOf(ground.startsOn, reachedOn),
        count,
      })),
  )

/** The last month that has happened: that of the newest verified outcome, or what is agreed if that goes further. */
const realisedThroughOf = (ground: SettlementGround, currentMonth: number): number =>
  Math.max(
    ground.agreedThrough,
    Math.min(
      currentMonth,
      Math.max(
        0,
        ...ground.registrations.flatMap(({ status, reachedOn }) =>
          status === 'verified' ? [programmeMonthOf(ground.startsOn, reachedOn)] : [],
        ),
      ),
    ),
  )

const sumAfter = (values: readonly number[], month: number): number =>
  values.slice(month + 1).reduce((sum, value) => sum + value, 0)

/**
 * The three dates on which the programme is judged: what verified outcomes pay by then, and what the scenario expects
 * from the months that have not been realised yet.
 */
export function cutDatesOf(
  ground: SettlementGround,
  currentMonth: number,
): Pick<SettlementsView, 'cutDates' | 'realised' | 'scenario'> {
  const realisedThrough = realisedThroughOf(ground, currentMonth)
  const expected = expectedPayments(ground, realisedThrough)
  return {
    realised: realisedOf(ground, realisedThrough),
    scenario:
      expected === null || ground.scenario === null
        ? null
        : { name: ground.scenario.name, citizens: expected.input.N, firms: expected.input.K },
    cutDates: (['end', 'followUp', 'horizon'] as const).map((kind) => {
      const month = milestoneMonths[kind]
      const paid = ground.payments.filter(({ dueMonth }) => dueMonth <= Math.min(month, realisedThrough))
      return {
        kind,
        month,
        realisedOre: paid.reduce((sum, { paidOre }) => sum + paidOre, 0),
        projectedOre:
          expected === null
            ? 0
            : Math.round(
                100 * expected.pay.slice(realisedThrough + 1, month + 1).reduce((sum, value) => sum + value, 0),
              ),
      }
    }),
  }
}
