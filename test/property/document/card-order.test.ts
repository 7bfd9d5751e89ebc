import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isOrderKey, keyBetween } from '#shared/document/card-order.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const orderKey = fc
  .string({ unit: fc.constantFrom('0', '1', 'V', 'y', 'z'), minLength: 1, maxLength: 8 })
  .filter(isOrderKey)

describe('order keys', () => {
  test('a key between two keys sorts strictly between them, with and without a tie-break', () => {
    fc.assert(
      fc.property(orderKey, orderKey, fc.option(fc.uuid(), { nil: undefined }), (one, other, tieBreak) => {
        fc.pre(one !== other)
        const [low, high] = [one, other].sort(compare) as [string, string]
        const key = keyBetween(low, high, tieBreak)
        expect(isOrderKey(key)).toBe(true)
        expect(compare(low, key)).toBe(-1)
        expect(compare(key, high)).toBe(-1)
        expect(compare(low, keyBetween(low, null, tieBreak))).toBe(-1)
        expect(compare(keyBetween(null, high, tieBreak), high)).toBe(-1)
      }),
      { numRuns: 2000 },
    )
  })

  test('any sequence of insertions keeps the order in which they were asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 80 }), (places) => {
        const keys: string[] = []
        places.forEach((place, turn) => {
          const at = place % (keys.length + 1)
          keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null, `card-${turn}`))
        })
        expect(keys).toEqual(keys.toSorted(compare))
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  test('[DOC-5] two people who insert at the same place get different keys with room between them', () => {
    fc.assert(
      fc.property(orderKey, orderKey, fc.uuid(), fc.uuid(), (one, other, mine, yours) => {
        fc.pre(one !== other && mine !== yours)
        const [low, high] = [one, other].sort(compare) as [string, string]
        const keys = [keyBetween(low, high, mine), keyBetween(low, high, yours)].sort(compare) as [string, string]
        expect(keys[0]).not.toBe(keys[1])
        const middle = keyBetween(keys[0], keys[1])
        expect([low, keys[0], middle, keys[1], high].toSorted(compare)).toEqual([low, keys[0], middle, keys[1], high])
      }),
    )
  })

  test.each([
    ['at the end', (keys: string[]) => keys.length, 60],
    ['at the front', () => 0, 60],
    ['always at the second place', (keys: string[]) => Math.min(1, keys.length), 250],
  ])('a thousand cards put %s keep their keys short enough', (_, placeIn, longest) => {
    const keys: string[] = []
    for (let turn = 0; turn < 1000; turn += 1) {
      const at = placeIn(keys)
      keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null, `card-${turn}`))
    }
    expect(keys).toEqual(keys.toSorted(compare))
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(longest)
  })

  test.each([
    ['', ''],
    ['V', 'V'],
    ['x', 'b'],
    ['V0', 'not a key'],
    ['å', null],
  ])('neighbours that are no keys or in the wrong order (%j, %j) still give a key', (a, b) => {
    expect(isOrderKey(keyBetween(a, b, 'card'))).toBe(true)
  })
})
