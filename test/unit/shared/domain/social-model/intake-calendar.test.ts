import { describe, expect, it } from 'vitest'
import { intakeEvents } from '#shared/domain/social-model/intake-calendar.ts'

const step = (id: string, when: string) => ({ id, fields: { when, what: `Det i ${when}` } })
const days = (when: string) => intakeEvents([step('a', when)], '2027-07-01').map(({ from, to }) => [from, to])

describe('the intake programme in a calendar', () => {
  it.each([
    ['4 uger før', [['2027-06-03', '2027-06-09']]],
    ['Dag 1', [['2027-07-01', '2027-07-01']]],
    ['Uge 1', [['2027-07-01', '2027-07-07']]],
    ['Uge 2–4', [['2027-07-08', '2027-07-28']]],
    ['Ved afbrydelse', []],
  ])('[INT-4] %s lies on the days that follow from the first day', (when, expected) => {
    expect(days(when)).toEqual(expected)
  })

  it('[INT-4] calls afterwards are a day each, with names that stay', () => {
    const events = intakeEvents([step('a', '+4, +13, +26 uger')], '2027-07-01')
    expect(events.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['a-0', '2028-01-27', '2028-01-27'],
      ['a-1', '2028-03-30', '2028-03-30'],
      ['a-2', '2028-06-29', '2028-06-29'],
    ])
  })
})
