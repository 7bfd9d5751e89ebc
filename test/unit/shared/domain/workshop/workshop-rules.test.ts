import { describe, expect, it } from 'vitest'
import { agendaKeys } from '#shared/content/workshop-agenda-names.ts'
import { agendaSteps, framed } from '#shared/content/workshop-agendas.ts'
import { decideInRoom, expiresAt } from '#shared/domain/access/participant.ts'
import { cardsVotedOn, columnsOf } from '#shared/domain/workshop/activity.ts'
import { fitsBudget, suggestedBudget, tally } from '#shared/domain/workshop/dots.ts'
import { spreadOf } from '#shared/domain/workshop/scores.ts'
import { drift, schedule, timeLeft } from '#shared/domain/workshop/timer.ts'
import { codeAlphabet, codeFrom, readCode, showCode } from '#shared/domain/workshop/workshop-code.ts'
import type { WorkshopId } from '#shared/kernel/ids.ts'
import { firmCardFields } from '#shared/document/firm-card-fields.ts'

const minute = 60_000

describe('the code', () => {
  it('[WOR-1] has no sign that is taken for another', () => {
    for (const sign of '01258BILOSUVZ') expect(codeAlphabet).not.toContain(sign)
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length)
  })

  it('[WOR-1] gives every sign the same chance and asks for more bytes when there are too few', () => {
    expect(codeFrom(Uint8Array.from([0, 1, 2, 3, 4, 5]))).toBe(codeAlphabet.slice(0, 6))
    expect(codeFrom(Uint8Array.from([255, 254, 253, 0, 1, 2]))).toBeNull()
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) {
      const sign = codeFrom(Uint8Array.from(Array(6).fill(byte)))?.[0]
      if (sign !== undefined) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    }
    expect(new Set(counts.values())).toEqual(new Set([11]))
  })

  it('[WOR-1] is read as people type it, and shown as it is read aloud', () => {
    expect(readCode(' h7k-4wm ')).toBe('H7K4WM')
    expect(readCode('H7K4W')).toBeNull()
    expect(readCode('H7K4W0')).toBeNull()
    expect(showCode('H7K4WM')).toBe('H7K 4WM')
  })
})

describe('time', () => {
  const step = (over: object) => ({ minutes: 10, extraMinutes: 0, startedAt: null, endedAt: null, ...over })

  it('[WOR-4] counts down with the minutes that were added, and below zero', () => {
    expect(timeLeft(step({}), 0)).toBe(10 * minute)
    expect(timeLeft(step({ startedAt: 0, extraMinutes: 5 }), 4 * minute)).toBe(11 * minute)
    expect(timeLeft(step({ startedAt: 0 }), 12 * minute)).toBe(-2 * minute)
  })

  it('[WOR-4] tells how far behind the plan the room is', () => {
    const steps = [step({ startedAt: 0, endedAt: 16 * minute }), step({ startedAt: 16 * minute }), step({})]
    const planned = schedule(steps, 0, 20 * minute)
    expect(drift(planned)).toBe(6)
    expect(planned.steps[2]).toEqual({ plannedAt: 20 * minute, expectedAt: 26 * minute })
    // A step that has run over pushes the end before it.
    expect(drift(schedule(steps, 0, 30 * minute))).toBe(10)
    expect(
      drift(schedule([step({ startedAt: 0, endedAt: 4 * minute }), step({ startedAt: 4 * minute })], 0, 5 * minute)),
    ).toBe(-6)
  })
})

describe('dots and scores', () => {
  it('[WOR-7] a budget counts what stands on other cards and lets a vote be changed', () => {
    const votes = [
      { cardId: 'a', voter: 'ida', dots: 2 },
      { cardId: 'b', voter: 'ole', dots: 9 },
    ]
    expect(fitsBudget(votes, { cardId: 'b', voter: 'ida', dots: 1 }, 3)).toBe(true)
    expect(fitsBudget(votes, { cardId: 'b', voter: 'ida', dots: 2 }, 3)).toBe(false)
    expect(fitsBudget(votes, { cardId: 'a', voter: 'ida', dots: 3 }, 3)).toBe(true)
    expect([0, 4, 9, 10, 100].map(suggestedBudget)).toEqual([2, 2, 3, 4, 8])
    expect(tally(votes, (id) => (id === 'b' ? 'a' : id))).toEqual(new Map([['a', 11]]))
  })

  it('[WOR-9] a spread needs three answers', () => {
    expect(spreadOf([5, 5])).toBeNull()
    expect(spreadOf([5, 5, 1])).toEqual([1, 0, 0, 0, 2])
  })
})

describe('agendas', () => {
  it.each(agendaKeys)('[WOR-10] %s has "Siden sidst", a pulse and "Det aftalte vi" in both languages', (key) => {
    for (const language of ['da', 'en'] as const) {
      const steps = agendaSteps(key, language)
      const does = steps.map(({ activity }) => activity)
      expect(does.slice(0, 2)).toContain('sinceLast')
      expect(does.slice(-2)).toEqual(['exitPulse', 'agreed'])
      for (const [place, { activity, title }] of steps.entries()) {
        expect(title).not.toBe('')
        if (activity === 'vote') expect(cardsVotedOn(steps, place)).not.toBeNull()
      }
    }
  })

  it('[WOR-10] one’s own has them too', () => {
    expect(framed([], 'da').map(({ activity }) => activity)).toEqual(['sinceLast', 'exitPulse', 'agreed'])
  })

  it('[WOR-5] the hunt’s questions are those of a task’s card', () => {
    const field = firmCardFields.tasks.find(({ name }) => name === 'foundBy')
    expect(columnsOf('tasks')).toEqual(field?.kind === 'choice' ? field.options : null)
  })
})

describe('rights in a room', () => {
  const id = 'a' as WorkshopId
  const room = { id, state: 'open', isExpired: false } as const
  it('[WOR-3] are those of one open room', () => {
    const me = { workshopId: id, isRemoved: false }
    expect(decideInRoom(me, room)).toEqual({ allowed: true })
    const refusals = [
      decideInRoom(null, room),
      decideInRoom({ ...me, workshopId: 'b' as WorkshopId }, room),
      decideInRoom({ ...me, isRemoved: true }, room),
      decideInRoom(me, { ...room, state: 'closed' }),
      decideInRoom(me, { ...room, state: 'draft' }),
      decideInRoom(me, { ...room, isExpired: true }),
    ].map((decision) => (decision.allowed ? null : decision.refusal.code))
    expect(refusals).toEqual([
      'thing.notFound',
      'thing.notFound',
      'workshop.removed',
      'workshop.closed',
      'workshop.closed',
      'workshop.closed',
    ])
    expect(expiresAt({ openedAt: 0, isAtOwnPace: false })).toBe(24 * 60 * minute)
  })
})
