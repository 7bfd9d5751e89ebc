export interface Timed {
  readonly minutes: number
  readonly extraMinutes: number
  readonly startedAt: number | null
  readonly endedAt: number | null
}

const minuteMs = 60_000

/** Milliseconds left of the step, below zero when it has run over. It advises: nothing happens at zero (WOR-4). */
export const timeLeft = (step: Timed, now: number): number =>
  step.startedAt === null
    ? step.minutes * minuteMs
    : step.startedAt + (step.minutes + step.extraMinutes) * minuteMs - now

export interface PlannedStep {
  /** When the step would begin had everything gone by the agenda. */
  readonly plannedAt: number
  /** When it began, or will at the pace so far. */
  readonly expectedAt: number
}

/**
 * The agenda against the clock. The plan counts from the first step's beginning; what is expected of the steps to come
 * counts from the end of the one that runs, which has at least what is left of it.
 */
export function schedule(
  steps: readonly Timed[],
  openedAt: number,
  now: number,
): { readonly steps: readonly PlannedStep[]; readonly plannedEnd: number; readonly expectedEnd: number } {
  let planned = openedAt
  let expected = openedAt
  const result = steps.map((step) => {
    const begins = step.startedAt ?? expected
    const place = { plannedAt: planned, expectedAt: begins }
    planned += step.minutes * minuteMs
    expected =
      step.endedAt ??
      (step.startedAt === null ? begins + step.minutes * minuteMs : Math.max(now, now + timeLeft(step, now)))
    return place
  })
  return { steps: result, plannedEnd: planned, expectedEnd: expected }
}

/** Whole minutes behind the plan; below zero when ahead. */
export const drift = ({ plannedEnd, expectedEnd }: { plannedEnd: number; expectedEnd: number }): number =>
  Math.round((expectedEnd - plannedEnd) / minuteMs)
