import { z } from 'zod'
import type { ScenarioId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

/** Three that everybody knows, made at the start and never removed, and any number of the partnership's own. */
const scenarioKinds = ['careful', 'expected', 'ambitious', 'own'] as const
export const ScenarioKind = z.enum(scenarioKinds)
export type ScenarioKind = z.infer<typeof ScenarioKind>

/** A number, yes or no, no cap, or the refusion ladder. What a symbol may hold is for the model to say. */
export const ScenarioValue = z.union([
  z.number(),
  z.boolean(),
  z.null(),
  z
    .array(z.tuple([z.number().nullable(), z.number()]).readonly())
    .max(100)
    .readonly(),
])
export type ScenarioValue = z.infer<typeof ScenarioValue>

export const ScenarioSymbol = z
  .string()
  .max(20)
  .regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Z][A-Z0-9]*)?$/)

/** What differs from the defaults, by the model's symbols; a tariff's symbol has a dot: `tar.O1`. */
export const ScenarioOverrides = z.record(ScenarioSymbol, ScenarioValue).refine((all) => Object.keys(all).length <= 150)
export type ScenarioOverrides = Readonly<Record<string, ScenarioValue>>

export const ScenarioDraft = z.object({
  name: z.string().trim().min(1).max(80),
  overrides: ScenarioOverrides,
  /** The programme's first day, which chooses among dated values; null: the standard values. */
  startsOn: CalendarDay.nullable().default(null),
})
export interface ScenarioDraft {
  readonly name: string
  readonly overrides: ScenarioOverrides
  readonly startsOn: CalendarDay | null
}

export interface Scenario extends ScenarioDraft {
  readonly id: ScenarioId
  readonly kind: ScenarioKind
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** Most scenarios of one partnership: more than anybody can compare. */
export const mostScenarios = 20

/** Only the partnership's own may be removed (SCN-3). */
export const isRemovable = (kind: ScenarioKind): boolean => kind === 'own'

/** The one to look at first: the partnership's own once somebody has put figures into it, else the expected one. */
export function leadingScenario<Any extends Pick<Scenario, 'kind' | 'overrides'>>(
  scenarios: readonly Any[],
): Any | null {
  return (
    scenarios.find(({ kind, overrides }) => kind === 'own' && Object.keys(overrides).length > 0) ??
    scenarios.find(({ kind }) => kind === 'expected') ??
    scenarios[0] ??
    null
  )
}
