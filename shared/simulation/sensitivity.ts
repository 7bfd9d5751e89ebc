import { fillCalendar } from './cash-flow.ts'
import { createColumns, presentValue } from './columns.ts'
import { withJobRate } from './monte-carlo.ts'
import type { SimulationInput } from './parameters.ts'
import { fillExpectedMonths } from './simulate.ts'

/** What the tornado moves, one at a time; h0 moves hX with it. */
export const tornadoParameters = [
  'qJ',
  'lam',
  'h0',
  'dT',
  'dP',
  'qL',
  'qW',
  'hB',
  'B',
  'N',
  'cT',
  'cP',
  'cA',
  'r',
] as const
export type TornadoParameter = (typeof tornadoParameters)[number]

export interface TornadoBar {
  readonly parameter: TornadoParameter
  /** The two values of the parameter. */
  readonly low: number
  readonly high: number
  /** npvProg at each, DKK. */
  readonly atLow: number
  readonly atHigh: number
  /** |atHigh − atLow|. */
  readonly range: number
}

type Ends = readonly [low: number, high: number]

/** Prices move a fifth to each side of the scenario's own. */
const priceEnds = (price: number): Ends => [price * 0.8, price * 1.2]

const tornadoEnds = (input: SimulationInput): Record<TornadoParameter, Ends> => ({
  qJ: [0.1, 0.4],
  lam: [0.015, 0.06],
  h0: [0.002, 0.012],
  dT: [0.01, 0.06],
  dP: [0.01, 0.06],
  qL: [0.1, 0.3],
  qW: [0.1, 0.4],
  hB: [0.005, 0.02],
  B: [6789, 16_382],
  N: [18, 36],
  cT: priceEnds(input.cT),
  cP: priceEnds(input.cP),
  cA: priceEnds(input.cA),
  r: [0, 0.05],
})

/** How much each uncertain parameter alone moves npvProg, largest first. DKK, present values. */
export function tornado(input: SimulationInput): readonly TornadoBar[] {
  const valueOf = valuer(input.H)
  const ends = tornadoEnds(input)
  return tornadoParameters
    .map((parameter) => {
      const [low, high] = ends[parameter]
      const atLow = valueOf(changed(input, parameter, low), 'prog')
      const atHigh = valueOf(changed(input, parameter, high), 'prog')
      return { parameter, low, high, atLow, atHigh, range: Math.abs(atHigh - atLow) }
    })
    .sort((a, b) => b.range - a.range)
}

function changed(input: SimulationInput, parameter: TornadoParameter, value: number): SimulationInput {
  if (parameter === 'h0') return { ...input, h0: value, hX: value }
  const next = { ...input, [parameter]: value }
  return { ...next, ...withJobRate(next, next.qJ) }
}

/** The job rate qJ at which a present value is 0, if there is one. */
export type BreakEvenRate =
  | { readonly kind: 'at'; readonly qJ: number; readonly holds: 'above' | 'below' }
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }

/**
 * The share of completing citizens who must get an ordinary job at once for the programme (`prog`) or the
 * municipality (`kom`) to come out at 0, all else as in the scenario. The other outcomes give way when the shares pass 1.
 *
 * `holds` says on which side of the rate the figure is positive: below it, when a job pays more in tariffs than it saves.
 */
export function breakEvenJobRate(input: SimulationInput, party: 'prog' | 'kom'): BreakEvenRate {
  const valueOf = valuer(input.H)
  const at = (qJ: number) => valueOf({ ...input, ...withJobRate(input, qJ) }, party)
  const [holdsAtNone, holdsAtAll] = [at(0) >= 0, at(1) >= 0]
  if (holdsAtNone === holdsAtAll) return { kind: holdsAtAll ? 'always' : 'never' }
  let [low, high] = [0, 1]
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2
    if (at(middle) >= 0 === holdsAtAll) high = middle
    else low = middle
  }
  return { kind: 'at', qJ: high, holds: holdsAtAll ? 'above' : 'below' }
}

/** Enough for a rate to the last digit that a share has. */
const halvings = 50

/** Present value of a party's cash flow, over one set of columns for all scenarios of the same horizon. */
function valuer(horizon: number): (input: SimulationInput, party: 'prog' | 'kom') => number {
  const columns = createColumns(horizon)
  return (input, party) => {
    fillCalendar(input, columns)
    fillExpectedMonths(input, columns)
    return presentValue(columns, columns[party])
  }
}
