import { describe, expect, it } from 'vitest'
import { simulate, simulateColumns } from '#shared/simulation/simulate.ts'
import { aReference, aScenario } from '#test/reference/scenarios.ts'

describe('the calculations made by hand', () => {
  it('one citizen in an ordinary job for 12 months saves the municipality 118,329.60 and the state 29,582.40', () => {
    const { summary } = simulate({ ...aReference('S4'), N: 1, H: 12 })
    expect(summary.saveKom).toBeCloseTo(118_329.6, 6)
    expect(summary.saveStat).toBeCloseTo(29_582.4, 6)
  })

  it('ten citizens in a job at once save 2,366,592 in 24 months and are paid with 1,050,000 and 90,000', () => {
    const { summary } = simulate(aReference('S4'))
    expect(summary.saveKom).toBeCloseTo(2_366_592, 6)
    expect(summary.payC).toBeCloseTo(1_050_000, 6)
    expect(summary.payF).toBeCloseTo(90_000, 6)
  })

  it('with a tenth of the jobs lost a month, 99.3637 job-months save 979,805.88 and costs are 870,000', () => {
    const { summary, rows } = simulate(aReference('S5'))
    const jobMonths = rows.reduce((sum, row) => sum + row.inJob, 0)
    expect(jobMonths).toBeCloseTo((10 * (1 - 0.9 ** 48)) / 0.1, 9)
    expect(jobMonths).toBeCloseTo(99.3637, 4)
    expect(summary.saveKom).toBeCloseTo(979_805.88, 2)
    expect(summary.costs).toBeCloseTo(870_000, 6)
    expect(summary.counts).toMatchObject({ J3: expect.closeTo(8.1, 9), J6: expect.closeTo(5.9049, 9) })
    expect(summary.counts.J12).toBeCloseTo(3.1381, 4)
  })

  it('the baseline of S1 has 3.98268 of 27 in a job after 60 months', () => {
    const { summary } = simulate(aScenario())
    expect(summary.baselineInJobEnd).toBeCloseTo(((27 * 0.006) / 0.036) * (1 - 0.964 ** 59), 9)
    expect(summary.baselineInJobEnd).toBeCloseTo(3.98268, 5)
  })
})

describe('the course', () => {
  it('without training, citizens start in practical job training and O1 never happens', () => {
    const { columns } = simulateColumns(aScenario({ Td: 0 }))
    expect(columns.P[1]).toBe(27)
    expect(columns.O1.every((count) => count === 0)).toBe(true)
    expect(columns.O2[6]).toBeCloseTo(27 * 0.97 ** 6, 9)
  })

  it('without practical job training, outcomes follow training and O2 never happens', () => {
    const { columns } = simulateColumns(aScenario({ Pd: 0 }))
    expect(columns.O2.every((count) => count === 0)).toBe(true)
    expect(columns.O1[6]).toBeCloseTo(27 * 0.97 ** 6, 9)
    expect(columns.JS[7]).toBeCloseTo(27 * 0.97 ** 6 * 0.25, 9)
  })

  it('without any course, outcomes are handed out in month 1', () => {
    const { columns } = simulateColumns(aScenario({ Td: 0, Pd: 0 }))
    expect([columns.JS[1], columns.WS[1], columns.ES[1], columns.L[1], columns.B1[1]]).toEqual([
      6.75,
      6.75,
      1.35,
      5.4,
      expect.closeTo(6.75, 9),
    ])
  })

  it('counts only those who complete a phase: who gets a job at its end is in JS and not in O1', () => {
    const { columns } = simulateColumns(aScenario({ Td: 1, dT: 0.1, eT: 0.2 }))
    expect(columns.O1[1]).toBeCloseTo(27 * 0.7, 9)
    expect(columns.JS[2]).toBeCloseTo(27 * 0.2, 9)
  })

  it('a horizon that ends with the course sees O2 and no outcome after it', () => {
    const { summary } = simulate(aScenario({ H: 12 }))
    expect(summary.counts.O2).toBeGreaterThan(0)
    expect([summary.counts.JS, summary.counts.WS, summary.counts.ES]).toEqual([0, 0, 0])
    expect(summary.costPerJ6).toBeNull()
  })

  it('keeps people in wage subsidy for exactly Ld months', () => {
    const { columns } = simulateColumns(aScenario({ Ld: 2 }))
    const inSubsidy = [12, 13, 14, 15].map((m) => (columns.L[m] ?? 0) > 0)
    expect(inSubsidy).toEqual([false, true, true, false])
  })

  it('pays nothing for the jobs of dropouts and for second jobs', () => {
    const { summary, rows } = simulate(aScenario({ qJ: 0, qL: 0, qW: 0, hB: 0, dT: 0.5, hX: 0.2 }))
    expect(summary.counts.JS).toBe(0)
    expect(rows.at(-1)?.inJob).toBeGreaterThan(1)
  })
})

