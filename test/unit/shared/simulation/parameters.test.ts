import { describe, expect, it } from 'vitest'
import {
  fieldRange,
  inputWarnings,
  parseSimulationInput,
  type FieldFault,
  SimulationInput,
} from '#shared/simulation/parameters.ts'
import { monteCarloFaults } from '#shared/simulation/monte-carlo.ts'
import { aScenario, references } from '#test/reference/scenarios.ts'

const base: Readonly<Record<string, unknown>> = references.scenarios[0]?.input ?? {}

function faultsOf(changes: Readonly<Record<string, unknown>>): readonly FieldFault[] {
  const parsed = parseSimulationInput({ ...base, ...changes })
  return parsed.ok ? [] : parsed.error
}

const shares =
  'dT dP eT eP qJ qL qW qE cL hW bW hB lam hX h0 lam0 wr tauK rho tauB am phi fee u pV1 pV2 phiJ pV4 firmShare'
const amounts =
  'N K B A0 hourly hoursJ hoursW hoursL df dh sh SU c0 cT cP cS cF cA cAF setup cV admin grants prodJ prodW prodL prodP hoursP buddy'
const wholes = 'H Td Pd Ld Fm Am AFm gM lag'
const tariffs = ['O1', 'O2', 'WS', 'JS', 'J3', 'J6', 'J12', 'ES']
const firmTariffs = ['V1', 'V2', 'V3', 'V4']

describe('every field of a scenario', () => {
  it('is named here', () => {
    const named = [...shares.split(' '), ...amounts.split(' '), ...wholes.split(' ')]
    const others = ['label', 'r', 'ladder', 'includeTax', 'tar', 'ftar', 'capCitizen', 'capTotal']
    expect(new Set([...named, ...others])).toEqual(new Set(Object.keys(SimulationInput.shape)))
  })

  it.each(shares.split(' '))('%s is refused below 0 and above 1, and taken at 1 with its partners at 0', (field) => {
    const partners = { eT: 0, eP: 0, dT: 0, dP: 0, qJ: 0, qL: 0, qW: 0, qE: 0, hW: 0, bW: 0 }
    const unit = fieldRange(field)?.unit
    for (const value of [-0.001, 1.001]) {
      expect(faultsOf({ ...partners, [field]: value })).toEqual([
        { field, code: 'outOfRange', min: 0, max: 1, isAbove: false, unit, value },
      ])
    }
    expect(faultsOf({ ...partners, [field]: 1 })).toEqual([])
  })

  it.each(amounts.split(' '))('%s is refused below 0 and taken as a fraction', (field) => {
    expect(faultsOf({ [field]: -0.5 })).toMatchObject([{ field, code: 'outOfRange', min: 0, value: -0.5 }])
    expect(faultsOf({ [field]: 0 })).toEqual([])
    expect(faultsOf({ [field]: 0.5 })).toEqual([])
  })

  it.each(wholes.split(' '))('%s is refused as a fraction and below its minimum', (field) => {
    const min = field === 'H' || field === 'Ld' ? 1 : 0
    const unit = field === 'gM' ? 'month' : 'months'
    const value = field === 'H' ? 20.5 : 0.5
    const code = field === 'Ld' ? 'outOfRange' : 'notWhole'
    expect(faultsOf({ [field]: value })).toMatchObject([{ field, code, min, unit, value }])
    expect(faultsOf({ [field]: min - 1 })).toMatchObject([{ field, code: 'outOfRange', min }])
  })

  it.each([...tariffs.map((name) => `tar.${name}`), ...firmTariffs.map((name) => `ftar.${name}`)])(
    '%s is refused below 0',
    (field) => {
      const [list = '', name = ''] = field.split('.')
      const changed = { ...Object(base[list]), [name]: -1 }
      expect(faultsOf({ [list]: changed })).toMatchObject([
        { field, code: 'outOfRange', min: 0, unit: 'dkk', value: -1 },
      ])
    },
  )

  it.each(Object.keys(base).filter((name) => !['label', 'tar', 'ftar', 'capCitizen', 'capTotal'].includes(name)))(
    '%s is missed when it is not there, and refused as a text',
    (field) => {
      const { [field]: _, ...rest } = base
      const parsed = parseSimulationInput(rest)
      expect(parsed.ok ? [] : parsed.error).toMatchObject([{ field, code: 'missing' }])
      expect(faultsOf({ [field]: 'x' })).toMatchObject([{ field, code: 'wrongType', value: null }])
      expect(faultsOf({ [field]: null })).toMatchObject([{ field, code: 'wrongType' }])
    },
  )
})

