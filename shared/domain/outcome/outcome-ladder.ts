import { z } from 'zod'

/**
 * The ladder of outcomes that payment can be tied to. O, W, L, J, E and R follow the citizens' course, V the firm's.
 * Their words stand in `content/outcome-texts.ts`; the defaults are illustrative tariffs in kroner.
 */
export const outcomeCodes = [
  'O1',
  'O2',
  'WS',
  'LS',
  'JS',
  'J3',
  'J6',
  'J12',
  'ES',
  'R',
  'V1',
  'V2',
  'V3',
  'V4',
] as const
export const OutcomeCode = z.enum(outcomeCodes)
export type OutcomeCode = z.infer<typeof OutcomeCode>

export interface OutcomeStep {
  readonly side: 'citizen' | 'firm'
  /** Kroner per verified outcome in the default rate card; null where no tariff is paid. */
  readonly defaultTariffKroner: number | null
}

export const outcomeLadder: Record<OutcomeCode, OutcomeStep> = {
  O1: { side: 'citizen', defaultTariffKroner: 10_000 },
  O2: { side: 'citizen', defaultTariffKroner: 15_000 },
  WS: { side: 'citizen', defaultTariffKroner: 10_000 },
  LS: { side: 'citizen', defaultTariffKroner: null },
  JS: { side: 'citizen', defaultTariffKroner: 20_000 },
  J3: { side: 'citizen', defaultTariffKroner: 25_000 },
  J6: { side: 'citizen', defaultTariffKroner: 30_000 },
  J12: { side: 'citizen', defaultTariffKroner: 30_000 },
  ES: { side: 'citizen', defaultTariffKroner: 15_000 },
  R: { side: 'citizen', defaultTariffKroner: null },
  V1: { side: 'firm', defaultTariffKroner: 40_000 },
  V2: { side: 'firm', defaultTariffKroner: 30_000 },
  V3: { side: 'firm', defaultTariffKroner: 15_000 },
  V4: { side: 'firm', defaultTariffKroner: 25_000 },
}
