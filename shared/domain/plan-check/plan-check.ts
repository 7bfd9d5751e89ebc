import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import type { DocumentKind, SectionStatus } from '#shared/domain/document-section/section.ts'
import {
  buddyCapacity,
  fewestBuddies,
  mostPlacementsFor,
  ordinaryStaff,
} from '#shared/domain/social-model/buddy-capacity.ts'
import { hasWageTalk, hoursLadder, placementLimits, stepWeeks } from '#shared/domain/social-model/intake-weeks.ts'
import { type LiveCard, numberIn, sumOf, textIn } from '#shared/domain/social-model/live-card.ts'
import { taskNumbers, taskValue } from '#shared/domain/social-model/task-value.ts'
import { campaignFunnel, riskWeight, heavyRisk } from './plan-figures.ts'

/** What a document holds, as the checks read it. Lists and sections that it does not have are empty. */
export interface PlanContent {
  readonly kind: DocumentKind
  readonly lists: Readonly<Record<string, readonly LiveCard[]>>
  readonly sections: readonly CheckedSection[]
}

export interface CheckedSection {
  readonly sectionId: string
  readonly status: SectionStatus
  readonly hasOwner: boolean
  readonly hasWords: boolean
  /** Names of the lists that stand in the section. */
  readonly lists: readonly string[]
}

export const hintCodes = [
  'section.readyButEmpty',
  'section.noOwner',
  'privacy.personalNumber',
  'needs.partySilent',
  'contact.missing',
  'contact.noAnswerTime',
  'contact.noSubstitute',
  'escalation.levelMissing',
  'role.noAccountable',
  'role.manyAccountable',
  'role.nobodyPerforms',
  'campaign.notNarrowing',
  'meeting.missing',
  'meeting.noNextDay',
  'risk.missing',
  'risk.noPlanB',
  'risk.noOwner',
  'task.tooFew',
  'task.noFirstStep',
  'task.displaces',
  'task.displacementUnknown',
  'task.loses',
  'capacity.missing',
  'capacity.tooManyForStaff',
  'capacity.tooFewHours',
  'buddy.tooFew',
  'buddy.tooFewHours',
  'buddy.noDay',
  'intake.noDayOne',
  'intake.unreadableTime',
  'intake.noCheckIn',
  'intake.noWageTalk',
  'intake.placementOver13',
  'intake.placementOver26',
] as const
export type HintCode = (typeof hintCodes)[number]

/** A kind word about a place: what is missing or worth a thought, never an error. */
export interface PlanHint {
  readonly code: HintCode
  readonly sectionId: string
  /** The card that is meant, so that one click leads to it. */
  readonly cardId?: string
  /** What the sentence names: a card's own words, a number, a level. */
  readonly data?: Readonly<Record<string, string | number>>
}

/** A task list shorter than this is no catalogue. */
const fewestTasks = 3
const escalationLevels = ['green', 'yellow', 'red', 'black'] as const
const partners = ['municipality', 'employmentActor', 'firm'] as const
const responsibleParties = [...partners, 'fund'] as const

/**
 * The quality rules of a plan and of its sections (PLN-1 to PLN-10), in reading order. What belongs to a single
 * commitment is checked where commitments are. A list that nobody has begun on gives at most one hint: an empty page
 * is no list of faults.
 */
export function planHints(content: PlanContent): PlanHint[] {
  const hints = [
    ...content.sections.flatMap(sectionHints),
    ...(content.kind === 'partnerPlan' ? planListHints(content) : modelHints(content)),
    ...privacyHints(content),
  ]
  const order = new Map(content.sections.map((section, index) => [section.sectionId, index]))
  return hints
    .filter((hint) => order.has(hint.sectionId))
    .map((hint, index) => ({ hint, index }))
    .toSorted((a, b) => (order.get(a.hint.sectionId) ?? 0) - (order.get(b.hint.sectionId) ?? 0) || a.index - b.index)
    .map(({ hint }) => hint)
}

/** How far a section is by what it holds: text, cards where it has a list, an owner, and no open hints. */
export interface Completeness {
  readonly done: number
  readonly total: number
  readonly isBegun: boolean
}

/** PLN-2. `hints` are those of the whole document. */
export function sectionCompleteness(
  section: CheckedSection,
  content: PlanContent,
  hints: readonly PlanHint[],
): Completeness {
  const lists = section.lists.map((list) => (content.lists[list]?.length ?? 0) > 0)
  const parts = [section.hasWords, ...lists, section.hasOwner]
  const isBegun = section.hasWords || lists.includes(true)
  const isFree = !hints.some((hint) => hint.sectionId === section.sectionId)
  const all = isBegun ? [...parts, isFree] : [...parts, false]
  return { done: all.filter(Boolean).length, total: all.length, isBegun }
}

const isBegun = (sections: readonly CheckedSection[], sectionId: string): boolean =>
  sections.some((section) => section.sectionId === sectionId && section.status !== 'notStarted')

