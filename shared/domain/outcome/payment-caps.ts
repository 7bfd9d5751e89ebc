import type { OutcomeCode } from './outcome-ladder.ts'

/** The order in which one citizen reaches the outcomes that are paid, and so in which the cap is used up (RTC-8). */
const citizenOrder = ['O1', 'O2', 'WS', 'JS', 'J3', 'J6', 'J12'] as const
/** Education is the other way out of the course, so ES shares the cap with these alone. */
const beforeEducation: readonly OutcomeCode[] = ['O1', 'O2']

export type CitizenTariffs = Readonly<Partial<Record<OutcomeCode, number>>>

/**
 * Tariffs in øre after the cap per citizen: each is cut to what the cap leaves after those earlier on the ladder
 * (RTC-8). Null is no cap, 0 leaves nothing; LS comes after O2 like WS, and the firm's outcomes are untouched.
 */
export function cappedForCitizen(tariffs: CitizenTariffs, perCitizenOre: number | null): CitizenTariffs {
  if (perCitizenOre === null) return tariffs
  const capped: Partial<Record<OutcomeCode, number>> = { ...tariffs }
  let left = perCitizenOre
  for (const code of citizenOrder) {
    const tariff = tariffs[code]
    if (tariff === undefined) continue
    capped[code] = Math.min(tariff, left)
    left -= Math.min(tariff, left)
  }
  const used = beforeEducation.reduce((sum, code) => sum + (capped[code] ?? 0), 0)
  for (const code of ['LS', 'ES'] as const) {
    const tariff = tariffs[code]
    if (tariff !== undefined) capped[code] = Math.min(tariff, Math.max(0, perCitizenOre - used))
  }
  return capped
}

/**
 * What one employment pays when it counts both as J6 for the citizen and as V3 for the firm: together at most the cap
 * per job, J6 first and V3 what is left (RTC-5). All in øre; null is no cap.
 */
export function paidForOneJob(
  tariffs: { readonly j6Ore: number; readonly v3Ore: number },
  perJobOre: number | null,
): { readonly j6Ore: number; readonly v3Ore: number } {
  if (perJobOre === null) return tariffs
  const j6Ore = Math.min(tariffs.j6Ore, perJobOre)
  return { j6Ore, v3Ore: Math.min(tariffs.v3Ore, perJobOre - j6Ore) }
}
