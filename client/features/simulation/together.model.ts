import type { ExplorerView, UnsavedFigure } from '#shared/contracts/scenarios.ts'
import { changedSymbols, isSameValue } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides, ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import type { EditView } from './scenario-draft.model.ts'

/** What the others do at one figure. */
export interface AtFigure {
  /** Names of those who have the focus there. */
  readonly here: readonly string[]
  /** Who has typed something there that is not saved, and what; undefined is the value in force. */
  readonly tries: { readonly who: string; readonly value: ScenarioValue | undefined } | null
  /** I have typed another value there myself; mine stands on my screen. */
  readonly isAgainstMine: boolean
}

export interface Together {
  /** To calculate with: what is saved, on it what the others have typed, on it what I have typed. */
  readonly overrides: ScenarioOverrides
  /** Symbols that differ from what is saved, whoever typed them. */
  readonly unsaved: readonly string[]
  readonly figures: ReadonlyMap<string, AtFigure>
}

/**
 * My figures and those of everybody else who explores the same scenario, nothing of it saved. The newest of the
 * others' values holds where I have typed nothing; where I have, mine does, and I am told of theirs (SCN-8).
 */
export function together(mine: EditView, saved: ScenarioOverrides, others: readonly ExplorerView[]): Together {
  const overrides: Record<string, ScenarioValue> = { ...mine.overrides }
  const own = new Set(mine.unsaved)
  const figures = new Map<string, AtFigure>()
  const at = (id: string): AtFigure => figures.get(id) ?? { here: [], tries: null, isAgainstMine: false }
  for (const { name, focus, edits } of [...others].sort((a, b) => a.order - b.order)) {
    if (focus !== null) figures.set(focus, { ...at(focus), here: [...new Set([...at(focus).here, name])] })
    for (const { id, value } of edits) {
      const isAgainstMine = own.has(id)
      if (isAgainstMine && isSameValue(mine.overrides[id], value)) continue
      figures.set(id, { ...at(id), tries: { who: name, value }, isAgainstMine })
      if (isAgainstMine) continue
      if (value === undefined) delete overrides[id]
      else overrides[id] = value
    }
  }
  return { overrides, unsaved: changedSymbols(saved, overrides), figures }
}

/** What I tell the others: my own unsaved figures and nobody else's, so that no value echoes. */
export const figuresToTell = ({ overrides, unsaved }: EditView): UnsavedFigure[] =>
  unsaved.map((id) => {
    const value = overrides[id]
    return value === undefined ? { id } : { id, value }
  })