function sectionHints(section: CheckedSection): PlanHint[] {
  const { sectionId, status } = section
  const hints: PlanHint[] = []
  if (status === 'ready' && !section.hasWords && section.lists.length === 0) {
    hints.push({ code: 'section.readyButEmpty', sectionId })
  }
  if (status !== 'notStarted' && !section.hasOwner) hints.push({ code: 'section.noOwner', sectionId })
  return hints
}

function privacyHints({ lists, sections }: PlanContent): PlanHint[] {
  return sections.flatMap(({ sectionId, lists: names }) =>
    names.flatMap((name) =>
      (lists[name] ?? []).flatMap((card): PlanHint[] => {
        const words = Object.values(card.fields).filter((value) => typeof value === 'string')
        const isNumber = words.some((value) => personalNumberIn(value) === 'block')
        return isNumber ? [{ code: 'privacy.personalNumber', sectionId, cardId: card.id }] : []
      }),
    ),
  )
}

function planListHints({ lists, sections }: PlanContent): PlanHint[] {
  const of = (name: string): readonly LiveCard[] => lists[name] ?? []
  const isOpen = (sectionId: string): boolean => isBegun(sections, sectionId)
  return [
    ...needsHints(of('needs')),
    ...contactHints(of('contacts'), of('escalations'), isOpen('P7')),
    ...of('roles').flatMap(roleHints),
    ...campaignHints(of('campaign')),
    ...meetingHints(of('meetings'), isOpen('P13')),
    ...riskHints(of('risks'), isOpen('P14')),
  ]
}

function needsHints(needs: readonly LiveCard[]): PlanHint[] {
  if (needs.length === 0) return []
  return partners
    .filter((party) => !needs.some((card) => card.fields['party'] === party))
    .map((party) => ({ code: 'needs.partySilent', sectionId: 'P3', data: { party } }))
}

function contactHints(contacts: readonly LiveCard[], levels: readonly LiveCard[], isOpen: boolean): PlanHint[] {
  const sectionId = 'P7'
  const hints: PlanHint[] = []
  if (contacts.length === 0 && isOpen) hints.push({ code: 'contact.missing', sectionId })
  for (const card of contacts) {
    const about = { sectionId, cardId: card.id, data: { name: textIn(card, 'role') } }
    if (numberIn(card, 'answerHours') === null) hints.push({ code: 'contact.noAnswerTime', ...about })
    if (textIn(card, 'substitute') === '') hints.push({ code: 'contact.noSubstitute', ...about })
  }
  if (levels.length > 0) {
    for (const level of escalationLevels) {
      if (levels.some((card) => card.fields['level'] === level)) continue
      hints.push({ code: 'escalation.levelMissing', sectionId, data: { level } })
    }
  }
  return hints
}

function roleHints(card: LiveCard): PlanHint[] {
  const about = { sectionId: 'P8', cardId: card.id, data: { name: textIn(card, 'task') } }
  const held = responsibleParties.map((party) => card.fields[party])
  const accountable = held.filter((value) => value === 'accountable').length
  const hints: PlanHint[] = []
  if (accountable === 0) hints.push({ code: 'role.noAccountable', ...about })
  if (accountable > 1) hints.push({ code: 'role.manyAccountable', ...about })
  // Who answers for a task may well do it too; two who answer and nobody who does it is a gap.
  if (accountable !== 1 && !held.includes('performs')) hints.push({ code: 'role.nobodyPerforms', ...about })
  return hints
}

function campaignHints(campaign: readonly LiveCard[]): PlanHint[] {
  const steps = campaignFunnel(campaign)
  return steps.flatMap(({ key, count }, index): PlanHint[] => {
    const before = steps[index - 1]
    if (before === undefined || count <= before.count) return []
    return [{ code: 'campaign.notNarrowing', sectionId: 'P12', data: { step: key, before: before.key } }]
  })
}

function meetingHints(meetings: readonly LiveCard[], isOpen: boolean): PlanHint[] {
  const sectionId = 'P13'
  if (meetings.length === 0) return isOpen ? [{ code: 'meeting.missing', sectionId }] : []
  return meetings
    .filter((card) => textIn(card, 'nextOn') === '')
    .map((card) => ({ code: 'meeting.noNextDay', sectionId, cardId: card.id, data: { name: textIn(card, 'title') } }))
}

function riskHints(risks: readonly LiveCard[], isOpen: boolean): PlanHint[] {
  const sectionId = 'P14'
  if (risks.length === 0) return isOpen ? [{ code: 'risk.missing', sectionId }] : []
  return risks.flatMap((card): PlanHint[] => {
    if ((riskWeight(card) ?? 0) < heavyRisk) return []
    const about = { sectionId, cardId: card.id, data: { name: textIn(card, 'risk') } }
    return [
      ...(textIn(card, 'planB') === '' ? [{ code: 'risk.noPlanB', ...about } as const] : []),
      ...(textIn(card, 'party') === '' ? [{ code: 'risk.noOwner', ...about } as const] : []),
    ]
  })
}

