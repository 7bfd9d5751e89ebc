import { monteCarlo } from '#shared/simulation/monte-carlo.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { aReference } from '#test/reference/scenarios.ts'
import { median } from '../statistics.ts'
import { plainLoop } from './plain-loop.ts'

export interface SimulationRow {
  readonly measure: string
  readonly unit: 'ms'
  readonly floor: number
  readonly samspil: number
}

/**
 * Time of one scenario and of ten thousand Monte Carlo runs of S1 (60 months, 27 citizens, 9 firms), beside the floor:
 * a plain loop that calculates one figure and nothing else. Medians of five rounds, the two taking turns.
 */
export function measureSimulation(report: (line: string) => void): readonly SimulationRow[] {
  const scenario = aReference('S1')
  const difference = Math.abs(plainLoop(scenario) - simulate(scenario).summary.npvProg)
  if (difference > 1e-3) throw new Error(`The floor calculates something else: ${difference} DKK apart`)
  let sink = 0
  const loops = (count: number) => () => {
    for (let run = 0; run < count; run += 1) sink += plainLoop(scenario)
  }
  const one = alternate(loops(1000), () => {
    for (let run = 0; run < 1000; run += 1) sink += simulate(scenario).summary.npvProg
  })
  report('simulation: one scenario done')
  const many = alternate(loops(10_000), () => {
    sink += monteCarlo(scenario, { n: 10_000, seed: 1 }).npvProg.p50
  })
  const withBands = alternate(loops(10_000), () => {
    sink += monteCarlo(scenario, { n: 10_000, seed: 1, bands: ['kom', 'prog', 'fund'] }).npvProg.p50
  })
  const withPersons = alternate(loops(10_000), () => {
    sink += monteCarlo(scenario, { n: 10_000, seed: 1, hasIndividuals: true }).npvProg.p50
  })
  report(`simulation: Monte Carlo done (${sink > 0 ? 'positive' : 'negative'})`)
  return [
    { measure: 'One scenario, summary and 60 rows', unit: 'ms', floor: one.floor / 1000, samspil: one.samspil / 1000 },
    { measure: '10,000 Monte Carlo runs', unit: 'ms', ...many },
    { measure: '10,000 runs with monthly bands for three parties', unit: 'ms', ...withBands },
    { measure: '10,000 runs with persons drawn one by one', unit: 'ms', ...withPersons },
  ]
}

function alternate(floor: () => void, samspil: () => void): { floor: number; samspil: number } {
  floor()
  samspil()
  const times = { floor: [] as number[], samspil: [] as number[] }
  for (let round = 0; round < 5; round += 1) {
    times.floor.push(timed(floor))
    times.samspil.push(timed(samspil))
  }
  return { floor: median(times.floor), samspil: median(times.samspil) }
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
