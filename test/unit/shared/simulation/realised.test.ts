import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, citizenTriggers, firmTriggers } from '#shared/simulation/columns.ts'
import { type RealisedOutcomes, realisedOutcomes, simulateRealised } from '#shared/simulation/realised.ts'
import { simulate, simulateColumns } from '#shared/simulation/simulate.ts'
import { anyScenario } from '#test/reference/any-scenario.ts'
import { differences, largestNumber } from '#test/reference/compare.ts'
import { aScenario } from '#test/reference/scenarios.ts'

const S1 = aScenario()
const triggers = [...citizenTriggers, ...firmTriggers]
const pay = (realised: RealisedOutcomes) => simulateRealised(S1, realised).rows.map((row) => row.pay)

describe('realised outcomes in the place of expected ones', () => {
  it('with nothing realised it is the simulation itself', () => {
    fc.assert(
      fc.property(anyScenario, (input) => {
        const plain = simulate(input)
        const tolerance = { tolerance: 1e-9 * Math.max(1, largestNumber(plain)) }
        const { rows } = simulateRealised(input, { through: 0, counts: {} })
        expect(differences(rows, plain.rows, tolerance)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each([1, 6, 12, 18, 33, 60])(
    'with exactly what was expected up to month %i it is the simulation itself',
    (through) => {
      const { columns } = simulateColumns(S1)
      const counts = Object.fromEntries(
        triggers.map((trigger) => [trigger, Array.from({ length: through + 1 }, (_, m) => at(columns[trigger], m))]),
      )
      const { summary, rows } = simulateRealised(S1, { through, counts })
      const plain = simulate(S1)
      expect(differences({ ...summary, rows }, { ...plain.summary, rows: plain.rows }, { tolerance: 1e-6 })).toEqual([])
    },
  )

  it('persons are conserved and no state is negative, whatever was registered', () => {
    const anyCounts = fc.array(
      fc.record({
        outcomeCode: fc.constantFrom(...triggers),
        month: fc.integer({ min: 0, max: 40 }),
        count: fc.nat({ max: 40 }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(anyCounts, fc.integer({ min: 0, max: 40 }), (outcomes, through) => {
        const { rows } = simulateRealised(S1, realisedOutcomes(through, outcomes))
        for (const { check, inJob, onBenefit } of rows) {
          expect(Math.abs(check - S1.N)).toBeLessThan(1e-9 * S1.N)
          expect(Math.min(inJob, onBenefit)).toBeGreaterThan(-1e-9)
          expect(inJob + onBenefit).toBeLessThan(S1.N + 1e-9)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('pays for what was reached, after the lag, and for nothing else in those months', () => {
    const twenty = realisedOutcomes(6, [{ outcomeCode: 'O1', month: 6, count: 20 }])
    expect(pay(twenty)[6 + S1.lag - 1]).toBeCloseTo(20 * S1.tar.O1, 6)
    const none = realisedOutcomes(13, [{ outcomeCode: 'JS', month: 13, count: 0 }])
    const plain = simulate(S1).rows.map((row) => row.pay)
    const month = 13 + S1.lag - 1
    const jobs = at(simulateColumns(S1).columns.JS, 13)
    expect((plain[month] ?? 0) - (pay(none)[month] ?? 0)).toBeCloseTo(jobs * S1.tar.JS, 6)
  })

  it('carries what happened on: fewer who completed the course find fewer jobs, more starts more lasting ones', () => {
    const expected = simulate(S1).summary.counts
    const few = simulateRealised(S1, realisedOutcomes(12, [{ outcomeCode: 'O2', month: 12, count: 9 }])).summary
    expect(few.counts.J6).toBeLessThan(expected.J6)
    expect(few.npvSaveKom).toBeLessThan(simulate(S1).summary.npvSaveKom)
    const many = realisedOutcomes(13, [{ outcomeCode: 'JS', month: 13, count: 12 }])
    expect(simulateRealised(S1, many).summary.counts.J6).toBeGreaterThan(expected.J6)
    const lost = realisedOutcomes(15, [
      { outcomeCode: 'JS', month: 13, count: 12 },
      { outcomeCode: 'J3', month: 15, count: 4 },
    ])
    const [all, some] = [many, lost].map((one) => simulateRealised(S1, one).rows[17]?.inJob ?? 0)
    expect(some).toBeLessThan(all ?? 0)
  })

  it('leaves an outcome that nobody registers as expected', () => {
    const onlyJobs = realisedOutcomes(12, [{ outcomeCode: 'JS', month: 3, count: 0 }])
    const { counts } = simulateRealised(S1, onlyJobs).summary
    expect(counts.O1).toBeCloseTo(simulate(S1).summary.counts.O1, 9)
  })

  it('gathers by month, early ones in the first, and leaves out relapses and what is not over', () => {
    expect(
      realisedOutcomes(3, [
        { outcomeCode: 'O1', month: -2, count: 1 },
        { outcomeCode: 'O1', month: 1, count: 2 },
        { outcomeCode: 'O1', month: 3, count: 4 },
        { outcomeCode: 'O1', month: 4, count: 8 },
        { outcomeCode: 'R', month: 2, count: 16 },
      ]),
    ).toEqual({ through: 3, counts: { O1: [0, 3, 0, 4] } })
  })
})
