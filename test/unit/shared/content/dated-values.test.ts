import { describe, expect, it } from 'vitest'
import { defaultsOn, inForce, lawsOf } from '#shared/content/dated-values.ts'
import { defaultValues, parameters } from '#shared/content/parameters.ts'
import { wholeInput } from '#shared/domain/scenario/overrides.ts'
import { parseSimulationInput } from '#shared/simulation/parameters.ts'

const own = (parameterId: string, validFrom: string, value: number) => ({ parameterId, validFrom, value })

describe('[SCN-6] the value of a parameter on the day the programme starts', () => {
  it('is the standard without a day', () => {
    expect(defaultsOn(null, [])).toEqual(defaultValues)
    expect(inForce('tauK', null, [])).toEqual({ from: 'standard', value: 0.25068 })
  })

  it('is the newest of the law that holds by then, on the very day too', () => {
    expect(inForce('tauK', '2025-12-31', []).value).toBe(0.25068)
    expect(inForce('tauK', '2026-01-01', []).value).toBe(0.25049)
    expect(inForce('B', '2024-06-01', [])).toMatchObject({ from: 'law', value: 12_326, law: { certainty: 'verified' } })
    expect(inForce('B', '2027-01-01', [])).toMatchObject({ from: 'law', law: { certainty: 'unverified' } })
  })

  it('is the standard before the first law that is known', () => {
    expect(inForce('B', '2010-01-01', [])).toEqual({ from: 'standard', value: 12_326 })
    expect(inForce('cT', '2026-01-01', [])).toEqual({ from: 'standard', value: 7000 })
  })

  it('is the partnership’s own before any law, once it holds', () => {
    const values = [own('tauK', '2025-01-01', 0.262), own('tauK', '2026-03-01', 0.26), own('B', '2020-01-01', 1)]
    expect(inForce('tauK', '2026-01-01', values)).toMatchObject({ from: 'own', value: 0.262 })
    expect(inForce('tauK', '2026-03-01', values)).toMatchObject({ from: 'own', value: 0.26 })
    expect(inForce('tauK', '2024-12-31', values)).toMatchObject({ from: 'standard' })
    expect(inForce('tauK', null, values)).toMatchObject({ from: 'own', value: 0.26 })
  })

  it('can be calculated with on every day on which a law changes', () => {
    const days = new Set(parameters.flatMap(({ id }) => lawsOf(id).map(({ validFrom }) => validFrom)))
    expect(days.size).toBeGreaterThan(10)
    for (const day of days) expect(parseSimulationInput(wholeInput(defaultsOn(day, []), {})).ok, day).toBe(true)
  })

  it('has a source in both languages, and stands in the order of its days', () => {
    for (const { id } of parameters) {
      const laws = lawsOf(id)
      expect(laws.map(({ validFrom }) => validFrom)).toEqual(laws.map(({ validFrom }) => validFrom).sort())
      for (const { source } of laws) expect(Math.min(source.da.length, source.en.length)).toBeGreaterThan(3)
    }
  })
})
