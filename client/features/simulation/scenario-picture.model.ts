import { at, type CitizenTrigger, type Columns } from '#shared/simulation/columns.ts'
import type { SimulationInput } from '#shared/simulation/parameters.ts'
import { type CutDate, bargainingGap, cutMonths } from '#shared/simulation/self-financing.ts'
import { type RealisedOutcomes, nothingRealised, simulateRealisedColumns } from '#shared/simulation/realised.ts'
import { simulateColumns } from '#shared/simulation/simulate.ts'
import { type SimulationSummary, personsInJob, summarise } from '#shared/simulation/summary.ts'

/** Whose account a line follows; `program` is the municipality's savings less every cost. */
export const accounts = ['kommune', 'fond', 'stat', 'program'] as const
export type Account = (typeof accounts)[number]

interface AccountLine {
  /** Running sum in DKK of constant prices; index is the month, 0 before the start. */
  readonly running: readonly number[]
  readonly at: Readonly<Record<CutDate, number>>
  /** Present value at the start of month 1. */
  readonly npv: number
}

export interface FunnelStep {
  readonly id: 'start' | Extract<CitizenTrigger, 'O1' | 'O2' | 'JS' | 'J6' | 'J12'> | 'inJob'
  /** Expected persons. */
  readonly persons: number
  /** Without the effort, where it can be said; null for steps that exist only with it. */
  readonly baseline: number | null
}

/** Nominal DKK over the horizon. */
interface Payments {
  readonly kommuneToFondCitizens: number
  readonly kommuneToFondFirms: number
  readonly kommuneUpFront: number
  readonly fondToActors: number
  readonly fondToFirms: number
  readonly grants: number
  readonly savedByKommune: number
  /** 0 or above: most that the fund is out at once. */
  readonly fondOutAtMost: number
}

/** Everything that the screen says about a scenario. Sentence, charts and tables read this and nothing else. */
export interface ScenarioPicture {
  readonly input: SimulationInput
  readonly summary: SimulationSummary
  readonly cuts: Readonly<Record<CutDate, number>>
  readonly lines: Readonly<Record<Account, AccountLine>>
  readonly payments: Payments
  readonly funnel: readonly FunnelStep[]
  /** Present value missing for a tariff at which nobody loses; 0 when there is one. */
  readonly gap: number
  readonly columns: Columns
  /** Last month that has happened and is calculated with as it was; 0: everything is expected. */
  readonly realisedThrough: number
}

/** Calculates the scenario, with what has happened in the place of what was expected; unrounded. */
export function scenarioPicture(input: SimulationInput, realised: RealisedOutcomes = nothingRealised): ScenarioPicture {
  const realisedThrough = Math.min(realised.through, input.H)
  const { columns, payOutside } =
    realisedThrough < 1 ? simulateColumns(input) : simulateRealisedColumns(input, realised)
  const summary = summarise(input, columns, payOutside)
  const cuts = cutMonths(input)
  const line = (column: Float64Array, npv: number): AccountLine => {
    const running = runningSum(column, columns.horizon)
    const after = (month: number): number => running[month] ?? 0
    return { running, at: { end: after(cuts.end), follow: after(cuts.follow), H: after(cuts.H) }, npv }
  }
  return {
    input,
    summary,
    cuts,
    lines: {
      kommune: line(columns.kom, summary.npvKom),
      fond: line(columns.fund, summary.npvFund),
      stat: line(columns.saveStat, summary.npvSaveStat),
      program: line(columns.prog, summary.npvProg),
    },
    payments: {
      kommuneToFondCitizens: summary.payC,
      kommuneToFondFirms: summary.payF,
      kommuneUpFront: input.u * summary.costs,
      fondToActors: (1 - input.u) * summary.costs,
      fondToFirms: input.firmShare * summary.payF,
      grants: input.grants,
      savedByKommune: summary.saveKom,
      fondOutAtMost: -summary.maxExposureFund,
    },
    funnel: [
      { id: 'start', persons: input.N, baseline: null },
      { id: 'O1', persons: summary.counts.O1, baseline: null },
      { id: 'O2', persons: summary.counts.O2, baseline: null },
      { id: 'JS', persons: summary.counts.JS, baseline: null },
      { id: 'J6', persons: summary.counts.J6, baseline: null },
      { id: 'J12', persons: summary.counts.J12, baseline: null },
      { id: 'inJob', persons: personsInJob(columns, input.H), baseline: summary.baselineInJobEnd },
    ],
    gap: bargainingGap(summary, summary.npvPay),
    columns,
    realisedThrough,
  }
}

function runningSum(column: Float64Array, horizon: number): number[] {
  const running = [0]
  let sum = 0
  for (let m = 1; m <= horizon; m += 1) {
    sum += at(column, m)
    running.push(sum)
  }
  return running
}

/** Whole kroner as they are shown everywhere: rounded once, and never minus zero. */
export const kroner = (value: number): number => Math.round(value) + 0

/** How many reach 26 weeks by chance alone: eight times of ten, with everything else known for certain. */
export function chanceRange({ input, summary }: ScenarioPicture): { readonly low: number; readonly high: number } {
  const { N } = input
  const share = N === 0 ? 0 : Math.min(1, summary.counts.J6 / N)
  // 80 % of a normal distribution lie within 1.28 standard deviations.
  const spread = 1.28 * Math.sqrt(N * share * (1 - share))
  return {
    low: Math.max(0, Math.round(summary.counts.J6 - spread)),
    high: Math.min(Math.ceil(N), Math.round(summary.counts.J6 + spread)),
  }
}
