import { type Clash, changedSymbols, isSameValue, mergeOverrides } from '#shared/domain/scenario/overrides.ts'
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
  // A figure starts from what was saved when I first typed it. One that I have not touched, or that has been saved as
  // I typed it, starts from what is saved now: nobody has changed it behind my back.
  const touched =
    edit === null ? [] : changedSymbols(edit.base, edit.mine).filter((id) => !isSameValue(edit.mine[id], saved[id]))
  const base = withSymbols(saved, touched, edit?.base ?? saved)
  const changed = changedSymbols(before.overrides, next)
  const mine = withSymbols(withSymbols(saved, touched, edit?.mine ?? saved), changed, next)
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
  return { base: saved, mine: withSymbols(saved, later, now) }
}

/** `all` with these symbols as they are in `from`, also when they are not there. */
function withSymbols(all: ScenarioOverrides, symbols: readonly string[], from: ScenarioOverrides): ScenarioOverrides {
  const next: Record<string, ScenarioValue> = { ...all }
  for (const id of symbols) {
    const value = from[id]
    if (value === undefined) delete next[id]
    else next[id] = value
  }
  return next
}
