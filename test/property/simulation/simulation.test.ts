import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, programmeStocks } from '#shared/simulation/columns.ts'
import { parseSimulationInput, type SimulationInput } from '#shared/simulation/parameters.ts'
import { simulate, simulateColumns } from '#shared/simulation/simulate.ts'
import { anyScenario } from '#test/reference/any-scenario.ts'

/** 1e-9 of what the figures are made of: sums of millions that cancel are not exact to the last digit. */
const slack = (...sizes: number[]) => 1e-9 * Math.max(1, ...sizes.map(Math.abs))
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Every amount a month of the scenario is made of, as a yardstick for rounding. */
function sizeOf(input: SimulationInput): number {
  const wages = input.hourly * Math.max(input.hoursJ, input.hoursL, input.hoursW, input.hoursP)
  const each = input.B + input.SU + input.c0 + input.sh * input.hoursL + input.buddy + 2 * wages
  return input.N * each
}

function check(property: (input: SimulationInput) => void): void {
  fc.assert(fc.property(anyScenario, property), { numRuns: 200 })
}

describe('for any scenario', () => {
  it('validation lets it through', () => {
    check((input) => {
      expect(parseSimulationInput(input)).toMatchObject({ ok: true })
    })
  })

  it('persons are conserved in every month, in the programme and in the baseline, and no stock is negative', () => {
    check((input) => {
      const { columns } = simulateColumns(input)
      for (let m = 1; m <= input.H; m += 1) {
        const persons = programmeStocks.map((stock) => at(columns[stock], m))
        expect(Math.abs(total(persons) - input.N)).toBeLessThanOrEqual(slack(input.N))
        expect(Math.abs(at(columns.C, m) + at(columns.CJ, m) - input.N)).toBeLessThanOrEqual(slack(input.N))
        expect(Math.min(...persons, at(columns.C, m), at(columns.CJ, m))).toBeGreaterThanOrEqual(-slack(input.N))
      }
    })
  })

  it('transfers cancel: the parties together have the value of the extra production', () => {
    check((input) => {
      for (const row of simulate(input).rows) {
        expect(Math.abs(row.societal - row.prodCheck)).toBeLessThanOrEqual(slack(sizeOf(input)))
      }
    })
  })

  it('the programme is municipality and fund together, but for administration, grants and the firms’ part', () => {
    check((input) => {
      for (const row of simulate(input).rows) {
        const grants = row.m === 1 ? input.grants : 0
        const together = row.kom + row.fund + input.admin + input.firmShare * row.payF - grants
        expect(Math.abs(together - row.prog)).toBeLessThanOrEqual(slack(row.prog, row.cost, row.pay, grants))
      }
    })
  })

  it('twice the citizens, firms and fixed costs give twice of everything', () => {
    check((input) => {
      const twice = simulate({
        ...input,
        N: 2 * input.N,
        K: 2 * input.K,
        setup: 2 * input.setup,
        admin: 2 * input.admin,
        grants: 2 * input.grants,
        capTotal: input.capTotal === null ? null : 2 * input.capTotal,
      })
      const once = simulate(input)
      for (const name of ['saveKom', 'saveStat', 'cost', 'pay', 'kom', 'prog', 'fund', 'citizen', 'firm'] as const) {
        for (const [index, row] of once.rows.entries()) {
          const doubled = twice.rows[index]?.[name] ?? Number.NaN
          expect(Math.abs(doubled - 2 * row[name])).toBeLessThanOrEqual(
            slack(row.cost, row.pay, row.Gp, row.Gc, sizeOf(input)),
          )
        }
      }
      expect(twice.summary.verdict).toBe(once.summary.verdict)
    })
  })

  it('no more is paid than the total cap, and per citizen no more than the cap for one', () => {
    check((input) => {
      const { summary } = simulate(input)
      const paid = summary.payC + summary.payF
      const most = input.capTotal ?? Infinity
      expect(paid).toBeLessThanOrEqual(most + slack(most))
      // Nobody walks both the job ladder and education, so one cap holds for each citizen.
      const mostForCitizens = input.N === 0 ? 0 : (input.capCitizen ?? Infinity) * input.N
      expect(summary.payC).toBeLessThanOrEqual(mostForCitizens + slack(mostForCitizens))
    })
  })

  it('a cap never makes anybody pay more', () => {
    check((input) => {
      const free = simulate({ ...input, capCitizen: null, capTotal: null })
      const { rows, summary } = simulate(input)
      for (const [index, row] of rows.entries()) {
        const due = free.rows[index]?.pay ?? 0
        expect(row.pay).toBeLessThanOrEqual(due + slack(due))
      }
      expect(summary.payOutside).toBeLessThanOrEqual(free.summary.payOutside + slack(free.summary.payOutside))
    })
  })

  it('a higher discount rate makes every later month count less', () => {
    fc.assert(
      fc.property(anyScenario, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (input, more) => {
        const [low, high] = [simulate(input).rows, simulate({ ...input, r: input.r + more }).rows]
        for (const [index, row] of low.entries()) {
          const later = high[index]
          expect(Math.sign(row.DF - (later?.DF ?? Number.NaN))).toBe(row.m === 1 ? 0 : 1)
          expect(Math.abs((later?.DF ?? 1) * (later?.kom ?? 0))).toBeLessThanOrEqual(Math.abs(row.DF * row.kom))
        }
      }),
    )
  })

  it('a programme that changes nothing saves nothing', () => {
    check((input) => {
      const h0 = input.h0
      const { rows, summary } = simulate({
        ...input,
        dT: 0,
        dP: 0,
        qJ: 0,
        qL: 0,
        qW: 0,
        qE: 0,
        eT: h0,
        eP: h0,
        hB: h0,
        lam: input.lam0,
        // Other effort is spared during the course, whatever comes of it.
        c0: 0,
      })
      for (const row of rows) {
        expect(Math.abs(row.saveKom)).toBeLessThanOrEqual(slack(sizeOf(input)))
        expect(Math.abs(row.saveStat)).toBeLessThanOrEqual(slack(sizeOf(input)))
      }
      expect(Math.abs(summary.inJobEnd - summary.baselineInJobEnd)).toBeLessThanOrEqual(slack(input.N))
    })
  })

  it('the same input gives the same output, and is left as it was', () => {
    check((input) => {
      const before = structuredClone(input)
      expect(simulate(input)).toEqual(simulate(input))
      expect(input).toEqual(before)
    })
  })
})