describe('what is asked of the settings', () => {
  it('follow-up lasts Fm months from the first month after the course', () => {
    const price = { cT: 0, cP: 0, cS: 0, cA: 0, cAF: 0, setup: 0, cV: 0, fee: 0 }
    const { rows } = simulate(aScenario({ ...price, Fm: 2 }))
    expect(rows.filter((row) => row.cost > 0).map((row) => row.m)).toEqual([13, 14])
  })

  it('verification is paid for all twelve outcomes, whatever their tariff', () => {
    const price = { cT: 0, cP: 0, cS: 0, cF: 0, cA: 0, cAF: 0, setup: 0, fee: 0 }
    const free = { O1: 0, O2: 0, WS: 0, JS: 0, J3: 0, J6: 0, J12: 0, ES: 0 }
    const { columns } = simulateColumns(aScenario({ ...price, cV: 1, tar: free, ftar: { V1: 0, V2: 0, V3: 0, V4: 0 } }))
    expect(columns.cost[12]).toBeCloseTo((columns.O2[12] ?? 0) + 9 * 0.9, 9)
    expect(columns.cost[24]).toBeCloseTo(
      ['JS', 'J3', 'J6', 'J12', 'V3', 'V4'].reduce((sum, name) => sum + (columns[name as 'JS'][24] ?? 0), 0),
      9,
    )
  })

  it('administration falls in every month and grants once, in month 1', () => {
    const [plain, changed] = [simulate(aScenario()), simulate(aScenario({ admin: 100, grants: 5000 }))]
    const shift = (party: 'kom' | 'fund') =>
      changed.rows.map((row, index) => Math.round(row[party] - (plain.rows[index]?.[party] ?? 0)))
    expect(shift('kom')).toEqual(Array.from({ length: 60 }, () => -100))
    expect(shift('fund')).toEqual([5000, ...Array.from({ length: 59 }, () => 0)])
  })

  it('what the municipality pays up front leaves the fund and nobody else', () => {
    const [plain, changed] = [simulate(aScenario()), simulate(aScenario({ u: 0.4 }))]
    expect(changed.summary.npvKom).toBeCloseTo(plain.summary.npvKom - 0.4 * plain.summary.npvCosts, 4)
    expect(changed.summary.npvFund).toBeCloseTo(plain.summary.npvFund + 0.4 * plain.summary.npvCosts, 4)
    expect(changed.summary.npvProg).toBeCloseTo(plain.summary.npvProg, 6)
  })

  it('a firm share below 1 stays with the fund', () => {
    const { summary, rows } = simulate(aScenario({ firmShare: 0.25, r: 0 }))
    const whole = simulate(aScenario({ r: 0 }))
    expect(summary.npvFund - whole.summary.npvFund).toBeCloseTo(0.75 * summary.payF, 4)
    expect(summary.npvFirm - whole.summary.npvFirm).toBeCloseTo(-0.75 * summary.payF, 4)
    expect(rows.map((row) => row.societal)).toEqual(whole.rows.map((row) => row.societal))
  })

  it('tax moves between the parties and leaves citizen, firm and society as they are', () => {
    const [without, withTax] = [simulate(aScenario()), simulate(aScenario({ includeTax: true }))]
    for (const party of ['citizen', 'firm', 'societal', 'cost', 'pay'] as const) {
      expect(withTax.rows.map((row) => row[party])).toEqual(without.rows.map((row) => row[party]))
    }
    expect(without.summary.npvUdlig).toBe(0)
    expect(withTax.summary.npvUdlig).not.toBe(0)
    expect(withTax.summary.saveKom).not.toBe(without.summary.saveKom)
  })

  it('payments due after the horizon are outside it and paid by nobody', () => {
    const { summary } = simulate(aScenario({ lag: 60 }))
    expect([summary.payC, summary.payF, summary.npvPay]).toEqual([0, 0, 0])
    expect([summary.komScaleMax, summary.fundScaleMin]).toEqual([null, null])
    const atOnce = simulate(aScenario({ lag: 0 })).summary
    expect(atOnce.payOutside).toBe(0)
    expect(summary.payOutside).toBeCloseTo(atOnce.payC + atOnce.payF, 4)
  })

  it('a firm outcome in a month outside 1…H does not occur', () => {
    const { summary } = simulate(aScenario({ N: 0, Am: 0, AFm: 0, gM: 61 }))
    expect([summary.payF, summary.payOutside]).toEqual([0, 0])
  })
})
