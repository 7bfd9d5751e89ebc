import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { monteCarlo } from '#shared/simulation/monte-carlo.ts'
import { parseSimulationInput } from '#shared/simulation/parameters.ts'
import { tornado } from '#shared/simulation/sensitivity.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { anyScenario } from './any-scenario.ts'
import { differences, largestNumber } from './compare.ts'
import { oracle } from './oracle.ts'
import { aScenario, references } from './scenarios.ts'

describe('the reference scenarios', () => {
  it.each(references.scenarios.map((scenario) => [scenario.input.label, scenario] as const))(
    '%s: every summary figure and every monthly row agrees to 1e-9',
    (_, scenario) => {
      const parsed = parseSimulationInput(scenario.input)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
      const { summary, rows } = simulate(parsed.value)
      expect(differences({ ...summary, rows }, scenario.expected)).toEqual([])
      expect(rows).toHaveLength(scenario.input.H)
    },
  )

  it('the Monte Carlo percentiles of S1 agree to 1e-6', () => {
    const { n, seed, npvKom } = references.monteCarlo
    const result = monteCarlo(aScenario(), { n, seed })
    expect(differences(result.npvKom, npvKom, { tolerance: 1e-6 })).toEqual([])
  })

  it('the tornado of S1 begins with benefit, baseline, job loss, job rate and late jobs', () => {
    const names = tornado(aScenario()).map((bar) => bar.parameter)
    expect(names.slice(0, 5)).toEqual(['B', 'h0', 'lam', 'qJ', 'hB'])
  })
})

describe('the second implementation', () => {
  it('gives the reference scenarios too', () => {
    for (const scenario of references.scenarios) {
      const parsed = parseSimulationInput(scenario.input)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
      expect(differences(oracle(parsed.value), scenario.expected)).toEqual([])
    }
  })

  it('agrees with the engine on 300 scenarios drawn at random, to 1e-9', () => {
    fc.assert(
      fc.property(anyScenario, (input) => {
        const parsed = parseSimulationInput(input)
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
        const { summary, rows } = simulate(parsed.value)
        const expected = oracle(parsed.value)
        const floor = Math.max(1, 1e-4 * largestNumber(expected))
        expect(differences({ ...summary, rows }, expected, { floor })).toEqual([])
      }),
      { numRuns: 300, seed: 20_261_123 },
    )
  })
})
