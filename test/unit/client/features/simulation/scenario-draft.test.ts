import { describe, expect, it } from 'vitest'
import {
  afterSave,
  chosen,
  edited,
  editView,
  type ScenarioEdit,
} from '#client/features/simulation/scenario-draft.model.ts'
import {
  faultViews,
  inputOf,
  shownValue,
  typedValue,
  valueOf,
  withValue,
} from '#client/features/simulation/parameter-form.model.ts'
import { parameters } from '#shared/content/parameters.ts'

const saved = { N: 20 }
const typed = (
  edit: ScenarioEdit | null,
  now: Record<string, number>,
  id: string,
  value: number,
): ScenarioEdit | null => edited(edit, now, withValue(editView(edit, now).overrides, id, value))

describe('[SCN-4] what I have typed and others have saved', () => {
  it('is what I typed on what is saved', () => {
    const edit = typed(null, saved, 'qJ', 0.3)
    expect(editView(edit, saved)).toEqual({ overrides: { N: 20, qJ: 0.3 }, clashes: [], unsaved: ['qJ'] })
  })

  it('keeps my figure and shows theirs when they save another one meanwhile', () => {
    const edit = typed(null, saved, 'qJ', 0.3)
    const view = editView(edit, { N: 33, lam: 0.02 })
    expect(view).toEqual({ overrides: { N: 33, lam: 0.02, qJ: 0.3 }, clashes: [], unsaved: ['qJ'] })
  })

  it('is no clash when I change a figure that was saved as it stood on my screen', () => {
    const edit = typed(null, saved, 'K', 6)
    const theirs = { N: 18, K: 6 }
    const later = typed(edit, theirs, 'N', 30)
    expect(editView(later, theirs)).toEqual({ overrides: { N: 30, K: 6 }, clashes: [], unsaved: ['N'] })
  })

  it('does not make their newer value mine when I type on', () => {
    const theirs = { N: 33 }
    const edit = typed(typed(null, saved, 'qJ', 0.3), theirs, 'lam', 0.05)
    expect(editView(edit, { N: 36 }).overrides).toEqual({ N: 36, qJ: 0.3, lam: 0.05 })
  })

  it('asks when both changed the same figure, and follows the choice', () => {
    const edit = typed(null, saved, 'N', 12)
    const view = editView(edit, { N: 33 })
    const clash = { id: 'N', mine: 12, theirs: 33 }
    expect(view).toEqual({ overrides: { N: 12 }, clashes: [clash], unsaved: ['N'] })
    const open = edit ?? { base: {}, mine: {} }
    expect(editView(chosen(open, clash, 'mine'), { N: 33 })).toEqual({
      overrides: { N: 12 },
      clashes: [],
      unsaved: ['N'],
    })
    expect(editView(chosen(open, clash, 'theirs'), { N: 33 })).toEqual({
      overrides: { N: 33 },
      clashes: [],
      unsaved: [],
    })
  })

  it('is nothing to save once everything is typed back', () => {
    expect(typed(typed(null, saved, 'N', 12), saved, 'N', 20)).toBeNull()
    expect(edited(null, saved, {})).not.toBeNull()
  })

  it('after a save holds only what was typed while the answer was on its way', () => {
    const sent = { N: 20, qJ: 0.3 }
    expect(afterSave(sent, sent, sent)).toBeNull()
    const left = afterSave({ ...sent, lam: 0.05 }, sent, sent)
    expect(editView(left, sent)).toEqual({ overrides: { ...sent, lam: 0.05 }, clashes: [], unsaved: ['lam'] })
  })
})

describe('the fields', () => {
  it('show percent and weekly hours and give back exactly what the model had', () => {
    for (const { id, unit, value } of parameters) {
      const back = typeof value === 'number' ? typedValue(shownValue(value, unit), unit) : null
      expect(withValue({}, id, back ?? valueOf({}, id))).toEqual({})
    }
    expect(shownValue(0.07, 'percent')).toBe(7)
    expect(shownValue((10 * 52) / 12, 'hoursPerWeek')).toBe(10)
  })

  it('say which field is wrong, with its bounds in the unit that people read', () => {
    const faults = (overrides: Parameters<typeof inputOf>[0]) => {
      const parsed = inputOf(overrides)
      return parsed.ok ? [] : faultViews(parsed.error)
    }
    expect(faults({})).toEqual([])
    expect(faults({ qJ: 1.2 })[0]).toMatchObject({ ids: ['qJ'], code: 'outOfRange', min: 0, max: 100, unit: 'percent' })
    expect(faults({ qJ: 0.9 })).toMatchObject([{ ids: ['qJ', 'qL', 'qW', 'qE'], max: 100 }])
    expect(faults({ H: 6 })).toMatchObject([{ ids: ['H'], min: 12, max: 240, unit: 'months' }])
    expect(faults({ H: 12.5 })).toMatchObject([{ ids: ['H'], code: 'notWhole' }])
    expect(faults({ cT: -1 })).toMatchObject([{ ids: ['cT'], min: 0, max: null }])
    expect(faults({ N: null })).toMatchObject([{ ids: ['N'], code: 'wrongType' }])
    expect(faults({ 'tar.J6': -5 })).toMatchObject([{ ids: ['tar.J6'] }])
    expect(faults({ capTotal: null })).toEqual([])
  })
})
