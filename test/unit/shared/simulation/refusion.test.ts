import { describe, expect, it } from 'vitest'
import type { RefusionLadder } from '#shared/simulation/parameters.ts'
import { refusionRate } from '#shared/simulation/refusion.ts'

const ladder: RefusionLadder = [
  [4, 0.8],
  [26, 0.4],
  [52, 0.3],
  [null, 0.2],
]

describe('the refusion rate of a month', () => {
  it('weights the steps by the weeks of the month: 0.769231 in the first month from week 0', () => {
    expect(refusionRate(ladder, 0, 1)).toBeCloseTo((4 * 0.8 + (13 / 3 - 4) * 0.4) / (13 / 3), 12)
    expect(refusionRate(ladder, 0, 1)).toBeCloseTo(0.769231, 6)
  })

  it('averages to what 24 months from week 0 leave the municipality: 0.7096', () => {
    const months = Array.from({ length: 24 }, (_, index) => 1 - refusionRate(ladder, 0, index + 1))
    expect(months.reduce((sum, share) => sum + share, 0) / 24).toBeCloseTo(
      (4 * 0.2 + 22 * 0.6 + 26 * 0.7 + 52 * 0.8) / 104,
      12,
    )
  })

  it('is the last step after a year on support', () => {
    expect(refusionRate(ladder, 156, 1)).toBeCloseTo(0.2, 12)
  })

  it('goes on with the last step when it has a week of its own', () => {
    const finite: RefusionLadder = [
      [4, 0.8],
      [26, 0.4],
    ]
    expect(refusionRate(finite, 20, 1)).toBeCloseTo(0.4, 12)
    expect(refusionRate(finite, 24, 1)).toBeCloseTo(0.4, 12)
    expect(refusionRate(finite, 500, 3)).toBeCloseTo(0.4, 12)
  })
})
