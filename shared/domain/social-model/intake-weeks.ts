import { type LiveCard, numberIn, textIn } from './live-card.ts'

/** Weeks of a step counted from the first day: week 1 begins on it, week −1 is the week before. Both ends belong. */
export interface StepWeeks {
  readonly from: number
  readonly to: number
}

/** A placement lasts up to 13 weeks; longer only when the municipality has judged that it makes sense (INT-2). */
export const placementWeeks = 13
/** Beyond this, 13 weeks at a time and in special cases only (INT-2). */
export const longPlacementWeeks = 26
/** Where the two limits stand in the law. */
export const placementLaw = 'LAB § 61'
/** Wage is talked about in this week at the latest. */
export const wageTalkWeek = 8

const lastWeekOfMonth = (month: number): number => Math.round((month * 52) / 12)

/**
 * The weeks that a step's words name, in Danish or English: `4 uger før`, `Dag 1`, `Uge 2–4`, `Måned 6`,
 * `+4, +13, +26 uger` (INT-1). Months are counted from the first day. Null when the words name no time.
 */
export function stepWeeks(when: string): StepWeeks | null {
  const words = when.trim().toLowerCase().replace(/[–—−]/g, '-')
  const numbers = [...words.matchAll(/\d+/g)].map((match) => Number(match[0]))
  const [first] = numbers
  if (first === undefined || numbers.some((number) => number > 260)) return null
  const last = numbers.at(-1) ?? first
  if (/før|before/.test(words)) return { from: -Math.max(first, last), to: -Math.max(first, last) }
  if (/\+|efter|after/.test(words)) {
    return { from: longPlacementWeeks + first, to: longPlacementWeeks + last }
  }
  if (/dag|day/.test(words)) return { from: Math.ceil(first / 7), to: Math.ceil(last / 7) }
  if (/uge|week/.test(words)) return first <= last ? { from: first, to: last } : null
  if (/måned|month/.test(words)) {
    return first <= last ? { from: lastWeekOfMonth(first - 1) + 1, to: lastWeekOfMonth(last) } : null
  }
  return null
}

/** Day on which a week of the programme begins; there is no week 0. */
export const daysToWeek = (week: number): number => (week > 0 ? week - 1 : week) * 7

export interface PlacementLimits {
  /** Last week in which somebody works in a placement, without a wage; 0 when there is none. */
  readonly lastWeek: number
  readonly isOver13: boolean
  readonly isOver26: boolean
  /** A step at week 13 speaks of the extension, so it will not be forgotten. */
  readonly hasExtensionStep: boolean
}

/** How long the placement lasts by the steps, held against the two limits of the law (INT-2). */
export function placementLimits(steps: readonly LiveCard[]): PlacementLimits {
  const inPlacement = steps.filter(
    (step) => (numberIn(step, 'hoursPerWeek') ?? 0) > 0 && (textIn(step, 'form') || 'placement') === 'placement',
  )
  const lastWeek = Math.max(0, ...inPlacement.map((step) => stepWeeks(textIn(step, 'when'))?.to ?? 0))
  return {
    lastWeek,
    isOver13: lastWeek > placementWeeks,
    isOver26: lastWeek > longPlacementWeeks,
    hasExtensionStep: steps.some((step) => {
      const words = `${textIn(step, 'what')} ${textIn(step, 'checkIn')}`
      return /forlæng|exten|(uge|week) 13/i.test(words)
    }),
  }
}

/** Whether a step before or in the week of the wage talk speaks of pay (INT-3). */
export function hasWageTalk(steps: readonly LiveCard[]): boolean {
  return steps.some((step) => {
    const weeks = stepWeeks(textIn(step, 'when'))
    const isInTime = weeks !== null && weeks.from > 0 && weeks.from <= wageTalkWeek
    return isInTime && /løn|paid|wage/i.test(`${textIn(step, 'what')} ${textIn(step, 'checkIn')}`)
  })
}

export interface LadderStep {
  readonly id: string
  readonly when: string
  readonly hours: number
  readonly days: number | null
  /** The step asks for fewer hours than the one before: a way down that belongs in the rule for bad weeks. */
  readonly isDown: boolean
}

/** The ladder of hours: the steps in which somebody works, in their order. */
export function hoursLadder(steps: readonly LiveCard[]): LadderStep[] {
  const ladder: LadderStep[] = []
  for (const step of steps) {
    const hours = numberIn(step, 'hoursPerWeek') ?? 0
    if (hours <= 0) continue
    const isDown = hours < (ladder.at(-1)?.hours ?? 0)
    ladder.push({ id: step.id, when: textIn(step, 'when'), hours, days: numberIn(step, 'daysPerWeek'), isDown })
  }
  return ladder
}
