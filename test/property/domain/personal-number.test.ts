import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'

const dates = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 12 }),
  year: fc.integer({ min: 0, max: 99 }),
  serial: fc.integer({ min: 0, max: 9999 }),
})
const two = (value: number): string => String(value).padStart(2, '0')
const words = fc.string({ unit: fc.constantFrom('a', 'ø', ' ', ',', '\n') })

describe('any personal number', () => {
  it('[SEC-1] is found as people write it, wherever it stands in the text', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('-', ' ', '\u2013', '.'), words, words, (date, separator, before, after) => {
        const number = `${two(date.day)}${two(date.month)}${two(date.year)}${separator}${String(date.serial).padStart(4, '0')}`
        expect(personalNumberIn(`${before}${number}${after}`)).toBe('block')
      }),
    )
  })

  it('[SEC-1] reads any text at all without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['block', 'warn', 'none']).toContain(personalNumberIn(text))
      }),
    )
  })
})
