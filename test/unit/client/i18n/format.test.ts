import i18next from 'i18next'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  formatDay,
  formatDayLong,
  formatDayTyped,
  formatMoney,
  formatNumber,
  formatTime,
  formatWeek,
  isoWeek,
} from '#client/i18n/format.ts'
import { startI18n } from '#client/i18n/i18n.ts'

const nbsp = '\u00a0'
const minus = '\u2212'
const today = new Date(2026, 10, 24, 14, 0)

beforeAll(() => startI18n('da'))
beforeEach(() => i18next.changeLanguage('da'))

describe('numbers and money', () => {
  it('writes money in whole kroner with points between thousands', () => {
    expect(formatMoney(151_800)).toBe(`1.518${nbsp}kr.`)
    expect(formatMoney(0)).toBe(`0${nbsp}kr.`)
    expect(formatMoney(123_456_789_00)).toBe(`123.456.789${nbsp}kr.`)
  })

  it('writes English money with the currency first and commas between thousands', async () => {
    await i18next.changeLanguage('en')
    expect(formatMoney(151_800)).toBe(`DKK${nbsp}1,518`)
  })

  it('rounds øre to the nearest krone', () => {
    expect(formatMoney(149)).toBe(`1${nbsp}kr.`)
    expect(formatMoney(150)).toBe(`2${nbsp}kr.`)
  })

  it('uses the minus sign of typography, never the hyphen', () => {
    expect(formatNumber(-75_584, 0)).toBe(`${minus}75.584`)
    expect(formatMoney(-251_695_000)).toBe(`${minus}2.516.950${nbsp}kr.`)
  })

  it('writes decimals with a comma in Danish and a point in English', async () => {
    expect(formatNumber(0.5)).toBe('0,5')
    await i18next.changeLanguage('en')
    expect(formatNumber(0.5)).toBe('0.5')
  })
})

describe('days and weeks', () => {
  it('leaves the year out when it is this year', () => {
    expect(formatDay('2026-12-15', today)).toBe('tirs. 15. dec.')
    expect(formatDay('2027-06-01', today)).toContain('2027')
  })

  it('writes the whole day with its weekday', () => {
    expect(formatDayLong('2026-12-15')).toBe('tirsdag den 15. december 2026')
  })

  it('writes the day as it is typed', () => {
    expect(formatDayTyped('2028-07-04')).toBe('04.07.2028')
  })

  it.each([
    ['2026-11-24', 2026, 48],
    ['2026-12-31', 2026, 53],
    ['2027-01-01', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2025-12-29', 2026, 1],
    ['2021-01-03', 2020, 53],
    ['2028-07-14', 2028, 28],
  ])('counts %s to week %i-%i, the year of its Thursday', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week })
  })

  it('names the week in the language', async () => {
    expect(formatWeek('2026-11-24')).toBe('uge 48')
    await i18next.changeLanguage('en')
    expect(formatWeek('2026-11-24')).toBe('week 48')
  })
})

describe('moments', () => {
  const at = (day: number, hours: number, minutes: number) => new Date(2026, 10, day, hours, minutes).getTime()

  it('says today and yesterday with the time, and the day before that', () => {
    expect(formatTime(at(24, 11, 20), today)).toBe('i dag kl. 11.20')
    expect(formatTime(at(23, 9, 48), today)).toBe('i går kl. 9.48')
    expect(formatTime(at(19, 9, 48), today)).toBe('19. nov.')
  })

  it('counts by calendar days, not by 24 hours', () => {
    expect(formatTime(at(23, 23, 59), new Date(2026, 10, 24, 0, 1))).toMatch(/^i går/)
  })
})
