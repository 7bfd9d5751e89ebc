import { describe, expect, it } from 'vitest'
import {
  type CheckedSection,
  type PlanContent,
  type PlanHint,
  planHints,
  sectionCompleteness,
} from '#shared/domain/plan-check/plan-check.ts'

type Fields = Record<string, string | number>
const cards = (...all: Fields[]) => all.map((fields, index) => ({ id: `c${index + 1}`, fields }))
const section = (sectionId: string, over: Partial<CheckedSection> = {}): CheckedSection => ({
  sectionId,
  status: 'inProgress',
  hasOwner: true,
  hasWords: true,
  lists: [],
  ...over,
})
const plan = (lists: PlanContent['lists'], ...sections: CheckedSection[]): PlanContent => ({
  kind: 'partnerPlan',
  lists,
  sections,
})
const model = (lists: PlanContent['lists'], ...sections: CheckedSection[]): PlanContent => ({
  kind: 'socialModel',
  lists,
  sections,
})
const codes = (content: PlanContent): string[] => planHints(content).map(({ code }) => code)

describe('sections', () => {
  it('[PLN-1] ready with nothing in it, or begun without an owner, is pointed out', () => {
    expect(codes(plan({}, section('P1', { status: 'ready', hasWords: false })))).toEqual(['section.readyButEmpty'])
    expect(codes(plan({}, section('P1', { status: 'ready' })))).toEqual([])
    expect(codes(plan({}, section('P1', { hasOwner: false })))).toEqual(['section.noOwner'])
    expect(codes(plan({}, section('P1', { status: 'notStarted', hasOwner: false, hasWords: false })))).toEqual([])
  })

  it('[PLN-2] are complete with words, cards, an owner and no open hint', () => {
    const lists = { risks: cards({ risk: 'Syg', likelihood: 4, impact: 4, planB: 'Ring', party: 'firm' }) }
    const whole = section('P14', { lists: ['risks'] })
    const at = (content: PlanContent, one: CheckedSection) => sectionCompleteness(one, content, planHints(content))
    expect(at(plan(lists, whole), whole)).toEqual({ done: 4, total: 4, isBegun: true })
    const wordless = { ...whole, hasWords: false }
    expect(at(plan(lists, wordless), wordless)).toMatchObject({ done: 3 })
    expect(at(plan({ risks: [] }, whole), whole)).toMatchObject({ done: 2 })
    const open = { risks: cards({ risk: 'Syg', likelihood: 4, impact: 4 }) }
    expect(at(plan(open, whole), whole)).toMatchObject({ done: 3 })
    const untouched = section('P14', { lists: ['risks'], status: 'notStarted', hasWords: false, hasOwner: false })
    expect(at(plan({}, untouched), untouched)).toEqual({ done: 0, total: 4, isBegun: false })
  })

  it('come in reading order, whatever the rule', () => {
    const content = plan(
      { roles: cards({ task: 'Presse' }), needs: cards({ party: 'firm' }) },
      section('P3', { lists: ['needs'] }),
      section('P8', { lists: ['roles'], hasOwner: false }),
      section('P9', { hasOwner: false }),
    )
    expect(planHints(content).map((hint) => hint.sectionId)).toEqual(['P3', 'P3', 'P8', 'P8', 'P8', 'P9'])
  })
})

