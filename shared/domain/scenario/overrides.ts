import type { ScenarioDraft, ScenarioOverrides, ScenarioValue } from './scenario.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * A scenario's whole input: flat defaults with the overrides on them, as the nested object that the model reads
 * (`tar.O1` becomes `{ tar: { O1 } }`). An override whose symbol is no default is left out.
 */
export function wholeInput(defaults: Values, overrides: ScenarioOverrides): Readonly<Record<string, unknown>> {
  const input: Record<string, unknown> = {}
  const lists = new Map<string, Record<string, unknown>>()
  for (const [id, standard] of Object.entries(defaults)) {
    const value = Object.hasOwn(overrides, id) ? overrides[id] : standard
    const [name = '', inside] = id.split('.')
    if (inside === undefined) {
      input[name] = value
      continue
    }
    const list = lists.get(name) ?? {}
    list[inside] = value
    lists.set(name, list)
    input[name] = list
  }
  return input
}

/** Whether two values say the same; ladders are compared step by step. */
export const isSameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The overrides without those that only repeat a default, so that equal scenarios are equal records. */
export function withoutDefaults(defaults: Values, overrides: ScenarioOverrides): ScenarioOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([id, value]) => !isSameValue(defaults[id], value)))
}

/** The symbols in which two sets of overrides differ; what one of them does not have counts as different. */
export function changedSymbols(before: ScenarioOverrides, after: ScenarioOverrides): string[] {
  const symbols = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...symbols].filter((id) => !isSameValue(before[id], after[id])).sort()
}

/** What differs between two versions of a scenario, for the audit log: `name`, `startsOn` and symbols. */
export function changedScenarioFields(before: ScenarioDraft, after: ScenarioDraft): string[] {
  return [
    ...(before.name === after.name ? [] : ['name']),
    ...(before.startsOn === after.startsOn ? [] : ['startsOn']),
    ...changedSymbols(before.overrides, after.overrides),
  ]
}

/** A value that two people have changed to different things. Undefined: back to the default. */
export interface Clash {
  readonly id: string
  readonly mine: ScenarioValue | undefined
  readonly theirs: ScenarioValue | undefined
}

/**
 * My changes put on top of somebody else's newer version. What only one of us changed is kept from that one; what
 * both changed, to different values, is a clash and keeps mine until a person has chosen.
 */
export function mergeOverrides(
  base: ScenarioOverrides,
  mine: ScenarioOverrides,
  theirs: ScenarioOverrides,
): { readonly merged: ScenarioOverrides; readonly clashes: readonly Clash[] } {
  const merged: Record<string, ScenarioValue> = { ...theirs }
  const clashes: Clash[] = []
  const theirChanges = new Set(changedSymbols(base, theirs))
  for (const id of changedSymbols(base, mine)) {
    const value = mine[id]
    if (value === undefined) delete merged[id]
    else merged[id] = value
    if (theirChanges.has(id) && !isSameValue(value, theirs[id])) clashes.push({ id, mine: value, theirs: theirs[id] })
  }
  return { merged, clashes }
}
