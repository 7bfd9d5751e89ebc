import { describe, expect, it } from 'vitest'
import {
  defaultRanges,
  monteCarlo,
  monteCarloSteps,
  percentile,
  robustnessOf,
  triangular,
  withJobRate,
} from '#shared/simulation/monte-carlo.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { aScenario } from '#test/reference/scenarios.ts'

describe('the triangular distribution', () => {
  it('begins at the lowest value, ends at the highest and turns at the likeliest', () => {
    expect(triangular([2, 3, 6], 0)).toBe(2)
    expect(triangular([2, 3, 6], 0.25)).toBeCloseTo(3, 12)
    expect(triangular([2, 3, 6], 1)).toBe(6)
    expect(triangular([0, 0, 1], 0.75)).toBeCloseTo(0.5, 12)
  })

  it('gives the one value of a range without width', () => {
    expect(triangular([4, 4, 4], 0.3)).toBe(4)
  })
})

describe('percentiles', () => {
  it('lie between neighbours in proportion (type 7)', () => {
    const sorted = Float64Array.of(1, 2, 4, 8)
    expect(percentile(sorted, 0)).toBe(1)
    expect(percentile(sorted, 0.5)).toBe(3)
    expect(percentile(sorted, 0.9)).toBeCloseTo(4 + 0.7 * 4, 12)
    expect(percentile(sorted, 1)).toBe(8)
    expect(percentile(Float64Array.of(5), 0.9)).toBe(5)
  })
})

describe('Monte Carlo', () => {
  const fixed = {
    qJ: [0.25, 0.25, 0.25],
    lam: [0.03, 0.03, 0.03],
    h0: [0.006, 0.006, 0.006],
    d: [0.03, 0.03, 0.03],
    cost: [1, 1, 1],
  } as const

  it('without any width gives the deterministic figures in every run', () => {
    const { summary } = simulate(aScenario())
    const { npvKom, npvProg, npvFund, J6 } = monteCarlo(aScenario(), { n: 5, seed: 1, ranges: fixed })
    for (const [spread, value] of [
      [npvKom, summary.npvKom],
      [npvProg, summary.npvProg],
      [npvFund, summary.npvFund],
      [J6, summary.counts.J6],
    ] as const) {
      expect(spread.p10).toBeCloseTo(value, 5)
      expect(spread.p90).toBeCloseTo(value, 5)
      expect(spread.mean).toBeCloseTo(value, 5)
    }
  })

  it('leaves the baseline job loss, the buddy, administration and verification alone', () => {
    const ranges = { ...fixed, lam: [0, 0, 0], cost: [0, 0, 0] } as const
    const scenario = aScenario({ admin: 700, r: 0 })
    const changed = { lam: 0, cT: 0, cP: 0, cS: 0, cF: 0, cA: 0, cAF: 0, setup: 0 }
    const { summary } = simulate(aScenario({ admin: 700, r: 0, ...changed }))
    const drawn = monteCarlo(scenario, { n: 1, seed: 1, ranges })
    expect(drawn.npvKom.p50).toBeCloseTo(summary.npvKom, 5)
    expect(drawn.npvCosts.p50).toBeCloseTo(summary.npvCosts, 5)
    expect(summary.npvCosts).toBeGreaterThan(0)
  })

  it('a job rate that leaves too little for the other outcomes shrinks them in proportion', () => {
    const { qJ, qL, qW, qE } = withJobRate({ qL: 0.2, qW: 0.4, qE: 0.2 }, 0.6)
    expect([qJ, qL, qW, qE]).toEqual([0.6, expect.closeTo(0.1, 12), expect.closeTo(0.2, 12), expect.closeTo(0.1, 12)])
    expect(withJobRate({ qL: 0.2, qW: 0.4, qE: 0.2 }, 0.2)).toEqual({ qJ: 0.2, qL: 0.2, qW: 0.4, qE: 0.2 })
    expect(withJobRate({ qL: 0, qW: 0, qE: 0 }, 1)).toEqual({ qJ: 1, qL: 0, qW: 0, qE: 0 })
  })

  it('reports progress and stops where it is left', () => {
    const steps = monteCarloSteps(aScenario(), { n: 25, seed: 1, runsPerStep: 10 })
    expect([steps.next(), steps.next()]).toEqual([
      { done: false, value: 10 },
      { done: false, value: 20 },
    ])
    expect(steps.next()).toMatchObject({ done: true, value: { n: 25 } })
    const cancelled = monteCarloSteps(aScenario(), { n: 25, seed: 1, runsPerStep: 10 })
    cancelled.next()
    cancelled.return({ ...monteCarlo(aScenario(), { n: 1, seed: 1 }) })
    expect(cancelled.next().done).toBe(true)
  })

  it('the same seed gives the same figures, in one step or many, with bands or without', () => {
    const size = { n: 60, seed: 99 }
    const { bands: _, ...whole } = monteCarlo(aScenario(), size)
    const { bands, ...stepped } = monteCarlo(aScenario(), { ...size, runsPerStep: 7, bands: ['kom', 'fund'] })
    expect(stepped).toEqual(whole)
    expect(Object.keys(bands)).toEqual(['kom', 'fund'])
    expect(monteCarlo(aScenario(), { ...size, seed: 100 }).npvKom).not.toEqual(whole.npvKom)
  })

  it('the band of a figure ends at the spread of its sum when nothing is discounted', () => {
    const { bands, npvKom } = monteCarlo(aScenario({ r: 0 }), { n: 200, seed: 4, bands: ['kom'] })
    expect(bands.kom?.p10).toHaveLength(60)
    expect(bands.kom?.p10.at(-1)).toBeCloseTo(npvKom.p10, 5)
    expect(bands.kom?.p90.at(-1)).toBeCloseTo(npvKom.p90, 5)
  })

  it('the default ranges are skewed to the bad side: the mean of S1 is below its deterministic figure', () => {
    expect(monteCarlo(aScenario(), { n: 500, seed: 3 }).npvKom.mean).toBeLessThan(simulate(aScenario()).summary.npvKom)
    expect(defaultRanges.qJ).toEqual([0.1, 0.25, 0.4])
  })
})

