import { describe, expect, it } from 'vitest'
import { daysBetween, deadlineState } from '#shared/domain/commitment/due.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const day = (text: string) => CalendarDay.parse(text)

describe('deadlines', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-23', '2026-12-01', 8],
    ['2026-12-31', '2027-01-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2100-02-28', '2100-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2027-01-01', '2026-01-01', -365],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(daysBetween(day(from), day(to))).toBe(days)
  })

  it.each([
    ['accepted', '2026-11-22', 'late'],
    ['accepted', '2026-11-23', 'due'],
    ['inProgress', '2026-11-30', 'due'],
    ['inProgress', '2026-12-01', null],
    ['proposed', '2026-11-22', null],
    ['fulfilled', '2026-11-22', null],
    ['lapsed', '2026-11-22', null],
  ] as const)('[COM-10] on 23 November a commitment that is %s with the day %s is %s', (status, dueOn, state) => {
    expect(deadlineState({ status, dueOn: day(dueOn) }, day('2026-11-23'))).toBe(state)
  })

  it('[COM-10] a commitment without a day is neither due nor late', () => {
    expect(deadlineState({ status: 'accepted', dueOn: null }, day('2026-11-23'))).toBeNull()
  })
})
