import { invariant } from '#shared/kernel/result.ts'
import {
  clearCohort,
  type Completion,
  type Exit,
  outcomeShares,
  startingStock,
  type Transition,
  transitionTable,
} from './cohort.ts'
import { at, type Columns, type Stock } from './columns.ts'
import { sustainedMonths } from './outcomes.ts'
import type { SimulationInput } from './parameters.ts'

type Random = () => number

/**
 * Fills stocks and citizen triggers with whole persons who each draw their own way through the transition table.
 *
 * With 27 citizens chance alone moves the number of 26-week jobs by several: this is the second kind of uncertainty,
 * beside not knowing the parameters. Mean over many draws is the expected cohort. N must be whole.
 */
export function fillDrawnCohort(input: SimulationInput, columns: Columns, random: Random): void {
  const walk = new Walk(input, columns, random)
  clearCohort(columns)
  for (let person = 0; person < input.N; person += 1) {
    walk.programme()
    walk.baseline()
  }
}

/** Fills V1 to V4 with whole firms and jobs. J6 must be drawn, K whole. */
export function fillDrawnFirmOutcomes(input: SimulationInput, columns: Columns, random: Random): void {
  const { Am, AFm, gM, K } = input
  for (let m = 1; m <= columns.horizon; m += 1) {
    columns.V1[m] = m === Am ? successes(K, input.pV1, random) : 0
    columns.V2[m] = m === Am + AFm ? successes(K, input.pV2, random) : 0
    columns.V3[m] = successes(at(columns.J6, m), input.phiJ, random)
    columns.V4[m] = m === gM ? successes(K, input.pV4, random) : 0
  }
}

function successes(trials: number, chance: number, random: Random): number {
  let count = 0
  for (let trial = 0; trial < trials; trial += 1) if (random() < chance) count += 1
  return count
}

class Walk {
  private readonly transitions: ReadonlyMap<Stock, Transition>
  private readonly shares: readonly Exit[]
  private readonly input: SimulationInput
  private readonly columns: Columns
  private readonly random: Random

  constructor(input: SimulationInput, columns: Columns, random: Random) {
    this.transitions = new Map(transitionTable(input).map((transition) => [transition.from, transition]))
    this.shares = outcomeShares(input)
    this.input = input
    this.columns = columns
    this.random = random
  }

  baseline(): void {
    let state: Stock = 'C'
    for (let m = 1; m <= this.columns.horizon; m += 1) {
      count(this.columns[state], m)
      state = this.pick(this.from(state).exits) ?? state
    }
  }

  programme(): void {
    let state = startingStock(this.input) ?? this.outcome(1)
    let jobStart = state === 'J1' ? this.startJob(1) : 0
    for (let m = 1; m <= this.columns.horizon; m += 1) {
      count(this.columns[state], m)
      if (state === 'J1') this.countSustained(m - jobStart + 1, m)
      const { exits, completes, lastMonth } = this.from(state)
      const completed = completes !== null && m === lastMonth
      const next = this.pick(exits) ?? (completed ? this.complete(completes, m) : state)
      if (next === 'J1' && state !== 'J1') jobStart = this.startJob(m + 1)
      state = next
    }
  }

  private from(state: Stock): Transition {
    const transition = this.transitions.get(state)
    invariant(transition, 'every state has a row in the transition table')
    return transition
  }

  private complete(completion: Completion, m: number): Stock {
    if (completion === 'subsidyEnds') return this.random() < this.input.cL ? 'J1' : 'B1'
    count(this.columns[completion], m)
    return completion === 'O1' && this.input.Pd > 0 ? 'P' : this.outcome(m + 1)
  }

  private outcome(m: number): Stock {
    const to = this.pick(this.shares) ?? 'B1'
    if (to === 'W') count(this.columns.WS, m)
    if (to === 'E') count(this.columns.ES, m)
    return to
  }

  /** One draw among the exits of a month; null for who takes none. */
  private pick(exits: readonly Exit[]): Stock | null {
    if (exits.length === 0) return null
    let left = this.random()
    for (const { to, chance } of exits) {
      if (left < chance) return to
      left -= chance
    }
    return null
  }

  private startJob(m: number): number {
    count(this.columns.JS, m)
    return m
  }

  private countSustained(monthsInJob: number, m: number): void {
    if (monthsInJob === sustainedMonths.J3) count(this.columns.J3, m)
    if (monthsInJob === sustainedMonths.J6) count(this.columns.J6, m)
    if (monthsInJob === sustainedMonths.J12) count(this.columns.J12, m)
  }
}

function count(column: Float64Array, m: number): void {
  if (m < column.length) column[m] = at(column, m) + 1
}