describe('persons drawn one by one', () => {
  const size = { n: 4000, seed: 11, hasIndividuals: true }
  const ranges = {
    qJ: [0.25, 0.25, 0.25],
    lam: [0.03, 0.03, 0.03],
    h0: [0.006, 0.006, 0.006],
    d: [0.03, 0.03, 0.03],
    cost: [1, 1, 1],
  } as const

  it('are the expected cohort on average, and far from it one by one', () => {
    const { summary } = simulate(aScenario())
    const { J6, npvProg, npvKom, npvSocietal } = monteCarlo(aScenario(), { ...size, ranges })
    // Standard errors of 4,000 runs: 0.04 persons; a tenth of the spread between P10 and P90 is far outside chance.
    expect(Math.abs(J6.mean - summary.counts.J6)).toBeLessThan(0.2)
    expect(Math.abs(npvProg.mean - summary.npvProg)).toBeLessThan(0.05 * (npvProg.p90 - npvProg.p10))
    expect(Math.abs(npvKom.mean - summary.npvKom)).toBeLessThan(0.05 * (npvKom.p90 - npvKom.p10))
    expect(Math.abs(npvSocietal.mean - summary.npvSocietal)).toBeLessThan(0.05 * (npvSocietal.p90 - npvSocietal.p10))
    // 27 citizens and P(J6) = 0.364: about 7 to 13 jobs by chance alone.
    expect([J6.p10, J6.p90]).toEqual([7, 13])
  })

  it.each([
    ['V1', 9 * 0.9],
    ['V2', 9 * 0.8],
    ['V3', 0.6 * 9.8238],
    ['V4', 9 * 0.4],
  ] as const)('make %s as often as expected', (outcome, expected) => {
    // All costs up front and one krone per outcome: what the fund receives is the number of them.
    const tar = { O1: 0, O2: 0, WS: 0, JS: 0, J3: 0, J6: 0, J12: 0, ES: 0 }
    const ftar = { V1: 0, V2: 0, V3: 0, V4: 0, [outcome]: 1 }
    const counted = aScenario({ u: 1, firmShare: 0, r: 0, lag: 0, tar, ftar })
    expect(Math.abs(monteCarlo(counted, { ...size, ranges }).npvFund.mean - expected)).toBeLessThan(0.2)
  })

  it('are whole: every count in every run', () => {
    const { J6 } = monteCarlo(aScenario(), { ...size, n: 31 })
    expect(J6.p50 % 1).toBe(0)
  })

  it('leave the parameters drawn as they were: a programme without citizens has the same spread', () => {
    const nobody = aScenario({ N: 0, pV1: 1, pV2: 1, pV4: 1 })
    expect(monteCarlo(nobody, { n: 50, seed: 5, hasIndividuals: true }).npvCosts).toEqual(
      monteCarlo(nobody, { n: 50, seed: 5 }).npvCosts,
    )
  })
})

describe('the word for robustness', () => {
  it.each([
    [0.9, 'robust'],
    [0.8999, 'sandsynlig'],
    [0.5, 'sandsynlig'],
    [0.4999, 'usikker'],
    [0.1, 'usikker'],
    [0.0999, 'usandsynlig'],
  ])('%s is %s', (share, word) => {
    expect(robustnessOf(share)).toBe(word)
  })
})
