import { describe, expect, it } from 'vitest'
import {
  bargainingGap,
  bargainingZone,
  breakEvenMonth,
  cutMonths,
  perCost,
  splitAtCutDates,
  verdictOf,
} from '#shared/simulation/self-financing.ts'

describe('the verdict', () => {
  const values = { npvCosts: 100, npvSaveKom: 0, npvSaveStat: 0, npvUdlig: 0 }

  it('has no data without cost, whatever is saved', () => {
    expect(verdictOf({ ...values, npvCosts: 0, npvSaveKom: 5 })).toBe('ingen-data')
    expect(verdictOf({ ...values, npvCosts: 1e-10 })).toBe('ingen-data')
  })

  it('asks the municipality first, then the state and equalisation together', () => {
    expect(verdictOf({ ...values, npvSaveKom: 100 })).toBe('selvfinansierende')
    expect(verdictOf({ ...values, npvSaveKom: 99.9, npvSaveStat: 0.05, npvUdlig: 0.06 })).toBe('kun-med-stat')
    expect(verdictOf({ ...values, npvSaveKom: 99.9 })).toBe('ikke-selvfinansierende')
  })

  it('a share of no cost is nothing, not infinite', () => {
    expect(perCost(5, 0)).toBeNull()
    expect(perCost(5, 10)).toBe(0.5)
  })
})

describe('the break-even month', () => {
  const months = (values: readonly number[]) => breakEvenMonth(values.length, (m) => values[m - 1] ?? 0)

  it('is the month after the last one below zero', () => {
    expect(months([-10, 5, 5, -1, 2])).toBe(5)
    expect(months([10, -20, 10, 0])).toBe(3)
  })

  it('is 0 when never below, also when only rounding is', () => {
    expect(months([1, 2, -3])).toBe(0)
    expect(months([-1e-7, 0])).toBe(0)
    expect(months([0, 0])).toBe(0)
  })

  it('is null when below at the horizon', () => {
    expect(months([5, -6])).toBeNull()
    expect(months([-1, 5, -6])).toBeNull()
  })
})

describe('the bargaining zone', () => {
  it('lies between what covers the cost and what the municipality can pay', () => {
    const zone = bargainingZone(
      { u: 0.1, admin: 2, grants: 20 },
      { npvPay: 50, npvSaveKom: 100, npvCosts: 80, discountedMonths: 10 },
    )
    expect(zone.komScaleMax).toBeCloseTo((100 - 8 - 20) / 50, 12)
    expect(zone.fundScaleMin).toBeCloseTo((72 - 20) / 50, 12)
    expect(bargainingGap(zone, 50)).toBe(0)
  })

  it('names what is missing when it is empty', () => {
    expect(bargainingGap({ komScaleMax: 0.9, fundScaleMin: 1.8 }, 1000)).toBeCloseTo(900, 9)
  })
})

describe('the cut dates', () => {
  it('are the end of the accelerator, of its follow-up, and the horizon, never after it', () => {
    expect(cutMonths({ H: 60, Am: 12, AFm: 6 })).toEqual({ end: 12, follow: 18, H: 60 })
    expect(cutMonths({ H: 15, Am: 12, AFm: 6 })).toEqual({ end: 12, follow: 15, H: 15 })
  })

  it('keep what has happened and what is expected apart', () => {
    const values = Array.from({ length: 24 }, () => 1)
    expect(splitAtCutDates({ H: 24, Am: 12, AFm: 6 }, values, 14)).toEqual([
      { cut: 'end', month: 12, realised: 12, projected: 0 },
      { cut: 'follow', month: 18, realised: 14, projected: 4 },
      { cut: 'H', month: 24, realised: 14, projected: 10 },
    ])
  })
})
