import { z } from 'zod'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { mulberry32 } from '#shared/kernel/prng.ts'
import { fillCalendar } from './cash-flow.ts'
import { at, type Columns, createColumns, type MonthlyFigure, presentValue } from './columns.ts'
import { fillDrawnCohort, fillDrawnFirmOutcomes } from './individuals.ts'
import type { FieldFault, SimulationInput } from './parameters.ts'
import { fillExpectedMonths, fillMoney } from './simulate.ts'

/** Lowest, likeliest and highest value of a triangular distribution. */
export type Triangle = readonly [low: number, likeliest: number, high: number]

/** What is uncertain, and how much; h0 moves hX with it and d both dT and dP. `cost` multiplies the prices. */
export interface UncertainRanges {
  readonly qJ: Triangle
  readonly lam: Triangle
  readonly h0: Triangle
  readonly d: Triangle
  readonly cost: Triangle
}

/** Illustrative ranges: nobody has measured them for this programme. λ, h0 and cost are skewed to the bad side. */
export const defaultRanges: UncertainRanges = {
  qJ: [0.1, 0.25, 0.4],
  lam: [0.015, 0.03, 0.06],
  h0: [0.002, 0.006, 0.012],
  d: [0.01, 0.03, 0.06],
  cost: [0.9, 1, 1.2],
}

const rangeNames = ['qJ', 'lam', 'h0', 'd', 'cost'] as const

/**
 * Ranges that came from outside, each `[low, likeliest, high]` in ascending order; one that is left out is the default.
 * All are shares of 0 to 1 but `cost`, which is a factor of 0 or more.
 *
 * Errors: every wrong range, as `ranges.qJ`.
 */
export function parseUncertainRanges(raw: unknown): Result<UncertainRanges, readonly FieldFault[]> {
  const given: Readonly<Record<string, unknown>> = typeof raw === 'object' && raw !== null ? { ...raw } : {}
  const faults: FieldFault[] = []
  const read = (name: (typeof rangeNames)[number]): Triangle => {
    const value = given[name]
    if (value === undefined) return defaultRanges[name]
    const max = name === 'cost' ? null : 1
    const fault = (code: FieldFault['code'], number: number | null = null): Triangle => {
      const unit = name === 'cost' ? 'factor' : name === 'qJ' ? 'share' : 'sharePerMonth'
      faults.push({ field: `ranges.${name}`, code, min: 0, max, isAbove: false, unit, value: number })
      return defaultRanges[name]
    }
    const parsed = z.tuple([z.number(), z.number(), z.number()]).safeParse(value)
    if (!parsed.success) return fault('wrongType')
    const outside = parsed.data.find((number) => number < 0 || (max !== null && number > max))
    if (outside !== undefined) return fault('outOfRange', outside)
    const [low, likeliest, high] = parsed.data
    return low <= likeliest && likeliest <= high ? parsed.data : fault('notAscending')
  }
  const ranges: UncertainRanges = {
    qJ: read('qJ'),
    lam: read('lam'),
    h0: read('h0'),
    d: read('d'),
    cost: read('cost'),
  }
  return faults.length === 0 ? ok(ranges) : err(faults)
}

/** More runs than this tell nothing new and fill the memory of a phone. */
export const mostRuns = 1_000_000

/** Runs · whole, 1 to a million. Seed · whole, 0 to 2^32 − 1. */
export const MonteCarloSize = z.object({
  n: z.number().int().min(1).max(mostRuns),
  seed: z.number().int().min(0).max(0xffff_ffff),
})
export type MonteCarloSize = z.infer<typeof MonteCarloSize>

export interface MonteCarloOptions extends MonteCarloSize {
  readonly ranges?: UncertainRanges
  /** Draws single persons and firms too; N and K must be whole. The parameter draws stay the same with and without. */
  readonly hasIndividuals?: boolean
  /** Keeps the cumulative P10 to P90 band of these figures for every month; costs n · H numbers of memory for each. */
  readonly bands?: readonly Extract<MonthlyFigure, 'kom' | 'prog' | 'fund' | 'citizen' | 'firm' | 'saveStat'>[]
  /** Runs between two reports of progress; 250 unless told. */
  readonly runsPerStep?: number
}

export interface Spread {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly mean: number
  /** Share of runs that are 0 or above. */
  readonly pPos: number
}

