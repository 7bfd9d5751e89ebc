import { useCallback, useState } from 'react'
import type { Clash } from '#shared/domain/scenario/overrides.ts'
import type { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import { type EditView, type ScenarioEdit, afterSave, chosen, edited, editView } from './scenario-draft.model.ts'

type Edits = Readonly<Record<string, ScenarioEdit>>

/** What is typed and not saved, one edit a scenario, so that looking at another scenario loses nothing. */
export function useScenarioEdits(): {
  readonly viewOf: (scenario: { readonly id: string; readonly overrides: ScenarioOverrides }) => EditView
  readonly change: (id: string, saved: ScenarioOverrides, next: (now: ScenarioOverrides) => ScenarioOverrides) => void
  readonly choose: (id: string, clash: Clash, side: 'mine' | 'theirs') => void
  readonly discard: (id: string) => void
  readonly saved: (id: string, sent: ScenarioOverrides, before: ScenarioOverrides, now: ScenarioOverrides) => void
} {
  const [edits, setEdits] = useState<Edits>({})
  const update = useCallback((id: string, next: (edit: ScenarioEdit | null) => ScenarioEdit | null) => {
    setEdits((all) => {
      const { [id]: edit, ...others } = all
      const after = next(edit ?? null)
      return after === null ? others : { ...others, [id]: after }
    })
  }, [])
  return {
    viewOf: ({ id, overrides }) => editView(edits[id] ?? null, overrides),
    change: useCallback(
      (id, saved, next) => update(id, (edit) => edited(edit, saved, next(editView(edit, saved).overrides))),
      [update],
    ),
    choose: useCallback(
      (id, clash, side) => update(id, (edit) => (edit === null ? null : chosen(edit, clash, side))),
      [update],
    ),
    discard: useCallback((id) => update(id, () => null), [update]),
    saved: useCallback(
      (id, sent, before, now) => update(id, (edit) => afterSave(editView(edit, before).overrides, sent, now)),
      [update],
    ),
  }
}
