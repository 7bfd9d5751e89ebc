import { z } from 'zod'
import type { ParameterValueId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { ScenarioValue } from './scenario.ts'

/** How sure the one who wrote the value is of it. `verified`: looked up where it is decided. */
export const OwnCertainty = z.enum(['verified', 'unverified', 'assumption'])
export type OwnCertainty = z.infer<typeof OwnCertainty>

/** A value that holds from a day on: a rate of this municipality, or a law that has been changed. */
export const OwnValueDraft = z.object({
  /** The model's symbol, as in `ScenarioOverrides`. */
  parameterId: z.string().max(20),
  value: ScenarioValue,
  validFrom: CalendarDay,
  source: z.string().trim().min(1).max(200),
  /** `https` only: it is shown as a link. */
  sourceUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable(),
  certainty: OwnCertainty,
})
export type OwnValueDraft = z.infer<typeof OwnValueDraft>

export interface OwnValue extends OwnValueDraft {
  readonly id: ParameterValueId
  readonly version: number
  readonly updatedAt: number
}

/** Most values of one partnership; a parameter has a handful of laws behind it. */
export const mostOwnValues = 300
