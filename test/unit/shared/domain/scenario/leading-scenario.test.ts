import { describe, expect, it } from 'vitest'
import { leadingScenario } from '#shared/domain/scenario/scenario.ts'

describe('the scenario that is looked at first', () => {
  const scenario = (kind: 'careful' | 'expected' | 'own', overrides: Record<string, number> = {}) => ({
    kind,
    overrides,
  })

  it('is the partnership’s own, but only once somebody has put figures into it', () => {
    const [careful, expected, untouched, own] = [
      scenario('careful', { pJ: 0.1 }),
      scenario('expected'),
      scenario('own'),
      scenario('own', { N: 3 }),
    ]
    expect(leadingScenario([careful, expected, untouched])).toBe(expected)
    expect(leadingScenario([careful, expected, untouched, own])).toBe(own)
    expect(leadingScenario([careful])).toBe(careful)
    expect(leadingScenario([])).toBeNull()
  })
})
