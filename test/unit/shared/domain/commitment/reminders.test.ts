import { describe, expect, it } from 'vitest'
import { commitmentStatuses } from '#shared/domain/commitment/commitment.ts'
import { remindersFor } from '#shared/domain/commitment/reminders.ts'
import { PersonId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { uuidOf } from '#test/support/commitments.ts'

const [owner, colleague, lead, gone] = [10, 11, 12, 13].map((n) => PersonId.parse(uuidOf(n))) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const people = [
  { personId: owner, isLead: false },
  { personId: colleague, isLead: false },
  { personId: lead, isLead: true },
]
const day = (text: string) => CalendarDay.parse(text)
const promise = (over: Partial<Parameters<typeof remindersFor>[0]> = {}) => ({
  status: 'accepted' as const,
  dueOn: day('2026-12-01'),
  personId: owner,
  ...over,
})
const told = (today: string, over: Parameters<typeof promise>[0] = {}) =>
  remindersFor(promise(over), people, day(today)).map(({ kind, personId }) => [kind, personId])

describe('reminders', () => {
  it.each([
    ['2026-11-23', []],
    ['2026-11-24', [['soon', owner]]],
    ['2026-11-30', [['soon', owner]]],
    ['2026-12-01', [['today', owner]]],
    ['2026-12-02', [['late', owner]]],
    ['2026-12-07', [['late', owner]]],
    [
      '2026-12-08',
      [
        ['late', owner],
        ['lateToLead', lead],
      ],
    ],
  ])('[REM-1] on %s of a promise for 1 December are %j', (today, expected) => {
    expect(told(today)).toEqual(expected)
  })

  it('[REM-1] go to everybody of the party where nobody is named, or the named one has left', () => {
    for (const personId of [null, gone]) {
      expect(told('2026-12-01', { personId })).toEqual(people.map((person) => ['today', person.personId]))
      // The leads have heard of it already.
      expect(told('2026-12-20', { personId }).map(([kind]) => kind)).toEqual(['late', 'late', 'late'])
    }
  })

  it('[REM-1] are for what somebody is bound by and has not kept', () => {
    expect(commitmentStatuses.filter((status) => told('2026-12-02', { status }).length > 0)).toEqual([
      'accepted',
      'inProgress',
    ])
    expect(told('2026-12-02', { dueOn: null })).toEqual([])
  })
})
