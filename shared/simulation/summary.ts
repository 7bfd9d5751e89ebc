import { at, citizenTriggers, type CitizenTrigger, type Columns, presentValue, sumThrough } from './columns.ts'
import type { SimulationInput } from './parameters.ts'
import {
  atCutDates,
  bargainingZone,
  breakEvenMonth,
  type CutDate,
  discountedMonths,
  largestExposure,
  perCost,
  presentValues,
  type Verdict,
  verdictOf,
} from './self-financing.ts'

/** One scenario in figures. DKK: nominal sums, except `npv…`, which are present values at the start of month 1. */
export interface SimulationSummary {
  readonly label?: string
  readonly N: number
  readonly K: number
  /** Expected outcomes in the months 1…H. */
  readonly counts: Readonly<Record<CitizenTrigger, number>>
  /** Persons in an ordinary job in month H, with the effort and without. */
  readonly inJobEnd: number
  readonly baselineInJobEnd: number
  readonly costs: number
  readonly payC: number
  readonly payF: number
  /** Triggered within the horizon, due after it. */
  readonly payOutside: number
  readonly saveKom: number
  readonly saveStat: number
  readonly npvCosts: number
  readonly npvPay: number
  readonly npvSaveKom: number
  readonly npvSaveStat: number
  readonly npvKom: number
  readonly npvProg: number
  readonly npvFund: number
  readonly npvCitizen: number
  readonly npvFirm: number
  readonly npvUdlig: number
  /** Nominal cumulative at the cut dates. */
  readonly komAt: Readonly<Record<CutDate, number>>
  readonly progAt: Readonly<Record<CutDate, number>>
  /** Months; 0 never below zero, null still below at H. Public counts state and equalisation too. */
  readonly breakEvenKom: number | null
  readonly breakEvenProg: number | null
  readonly breakEvenPublic: number | null
  /** Lowest cumulative of the prefinancing party, 0 or negative: its need for capital. */
  readonly maxExposureFund: number
  /** Shares of npvCosts; null when there is no cost. */
  readonly roiProg: number | null
  readonly coverKom: number | null
  readonly coverPublic: number | null
  readonly npvSocietal: number
  readonly sroi: number | null
  /** Scales of the rate card; null when nothing is paid. */
  readonly komScaleMax: number | null
  readonly fundScaleMin: number | null
  /** DKK of nominal cost per 26-week job; null without one. */
  readonly costPerJ6: number | null
  readonly verdict: Verdict
}

/** Sums up filled columns; `payOutside` comes from the payments. */
export function summarise(input: SimulationInput, columns: Columns, payOutside: number): SimulationSummary {
  const total = (column: Float64Array) => sumThrough(column, columns.horizon)
  const npv = (column: Float64Array) => presentValue(columns, column)
  const values = presentValues(columns)
  const { npvCosts, npvSaveKom, npvSaveStat, npvUdlig } = values
  const npvPay = npv(columns.pay)
  const npvProg = npv(columns.prog)
  const npvSocietal = npv(columns.societal)
  const costs = total(columns.cost)
  const counts = countOutcomes(columns)
  const { komScaleMax, fundScaleMin } = bargainingZone(input, {
    npvPay,
    npvSaveKom,
    npvCosts,
    discountedMonths: discountedMonths(columns),
  })
  const breakEven = (value: (m: number) => number) => breakEvenMonth(columns.horizon, value)
  return {
    ...(input.label === undefined ? {} : { label: input.label }),
    N: input.N,
    K: input.K,
    counts,
    inJobEnd: personsInJob(columns, columns.horizon),
    baselineInJobEnd: at(columns.CJ, columns.horizon),
    costs,
    payC: total(columns.payC),
    payF: total(columns.payF),
    payOutside,
    saveKom: total(columns.saveKom),
    saveStat: total(columns.saveStat),
    npvCosts,
    npvPay,
    npvSaveKom,
    npvSaveStat,
    npvKom: npv(columns.kom),
    npvProg,
    npvFund: npv(columns.fund),
    npvCitizen: npv(columns.citizen),
    npvFirm: npv(columns.firm),
    npvUdlig,
    komAt: atCutDates(input, columns.kom),
    progAt: atCutDates(input, columns.prog),
    breakEvenKom: breakEven((m) => at(columns.kom, m)),
    breakEvenProg: breakEven((m) => at(columns.prog, m)),
    breakEvenPublic: breakEven((m) => at(columns.prog, m) + at(columns.saveStat, m) + at(columns.udlig, m)),
    maxExposureFund: largestExposure(columns, columns.fund),
    roiProg: perCost(npvProg, npvCosts),
    coverKom: perCost(npvSaveKom, npvCosts),
    coverPublic: perCost(npvSaveKom + npvSaveStat + npvUdlig, npvCosts),
    npvSocietal,
    sroi: perCost(npvSocietal, npvCosts),
    komScaleMax,
    fundScaleMin,
    costPerJ6: counts.J6 === 0 ? null : costs / counts.J6,
    verdict: verdictOf(values),
  }
}

/** Persons in an ordinary job with the effort in month m: first, later and dropouts' jobs. */
export const personsInJob = (columns: Columns, m: number): number =>
  at(columns.J1, m) + at(columns.J2, m) + at(columns.JX, m)

function countOutcomes(columns: Columns): Record<CitizenTrigger, number> {
  const counts: Record<CitizenTrigger, number> = { O1: 0, O2: 0, WS: 0, ES: 0, JS: 0, J3: 0, J6: 0, J12: 0 }
  for (const outcome of citizenTriggers) counts[outcome] = sumThrough(columns[outcome], columns.horizon)
  return counts
}