/** Scenarios in which a job is the only way to a saving and costs nothing to follow up or verify. */
const jobsPay = anyScenario.map((input) => ({
  ...input,
  H: Math.max(input.H, input.Td + input.Pd + 12),
  cF: 0,
  cV: 0,
  includeTax: false,
  qL: 0,
  qW: 0,
  qE: 0,
  wr: 1,
}))

describe('where a job saves more than it costs', () => {
  it('more jobs at once never make the programme worse', () => {
    fc.assert(
      fc.property(jobsPay, fc.nat(1000), fc.nat(1000), (input, a, b) => {
        const [few, many] = [Math.min(a, b) / 1000, Math.max(a, b) / 1000]
        const [low, high] = [simulate({ ...input, qJ: few }).summary, simulate({ ...input, qJ: many }).summary]
        // Above 1 the chances alternate: who lost a job is surer to have one next month than who kept it.
        fc.pre(input.hB + input.lam <= 1)
        expect(high.npvProg).toBeGreaterThanOrEqual(low.npvProg - slack(low.npvProg, low.npvCosts, sizeOf(input)))
      }),
      { numRuns: 200 },
    )
  })

  it('more job loss never makes the programme better', () => {
    fc.assert(
      fc.property(jobsPay, fc.nat(200), fc.nat(200), (input, a, b) => {
        const [low, high] = [Math.min(a, b) / 1000, Math.max(a, b) / 1000]
        fc.pre(input.hB + high <= 1)
        const [safe, risky] = [simulate({ ...input, lam: low }).summary, simulate({ ...input, lam: high }).summary]
        expect(risky.npvProg).toBeLessThanOrEqual(safe.npvProg + slack(safe.npvProg, safe.npvCosts, sizeOf(input)))
      }),
      { numRuns: 200 },
    )
  })
})
