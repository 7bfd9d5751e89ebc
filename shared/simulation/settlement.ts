import { at, type Columns } from './columns.ts'
import type { CitizenTariffs, SimulationInput } from './parameters.ts'

/** The order in which one citizen reaches outcomes, and so the order in which the cap per citizen is used up. */
const ladderOrder = ['O1', 'O2', 'WS', 'JS', 'J3', 'J6', 'J12'] as const

/**
 * Tariffs after the cap per citizen, DKK: each is cut to what the cap leaves after those earlier in the ladder.
 *
 * Education is the other way out of the course, so ES shares the cap with O1 and O2 alone. Null is no cap, 0 leaves
 * nothing.
 */
export function cappedTariffs(tariffs: CitizenTariffs, capCitizen: number | null): CitizenTariffs {
  if (capCitizen === null) return tariffs
  const capped = { ...tariffs }
  let left = capCitizen
  for (const outcome of ladderOrder) {
    capped[outcome] = Math.min(tariffs[outcome], left)
    left -= capped[outcome]
  }
  capped.ES = Math.min(tariffs.ES, Math.max(0, capCitizen - capped.O1 - capped.O2))
  return capped
}

/**
 * Fills payC, payF and pay: DKK paid in month m, nominal, `lag` months after the trigger.
 *
 * Gives back payOutside: what is triggered in 1…H and due after H, after the cap per citizen and before the total cap.
 * The total cap counts both sides over the months 1…H; in the month in which it is hit both are cut by the same factor.
 */
export function fillPayments(input: SimulationInput, columns: Columns): number {
  const { horizon, payC, payF, pay } = columns
  const { ftar, lag } = input
  const tar = cappedTariffs(input.tar, input.capCitizen)
  payC.fill(0)
  payF.fill(0)
  let payOutside = 0
  for (let m = 1; m <= horizon; m += 1) {
    const citizenSide =
      tar.O1 * at(columns.O1, m) +
      tar.O2 * at(columns.O2, m) +
      tar.WS * at(columns.WS, m) +
      tar.ES * at(columns.ES, m) +
      tar.JS * at(columns.JS, m) +
      tar.J3 * at(columns.J3, m) +
      tar.J6 * at(columns.J6, m) +
      tar.J12 * at(columns.J12, m)
    const firmSide =
      ftar.V1 * at(columns.V1, m) +
      ftar.V2 * at(columns.V2, m) +
      ftar.V3 * at(columns.V3, m) +
      ftar.V4 * at(columns.V4, m)
    if (m + lag > horizon) payOutside += citizenSide + firmSide
    else {
      payC[m + lag] = citizenSide
      payF[m + lag] = firmSide
    }
  }
  let left = input.capTotal ?? Infinity
  for (let m = 1; m <= horizon; m += 1) {
    const due = at(payC, m) + at(payF, m)
    if (due > left) {
      const factor = left / due
      payC[m] = at(payC, m) * factor
      payF[m] = at(payF, m) * factor
    }
    pay[m] = at(payC, m) + at(payF, m)
    // Not below 0: after the month that is cut, nothing is left, whatever the rounding of the two parts says.
    left = due > left ? 0 : left - due
  }
  return payOutside
}
