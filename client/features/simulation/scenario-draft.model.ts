import { type Clash, changedSymbols, mergeOverrides } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides, ScenarioValue } from '#shared/domain/scenario/scenario.ts'

/** What a person has typed and not saved: the values, and the saved ones that they started from. */
export interface ScenarioEdit {
  readonly base: ScenarioOverrides
  readonly mine: ScenarioOverrides
}

export interface EditView {
  /** To calculate with: my figures on top of what others have saved meanwhile. */
  readonly overrides: ScenarioOverrides
  readonly clashes: readonly Clash[]
  /** Symbols that differ from what is saved now. */
  readonly unsaved: readonly string[]
}

/** What is on the screen, given what I have typed and what stands on the server now. */
export function editView(edit: ScenarioEdit | null, saved: ScenarioOverrides): EditView {
  if (edit === null) return { overrides: saved, clashes: [], unsaved: [] }
  const { merged, clashes } = mergeOverrides(edit.base, edit.mine, saved)
  return { overrides: merged, clashes, unsaved: changedSymbols(saved, merged) }
}

/** The edit after a change to what is on the screen. Null when nothing of it is left to save. */
export function edited(
  edit: ScenarioEdit | null,
  saved: ScenarioOverrides,
  next: ScenarioOverrides,
): ScenarioEdit | null {
  const before = editView(edit, saved)
  const base = edit?.base ?? saved
  // Only what this change touches is mine; the rest of the screen may be somebody else's newer value.
  const mine: Record<string, ScenarioValue> = { ...edit?.mine }
  if (edit === null) Object.assign(mine, saved)
  for (const id of changedSymbols(before.overrides, next)) {
    const value = next[id]
    if (value === undefined) delete mine[id]
    else mine[id] = value
  }
  const after: ScenarioEdit = { base, mine }
  const view = editView(after, saved)
  return view.unsaved.length === 0 && view.clashes.length === 0 ? null : after
}

/** The edit after a person has chosen whose value a clashing figure keeps. */
export function chosen(edit: ScenarioEdit, { id, theirs }: Clash, side: 'mine' | 'theirs'): ScenarioEdit {
  const set = (all: ScenarioOverrides): ScenarioOverrides => {
    const next: Record<string, ScenarioValue> = { ...all }
    if (theirs === undefined) delete next[id]
    else next[id] = theirs
    return next
  }
  // With their value as what I started from, mine is a change of its own again and no clash.
  return { base: set(edit.base), mine: side === 'theirs' ? set(edit.mine) : edit.mine }
}

/**
 * What is left to save once `sent` has been saved: only what was typed while the answer was on its way. `now` is what
 * stood on the screen when the answer came.
 */
export function afterSave(
  now: ScenarioOverrides,
  sent: ScenarioOverrides,
  saved: ScenarioOverrides,
): ScenarioEdit | null {
  const later = changedSymbols(sent, now)
  if (later.length === 0) return null
  const mine: Record<string, ScenarioValue> = { ...saved }
  for (const id of later) {
    const value = now[id]
    if (value === undefined) delete mine[id]
    else mine[id] = value
  }
  return { base: saved, mine }
}
