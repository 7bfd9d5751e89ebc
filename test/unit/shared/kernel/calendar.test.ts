import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, onWeekday } from '#shared/kernel/calendar.ts'

describe('reckoning with days', () => {
  it('goes over the ends of months, years and leap days', () => {
    expect(addDays('2027-12-31', 1)).toBe('2028-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2027-01-15', -2)).toBe('2026-11-15')
    expect(addMonths('2027-05-31', 12)).toBe('2028-05-31')
  })

  it('agrees with the clock of the machine for every day of 800 years', () => {
    const first = Date.UTC(1800, 0, 1)
    for (let count = 0; count < 292_194; count += 97) {
      const day = new Date(first + count * 86_400_000).toISOString().slice(0, 10)
      expect(addDays('1800-01-01', count)).toBe(day)
      expect(daysBetween('1800-01-01', day)).toBe(count)
    }
  })

  it('counts days over the change to summer time', () => {
    expect(daysBetween('2027-03-27', '2027-03-30')).toBe(3)
    expect(daysBetween('2027-03-30', '2027-03-27')).toBe(-3)
  })

  it('moves a weekend to the Monday after', () => {
    expect(['2027-08-20', '2027-08-21', '2027-08-22', '2027-08-23'].map(onWeekday)).toEqual([
      '2027-08-20',
      '2027-08-23',
      '2027-08-23',
      '2027-08-23',
    ])
  })
})
