import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import { fillCalendar } from './cash-flow.ts'
import { clearCohort, firstMonthAfterCourse, outcomeShares, startingStock, transitionTable } from './cohort.ts'
import { at, citizenTriggers, type Columns, createColumns, firmTriggers, type Stock, type Trigger } from './columns.ts'
import { fillFirmOutcomes, sustainedMonths } from './outcomes.ts'
import type { SimulationInput } from './parameters.ts'
import { fillMoney, rowsOf, type Simulation } from './simulate.ts'
import { summarise } from './summary.ts'

const triggers: readonly Trigger[] = [...citizenTriggers, ...firmTriggers]

/**
 * What has happened, month by month. An outcome that nobody has registered at all is not observed, and stays as
 * expected: a partnership that counts jobs and no courses has not lost everybody in the course.
 */
export interface RealisedOutcomes {
  /** Last month that has happened; 0 before the programme. */
  readonly through: number
  /** Persons (firms for V1, V2 and V4) by month; index 0 stays empty. */
  readonly counts: Readonly<Partial<Record<Trigger, readonly number[]>>>
}

/** Before the programme, and where nobody registers anything. */
export const nothingRealised: RealisedOutcomes = { through: 0, counts: {} }

/** Sums verified outcomes by month. Those before month 1 count in it; those after `through` have not happened yet. */
export function realisedOutcomes(
  through: number,
  outcomes: readonly { readonly outcomeCode: OutcomeCode; readonly month: number; readonly count: number }[],
): RealisedOutcomes {
  const counts: Partial<Record<Trigger, number[]>> = {}
  for (const { outcomeCode, month, count } of outcomes) {
    const trigger = triggers.find((one) => one === outcomeCode)
    if (trigger === undefined || month > through) continue
    const list = counts[trigger] ?? Array.from({ length: through + 1 }, () => 0)
    counts[trigger] = list
    const m = Math.max(1, month)
    list[m] = (list[m] ?? 0) + count
  }
  return { through, counts }
}

/**
 * The scenario with what has happened in the place of what was expected, up to month `through`, and expectations from
 * there on, starting from the persons who really are in each state.
 *
 * With nothing realised, or with exactly what was expected, it is `simulate`. Persons are conserved: who did not reach
 * what was expected stays on benefit, and nobody is in two places. The input must have passed `parseSimulationInput`.
 */
export function simulateRealised(input: SimulationInput, realised: RealisedOutcomes): Simulation {
  const { columns, payOutside } = simulateRealisedColumns(input, realised)
  return { summary: summarise(input, columns, payOutside), rows: rowsOf(columns) }
}

/** The same with every stock and trigger per month, as `simulateColumns` gives them. */
export function simulateRealisedColumns(
  input: SimulationInput,
  realised: RealisedOutcomes,
): { readonly columns: Columns; readonly payOutside: number } {
  const columns = createColumns(input.H)
  fillCalendar(input, columns)
  fillRealisedCohort(input, columns, realised)
  fillFirmOutcomes(input, columns)
  for (const trigger of firmTriggers) {
    for (let m = 1; m <= Math.min(realised.through, input.H); m += 1) {
      const count = observed(realised, trigger, m)
      if (count !== null) columns[trigger][m] = count
    }
  }
  const payOutside = fillMoney(input, columns)
  return { columns, payOutside }
}

/** The realised number of the month, or null where nobody has observed it. */
function observed({ through, counts }: RealisedOutcomes, trigger: Trigger, m: number): number | null {
  if (m > through) return null
  const list = counts[trigger]
  return list === undefined ? null : (list[m] ?? 0)
}

