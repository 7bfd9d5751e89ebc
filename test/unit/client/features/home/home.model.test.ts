import { describe, expect, it } from 'vitest'
import { type OwnCommitment, greetingAt, ownCommitments, weekPlan } from '#client/features/home/home.model.ts'
import { CommitmentId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const today = CalendarDay.parse('2026-11-24')
const party = PartyId.parse('00000000-0000-4000-8000-00000000000a')
const ida = PersonId.parse('00000000-0000-4000-8000-0000000000a1')
const mads = PersonId.parse('00000000-0000-4000-8000-0000000000a2')
let made = 0

function own(over: Partial<OwnCommitment['commitment']> & { due?: string }): OwnCommitment {
  made += 1
  const { due, ...rest } = over
  return {
    partnershipSlug: 'holbaek',
    partnershipName: 'Holbæk',
    commitment: {
      id: CommitmentId.parse(`00000000-0000-4000-8000-${String(made).padStart(12, '0')}`),
      what: `løfte ${made}`,
      status: 'accepted',
      programmeMonth: null,
      personId: ida,
      partyId: party,
      dueOn: due === undefined ? null : CalendarDay.parse(due),
      ...rest,
    },
  }
}
const names = (plan: ReturnType<typeof weekPlan>) =>
  plan.columns.map(({ entries }) => entries.map(({ commitment }) => commitment.what))

describe('the greeting', () => {
  it('follows the hour of the person', () => {
    expect([5, 9, 11, 12, 17, 18, 3].map(greetingAt)).toEqual([
      'morning',
      'morning',
      'day',
      'afternoon',
      'afternoon',
      'evening',
      'evening',
    ])
  })
})

describe('my commitments', () => {
  it('are those that name me, and those of my party that name nobody', () => {
    const mine = own({ what: 'min' })
    const unnamed = own({ what: 'vores', personId: null })
    const others = own({ what: 'Mads', personId: mads })
    const elsewhere = own({
      what: 'anden part',
      personId: null,
      partyId: PartyId.parse('00000000-0000-4000-8000-00000000000b'),
    })
    const lapsed = own({ what: 'frafaldet', status: 'lapsed' })
    const kept = ownCommitments([mine, unnamed, others, elsewhere, lapsed], { personId: ida, partyIds: [party] })
    expect(kept.map(({ commitment }) => commitment.what)).toEqual(['min', 'vores'])
  })
})

describe('the week columns', () => {
  it('begin with the current ISO week and end with what comes later', () => {
    const plan = weekPlan([], today)
    expect(plan.columns.map(({ week }) => week)).toEqual([48, 49, 50, 51, null])
    expect(plan.columns.map(({ isNow }) => isNow)).toEqual([true, false, false, false, false])
  })

  it('run over the turn of the year with the week numbers of the new one', () => {
    expect(weekPlan([], CalendarDay.parse('2026-12-21')).columns.map(({ week }) => week)).toEqual([52, 53, 1, 2, null])
  })

  it('put each deadline in its week, Monday to Sunday, and keep empty weeks', () => {
    const plan = weekPlan(
      [
        own({ what: 'søndag', due: '2026-11-29' }),
        own({ what: 'mandag', due: '2026-11-30' }),
        own({ what: 'uge 51', due: '2026-12-15' }),
        own({ what: 'næste år', due: '2027-06-01' }),
      ],
      today,
    )
    expect(names(plan)).toEqual([['søndag'], ['mandag'], [], ['uge 51'], ['næste år']])
  })

  it('put what is late first in this week, and leave out what was fulfilled before it', () => {
    const plan = weekPlan(
      [
        own({ what: 'onsdag', due: '2026-11-25', status: 'inProgress' }),
        own({ what: 'for sent', due: '2026-11-10' }),
        own({ what: 'nået', due: '2026-11-10', status: 'fulfilled' }),
        own({ what: 'kun foreslået', due: '2026-11-10', status: 'proposed' }),
      ],
      today,
    )
    expect(names(plan)[0]).toEqual(['for sent', 'onsdag'])
    expect(plan.columns[0]?.entries.map(({ tone }) => tone)).toEqual(['late', 'progress'])
  })

  it('put programme months last under later, and only count those without any date', () => {
    const plan = weekPlan(
      [own({ what: 'måned 6', programmeMonth: 6 }), own({ what: 'juni', due: '2027-06-01' }), own({ what: 'uden' })],
      today,
    )
    expect(names(plan)[4]).toEqual(['juni', 'måned 6'])
    expect(plan.undated).toBe(1)
  })
})
