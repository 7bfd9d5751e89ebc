import { addDays } from '#shared/kernel/calendar.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import { daysToWeek, longPlacementWeeks, stepWeeks } from './intake-weeks.ts'
import { type LiveCard, textIn } from './live-card.ts'

/** A step of the programme as whole days in a calendar. */
export interface IntakeEvent {
  /** Of the step; with a number where one step names several times. The same however often it is asked for. */
  readonly id: string
  readonly from: CalendarDay
  /** The last day; it belongs to the event. */
  readonly to: CalendarDay
  readonly when: string
  readonly what: string
  readonly who: string
  readonly checkIn: string
}

/**
 * The steps on the days that follow from the first day in the firm (INT-4). A step that lasts is one event over its
 * weeks; calls that are listed (`+4, +13, +26 uger`) are a day each. What names no time is left out.
 */
export function intakeEvents(steps: readonly LiveCard[], firstDay: string): IntakeEvent[] {
  return steps.flatMap((step): IntakeEvent[] => {
    const when = textIn(step, 'when')
    const weeks = stepWeeks(when)
    if (weeks === null) return []
    const words = { when, what: textIn(step, 'what'), who: textIn(step, 'who'), checkIn: textIn(step, 'checkIn') }
    const beginning = (week: number): CalendarDay => addDays(firstDay, daysToWeek(week))
    if (weeks.from > longPlacementWeeks) {
      return [...when.matchAll(/\d+/g)].map(([number], index) => {
        const day = addDays(firstDay, (longPlacementWeeks + Number(number)) * 7)
        return { id: `${step.id}-${index}`, from: day, to: day, ...words }
      })
    }
    const from = /^(dag|day)\b/i.test(when) ? addDays(firstDay, Number(/\d+/.exec(when)?.[0] ?? 1) - 1) : null
    if (from !== null) return [{ id: step.id, from, to: from, ...words }]
    return [{ id: step.id, from: beginning(weeks.from), to: addDays(beginning(weeks.to), 6), ...words }]
  })
}