/** Fills stocks and the citizens' triggers. The same walk as `fillExpectedCohort`, corrected in every realised month. */
function fillRealisedCohort(input: SimulationInput, columns: Columns, realised: RealisedOutcomes): void {
  clearCohort(columns)
  const table = transitionTable(input)
  const shares = outcomeShares(input)
  const s0 = firstMonthAfterCourse(input)
  /** Those of a month's job starters who are still in their first job, by the month of the start. */
  const survivors = new Float64Array(columns.horizon + 2)

  const add = (stock: Stock, m: number, persons: number): void => {
    if (m <= columns.horizon) columns[stock][m] = at(columns[stock], m) + persons
  }
  const startJob = (m: number, persons: number): void => {
    if (m > columns.horizon) return
    columns.JS[m] = at(columns.JS, m) + persons
    survivors[m] = at(survivors, m) + persons
  }
  const arrive = (to: Stock, m: number, persons: number): void => {
    add(to, m, persons)
    if (to === 'J1') startJob(m, persons)
  }
  const handOut = (m: number, persons: number): void => {
    for (const { to, chance } of shares) {
      arrive(to, m, persons * chance)
      if (m > columns.horizon) continue
      if (to === 'W') columns.WS[m] = at(columns.WS, m) + persons * chance
      if (to === 'E') columns.ES[m] = at(columns.ES, m) + persons * chance
    }
  }
  /** Takes up to so many persons out of the stocks, in this order, and says how many there were. */
  const take = (m: number, persons: number, from: readonly Stock[]): number => {
    let left = persons
    for (const stock of from) {
      const taken = Math.min(left, at(columns[stock], m))
      add(stock, m, -taken)
      left -= taken
    }
    return persons - left
  }
  /** Moves the difference between what happened and what stood there. */
  const shift = (m: number, difference: number, stock: Stock, from: readonly Stock[]): number => {
    if (difference >= 0) {
      const taken = take(m, difference, from)
      add(stock, m, taken)
      return taken
    }
    const back = take(m, -difference, [stock])
    add(from[0] ?? 'B1', m, back)
    return -back
  }

  const correct = (m: number): void => {
    const isAfterCourse = m >= s0
    const waiting: readonly Stock[] = isAfterCourse ? ['B1', 'X', 'W', 'L'] : ['T', 'P', 'X']
    const started = observed(realised, 'JS', m)
    if (started !== null) {
      const moved = shift(m, started - at(columns.JS, m), 'J1', waiting)
      survivors[m] = Math.max(0, at(survivors, m) + moved)
      columns.JS[m] = started
    }
    for (const [trigger, stock] of [
      ['WS', 'W'],
      ['ES', 'E'],
    ] as const) {
      const count = observed(realised, trigger, m)
      if (count === null) continue
      shift(m, count - at(columns[trigger], m), stock, isAfterCourse ? ['B1', 'X'] : ['T', 'P', 'X'])
      columns[trigger][m] = count
    }
    for (const trigger of ['J3', 'J6', 'J12'] as const) {
      const start = m - sustainedMonths[trigger] + 1
      const expected = start >= 1 ? at(survivors, start) : 0
      const count = observed(realised, trigger, m)
      columns[trigger][m] = count ?? expected
      if (count === null) continue
      const moved = shift(m, count - expected, 'J1', ['B2', 'B1', 'X'])
      if (start >= 1) survivors[start] = Math.max(0, expected + moved)
    }
  }

  const start = startingStock(input)
  if (start === null) handOut(1, input.N)
  else add(start, 1, input.N)
  add('C', 1, input.N)

  for (let m = 1; m <= columns.horizon; m += 1) {
    correct(m)
    for (const { from, exits, stay, lastMonth, completes } of table) {
      const persons = at(columns[from], m)
      if (persons === 0) continue
      for (const { to, chance } of exits) arrive(to, m + 1, persons * chance)
      const rest = persons * stay
      if (completes === null || m !== lastMonth) {
        add(from, m + 1, rest)
        continue
      }
      if (completes === 'subsidyEnds') {
        arrive('J1', m + 1, rest * input.cL)
        arrive('B1', m + 1, rest * (1 - input.cL))
        continue
      }
      const count = observed(realised, completes, m)
      // Who completed more than there were left to complete had dropped out in the calculation alone.
      const back = count === null ? 0 : Math.min(Math.max(0, count - rest), at(columns.X, m + 1))
      const completed = count === null ? rest : Math.min(count, rest + back)
      add('X', m + 1, rest - completed)
      columns[completes][m] = count ?? rest
      if (completes === 'O1' && input.Pd > 0) add('P', m + 1, completed)
      else handOut(m + 1, completed)
    }
    for (let s = 1; s <= m; s += 1) survivors[s] = at(survivors, s) * (1 - input.lam)
  }
}
