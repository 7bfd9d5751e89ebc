import type { MonteCarlo } from '#shared/simulation/monte-carlo.ts'
import type { SimulationInput } from '#shared/simulation/parameters.ts'
import type { BreakEvenRate, TornadoBar } from '#shared/simulation/sensitivity.ts'
import type { JobsKept } from './jobs-kept.model.ts'

/** The seed of every screen, so that two people who look at the same scenario see the same band. */
export const screenSeed = 12_345

/** What the page asks of the worker. `id` tells answers of an older question from those of the newest. */
export type RunRequest =
  | {
      readonly kind: 'run'
      readonly id: number
      readonly input: SimulationInput
      readonly runs: number
      readonly hasIndividuals: boolean
    }
  | { readonly kind: 'cancel'; readonly id: number }

/** So many of ten in a job after 26 weeks, as people ask it. */
export const keptOfTen = [4, 6, 8] as const

export interface KeptAnswer {
  readonly ofTen: number
  /** Null when the scenario cannot be moved so far. */
  readonly kept: JobsKept | null
}

/** The job rate at which each account comes out at nought, all else as in the scenario. */
export interface BreakEvenRates {
  readonly kom: BreakEvenRate
  readonly prog: BreakEvenRate
}

/** What the worker says. What is quick comes first. */
export type RunAnswer =
  | {
      readonly kind: 'quick'
      readonly id: number
      readonly bars: readonly TornadoBar[]
      readonly kept: readonly KeptAnswer[]
      readonly rates: BreakEvenRates
    }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly id: number; readonly result: MonteCarlo }
  | { readonly kind: 'impossible'; readonly id: number; readonly reason: 'fractions' }
