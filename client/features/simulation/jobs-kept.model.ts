import type { SimulationInput } from '#shared/simulation/parameters.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { withJobRate } from '#shared/simulation/monte-carlo.ts'

export interface JobsKept {
  /** So many of ten citizens keep a job for 26 weeks. */
  readonly ofTen: number
  /** DKK nominal over the horizon. */
  readonly kommunePays: number
  readonly fondPays: number
  /** Present values. */
  readonly npvKommune: number
  readonly npvFond: number
}

/** Enough for the payments to be right to the øre. */
const halvings = 45

/**
 * What is paid if so many of ten keep a job for 26 weeks. One lever moves the scenario: upwards from where it stands,
 * more go straight into a job and fewer drop out or lose it, downwards fewer find one, all in the same proportion.
 * Null when no setting of the lever gives that share.
 */
export function jobsKept(input: SimulationInput, ofTen: number): JobsKept | null {
  const wanted = (input.N * ofTen) / 10
  const keptAt = (lever: number): number => simulate(moved(input, lever)).summary.counts.J6
  let [low, high] = [-1, 1]
  if (input.N === 0 || keptAt(low) > wanted || keptAt(high) < wanted) return null
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2
    if (keptAt(middle) < wanted) low = middle
    else high = middle
  }
  const { summary } = simulate(moved(input, (low + high) / 2))
  return {
    ofTen,
    kommunePays: summary.payC + summary.payF + input.u * summary.costs,
    fondPays: (1 - input.u) * summary.costs + input.firmShare * summary.payF,
    npvKommune: summary.npvKom,
    npvFond: summary.npvFund,
  }
}

/** The lever goes from −1, nobody gets a job, over 0, the scenario itself, to 1, everybody gets and keeps one. */
function moved(input: SimulationInput, lever: number): SimulationInput {
  if (lever < 0) {
    const left = 1 + lever
    const found = { qJ: input.qJ * left, cL: input.cL * left, hW: input.hW * left, hB: input.hB * left }
    return { ...input, ...found, eT: input.eT * left, eP: input.eP * left }
  }
  const lost = 1 - lever
  const qJ = input.qJ + (1 - input.qJ) * lever
  return { ...input, ...withJobRate(input, qJ), dT: input.dT * lost, dP: input.dP * lost, lam: input.lam * lost }
}