describe('single rules', () => {
  it('the horizon is at least the course and at most 240 months', () => {
    expect(faultsOf({ H: 11 })).toEqual([
      { field: 'H', code: 'outOfRange', min: 12, max: 240, isAbove: false, unit: 'months', value: 11 },
    ])
    expect(faultsOf({ H: 12 })).toEqual([])
    expect(faultsOf({ H: 240 })).toEqual([])
    expect(faultsOf({ H: 241 })).toMatchObject([{ field: 'H', min: 1, max: 240 }])
  })

  it('the discount rate is above −1', () => {
    expect(faultsOf({ r: -1 })).toMatchObject([
      { field: 'r', code: 'outOfRange', min: -1, isAbove: true, unit: 'sharePerYear' },
    ])
    expect(faultsOf({ r: -0.99 })).toEqual([])
  })

  it.each([
    ['dT + eT', { dT: 0.6, eT: 0.5 }],
    ['dP + eP', { dP: 0.6, eP: 0.5 }],
    ['hW + bW', { hW: 0.6, bW: 0.5 }],
    ['qJ + qL + qW + qE', { qJ: 0.6, qE: 0.5 }],
  ])('%s is at most 1', (field, changes) => {
    expect(faultsOf(changes)).toMatchObject([{ field, code: 'outOfRange', min: 0, max: 1 }])
  })

  it('decimal shares that pass 1 by a rounding error are 1', () => {
    expect(0.7 + 0.1 + 0.1 + 0.1).toBeLessThan(1)
    expect(faultsOf({ qJ: 0.25, qL: 0.25, qW: 0.25, qE: 0.25 + 5e-13 })).toEqual([])
    expect(faultsOf({ qJ: 0.25, qL: 0.25, qW: 0.25, qE: 0.25 + 2e-12 })).toHaveLength(1)
  })

  it.each([
    [
      'descends',
      [
        [4, 0.8],
        [2, 0.4],
      ],
      'notAscending',
    ],
    [
      'repeats a week',
      [
        [4, 0.8],
        [4, 0.4],
      ],
      'notAscending',
    ],
    [
      'goes on after its end',
      [
        [null, 0.8],
        [4, 0.4],
      ],
      'notAscending',
    ],
    ['has a share above 1', [[4, 80]], 'wrongType'],
    ['is empty', [], 'wrongType'],
  ])('a ladder that %s is refused', (_, ladder, code) => {
    expect(faultsOf({ ladder })).toMatchObject([{ field: 'ladder', code, unit: 'weekAndShare' }])
  })

  it('a missing or empty cap is no cap; 0 is a cap', () => {
    const { capCitizen: _, capTotal: __, ...rest } = base
    const parsed = parseSimulationInput({ ...rest, capTotal: 0 })
    expect(parsed).toMatchObject({ ok: true, value: { capCitizen: null, capTotal: 0 } })
    expect(faultsOf({ capCitizen: -1 })).toMatchObject([{ field: 'capCitizen', min: 0, unit: 'dkk' }])
  })

  it('a missing rate card is every tariff in it', () => {
    expect(faultsOf({ ftar: undefined }).map((fault) => fault.field)).toEqual([
      'ftar.V1',
      'ftar.V2',
      'ftar.V3',
      'ftar.V4',
    ])
  })

  it('every wrong field is named once, not only the first', () => {
    const fields = faultsOf({ N: -1, qJ: 2, cT: 'x', dT: 0.9, eT: 0.9 }).map((fault) => fault.field)
    expect(fields).toEqual(['N', 'qJ', 'cT', 'dT + eT'])
  })

  it('what is no object has no fields to name', () => {
    for (const raw of [null, 5, 'x', []]) {
      expect(parseSimulationInput(raw)).toMatchObject({ ok: false, error: [{ field: '', code: 'wrongType' }] })
    }
  })

  it('fractions of persons and firms belong to expected values, not to Monte Carlo', () => {
    expect(faultsOf({ N: 2.5, K: 0.5 })).toEqual([])
    expect(monteCarloFaults(aScenario({ N: 2.5, K: 0.5 })).map((fault) => fault.field)).toEqual(['N', 'K'])
    expect(monteCarloFaults(aScenario())).toEqual([])
  })

  it('only so many persons are drawn one by one', () => {
    const crowd = aScenario({ N: 10_001 })
    expect(monteCarloFaults(crowd)).toEqual([])
    expect(monteCarloFaults(crowd, { hasIndividuals: true })).toMatchObject([{ field: 'N', max: 10_000 }])
  })
})

describe('warnings', () => {
  const codes = (changes: Parameters<typeof aScenario>[0]) =>
    inputWarnings(aScenario(changes)).map((warning) => warning.code)

  it('tariffs above what one person off benefit saves the municipality in the horizon', () => {
    // 12,326 × 0.8 × 60 = 591,648.
    const tar = (JS: number) => ({ O1: 0, O2: 0, WS: 0, J3: 0, J6: 0, J12: 0, ES: 0, JS })
    expect(codes({ tar: tar(591_000) })).toEqual([])
    expect(codes({ tar: tar(592_000) })).toEqual(['tariffsAboveValue'])
  })

  it('the same job paid as J6 and V3', () => {
    expect(codes({})).toEqual(['jobPaidTwice'])
    expect(codes({ phiJ: 0 })).toEqual([])
    expect(codes({ ftar: { V1: 1, V2: 1, V3: 0, V4: 1 } })).toEqual([])
  })
})