/** Present values whose spread is kept, DKK. */
export const uncertainFigures = ['npvKom', 'npvProg', 'npvFund', 'npvSaveKom', 'npvCosts', 'npvSocietal'] as const
export type UncertainFigure = (typeof uncertainFigures)[number]

const columnOf = {
  npvKom: 'kom',
  npvProg: 'prog',
  npvFund: 'fund',
  npvSaveKom: 'saveKom',
  npvCosts: 'cost',
  npvSocietal: 'societal',
} as const satisfies Record<UncertainFigure, MonthlyFigure>

/** Cumulative nominal DKK, month 1 first. */
export interface Band {
  readonly p10: readonly number[]
  readonly p50: readonly number[]
  readonly p90: readonly number[]
}

export type MonteCarlo = MonteCarloSize &
  Readonly<Record<UncertainFigure, Spread>> & {
    /** 26-week jobs within the horizon. */
    readonly J6: Spread
    /** Only the figures asked for. */
    readonly bands: Readonly<Partial<Record<MonthlyFigure, Band>>>
  }

/**
 * Monte Carlo in steps: yields the number of runs done, returns the result. Stop asking and it is cancelled; it holds
 * no timer and no thread, so a worker or a page decides when the next step is due.
 *
 * One stream of random numbers for all runs, five draws a run in the order qJ, λ, h0, d, cost, so that a seed gives
 * the same figures everywhere. Every run goes through the same formulas as `simulate`.
 */
export function* monteCarloSteps(
  input: SimulationInput,
  options: MonteCarloOptions,
): Generator<number, MonteCarlo, undefined> {
  const { n, seed, ranges = defaultRanges, runsPerStep = 250, bands = [] } = options
  const random = mulberry32(seed)
  // A stream of its own: persons drawn must not shift the parameters drawn.
  const personRandom = mulberry32(seed ^ 0x5bd1e995)
  const columns = createColumns(input.H)
  fillCalendar(input, columns)

  const drawn = { ...input }
  const figures = Object.fromEntries(uncertainFigures.map((figure) => [figure, new Float64Array(n)]))
  const jobs = new Float64Array(n)
  const cumulative = bands.map((figure) => ({ figure, values: new Float64Array(n * input.H) }))

  for (let run = 0; run < n; run += 1) {
    drawParameters(input, ranges, random, drawn)
    if (options.hasIndividuals) {
      fillDrawnCohort(drawn, columns, personRandom)
      fillDrawnFirmOutcomes(drawn, columns, personRandom)
      fillMoney(drawn, columns)
    } else fillExpectedMonths(drawn, columns)

    for (const figure of uncertainFigures) {
      const column = figures[figure]
      if (column) column[run] = presentValue(columns, columns[columnOf[figure]])
    }
    jobs[run] = columns.J6.reduce((sum, count) => sum + count, 0)
    for (const { figure, values } of cumulative) keepCumulative(columns, figure, values, run, n)
    if ((run + 1) % runsPerStep === 0) yield run + 1
  }

  const spread = (figure: UncertainFigure) => spreadOf(figures[figure] ?? new Float64Array(0))
  return {
    n,
    seed,
    npvKom: spread('npvKom'),
    npvProg: spread('npvProg'),
    npvFund: spread('npvFund'),
    npvSaveKom: spread('npvSaveKom'),
    npvCosts: spread('npvCosts'),
    npvSocietal: spread('npvSocietal'),
    J6: spreadOf(jobs),
    bands: Object.fromEntries(cumulative.map(({ figure, values }) => [figure, bandOf(values, n, input.H)])),
  }
}

/** Persons and firms drawn one by one take time each; no partnership has more. */
const mostDrawn = 10_000

/**
 * What keeps a scenario from being drawn: fractions of persons or firms are expected values, and belong to the
 * deterministic calculation alone; and there is an end to how many are drawn one by one. Empty when it can be drawn.
 */
export function monteCarloFaults(
  input: SimulationInput,
  { hasIndividuals = false }: Pick<MonteCarloOptions, 'hasIndividuals'> = {},
): readonly FieldFault[] {
  const max = hasIndividuals ? mostDrawn : null
  const fault = (field: 'N' | 'K', unit: 'persons' | 'firms'): FieldFault[] => {
    const value = input[field]
    const isTooMany = max !== null && value > max
    if (Number.isInteger(value) && !isTooMany) return []
    return [{ field, code: isTooMany ? 'outOfRange' : 'notWhole', min: 0, max, isAbove: false, unit, value }]
  }
  return [...fault('N', 'persons'), ...fault('K', 'firms')]
}

