import { fillCalendar, fillCashFlow } from './cash-flow.ts'
import { fillExpectedCohort } from './cohort.ts'
import { at, type Columns, createColumns, type MonthlyFigure, programmeStocks } from './columns.ts'
import { fillFirmOutcomes, fillSustainedJobs } from './outcomes.ts'
import type { SimulationInput } from './parameters.ts'
import { fillPayments } from './settlement.ts'
import { personsInJob, type SimulationSummary, summarise } from './summary.ts'

/** One month: DKK nominal; DF and R are factors, `inJob`, `onBenefit` and `check` persons. */
export type SimulationRow = Readonly<Record<MonthlyFigure, number>> & {
  readonly m: number
  readonly inJob: number
  readonly onBenefit: number
  /** All persons of the programme: N in every month. */
  readonly check: number
}

export interface Simulation {
  readonly summary: SimulationSummary
  /** Month 1 first, H rows. */
  readonly rows: readonly SimulationRow[]
}

/**
 * A scenario calculated: the summary and every month, unrounded, DKK in constant prices.
 *
 * Expected values: fractions of persons are right. The input must have passed `parseSimulationInput`.
 * Errors: none.
 */
export function simulate(input: SimulationInput): Simulation {
  const { columns, payOutside } = simulateColumns(input)
  return { summary: summarise(input, columns, payOutside), rows: rowsOf(columns) }
}

/** The same with every stock and trigger per month, for charts, the funnel and formulas behind a number. */
export function simulateColumns(input: SimulationInput): { readonly columns: Columns; readonly payOutside: number } {
  const columns = createColumns(input.H)
  fillCalendar(input, columns)
  const payOutside = fillExpectedMonths(input, columns)
  return { columns, payOutside }
}

/** Fills all but the calendar with expected values, in the order in which one rests on the other; gives payOutside. */
export function fillExpectedMonths(input: SimulationInput, columns: Columns): number {
  fillExpectedCohort(input, columns)
  fillSustainedJobs(input, columns)
  fillFirmOutcomes(input, columns)
  return fillMoney(input, columns)
}

/** Fills payments and cash flows over stocks and triggers that stand; gives payOutside. */
export function fillMoney(input: SimulationInput, columns: Columns): number {
  const payOutside = fillPayments(input, columns)
  fillCashFlow(input, columns)
  return payOutside
}

/** Filled columns as rows, month 1 first. */
export function rowsOf(columns: Columns): SimulationRow[] {
  const rows: SimulationRow[] = []
  for (let m = 1; m <= columns.horizon; m += 1) {
    let check = 0
    for (const stock of programmeStocks) check += at(columns[stock], m)
    rows.push({
      m,
      DF: at(columns.DF, m),
      R: at(columns.R, m),
      Gp: at(columns.Gp, m),
      Gc: at(columns.Gc, m),
      saveKom: at(columns.saveKom, m),
      saveStat: at(columns.saveStat, m),
      udlig: at(columns.udlig, m),
      cost: at(columns.cost, m),
      payC: at(columns.payC, m),
      payF: at(columns.payF, m),
      pay: at(columns.pay, m),
      kom: at(columns.kom, m),
      prog: at(columns.prog, m),
      fund: at(columns.fund, m),
      citizen: at(columns.citizen, m),
      firm: at(columns.firm, m),
      societal: at(columns.societal, m),
      prodCheck: at(columns.prodCheck, m),
      inJob: personsInJob(columns, m),
      onBenefit: at(columns.T, m) + at(columns.P, m) + at(columns.B1, m) + at(columns.B2, m) + at(columns.X, m),
      check,
    })
  }
  return rows
}
