import {
  type Parameter,
  type ParameterGroup,
  type ParameterUnit,
  type ParameterValue,
  defaultValues,
  findParameter,
  parameterGroups,
  parameters,
  unitScale,
} from '#shared/content/parameters.ts'
import { isSameValue, wholeInput } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides, ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import { type FieldFault, type SimulationInput, parseSimulationInput } from '#shared/simulation/parameters.ts'
import type { Result } from '#shared/kernel/result.ts'

export const groupedParameters: readonly { readonly group: ParameterGroup; readonly list: readonly Parameter[] }[] =
  parameterGroups.map((group) => ({ group, list: parameters.filter((parameter) => parameter.group === group) }))

/** What a scenario's overrides are laid upon: the values in force on the day its programme starts. */
export type Defaults = Readonly<Record<string, ParameterValue>>

/** The scenario as an input of the model, or what is wrong with it. */
export const inputOf = (
  overrides: ScenarioOverrides,
  defaults: Defaults = defaultValues,
): Result<SimulationInput, readonly FieldFault[]> => parseSimulationInput(wholeInput(defaults, overrides))

/** What the field holds now: the override, or the value in force. */
export function valueOf(overrides: ScenarioOverrides, id: string, defaults: Defaults = defaultValues): ScenarioValue {
  const value = Object.hasOwn(overrides, id) ? overrides[id] : defaults[id]
  return value ?? null
}

/** The overrides with one more value; a value equal to the one in force is taken out. */
export function withValue(
  overrides: ScenarioOverrides,
  id: string,
  value: ScenarioValue,
  defaults: Defaults = defaultValues,
): ScenarioOverrides {
  const next: Record<string, ScenarioValue> = { ...overrides }
  if (isNearlySame(value, defaults[id])) delete next[id]
  else next[id] = value
  return next
}

/** Percent and weekly hours go through a factor, which may leave a last digit behind. */
const isNearlySame = (a: ScenarioValue, b: ParameterValue | undefined): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b))
    : isSameValue(a, b)

/** A value of the model as people read it: percent, hours a week. Free of digits that a factor has made up. */
export const shownValue = (value: number, unit: ParameterUnit): number =>
  Number((value * unitScale(unit)).toPrecision(12))

/** What was typed, back in the model's measure. */
export const typedValue = (typed: number, unit: ParameterUnit): number =>
  unit.startsWith('percent') ? typed / 100 : unit === 'hoursPerWeek' ? (typed * 52) / 12 : typed

export interface FaultView {
  /** The fields that the fault is about: several for a sum. */
  readonly ids: readonly string[]
  readonly code: FieldFault['code']
  /** In what people read; null is open. */
  readonly min: number | null
  readonly max: number | null
  readonly isAbove: boolean
  readonly unit: ParameterUnit
}

/** Faults with their bounds in the units of the fields; a fault in no field of the form belongs to the horizon. */
export function faultViews(faults: readonly FieldFault[]): readonly FaultView[] {
  return faults.map(({ field, code, min, max, isAbove }) => {
    const ids = field.split(' + ').filter((id) => findParameter(id) !== null)
    const unit = findParameter(ids[0] ?? 'H')?.unit ?? 'months'
    const bound = (value: number | null): number | null => (value === null ? null : shownValue(value, unit))
    // A thousand billion is the model's own limit, not one that helps anybody.
    const shownMax = max !== null && max >= 1e12 ? null : max
    return { ids: ids.length === 0 ? ['H'] : ids, code, min: bound(min), max: bound(shownMax), isAbove, unit }
  })
}