describe('the partner plan', () => {
  it('[PLN-3] a party that is silent in a map others have begun is named', () => {
    expect(planHints(plan({ needs: cards({ party: 'firm' }, { party: 'municipality' }) }, section('P3')))).toEqual([
      { code: 'needs.partySilent', sectionId: 'P3', data: { party: 'employmentActor' } },
    ])
    expect(codes(plan({ needs: [] }, section('P3')))).toEqual([])
  })

  it('[PLN-4] there is a contact with an answer time and a substitute', () => {
    expect(codes(plan({}, section('P7')))).toEqual(['contact.missing'])
    expect(codes(plan({}, section('P7', { status: 'notStarted' })))).toEqual([])
    expect(codes(plan({ contacts: cards({ role: 'SPOC' }) }, section('P7')))).toEqual([
      'contact.noAnswerTime',
      'contact.noSubstitute',
    ])
    const whole = cards({ role: 'SPOC', answerHours: 8, substitute: 'Værkstedsleder' })
    expect(codes(plan({ contacts: whole }, section('P7')))).toEqual([])
  })

  it('[PLN-4] every level of escalation is there once one is', () => {
    const contacts = cards({ role: 'SPOC', answerHours: 8, substitute: 'Leder' })
    const escalations = cards({ level: 'green' }, { level: 'red' })
    expect(planHints(plan({ contacts, escalations }, section('P7'))).map((hint) => hint.data?.['level'])).toEqual([
      'yellow',
      'black',
    ])
  })

  it('[PLN-5] one party answers for a task, and somebody does it', () => {
    const roles = cards(
      { task: 'Buddy', firm: 'accountable' },
      { task: 'Presse', firm: 'accountable', fund: 'accountable', municipality: 'performs' },
      { task: 'Fravær', firm: 'consulted' },
    )
    expect(planHints(plan({ roles }, section('P8'))).map(({ code, cardId }) => [code, cardId])).toEqual([
      ['role.manyAccountable', 'c2'],
      ['role.noAccountable', 'c3'],
      ['role.nobodyPerforms', 'c3'],
    ])
  })

  it('[PLN-6] no step of the campaign is wider than the one before', () => {
    const campaign = cards(
      { contacted: 10, met: 4, interested: 5, bootCamp: 3, selected: 1 },
      { contacted: 2, met: 2, interested: 0, bootCamp: 0, selected: 0 },
    )
    expect(codes(plan({ campaign }, section('P12')))).toEqual([])
    const widening = [...campaign, ...cards({ interested: 2 })]
    expect(planHints(plan({ campaign: widening }, section('P12')))).toEqual([
      { code: 'campaign.notNarrowing', sectionId: 'P12', data: { step: 'interested', before: 'met' } },
    ])
  })

  it('[PLN-7] there are meetings with a next day, and a heavy risk has a plan B and an owner', () => {
    expect(codes(plan({}, section('P13'), section('P14')))).toEqual(['meeting.missing', 'risk.missing'])
    expect(codes(plan({ meetings: cards({ title: 'Drift' }) }, section('P13')))).toEqual(['meeting.noNextDay'])
    expect(codes(plan({ meetings: cards({ title: 'Drift', nextOn: '2027-01-04' }) }, section('P13')))).toEqual([])
    const risks = cards({ likelihood: 3, impact: 4 }, { likelihood: 3, impact: 3 }, { likelihood: 5 })
    expect(planHints(plan({ risks }, section('P14'))).map(({ code, cardId }) => [code, cardId])).toEqual([
      ['risk.noPlanB', 'c1'],
      ['risk.noOwner', 'c1'],
    ])
  })

  it('[PLN-10] a personal number in a card is pointed out, and untouched lists give no list of faults', () => {
    const needs = cards({ party: 'municipality' }, { party: 'employmentActor' }, { party: 'firm', text: '070761-4285' })
    expect(planHints(plan({ needs }, section('P3', { lists: ['needs'] })))).toEqual([
      { code: 'privacy.personalNumber', sectionId: 'P3', cardId: 'c3' },
    ])
    const untouched = ['P3', 'P7', 'P8', 'P12', 'P13', 'P14'].map((id) =>
      section(id, { status: 'notStarted', hasOwner: false, hasWords: false }),
    )
    expect(codes(plan({}, ...untouched))).toEqual([])
  })
})

