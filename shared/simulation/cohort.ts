import { at, type Columns, type Stock, stocks } from './columns.ts'
import type { SimulationInput } from './parameters.ts'

export interface Exit {
  readonly to: Stock
  readonly chance: number
}

/** What those who stayed to the end of a phase have completed: training, the whole course, the wage subsidy. */
export type Completion = 'O1' | 'O2' | 'subsidyEnds'

/** Where persons in one state go at the end of a month. What no exit takes (`stay`) stays, or completes its phase. */
export interface Transition {
  readonly from: Stock
  readonly exits: readonly Exit[]
  readonly stay: number
  /** The month at whose end everyone left in the state completes it; 0 never. */
  readonly lastMonth: number
  readonly completes: Completion | null
}

/**
 * The transition table of the model. Both the expected cohort and the walk of single persons read it, so that they
 * cannot come to mean different things.
 *
 * Lock-in is explicit: T and P have no way to a job but eT and eP. E keeps everyone.
 */
export function transitionTable(input: SimulationInput): readonly Transition[] {
  const course = input.Td + input.Pd
  const [dropoutT, jobT] = [exit('X', input.dT), exit('J1', input.eT)]
  const [dropoutP, jobP] = [exit('X', input.dP), exit('J1', input.eP)]
  return [
    { from: 'T', exits: [dropoutT, jobT], stay: 1 - input.dT - input.eT, lastMonth: input.Td, completes: 'O1' },
    { from: 'P', exits: [dropoutP, jobP], stay: 1 - input.dP - input.eP, lastMonth: course, completes: 'O2' },
    { from: 'L', exits: [], stay: 1, lastMonth: course + input.Ld, completes: 'subsidyEnds' },
    openEnded('J1', [exit('B2', input.lam)], 1 - input.lam),
    openEnded('J2', [exit('B2', input.lam)], 1 - input.lam),
    openEnded('B1', [exit('J1', input.hB)], 1 - input.hB),
    openEnded('B2', [exit('J2', input.hB)], 1 - input.hB),
    openEnded('W', [exit('J1', input.hW), exit('B1', input.bW)], 1 - input.hW - input.bW),
    openEnded('E', [], 1),
    openEnded('X', [exit('JX', input.hX)], 1 - input.hX),
    openEnded('JX', [exit('X', input.lam0)], 1 - input.lam0),
    openEnded('C', [exit('CJ', input.h0)], 1 - input.h0),
    openEnded('CJ', [exit('C', input.lam0)], 1 - input.lam0),
  ]
}

const exit = (to: Stock, chance: number): Exit => ({ to, chance })

function openEnded(from: Stock, exits: readonly Exit[], stay: number): Transition {
  return { from, exits, stay, lastMonth: 0, completes: null }
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
 * Fills the stocks and the triggers O1, O2, WS, ES and JS with expected numbers of persons, months 1 to H.
 *
 * Order inside a month: stocks hold during the month, all transitions happen together at its end. O1 and O2 belong to
 * the month that ends, JS, WS and ES to the month that begins. JS is the inflow to J1 and nothing else: dropouts' jobs
 * (JX) and later jobs (J2) save money and trigger no payment.
 */
export function fillExpectedCohort(input: SimulationInput, columns: Columns): void {
  const shares = outcomeShares(input)
  clearCohort(columns)
  // Columns are looked up by name once, not in every month: this loop is most of a Monte Carlo run.
  const flows = transitionTable(input).map(({ from, exits, stay, lastMonth, completes }) => ({
    column: columns[from],
    exits: exits.map(({ to, chance }) => ({ column: columns[to], chance, isJobStart: to === 'J1' })),
    stay,
    lastMonth,
    completes,
  }))

  const arrive = (to: Stock, m: number, persons: number): void => {
    add(columns[to], m, persons)
    if (to === 'J1') add(columns.JS, m, persons)
  }
  const handOutOutcomes = (m: number, persons: number): void => {
    for (const { to, chance } of shares) arrive(to, m, persons * chance)
    add(columns.WS, m, persons * input.qW)
    add(columns.ES, m, persons * input.qE)
  }
  const complete = (completion: Completion, m: number, persons: number): void => {
    if (completion === 'subsidyEnds') {
      arrive('J1', m + 1, persons * input.cL)
      arrive('B1', m + 1, persons * (1 - input.cL))
      return
    }
    add(columns[completion], m, persons)
    if (completion === 'O1' && input.Pd > 0) arrive('P', m + 1, persons)
    else handOutOutcomes(m + 1, persons)
  }

  const start = startingStock(input)
  if (start === null) handOutOutcomes(1, input.N)
  else arrive(start, 1, input.N)
  arrive('C', 1, input.N)

  for (let m = 1; m <= columns.horizon; m += 1) {
    for (const { column, exits, stay, lastMonth, completes } of flows) {
      const persons = at(column, m)
      if (persons === 0) continue
      for (const exit of exits) {
        add(exit.column, m + 1, persons * exit.chance)
        if (exit.isJobStart) add(columns.JS, m + 1, persons * exit.chance)
      }
      const rest = persons * stay
      if (completes !== null && m === lastMonth) complete(completes, m, rest)
      // Not an arrival: who stays in J1 starts no job.
      else add(column, m + 1, rest)
    }
  }
}

/** Sets to 0 what a cohort fills. Needed before every run, since arrivals add to what stands there. */
export function clearCohort(columns: Columns): void {
  for (const stock of stocks) columns[stock].fill(0)
  for (const trigger of cohortTriggers) columns[trigger].fill(0)
}

const cohortTriggers = ['O1', 'O2', 'WS', 'ES', 'JS', 'J3', 'J6', 'J12'] as const

/** Adds to month m; a month after the horizon has no place and is let go. */
function add(column: Float64Array, m: number, amount: number): void {
  if (m < column.length) column[m] = at(column, m) + amount
}
