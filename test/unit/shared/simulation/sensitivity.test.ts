import { describe, expect, it } from 'vitest'
import { breakEvenJobRate, tornado } from '#shared/simulation/sensitivity.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { aReference, aScenario } from '#test/reference/scenarios.ts'

describe('the tornado', () => {
  it('moves each parameter alone and sorts by the range of npvProg', () => {
    const bars = tornado(aScenario())
    expect(bars.map((bar) => bar.range)).toEqual(bars.map((bar) => bar.range).toSorted((a, b) => b - a))
    expect(new Set(bars.map((bar) => bar.parameter)).size).toBe(14)
    const price = bars.find((bar) => bar.parameter === 'cT')
    expect([price?.low, price?.high]).toEqual([5600, 8400])
    expect(price?.atHigh).toBeCloseTo(simulate(aScenario({ cT: 8400 })).summary.npvProg, 5)
  })

  it('moves the dropouts’ chance of a job with the baseline', () => {
    const bar = tornado(aScenario()).find(({ parameter }) => parameter === 'h0')
    expect(bar?.atLow).toBeCloseTo(simulate(aScenario({ h0: 0.002, hX: 0.002 })).summary.npvProg, 5)
  })

  it('keeps the shares within 1 when one of them is moved up', () => {
    const full = aScenario({ qJ: 0.4, qL: 0.2, qW: 0.3, qE: 0.1 })
    const bar = tornado(full).find(({ parameter }) => parameter === 'qW')
    expect(bar?.atHigh).toBeCloseTo(
      simulate({ ...full, qL: 0.2 * (0.6 / 0.7), qW: 0.4 * (0.6 / 0.7), qE: 0.1 * (0.6 / 0.7) }).summary.npvProg,
      5,
    )
  })
})

describe('the job rate at which it breaks even', () => {
  it('gives a present value of 0 there', () => {
    const rate = breakEvenJobRate(aScenario(), 'kom')
    expect(rate).toMatchObject({ kind: 'at', holds: 'above' })
    const qJ = rate.kind === 'at' ? rate.qJ : Number.NaN
    expect(simulate(aScenario({ qJ })).summary.npvKom).toBeCloseTo(0, 2)
  })

  it('says so when no rate is enough, and when every rate is', () => {
    expect(breakEvenJobRate(aScenario({ cA: 100_000 }), 'prog')).toEqual({ kind: 'never' })
    // S4 costs nothing and has no baseline: any job is a saving.
    expect(breakEvenJobRate(aReference('S4'), 'prog')).toEqual({ kind: 'always' })
  })

  it('says below when a job pays more in tariffs than it saves', () => {
    const dear = { O1: 0, O2: 0, WS: 0, JS: 5_000_000, J3: 0, J6: 0, J12: 0, ES: 0 }
    const scenario = { ...aReference('S4'), tar: dear, qJ: 0, qW: 0.9, hW: 0, bW: 0, hB: 0 }
    expect(breakEvenJobRate(scenario, 'kom')).toMatchObject({ kind: 'at', holds: 'below' })
  })
})
