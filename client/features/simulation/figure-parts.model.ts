import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import { firstMonthAfterCourse } from '#shared/simulation/cohort.ts'
import { at, citizenTriggers, type Columns, firmTriggers } from '#shared/simulation/columns.ts'
import { cappedTariffs } from '#shared/simulation/settlement.ts'
import type { ScenarioPicture } from './scenario-picture.model.ts'

export type FigureKind = 'dkk' | 'percent' | 'month' | 'persons' | 'factor'

/** Names of what goes into a figure; worded in the language files. */
export type FigurePart =
  | 'npvSaveKom'
  | 'npvPay'
  | 'upFront'
  | 'npvAdmin'
  | 'npvCosts'
  | 'npvFirmPay'
  | 'npvGrants'
  | 'fundCosts'
  | 'runningBefore'
  | 'runningAt'
  | 'lowestMonth'
  | 'costsUntil'
  | 'payUntil'
  | 'firmPayUntil'
  | 'grants'
  | 'baseline'
  | 'inFirstJob'
  | 'inLaterJob'
  | 'costs'
  | 'stay'
  | 'supportBaseline'
  | 'supportProgramme'
  | 'stateShare'
  | 'effortSaved'
  | 'tax'
  | 'rate'
  | 'npvSocietal'
  | 'lag'
  | 'outside'
  | 'cut'
  | 'npvSaveStat'
  | 'npvUdlig'
  | 'training'
  | 'practice'
  | 'followUp'
  | 'accelerator'
  | 'firmFollowUp'
  | 'setup'
  | 'verification'
  | 'fee'

export interface Part {
  /** A step of the outcome ladder is named by itself. */
  readonly part: FigurePart | OutcomeCode
  readonly kind: FigureKind
  readonly value: number
  /** How it goes into the figure when the figure is a plain sum of its parts. */
  readonly sign?: 1 | -1
  /** What the value is the product of: persons, months or firms, and the price of one. */
  readonly product?: { readonly count: number; readonly price: number }
}

const sumOf = (columns: Columns, value: (m: number) => number, through: number = columns.horizon): number => {
  let sum = 0
  for (let m = 1; m <= through; m += 1) sum += value(m)
  return sum
}

const amount = (part: Part['part'], value: number, sign: 1 | -1): Part[] =>
  Math.abs(value) < 0.005 ? [] : [{ part, kind: 'dkk', value, sign }]

const product = (part: Part['part'], count: number, price: number): Part[] =>
  count * price === 0 ? [] : [{ part, kind: 'dkk', value: count * price, sign: 1, product: { count, price } }]

/** What one side's outcomes come to at their tariffs, less what falls due too late or is above a cap. */
export function paymentParts({ columns, input }: ScenarioPicture, side: 'citizens' | 'firms'): Part[] {
  const tariffs: Readonly<Partial<Record<OutcomeCode, number>>> =
    side === 'citizens' ? cappedTariffs(input.tar, input.capCitizen) : input.ftar
  const triggers = side === 'citizens' ? citizenTriggers : firmTriggers
  const due = (m: number): number =>
    triggers.reduce((sum, trigger) => sum + (tariffs[trigger] ?? 0) * at(columns[trigger], m), 0)
  const paid = sumOf(columns, (m) => at(side === 'citizens' ? columns.payC : columns.payF, m))
  const all = sumOf(columns, due)
  const inTime = sumOf(columns, due, Math.max(0, columns.horizon - input.lag))
  return [
    ...triggers.flatMap((trigger) =>
      product(
        trigger,
        sumOf(columns, (m) => at(columns[trigger], m)),
        tariffs[trigger] ?? 0,
      ),
    ),
    ...amount('outside', all - inTime, -1),
    ...amount('cut', inTime - paid, -1),
    { part: 'lag', kind: 'month', value: input.lag },
  ]
}

/** What every kind of work costs, and the fund's fee on all of it. */
export function costParts({ columns, input, summary }: ScenarioPicture): Part[] {
  const s0 = firstMonthAfterCourse(input)
  const isFollowedUp = (m: number): boolean => m >= s0 && m < s0 + input.Fm
  const { K, H } = input
  const work = [
    ...product(
      'training',
      sumOf(columns, (m) => at(columns.T, m)),
      input.cT,
    ),
    ...product(
      'practice',
      sumOf(columns, (m) => at(columns.P, m)),
      input.cP + input.phi * input.cS,
    ),
    ...product(
      'followUp',
      sumOf(columns, (m) =>
        isFollowedUp(m) ? at(columns.J1, m) + at(columns.J2, m) + at(columns.W, m) + at(columns.L, m) : 0,
      ),
      input.cF,
    ),
    ...product('accelerator', K * Math.min(input.Am, H), input.cA),
    ...product('firmFollowUp', K * Math.max(0, Math.min(input.Am + input.AFm, H) - input.Am), input.cAF),
    ...amount('setup', input.setup, 1),
    ...product(
      'verification',
      [...citizenTriggers, ...firmTriggers].reduce(
        (sum, trigger) => sum + sumOf(columns, (m) => at(columns[trigger], m)),
        0,
      ),
      input.cV,
    ),
  ]
  const fee = summary.costs - work.reduce((sum, { value }) => sum + value, 0)
  return [...work, ...amount('fee', fee, 1)]
}

/** What the municipality saves: support with and without the effort, the state's part of it, and other effort. */
export function savingParts({ columns, input, summary }: ScenarioPicture): Part[] {
  const without = sumOf(columns, (m) => at(columns.Gc, m))
  const within = sumOf(columns, (m) => at(columns.Gp, m))
  const stateShare = sumOf(columns, (m) => at(columns.R, m) * (at(columns.Gc, m) - at(columns.Gp, m)))
  const effort = sumOf(
    columns,
    (m) => input.c0 * (at(columns.C, m) - at(columns.B1, m) - at(columns.B2, m) - at(columns.X, m)),
  )
  const tax = input.includeTax ? summary.saveKom - (without - within - stateShare + effort) : 0
  return [
    ...amount('supportBaseline', without, 1),
    ...amount('supportProgramme', within, -1),
    ...amount('stateShare', stateShare, -1),
    ...amount('effortSaved', effort, 1),
    ...amount('tax', tax, 1),
  ]
}

/** The fund's account at its lowest: what it has laid out by then, and what has come in. */
export function exposureParts({ columns, input, lines, payments }: ScenarioPicture): Part[] {
  const lowest = lines.fond.running.indexOf(-payments.fondOutAtMost)
  const month = Math.max(0, lowest)
  const until = (value: (m: number) => number): number => sumOf(columns, value, month)
  return [
    { part: 'lowestMonth', kind: 'month', value: month },
    ...amount(
      'costsUntil',
      until((m) => (1 - input.u) * at(columns.cost, m)),
      1,
    ),
    ...amount(
      'firmPayUntil',
      until((m) => input.firmShare * at(columns.payF, m)),
      1,
    ),
    ...amount(
      'payUntil',
      until((m) => at(columns.pay, m)),
      -1,
    ),
    ...amount('grants', month === 0 ? 0 : input.grants, -1),
  ]
}
