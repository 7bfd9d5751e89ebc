import { describe, expect, it } from 'vitest'
import { intakeStepTemplates } from '#shared/content/starting-card.ts'
import {
  daysToWeek,
  hasWageTalk,
  hoursLadder,
  placementLimits,
  stepWeeks,
} from '#shared/domain/social-model/intake-weeks.ts'

const step = (when: string, fields: Record<string, string | number> = {}) => ({ id: when, fields: { when, ...fields } })
const working = (when: string, form?: string) =>
  step(when, { hoursPerWeek: 16, ...(form === undefined ? {} : { form }) })

describe('the weeks that a step names', () => {
  it.each<[string, [number, number] | null]>([
    ['4 uger før', [-4, -4]],
    ['1 week before', [-1, -1]],
    ['Dag 1', [1, 1]],
    ['Day 10', [2, 2]],
    ['Uge 1', [1, 1]],
    ['Uge 2–4', [2, 4]],
    ['weeks 5-8', [5, 8]],
    ['Måned 1', [1, 4]],
    ['Måned 2-3', [5, 13]],
    ['Month 6', [23, 26]],
    ['+4, +13, +26 uger', [30, 52]],
    ['Uge 8–2', null],
    ['Ved afbrydelse', null],
    ['snart', null],
    ['Uge 9999', null],
    ['', null],
  ])('[INT-1] %s', (when, weeks) => {
    expect(stepWeeks(when)).toEqual(weeks === null ? null : { from: weeks[0], to: weeks[1] })
  })

  it.each(['da', 'en'] as const)('[INT-1] are read for every step of the method that has a time, in %s', (language) => {
    const whens = intakeStepTemplates(language).map(({ when }) => when)
    const unread = whens.filter((when) => stepWeeks(when) === null)
    expect(unread).toHaveLength(1)
    expect(unread[0]).toMatch(/afbryd|interrupt/i)
  })

  it('[INT-1] week 1 begins on the first day, and there is no week 0', () => {
    expect([-2, -1, 1, 2, 13].map(daysToWeek)).toEqual([-14, -7, 0, 7, 84])
  })
})

describe('the limits of a placement', () => {
  it('[INT-2] 13 weeks are within, a week more is not', () => {
    expect(placementLimits([working('Uge 1–13')])).toMatchObject({ lastWeek: 13, isOver13: false, isOver26: false })
    expect(placementLimits([working('Uge 1–14')])).toMatchObject({ lastWeek: 14, isOver13: true, isOver26: false })
    expect(placementLimits([working('Uge 14–26')])).toMatchObject({ isOver13: true, isOver26: false })
    expect(placementLimits([working('Uge 14–27')])).toMatchObject({ isOver13: true, isOver26: true })
  })

  it('[INT-2] weeks with a wage, and weeks without work, are no placement', () => {
    const steps = [working('Uge 1–13', 'placement'), working('Uge 14–30', 'ordinary'), step('Uge 40')]
    expect(placementLimits(steps)).toMatchObject({ lastWeek: 13, isOver13: false })
  })

  it('[INT-2] a step that speaks of the extension is found', () => {
    expect(placementLimits([working('Uge 1–26')]).hasExtensionStep).toBe(false)
    const checked = step('Måned 2–3', { checkIn: 'Uge 13: Ida vurderer forlængelse' })
    expect(placementLimits([working('Uge 1–26'), checked]).hasExtensionStep).toBe(true)
  })
})

describe('pay and hours', () => {
  it('[INT-3] pay is talked about in week 8 or before', () => {
    expect(hasWageTalk([step('Uge 5–8', { what: 'Første samtale om lønnede timer' })])).toBe(true)
    expect(hasWageTalk([step('Uge 9', { what: 'Samtale om løn' })])).toBe(false)
    expect(hasWageTalk([step('2 uger før', { what: 'Vi taler om løn' })])).toBe(false)
    expect(hasWageTalk([step('Uge 5–8', { what: 'Flere opgaver' })])).toBe(false)
  })

  it('the ladder holds the steps with hours and tells where it goes down', () => {
    const steps = [step('før'), step('Uge 1', { hoursPerWeek: 6, daysPerWeek: 3 }), step('Uge 2', { hoursPerWeek: 4 })]
    expect(hoursLadder(steps).map(({ hours, days, isDown }) => [hours, days, isDown])).toEqual([
      [6, 3, false],
      [4, null, true],
    ])
  })
})
