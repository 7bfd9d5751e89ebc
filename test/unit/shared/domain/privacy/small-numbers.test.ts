import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideSmallCounts } from '#shared/domain/privacy/small-numbers.ts'

describe('small numbers', () => {
  it.each([
    [[0, 5, 12], [0, 5, 12], 17],
    [[2, 7, 9], [null, null, 9], 18],
    [[2, 3, 9], [null, null, 9], 14],
    [[3, 0], [null, 0], null],
    [[1, 2], [null, null], null],
    [[], [], 0],
  ])('[OUT-11] %j is shown as %j with the sum %j', (counts, shown, sum) => {
    expect(hideSmallCounts(counts)).toEqual({ shown, sum })
  })

  it('[OUT-11] no small number can be worked out from the others and the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 6 }), (counts) => {
        const { shown, sum } = hideSmallCounts(counts)
        const hidden = shown.filter((count) => count === null).length
        shown.forEach((count, index) => expect(count ?? counts[index]).toBe(counts[index]))
        for (const count of shown) expect(count === null || count === 0 || count >= 5).toBe(true)
        expect(sum !== null && hidden === 1).toBe(false)
      }),
    )
  })
})
