import { type LiveCard, numberIn } from './live-card.ts'

/** Kroner that an hour of the buddy costs where the task does not say otherwise; the figure of the example. */
export const buddyKronerPerHour = 190

/** One value-creating task as numbers. Null: not filled in, so nothing that needs it can be worked out. */
export interface TaskNumbers {
  readonly hoursPerWeek: number | null
  readonly valuePerHour: number | null
  /** Share of a skilled worker's pace in percent; 100 is the same pace. */
  readonly pacePercent: number | null
  readonly buddyHoursPerWeek: number | null
  readonly buddyWagePerHour?: number | null
  /** Wage and subsidy in kroner an hour, once there is a wage. */
  readonly wagePerHour?: number | null
  readonly subsidyPerHour?: number | null
}

export interface TaskValue {
  /** Kroner a week: hours × value per hour × pace, to the whole krone. */
  readonly value: number
  /** Kroner a week that the buddy's time costs. */
  readonly buddyCost: number
  /** Kroner a week of wage that the firm bears itself: never below 0, since no subsidy is more than the wage. */
  readonly wageCost: number
  readonly net: number
  /** Pace in percent at which the value pays for buddy and wage; null when no work is done. */
  readonly breakEvenPercent: number | null
}

export const taskNumbers = (card: LiveCard): TaskNumbers => ({
  hoursPerWeek: numberIn(card, 'hoursPerWeek'),
  valuePerHour: numberIn(card, 'valuePerHour'),
  pacePercent: numberIn(card, 'pacePercent'),
  buddyHoursPerWeek: numberIn(card, 'buddyHoursPerWeek'),
  buddyWagePerHour: numberIn(card, 'buddyWagePerHour'),
  wagePerHour: numberIn(card, 'wagePerHour'),
  subsidyPerHour: numberIn(card, 'subsidyPerHour'),
})

/**
 * What a task is worth a week (TSK-1): value less the buddy's time and the wage that is not covered by a subsidy.
 * Null until hours, value and pace are known. No buddy time and no wage count as none.
 */
export function taskValue(task: TaskNumbers): TaskValue | null {
  const { hoursPerWeek, valuePerHour, pacePercent } = task
  if (hoursPerWeek === null || valuePerHour === null || pacePercent === null) return null
  const fullValue = hoursPerWeek * valuePerHour
  const value = Math.round((fullValue * pacePercent) / 100)
  const buddyCost = Math.round((task.buddyHoursPerWeek ?? 0) * (task.buddyWagePerHour ?? buddyKronerPerHour))
  const wageCost = Math.round(hoursPerWeek * Math.max(0, (task.wagePerHour ?? 0) - (task.subsidyPerHour ?? 0)))
  return {
    value,
    buddyCost,
    wageCost,
    net: value - buddyCost - wageCost,
    breakEvenPercent: fullValue > 0 ? ((buddyCost + wageCost) / fullValue) * 100 : null,
  }
}

export interface TaskTotals {
  readonly hours: number
  readonly buddyHours: number
  readonly value: number
  readonly net: number
  /** Tasks whose value cannot be worked out yet. */
  readonly incomplete: number
}

/** Sums over the rows as they are shown, so that the foot of the table is the sum of what stands above it. */
export function taskTotals(tasks: readonly TaskNumbers[]): TaskTotals {
  const totals = { hours: 0, buddyHours: 0, value: 0, net: 0, incomplete: 0 }
  for (const task of tasks) {
    const worth = taskValue(task)
    totals.hours += task.hoursPerWeek ?? 0
    totals.buddyHours += task.buddyHoursPerWeek ?? 0
    totals.value += worth?.value ?? 0
    totals.net += worth?.net ?? 0
    if (worth === null) totals.incomplete++
  }
  return totals
}
