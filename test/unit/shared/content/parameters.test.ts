import { describe, expect, it } from 'vitest'
import rows from '#shared/content/parameters.json' with { type: 'json' }
import { defaultValues, findParameter, parameters, unitScale } from '#shared/content/parameters.ts'
import { startingScenarios } from '#shared/content/starting-scenarios.ts'
import { wholeInput } from '#shared/domain/scenario/overrides.ts'
import { SimulationInput, fieldRange, parseSimulationInput } from '#shared/simulation/parameters.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { references } from '#test/reference/scenarios.ts'

const symbolsOfModel = Object.entries(SimulationInput.shape).flatMap(([name]) =>
  name === 'tar' || name === 'ftar'
    ? Object.keys(SimulationInput.shape[name].shape).map((code) => `${name}.${code}`)
    : [name],
)

describe('the parameter list', () => {
  it('has every field of the model once, and no other', () => {
    const listed = parameters.map(({ id }) => id)
    expect([...listed, 'label'].sort()).toEqual([...symbolsOfModel].sort())
  })

  it('as defaults is the base scenario of the model, to the last digit', () => {
    const { label: _, ...base } = references.scenarios[0]?.input ?? {}
    expect(wholeInput(defaultValues, {})).toEqual(base)
  })

  it('says the same numbers as the source list, in the units of the source list', () => {
    const firstNumber = (text: string): number => Number(/-?[\d,.]+/.exec(text)?.[0].replaceAll(',', ''))
    let compared = 0
    for (const row of rows) {
      const parameter = findParameter(row.id.split(',')[0] ?? '')
      if (parameter === null || typeof parameter.value !== 'number') continue
      const scale = unitScale(parameter.unit)
      expect([row.id, parameter.value * scale]).toEqual([row.id, expect.closeTo(firstNumber(row.default), 9)])
      if (parameter.low !== null && row.range.includes('–')) {
        const [low = '', high = ''] = row.range.split('–')
        expect([row.id, parameter.low * scale]).toEqual([row.id, expect.closeTo(firstNumber(low), 9)])
        expect([row.id, (parameter.high ?? 0) * scale]).toEqual([row.id, expect.closeTo(firstNumber(high), 9)])
      }
      compared += 1
    }
    expect(compared).toBeGreaterThan(35)
  })

  it('keeps every likely range inside what the model can calculate with', () => {
    for (const { id, low, high } of parameters) {
      const range = fieldRange(id)
      expect(range, id).toBeDefined()
      if (low !== null) expect(low, id).toBeGreaterThanOrEqual(range?.min ?? -Infinity)
      if (high !== null) expect(high, id).toBeLessThanOrEqual(range?.max ?? Infinity)
    }
  })

  it('is worded in both languages with source and certainty', () => {
    for (const { id, label, source } of parameters) {
      for (const text of [label.da, label.en, source.da, source.en]) expect(text, id).not.toBe('')
    }
    expect(findParameter('B')).toMatchObject({ certainty: 'verified', year: '2024' })
    expect(findParameter('qJ')).toMatchObject({ certainty: 'assumption' })
    expect(findParameter('df')).toMatchObject({ certainty: 'unverified', year: '2025' })
    expect(findParameter('capTotal')).toMatchObject({ certainty: 'choice' })
  })
})

describe('the starting scenarios', () => {
  const npvProg = (kind: string): number => {
    const start = startingScenarios('da').find((candidate) => candidate.kind === kind)
    const parsed = parseSimulationInput(wholeInput(defaultValues, start?.overrides ?? {}))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    return simulate(parsed.value).summary.npvProg
  }

  it('[SCN-1] go from careful to ambitious', () => {
    expect(startingScenarios('da').map(({ name }) => name)).toEqual([
      'Forsigtig',
      'Forventet',
      'Ambitiøs',
      'Vores egen',
    ])
    expect(npvProg('careful')).toBeLessThan(npvProg('expected'))
    expect(npvProg('expected')).toBeLessThan(npvProg('ambitious'))
    expect(npvProg('own')).toBe(npvProg('expected'))
  })
})
