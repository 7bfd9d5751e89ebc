/**
 * Stocks: persons in a state during a month. T labour market training, P practical job training, J1 first ordinary
 * job, L wage subsidy, W paid hours beside the benefit, E education, B1 completed and on benefit, X dropped out and on
 * benefit, JX dropout in a job, B2 back on benefit after a job, J2 later jobs. Counterfactual: C on benefit, CJ in a job.
 */
export const programmeStocks = ['T', 'P', 'J1', 'L', 'W', 'E', 'B1', 'X', 'JX', 'B2', 'J2'] as const
export const counterfactualStocks = ['C', 'CJ'] as const
export const stocks = [...programmeStocks, ...counterfactualStocks] as const
export type Stock = (typeof stocks)[number]

/** Outcomes that happen in a month, as expected numbers; the firm side after the citizen side. */
export const citizenTriggers = ['O1', 'O2', 'WS', 'ES', 'JS', 'J3', 'J6', 'J12'] as const
export const firmTriggers = ['V1', 'V2', 'V3', 'V4'] as const
export type CitizenTrigger = (typeof citizenTriggers)[number]
export type FirmTrigger = (typeof firmTriggers)[number]
export type Trigger = CitizenTrigger | FirmTrigger

/** Rates and amounts of a month, DKK nominal unless the name is DF (discount factor) or R (refusion rate). */
export const monthlyFigures = [
  'DF',
  'R',
  'Gp',
  'Gc',
  'saveKom',
  'saveStat',
  'udlig',
  'cost',
  'payC',
  'payF',
  'pay',
  'kom',
  'prog',
  'fund',
  'citizen',
  'firm',
  'societal',
  'prodCheck',
] as const
export type MonthlyFigure = (typeof monthlyFigures)[number]

/**
 * Every quantity of a scenario, one number per month. Index m is month m; index 0 stays empty.
 *
 * The engine fills columns in place, so that ten thousand Monte Carlo runs use one set and allocate nothing.
 */
export type Columns = Readonly<Record<Stock | Trigger | MonthlyFigure, Float64Array>> & {
  /** H, the last month. */
  readonly horizon: number
}

/** Empty columns for a horizon of H months. */
export function createColumns(horizon: number): Columns {
  const column = () => new Float64Array(horizon + 1)
  return {
    horizon,
    T: column(),
    P: column(),
    J1: column(),
    L: column(),
    W: column(),
    E: column(),
    B1: column(),
    X: column(),
    JX: column(),
    B2: column(),
    J2: column(),
    C: column(),
    CJ: column(),
    O1: column(),
    O2: column(),
    WS: column(),
    ES: column(),
    JS: column(),
    J3: column(),
    J6: column(),
    J12: column(),
    V1: column(),
    V2: column(),
    V3: column(),
    V4: column(),
    DF: column(),
    R: column(),
    Gp: column(),
    Gc: column(),
    saveKom: column(),
    saveStat: column(),
    udlig: column(),
    cost: column(),
    payC: column(),
    payF: column(),
    pay: column(),
    kom: column(),
    prog: column(),
    fund: column(),
    citizen: column(),
    firm: column(),
    societal: column(),
    prodCheck: column(),
  }
}

/** The value in month m; 0 before month 1 and after the horizon, where nothing happens in the model. */
export const at = (column: Float64Array, m: number): number => column[m] ?? 0

/** Nominal sum over the months 1 to `through`. */
export function sumThrough(column: Float64Array, through: number): number {
  let sum = 0
  for (let m = 1; m <= through; m += 1) sum += at(column, m)
  return sum
}

/** Present value at the start of month 1: Σ DF · value. */
export function presentValue(columns: Columns, column: Float64Array): number {
  let sum = 0
  for (let m = 1; m <= columns.horizon; m += 1) sum += at(columns.DF, m) * at(column, m)
  return sum
}
