import { type Columns, type Stock, stocks } from './columns.ts'
import type { SimulationInput } from './parameters.ts'

interface Exit {
  readonly to: Stock
  readonly chance: number
}

/** Where persons in one state go at the end of a month. What no exit takes (`stay`) stays, or completes its phase. */
interface Transition {
  readonly exits: readonly Exit[]
  readonly stay: number
}

/**
 * The transition table of the model. Both the expected cohort and the walk of single persons read it, so that they
 * cannot come to mean different things.
 *
 * Lock-in is explicit: T and P have no way to a job but eT and eP. E keeps everyone.
 */
export function transitionTable(input: SimulationInput): Readonly<Record<Stock, Transition>> {
  const one = (to: Stock, chance: number): Transition => ({ exits: [{ to, chance }], stay: 1 - chance })
  const two = (first: Stock, a: number, second: Stock, b: number): Transition => ({
    exits: [
      { to: first, chance: a },
      { to: second, chance: b },
    ],
    stay: 1 - a - b,
  })
  const none: Transition = { exits: [], stay: 1 }
  return {
    T: two('X', input.dT, 'J1', input.eT),
    P: two('X', input.dP, 'J1', input.eP),
    J1: one('B2', input.lam),
    J2: one('B2', input.lam),
    B1: one('J1', input.hB),
    B2: one('J2', input.hB),
    W: two('J1', input.hW, 'B1', input.bW),
    L: none,
    E: none,
    X: one('JX', input.hX),
    JX: one('X', input.lam0),
    C: one('CJ', input.h0),
    CJ: one('C', input.lam0),
  }
}

/** What completing the course leads to; the last share is the rest, so that persons are conserved. */
export function outcomeShares(input: SimulationInput): readonly Exit[] {
  const { qJ, qL, qW, qE } = input
  return [
    { to: 'J1', chance: qJ },
    { to: 'L', chance: qL },
    { to: 'W', chance: qW },
    { to: 'E', chance: qE },
    { to: 'B1', chance: 1 - (qJ + qL + qW + qE) },
  ]
}

/** s0, the first month after the course: outcomes begin in it. */
export const firstMonthAfterCourse = (input: Pick<SimulationInput, 'Td' | 'Pd'>): number => input.Td + input.Pd + 1

/** The state of everyone in month 1; null when the course has no length and outcomes are handed out at once. */
export function startingStock(input: Pick<SimulationInput, 'Td' | 'Pd'>): Stock | null {
  if (input.Td > 0) return 'T'
  return input.Pd > 0 ? 'P' : null
}

/**
 * What happens to those who neither left nor dropped out of `stock` at the end of month m: they complete training
 * (`O1`), the course (`O2`) or the wage subsidy (`subsidyEnds`), or nothing happens.
 */
export function completionAfter(input: SimulationInput, stock: Stock, m: number): 'O1' | 'O2' | 'subsidyEnds' | null {
  if (stock === 'T' && m === input.Td) return 'O1'
  if (stock === 'P' && m === input.Td + input.Pd) return 'O2'
  if (stock === 'L' && m === input.Td + input.Pd + input.Ld) return 'subsidyEnds'
  return null
}

/**
 * Fills the stocks and the triggers O1, O2, WS, ES and JS with expected numbers of persons, months 1 to H.
 *
 * Order inside a month: stocks hold during the month, all transitions happen together at its end. O1 and O2 belong to
 * the month that ends, JS, WS and ES to the month that begins. JS is the inflow to J1 and nothing else: dropouts' jobs
 * (JX) and later jobs (J2) save money and trigger no payment.
 */
export function fillExpectedCohort(input: SimulationInput, columns: Columns): void {
  const table = transitionTable(input)
  const shares = outcomeShares(input)
  clearCohort(columns)

  const arrive = (to: Stock, m: number, persons: number): void => {
    if (m > columns.horizon) return
    add(columns[to], m, persons)
    if (to === 'J1') add(columns.JS, m, persons)
  }
  const handOutOutcomes = (m: number, persons: number): void => {
    for (const { to, chance } of shares) arrive(to, m, persons * chance)
    if (m > columns.horizon) return
    add(columns.WS, m, persons * input.qW)
    add(columns.ES, m, persons * input.qE)
  }

  const start = startingStock(input)
  if (start === null) handOutOutcomes(1, input.N)
  else arrive(start, 1, input.N)
  arrive('C', 1, input.N)

  for (let m = 1; m <= columns.horizon; m += 1) {
    for (const stock of stocks) {
      const persons = columns[stock][m] ?? 0
      if (persons === 0) continue
      const { exits, stay } = table[stock]
      for (const { to, chance } of exits) arrive(to, m + 1, persons * chance)
      const rest = persons * stay
      switch (completionAfter(input, stock, m)) {
        case 'O1':
          add(columns.O1, m, rest)
          if (input.Pd > 0) arrive('P', m + 1, rest)
          else handOutOutcomes(m + 1, rest)
          break
        case 'O2':
          add(columns.O2, m, rest)
          handOutOutcomes(m + 1, rest)
          break
        case 'subsidyEnds':
          arrive('J1', m + 1, rest * input.cL)
          arrive('B1', m + 1, rest * (1 - input.cL))
          break
        case null:
          // Not an arrival: who stays in J1 starts no job.
          if (m < columns.horizon) add(columns[stock], m + 1, rest)
      }
    }
  }
}

/** Sets to 0 what a cohort fills. Needed before every run, since arrivals add to what stands there. */
export function clearCohort(columns: Columns): void {
  for (const stock of stocks) columns[stock].fill(0)
  for (const trigger of cohortTriggers) columns[trigger].fill(0)
}

const cohortTriggers = ['O1', 'O2', 'WS', 'ES', 'JS', 'J3', 'J6', 'J12'] as const

function add(column: Float64Array, m: number, amount: number): void {
  column[m] = (column[m] ?? 0) + amount
}