function modelHints({ lists, sections }: PlanContent): PlanHint[] {
  const of = (name: string): readonly LiveCard[] => lists[name] ?? []
  const isOpen = (sectionId: string): boolean => isBegun(sections, sectionId)
  return [
    ...taskHints(of('tasks')),
    ...capacityHints(of('capacity'), of('tasks'), of('intakeSteps'), isOpen('S4')),
    ...buddyHints(of('capacity'), of('tasks'), of('buddyModules'), isOpen('S6')),
    ...(isOpen('S7') ? intakeHints(of('intakeSteps')) : []),
  ]
}

function taskHints(tasks: readonly LiveCard[]): PlanHint[] {
  const sectionId = 'S3'
  if (tasks.length === 0) return []
  const valued = tasks.filter((card) => taskValue(taskNumbers(card)) !== null).length
  const hints: PlanHint[] = []
  if (valued < fewestTasks) hints.push({ code: 'task.tooFew', sectionId, data: { count: valued, wanted: fewestTasks } })
  for (const card of tasks) {
    const about = { sectionId, cardId: card.id, data: { name: textIn(card, 'title') } }
    if (card.fields['displacement'] === 'yes') hints.push({ code: 'task.displaces', ...about })
    else if (card.fields['displacement'] !== 'no') hints.push({ code: 'task.displacementUnknown', ...about })
    if (textIn(card, 'firstStep') === '') hints.push({ code: 'task.noFirstStep', ...about })
    if ((taskValue(taskNumbers(card))?.net ?? 0) < 0) hints.push({ code: 'task.loses', ...about })
  }
  return hints
}

function capacityHints(
  capacity: readonly LiveCard[],
  tasks: readonly LiveCard[],
  steps: readonly LiveCard[],
  isOpen: boolean,
): PlanHint[] {
  const sectionId = 'S4'
  if (capacity.length === 0) return isOpen ? [{ code: 'capacity.missing', sectionId }] : []
  const { places } = buddyCapacity(capacity, tasks)
  const staff = ordinaryStaff(capacity)
  const most = staff === null ? places : mostPlacementsFor(staff)
  const hints: PlanHint[] = []
  if (places > most) {
    hints.push({ code: 'capacity.tooManyForStaff', sectionId, data: { places, most, staff: staff ?? 0 } })
  }
  const hours = sumOf(tasks, 'hoursPerWeek')
  const needed = places * Math.max(0, ...hoursLadder(steps).map((step) => step.hours))
  if (tasks.length > 0 && hours < needed) {
    hints.push({ code: 'capacity.tooFewHours', sectionId, data: { hours, needed } })
  }
  return hints
}

function buddyHints(
  capacity: readonly LiveCard[],
  tasks: readonly LiveCard[],
  modules: readonly LiveCard[],
  isOpen: boolean,
): PlanHint[] {
  const sectionId = 'S6'
  if (!isOpen) return []
  const hints: PlanHint[] = []
  const { trainedBuddies, neededBuddies, missingBuddies, missingBuddyHours, buddyHours, neededBuddyHours } =
    buddyCapacity(capacity, tasks)
  if (capacity.length > 0 && missingBuddies > 0) {
    const data = { trained: trainedBuddies, needed: Math.max(fewestBuddies, neededBuddies) }
    hints.push({ code: 'buddy.tooFew', sectionId, data })
  }
  if (capacity.length > 0 && missingBuddyHours > 0) {
    hints.push({ code: 'buddy.tooFewHours', sectionId, data: { hours: buddyHours, needed: neededBuddyHours } })
  }
  for (const card of modules) {
    if (textIn(card, 'when') !== '' || textIn(card, 'day') !== '') continue
    hints.push({ code: 'buddy.noDay', sectionId, cardId: card.id, data: { name: textIn(card, 'title') } })
  }
  return hints
}

function intakeHints(steps: readonly LiveCard[]): PlanHint[] {
  const sectionId = 'S7'
  if (steps.length === 0) return []
  const hints: PlanHint[] = []
  const isDayOne = (card: LiveCard): boolean => stepWeeks(textIn(card, 'when'))?.from === 1
  if (!steps.some(isDayOne)) hints.push({ code: 'intake.noDayOne', sectionId })
  for (const card of steps) {
    const about = { sectionId, cardId: card.id, data: { name: textIn(card, 'when') } }
    const isEvent = /afbryd|interrupt|stop/i.test(textIn(card, 'when'))
    if (stepWeeks(textIn(card, 'when')) === null && !isEvent) hints.push({ code: 'intake.unreadableTime', ...about })
    if (textIn(card, 'checkIn') === '') hints.push({ code: 'intake.noCheckIn', ...about })
  }
  if (!hasWageTalk(steps)) hints.push({ code: 'intake.noWageTalk', sectionId })
  const limits = placementLimits(steps)
  if (limits.isOver26) {
    hints.push({ code: 'intake.placementOver26', sectionId, data: { weeks: limits.lastWeek } })
  } else if (limits.isOver13 && !limits.hasExtensionStep) {
    hints.push({ code: 'intake.placementOver13', sectionId, data: { weeks: limits.lastWeek } })
  }
  return hints
}
