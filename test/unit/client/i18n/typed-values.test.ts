import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startI18n } from '#client/i18n/i18n.ts'
import { formatTypedNumber, parseNumber, parseTypedDay } from '#client/i18n/typed-values.ts'

beforeAll(() => startI18n('da'))
beforeEach(() => i18next.changeLanguage('da'))

describe('typed numbers', () => {
  it.each([
    ['1.518', 1518],
    ['1.518,5', 1518.5],
    ['1518', 1518],
    ['30.000', 30_000],
    [' 0,25 ', 0.25],
    ['-75.584', -75_584],
    ['\u221275', -75],
  ])('reads %s as Danish', (typed, number) => {
    expect(parseNumber(typed)).toBe(number)
  })

  it('refuses a decimal point in Danish instead of reading 1.5 as fifteen', () => {
    expect(parseNumber('1.5')).toBeNull()
    expect(parseNumber('12.3456')).toBeNull()
  })

  it.each(['', 'tre', '1,', ',5', '1,2,3', '--1', '1e3'])('refuses %j', (typed) => {
    expect(parseNumber(typed)).toBeNull()
  })

  it('reads commas between thousands in English', async () => {
    await i18next.changeLanguage('en')
    expect(parseNumber('1,518.5')).toBe(1518.5)
    expect(parseNumber('1.5')).toBe(1.5)
  })

  it.each([0, 1518, 1518.5, -75_584, 0.125, 30_000])(
    'reads %d back as it wrote it, in both languages',
    async (number) => {
      for (const language of ['da', 'en']) {
        await i18next.changeLanguage(language)
        expect(parseNumber(formatTypedNumber(number))).toBe(number)
      }
    },
  )
})

describe('typed days', () => {
  it.each(['24.11.2026', '24/11-2026', '24-11-26', '24 11 2026', '24112026', '2026-11-24', '24. 11. 26'])(
    'reads %s',
    (typed) => {
      expect(parseTypedDay(typed)).toBe('2026-11-24')
    },
  )

  it('reads single figures', () => {
    expect(parseTypedDay('1.6.2027')).toBe('2027-06-01')
  })

  it.each(['', '31.02.2027', '29.02.2027', '32.01.2027', '24.13.2026', '24.11', 'i morgen', '241126'])(
    'refuses %j',
    (typed) => {
      expect(parseTypedDay(typed)).toBeNull()
    },
  )

  it('knows leap days', () => {
    expect(parseTypedDay('29.02.2028')).toBe('2028-02-29')
  })
})
