import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type SettingCounts,
  compareSettings,
  publish,
  sumOfPublished,
} from '#shared/domain/privacy/published-figures.ts'

const count = fc.integer({ min: 0, max: 12 })
const small = fc.integer({ min: 1, max: 4 })

describe('figures that leave a partnership', () => {
  it('[PFO-2] hide 1 to 4 and nothing else', () => {
    expect([0, 1, 4, 5, 12].map(publish)).toEqual([
      { kind: 'exact', count: 0 },
      { kind: 'hidden' },
      { kind: 'hidden' },
      { kind: 'exact', count: 5 },
      { kind: 'exact', count: 12 },
    ])
  })

  it('[PFO-2] say the same whatever a hidden count is, also in every sum', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 8 }), fc.infiniteStream(small), (counts, others) => {
        // The same partnerships, but with other numbers wherever the number is hidden.
        const twin = counts.map((n) => (n >= 1 && n <= 4 ? others.next().value : n))
        expect(twin.map(publish)).toEqual(counts.map(publish))
        for (let from = 0; from < counts.length; from += 1) {
          for (let to = from + 1; to <= counts.length; to += 1) {
            const sum = (of: number[]) => sumOfPublished(of.slice(from, to).map(publish))
            expect(sum(twin)).toEqual(sum(counts))
          }
        }
      }),
    )
  })

  it('[PFO-2] give sums that are true: the real sum stands within the bounds', () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 8 }), (counts) => {
        const real = counts.reduce((sum, n) => sum + n, 0)
        const shown = sumOfPublished(counts.map(publish))
        if (shown.kind === 'exact') expect(shown.count).toBe(real)
        else if (shown.kind === 'between') {
          expect(real).toBeGreaterThanOrEqual(shown.least)
          expect(real).toBeLessThanOrEqual(shown.most)
        } else expect(real).toBeLessThan(5)
      }),
    )
  })
})

const cell: fc.Arbitrary<SettingCounts> = fc.record({
  a: fc.integer({ min: 0, max: 6 }),
  b: fc.integer({ min: 0, max: 6 }),
  none: fc.constantFrom(0, 0, 0, 5),
})
const total = ({ a, b, none }: SettingCounts) => a + b + none
const isSmall = (n: number) => n >= 1 && n <= 4
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0)

/** Every way to fill so many places with 1 to 4 that gives the sum. */
function fillings(places: number, wanted: number): number[][] {
  if (places === 0) return wanted === 0 ? [[]] : []
  return [1, 2, 3, 4].flatMap((n) => fillings(places - 1, wanted - n).map((rest) => [n, ...rest]))
}

describe('the two settings side by side', () => {
  it('[PFO-3] are told only in sums of zero or at least five', () => {
    expect(compareSettings([{ a: 5, b: 7, none: 0 }])).toEqual({ a: 5, b: 7 })
    expect(compareSettings([{ a: 4, b: 7, none: 0 }])).toBeNull()
    expect(compareSettings([{ a: 5, b: 7, none: 2 }])).toBeNull()
    expect(compareSettings([{ a: 0, b: 7, none: 0 }])).toEqual({ a: 0, b: 7 })
    expect(compareSettings([])).toEqual({ a: 0, b: 0 })
  })

  it('[PFO-3] never tell the one partnership whose number is hidden', () => {
    const others = [{ a: 6, b: 6, none: 0 }]
    expect(compareSettings([...others, { a: 2, b: 1, none: 0 }])).toBeNull()
    // Two hidden: who knows the one would know the other.
    expect(compareSettings([...others, { a: 2, b: 1, none: 0 }, { a: 1, b: 1, none: 0 }])).toBeNull()
    const three = [
      { a: 2, b: 1, none: 0 },
      { a: 1, b: 1, none: 0 },
      { a: 2, b: 0, none: 0 },
    ]
    expect(compareSettings([...others, ...three])).toEqual({ a: 11, b: 8 })
    // All as large as they can be, or as small: the sum alone tells each.
    const most = { a: 4, b: 0, none: 0 }
    expect(compareSettings([...others, most, most, most, most])).toBeNull()
    const least = { a: 1, b: 0, none: 0 }
    expect(compareSettings([...others, least, least, least, least])).toBeNull()
  })

  it('[PFO-3] leave every hidden number open, also to somebody who knows one of the others', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        if (compareSettings(cells) === null) return
        const hidden = cells.map(total).filter(isSmall)
        for (const [index, known] of hidden.entries()) {
          const rest = hidden.filter((_, other) => other !== index)
          const possible = fillings(rest.length, sum(hidden) - known)
          for (let place = 0; place < rest.length; place += 1) {
            expect(new Set(possible.map((way) => way[place])).size).toBeGreaterThan(1)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
