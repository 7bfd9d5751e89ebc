import { at, type Columns, presentValue, sumThrough } from './columns.ts'
import type { SimulationInput } from './parameters.ts'

/** Present values below this are no data: nothing was spent, so nothing can be financed. */
const noCost = 1e-9
/** A cumulative figure this close to 0 is 0: rounding must not decide a break-even month. */
const belowZero = -1e-6

/** Whether the municipality's savings pay for the whole programme, on present values; worded in the language files. */
export type Verdict = 'ingen-data' | 'selvfinansierende' | 'kun-med-stat' | 'ikke-selvfinansierende'

export interface PresentValues {
  readonly npvCosts: number
  readonly npvSaveKom: number
  readonly npvSaveStat: number
  readonly npvUdlig: number
}

/** The verdict, tested in this order: nothing spent, municipality alone, with state and equalisation, neither. */
export function verdictOf({ npvCosts, npvSaveKom, npvSaveStat, npvUdlig }: PresentValues): Verdict {
  if (npvCosts < noCost) return 'ingen-data'
  if (npvSaveKom >= npvCosts) return 'selvfinansierende'
  if (npvSaveKom + npvSaveStat + npvUdlig >= npvCosts) return 'kun-med-stat'
  return 'ikke-selvfinansierende'
}

/** `value` per krone of programme cost (present values); null when there is no cost. */
export const perCost = (value: number, npvCosts: number): number | null =>
  Math.abs(npvCosts) < noCost ? null : value / npvCosts

/** Tariffs at which both sides break even, as scales of the rate card: 1 is today's tariffs. */
export interface BargainingZone {
  /** Highest scale the municipality can pay without loss; null when nothing is paid. */
  readonly komScaleMax: number | null
  /** Lowest scale that covers the prefinancing party's cost; null when nothing is paid. */
  readonly fundScaleMin: number | null
}

/** The bargaining zone `[fundScaleMin, komScaleMax]`; empty when the first is larger. */
export function bargainingZone(
  input: Pick<SimulationInput, 'u' | 'admin' | 'grants'>,
  values: { npvPay: number; npvSaveKom: number; npvCosts: number; discountedMonths: number },
): BargainingZone {
  const { npvPay, npvSaveKom, npvCosts, discountedMonths } = values
  if (npvPay === 0) return { komScaleMax: null, fundScaleMin: null }
  return {
    komScaleMax: (npvSaveKom - input.u * npvCosts - input.admin * discountedMonths) / npvPay,
    fundScaleMin: ((1 - input.u) * npvCosts - input.grants) / npvPay,
  }
}

/** Present value in DKK that is missing for a tariff at which nobody loses; 0 when there is one. */
export function bargainingGap({ komScaleMax, fundScaleMin }: BargainingZone, npvPay: number): number {
  if (komScaleMax === null || fundScaleMin === null) return 0
  return Math.max(0, (fundScaleMin - komScaleMax) * npvPay)
}

/**
 * The month from which a cumulative nominal figure stays at 0 or above: 0 if it never was below, null if it is below
 * at the horizon. `value(m)` is the month's own figure.
 */
export function breakEvenMonth(horizon: number, value: (m: number) => number): number | null {
  let cumulative = 0
  let lastBelow = 0
  for (let m = 1; m <= horizon; m += 1) {
    cumulative += value(m)
    if (cumulative < belowZero) lastBelow = m
  }
  if (lastBelow === 0) return 0
  return lastBelow === horizon ? null : lastBelow + 1
}

/** Lowest nominal cumulative figure, at most 0: the capital a party must have. */
export function largestExposure(columns: Columns, column: Float64Array): number {
  let cumulative = 0
  let lowest = 0
  for (let m = 1; m <= columns.horizon; m += 1) {
    cumulative += at(column, m)
    lowest = Math.min(lowest, cumulative)
  }
  return lowest
}

export type CutDate = 'end' | 'follow' | 'H'

/** The three cut dates as months: end of the accelerator, end of its follow-up, horizon; never after the horizon. */
export const cutMonths = ({ H, Am, AFm }: Pick<SimulationInput, 'H' | 'Am' | 'AFm'>): Record<CutDate, number> => ({
  end: Math.min(H, Am),
  follow: Math.min(H, Am + AFm),
  H,
})

/** Nominal cumulative figure at each cut date, DKK. */
export function atCutDates(input: SimulationInput, column: Float64Array): Record<CutDate, number> {
  const months = cutMonths(input)
  return {
    end: sumThrough(column, months.end),
    follow: sumThrough(column, months.follow),
    H: sumThrough(column, months.H),
  }
}

/** A cumulative figure at a cut date in its two parts, DKK nominal. */
export interface CutDateFigure {
  readonly cut: CutDate
  readonly month: number
  /** Months that have happened. */
  readonly realised: number
  /** Months that are expected. */
  readonly projected: number
}

/**
 * The three verdict dates with what has happened and what is expected kept apart; `realisedThrough` is the last month
 * with registered outcomes, 0 before the programme. `values` holds month 1 first.
 */
export function splitAtCutDates(
  input: Pick<SimulationInput, 'H' | 'Am' | 'AFm'>,
  values: readonly number[],
  realisedThrough: number,
): readonly CutDateFigure[] {
  const months = cutMonths(input)
  return (['end', 'follow', 'H'] as const).map((cut) => {
    const month = months[cut]
    const known = Math.min(month, Math.max(0, realisedThrough))
    const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0)
    return { cut, month, realised: sum(values.slice(0, known)), projected: sum(values.slice(known, month)) }
  })
}

/** Σ DF: what one krone in every month is worth today. */
export const discountedMonths = (columns: Columns): number => sumThrough(columns.DF, columns.horizon)

/** Present values of cost and savings, the ground of the verdict. */
export const presentValues = (columns: Columns): PresentValues => ({
  npvCosts: presentValue(columns, columns.cost),
  npvSaveKom: presentValue(columns, columns.saveKom),
  npvSaveStat: presentValue(columns, columns.saveStat),
  npvUdlig: presentValue(columns, columns.udlig),
})