/** All steps at once: for the command line and tests. */
export function monteCarlo(input: SimulationInput, options: MonteCarloOptions): MonteCarlo {
  const steps = monteCarloSteps(input, options)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** How sure a figure is, from the share of runs at 0 or above; worded in the language files. */
export type Robustness = 'robust' | 'sandsynlig' | 'usikker' | 'usandsynlig'

export function robustnessOf(shareAtOrAboveZero: number): Robustness {
  if (shareAtOrAboveZero >= 0.9) return 'robust'
  if (shareAtOrAboveZero >= 0.5) return 'sandsynlig'
  return shareAtOrAboveZero >= 0.1 ? 'usikker' : 'usandsynlig'
}

/** Turns a uniform number into one of the triangular distribution: the inverse of its distribution function. */
export function triangular([low, likeliest, high]: Triangle, uniform: number): number {
  const width = high - low
  if (width === 0) return low
  return uniform < (likeliest - low) / width
    ? low + Math.sqrt(uniform * width * (likeliest - low))
    : high - Math.sqrt((1 - uniform) * width * (high - likeliest))
}

/** A percentile (0 to 1) of sorted values by linear interpolation between neighbours: type 7. */
export function percentile(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const low = at(sorted, below)
  return low + (position - below) * (at(sorted, Math.min(below + 1, sorted.length - 1)) - low)
}

/**
 * Gives wage subsidy, paid hours and education what a higher job rate leaves them: the three shrink in proportion
 * when all four shares together pass 1.
 */
export function withJobRate<T extends Pick<SimulationInput, 'qL' | 'qW' | 'qE'>>(
  input: T,
  qJ: number,
): Pick<SimulationInput, 'qJ' | 'qL' | 'qW' | 'qE'> {
  const { qL, qW, qE } = input
  const others = qL + qW + qE
  const scale = qJ + others > 1 ? (1 - qJ) / others : 1
  return { qJ, qL: qL * scale, qW: qW * scale, qE: qE * scale }
}

/** Draws one run's parameters into `drawn`. The order of the five draws is part of the result. */
function drawParameters(
  input: SimulationInput,
  ranges: UncertainRanges,
  random: () => number,
  drawn: SimulationInput,
): void {
  Object.assign(drawn, withJobRate(input, triangular(ranges.qJ, random())))
  // λ0 stays: the draw is about jobs that follow the effort.
  drawn.lam = triangular(ranges.lam, random())
  drawn.h0 = triangular(ranges.h0, random())
  drawn.hX = drawn.h0
  drawn.dT = triangular(ranges.d, random())
  drawn.dP = drawn.dT
  const cost = triangular(ranges.cost, random())
  for (const price of prices) drawn[price] = input[price] * cost
}

/** What the cost multiplier moves: not verification, the buddy's time or the municipality's administration. */
const prices = ['cT', 'cP', 'cS', 'cF', 'cA', 'cAF', 'setup'] as const

/** Values lie month by month, so that a month's runs stand together for sorting. */
function keepCumulative(columns: Columns, figure: MonthlyFigure, values: Float64Array, run: number, n: number): void {
  const column = columns[figure]
  let sum = 0
  for (let m = 1; m <= columns.horizon; m += 1) {
    sum += at(column, m)
    values[(m - 1) * n + run] = sum
  }
}

function bandOf(values: Float64Array, n: number, horizon: number): Band {
  const months = Array.from({ length: horizon }, (_, index) => values.subarray(index * n, (index + 1) * n).sort())
  const line = (share: number) => months.map((sorted) => percentile(sorted, share))
  return { p10: line(0.1), p50: line(0.5), p90: line(0.9) }
}

function spreadOf(values: Float64Array): Spread {
  let sum = 0
  let positive = 0
  for (const value of values) {
    sum += value
    if (value >= 0) positive += 1
  }
  const sorted = values.sort()
  return {
    p10: percentile(sorted, 0.1),
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    mean: sum / values.length,
    pPos: positive / values.length,
  }
}
