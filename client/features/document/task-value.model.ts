import type { CardContent } from '#shared/document/cards.ts'

/** Kroner that an hour of the buddy costs the firm; the figure of the example calculations. */
export const buddyKronerPerHour = 190

/** One value-creating task as numbers. Null: not filled in, so nothing that needs it can be worked out. */
export interface TaskNumbers {
  readonly hoursPerWeek: number | null
  readonly valuePerHour: number | null
  /** Share of a skilled worker's pace in percent; 100 is the same pace. */
  readonly pacePercent: number | null
  readonly buddyHoursPerWeek: number | null
}

export interface TaskValue {
  /** Kroner a week: hours × value per hour × pace, to the whole krone. */
  readonly value: number
  /** Kroner a week that the buddy's time costs. */
  readonly buddyCost: number
  readonly net: number
  /** Pace in percent at which value and buddy time are equal; null when no work is done. */
  readonly breakEvenPercent: number | null
}

const numberIn = (card: CardContent, name: string): number | null => {
  const value = card.fields[name]
  return typeof value === 'number' ? value : null
}

export const taskNumbers = (card: CardContent): TaskNumbers => ({
  hoursPerWeek: numberIn(card, 'hoursPerWeek'),
  valuePerHour: numberIn(card, 'valuePerHour'),
  pacePercent: numberIn(card, 'pacePercent'),
  buddyHoursPerWeek: numberIn(card, 'buddyHoursPerWeek'),
})

/** What a task is worth a week; null until hours, value and pace are known. No buddy time counts as none. */
export function taskValue(task: TaskNumbers): TaskValue | null {
  const { hoursPerWeek, valuePerHour, pacePercent } = task
  if (hoursPerWeek === null || valuePerHour === null || pacePercent === null) return null
  const fullValue = hoursPerWeek * valuePerHour
  const value = Math.round((fullValue * pacePercent) / 100)
  const buddyCost = Math.round((task.buddyHoursPerWeek ?? 0) * buddyKronerPerHour)
  return {
    value,
    buddyCost,
    net: value - buddyCost,
    breakEvenPercent: fullValue > 0 ? (buddyCost / fullValue) * 100 : null,
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
