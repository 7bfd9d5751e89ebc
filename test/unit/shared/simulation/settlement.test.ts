import { describe, expect, it } from 'vitest'
import { cappedTariffs } from '#shared/simulation/settlement.ts'
import { simulate } from '#shared/simulation/simulate.ts'
import { aScenario } from '#test/reference/scenarios.ts'

const tariffs = { O1: 10, O2: 15, WS: 10, JS: 20, J3: 25, J6: 30, J12: 30, ES: 15 }

describe('the cap per citizen', () => {
  it('is used up in the order of the ladder; education shares it with the course alone', () => {
    expect(cappedTariffs(tariffs, 60)).toEqual({ O1: 10, O2: 15, WS: 10, JS: 20, J3: 5, J6: 0, J12: 0, ES: 15 })
    expect(cappedTariffs(tariffs, 30)).toEqual({ O1: 10, O2: 15, WS: 5, JS: 0, J3: 0, J6: 0, J12: 0, ES: 5 })
  })

  it('leaves nothing at 0 and everything without one', () => {
    expect(Object.values(cappedTariffs(tariffs, 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    expect(cappedTariffs(tariffs, null)).toEqual(tariffs)
  })

  it('leaves the firm side alone', () => {
    const { summary } = simulate(aScenario({ capCitizen: 0 }))
    expect(summary.payC).toBe(0)
    expect(summary.payF).toBeCloseTo(simulate(aScenario()).summary.payF, 6)
  })
})

describe('the total cap', () => {
  it('cuts both sides by the same factor in the month in which it is hit, and all after it', () => {
    const free = simulate(aScenario()).rows
    const capped = simulate(aScenario({ capTotal: 500_000 })).rows
    const hit = capped.findIndex((row, index) => row.pay < (free[index]?.pay ?? 0))
    expect(capped.slice(0, hit)).toEqual(free.slice(0, hit))
    const factor = (capped[hit]?.payC ?? 0) / (free[hit]?.payC ?? 1)
    expect((capped[hit]?.payF ?? 0) / (free[hit]?.payF ?? 1)).toBeCloseTo(factor, 12)
    expect(capped.slice(hit + 1).every((row) => row.pay === 0)).toBe(true)
    expect(capped.reduce((sum, row) => sum + row.pay, 0)).toBeCloseTo(500_000, 6)
  })

  it('pays nothing at 0, and leaves what is due after the horizon uncut', () => {
    const { summary } = simulate(aScenario({ capTotal: 0 }))
    expect([summary.payC, summary.payF]).toEqual([0, 0])
    expect(summary.payOutside).toBeCloseTo(simulate(aScenario()).summary.payOutside, 9)
  })
})
