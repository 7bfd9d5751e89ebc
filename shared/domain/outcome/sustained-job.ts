import type { OutcomeCode } from './outcome-ladder.ts'

/** So many weeks with enough hours, within so many calendar weeks: `13 within 16` forgives three weeks between jobs. */
export interface Sustainment {
  readonly weeks: number
  readonly within: number
  /** Paid hours a week from which a week counts. */
  readonly hoursPerWeek: number
}

/** The outcomes that time in work decides. V3 is the J6 of somebody who works in the partnership's own firm. */
export const sustainment = {
  WS: { weeks: 4, within: 4, hoursPerWeek: 5 },
  JS: { weeks: 4, within: 4, hoursPerWeek: 15 },
  J3: { weeks: 13, within: 16, hoursPerWeek: 15 },
  J6: { weeks: 26, within: 30, hoursPerWeek: 15 },
  J12: { weeks: 52, within: 60, hoursPerWeek: 15 },
  V3: { weeks: 26, within: 30, hoursPerWeek: 15 },
} as const satisfies Partial<Record<OutcomeCode, Sustainment>>
export type SustainedCode = keyof typeof sustainment

export const isSustainedCode = (code: OutcomeCode): code is SustainedCode => Object.hasOwn(sustainment, code)

/**
 * The week in which the outcome is first reached, or null while it is not (RTC-7). `hoursByWeek[i]` is the paid hours
 * of week i; the trigger is the week that completes the number, when no more than `within` weeks lie from the first
 * of them to it.
 */
export function reachedInWeek(code: SustainedCode, hoursByWeek: readonly number[]): number | null {
  const { weeks, within, hoursPerWeek } = sustainment[code]
  const counting = hoursByWeek.flatMap((hours, week) => (hours >= hoursPerWeek ? [week] : []))
  const last = counting.find((week, index) => {
    const first = counting[index - weeks + 1]
    return first !== undefined && week - first + 1 <= within
  })
  return last ?? null
}
