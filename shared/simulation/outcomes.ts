import { at, type Columns } from './columns.ts'
import type { SimulationInput } from './parameters.ts'

/** Months in one ordinary job before each sustained outcome: 13, 26 and 52 weeks. */
export const sustainedMonths = { J3: 3, J6: 6, J12: 12 } as const

/**
 * Fills J3, J6 and J12 with the expected number who reach that many months in their first ordinary job in month m.
 *
 * n_k(m) = starts(m − k + 1) · (1 − λ)^(k − 1): the month of the start counts as the first, and a job that ends at the
 * end of its k-th month has reached k.
 */
export function fillSustainedJobs(input: SimulationInput, columns: Columns): void {
  for (const outcome of ['J3', 'J6', 'J12'] as const) {
    const k = sustainedMonths[outcome]
    const surviving = (1 - input.lam) ** (k - 1)
    const column = columns[outcome]
    column.fill(0)
    for (let m = k; m <= columns.horizon; m += 1) column[m] = at(columns.JS, m - k + 1) * surviving
  }
}

/**
 * Fills V1 to V4 with expected numbers of firm-side outcomes. V3 follows the citizens' J6, so those must be filled.
 *
 * V1 falls in the last month of the accelerator, V2 in the last month of its follow-up, V4 in gM. A month outside
 * 1…H gives no trigger.
 */
export function fillFirmOutcomes(input: SimulationInput, columns: Columns): void {
  const { Am, AFm, gM, K, pV1, pV2, pV4, phiJ } = input
  for (let m = 1; m <= columns.horizon; m += 1) {
    columns.V1[m] = m === Am ? K * pV1 : 0
    columns.V2[m] = m === Am + AFm ? K * pV2 : 0
    columns.V3[m] = phiJ * at(columns.J6, m)
    columns.V4[m] = m === gM ? K * pV4 : 0
  }
}
