import { describe, expect, it } from 'vitest'
import { parseSimulationInput } from '#shared/simulation/parameters.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { differences } from './compare.ts'
import { references } from './scenarios.ts'

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
})
