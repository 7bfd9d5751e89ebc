import { describe, expect, it } from 'vitest'
import { danishDay } from '#server/modules/commitments/danish-day.ts'

describe('the Danish day', () => {
  it.each([
    ['2026-11-23T22:59:59Z', '2026-11-23'],
    ['2026-11-23T23:00:00Z', '2026-11-24'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
  ])('[COM-10] at %s it is %s in Denmark', (moment, day) => {
    expect(danishDay(Date.parse(moment))).toBe(day)
  })
})