describe('the social model', () => {
  const task = (over: Fields = {}): Fields => ({
    title: 'Ukrudt',
    hoursPerWeek: 10,
    valuePerHour: 200,
    pacePercent: 60,
    buddyHoursPerWeek: 2,
    firstStep: 'Et bed',
    displacement: 'no',
    ...over,
  })
  const hints = (lists: PlanContent['lists'], ...ids: string[]): PlanHint[] =>
    planHints(model(lists, ...ids.map((id) => section(id))))

  it('[PLN-8] three tasks have a value, and none is unclear, a loss or without a first step', () => {
    expect(hints({ tasks: cards(task(), task(), task()) }, 'S3')).toEqual([])
    expect(hints({ tasks: cards(task(), task()) }, 'S3').map(({ code }) => code)).toEqual(['task.tooFew'])
    const faulty = cards(
      task({ displacement: 'yes' }),
      task({ displacement: 'unknown' }),
      task({ firstStep: '' }),
      task({ pacePercent: 5 }),
    )
    expect(hints({ tasks: faulty }, 'S3').map(({ code, cardId }) => [code, cardId])).toEqual([
      ['task.displaces', 'c1'],
      ['task.displacementUnknown', 'c2'],
      ['task.noFirstStep', 'c3'],
      ['task.loses', 'c4'],
    ])
  })

  it('[PLN-8] places fit the staff and the hours of the tasks', () => {
    const tasks = cards(task(), task(), task())
    expect(hints({ tasks }, 'S4').map(({ code }) => code)).toEqual(['capacity.missing'])
    const capacity = (places: number, staff: number) =>
      cards({ places, ordinaryStaff: staff, trainedBuddies: 9, buddyHoursPerWeek: 20 })
    expect(hints({ tasks, capacity: capacity(3, 18) }, 'S4')).toEqual([])
    expect(hints({ tasks, capacity: capacity(4, 18) }, 'S4').map(({ code, data }) => [code, data])).toEqual([
      ['capacity.tooManyForStaff', { places: 4, most: 3, staff: 18 }],
    ])
    const intakeSteps = cards({ when: 'Uge 1', hoursPerWeek: 16, checkIn: 'x' })
    expect(hints({ tasks, intakeSteps, capacity: capacity(2, 18) }, 'S4').map(({ data }) => data)).toEqual([
      { hours: 30, needed: 32 },
    ])
  })

  it('[PLN-8] buddies fit the places, their hours the tasks, and each module has a day', () => {
    const tasks = cards(task(), task(), task())
    const capacity = cards({ places: 2, trainedBuddies: 2, buddyHoursPerWeek: 5 })
    const buddyModules = cards(
      { title: 'Rollen', when: 'mandag' },
      { title: 'Mødet', day: '2027-04-20' },
      { title: 'Nr. 3' },
    )
    expect(hints({ tasks, capacity, buddyModules }, 'S6').map(({ code, data }) => [code, data])).toEqual([
      ['buddy.tooFew', { trained: 2, needed: 3 }],
      ['buddy.tooFewHours', { hours: 5, needed: 6 }],
      ['buddy.noDay', { name: 'Nr. 3' }],
    ])
  })

  it('[PLN-9] the first months have a day one, readable times, checks, talk of pay and the limits of a placement', () => {
    const good = [
      { when: 'Dag 1', checkIn: 'Opkald', hoursPerWeek: 2 },
      { when: 'Uge 5–8', checkIn: 'Samtale om løn', hoursPerWeek: 12 },
      { when: 'Uge 9–13', checkIn: 'Uge 13: forlængelse', hoursPerWeek: 16 },
      { when: 'Uge 14–26', checkIn: 'Hver måned', hoursPerWeek: 20 },
      { when: 'Ved afbrydelse', checkIn: 'Samme dag' },
    ]
    expect(hints({ intakeSteps: cards(...good) }, 'S7')).toEqual([])
    const without = (index: number, over: Fields = {}) =>
      hints({ intakeSteps: cards(...good.with(index, { ...good[index]!, ...over } as never)) }, 'S7').map(
        ({ code }) => code,
      )
    expect(without(0, { when: 'Uge 2' })).toEqual(['intake.noDayOne'])
    expect(without(0, { when: 'snart' })).toEqual(['intake.noDayOne', 'intake.unreadableTime'])
    expect(without(3, { checkIn: '' })).toEqual(['intake.noCheckIn'])
    expect(without(1, { checkIn: 'Samtale' })).toEqual(['intake.noWageTalk'])
    expect(without(2, { checkIn: 'Samtale' })).toEqual(['intake.placementOver13'])
    expect(without(3, { when: 'Uge 14–30' })).toEqual(['intake.placementOver26'])
    expect(without(3, { form: 'ordinary', when: 'Uge 14–30' })).toEqual([])
  })
})
