/** A month has 52/12 weeks in the model; 13, 26 and 52 weeks are 3, 6 and 12 months. */
const weeksPerMonth = 52 / 12

/**
 * The state's share of support in month m, 0 to 1: the ladder weighted by time over that month's weeks.
 *
 * `weeksAtStart` (A0) is how long the group had been on support when month 1 began. One calendar for programme and
 * counterfactual, without reset after a job: the same approximation on both sides, so that the difference between
 * them is persons, never timing of the ladder.
 */
export function refusionRate(
  ladder: readonly (readonly [number | null, number])[],
  weeksAtStart: number,
  m: number,
): number {
  const from = weeksAtStart + (m - 1) * weeksPerMonth
  const to = weeksAtStart + m * weeksPerMonth
  let weighted = 0
  let stepFrom = 0
  ladder.forEach(([week, rate], index) => {
    // The last step goes on for ever, with or without a week of its own.
    const stepTo = week === null || index === ladder.length - 1 ? Infinity : week
    weighted += rate * Math.max(0, Math.min(to, stepTo) - Math.max(from, stepFrom))
    stepFrom = stepTo
  })
  return weighted / (to - from)
}
