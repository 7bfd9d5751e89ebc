import { describe, expect, it } from 'vitest'
import { CalendarDay } from '#shared/kernel/time.ts'
import {
  changedScenarioFields,
  mergeOverrides,
  wholeInput,
  withoutDefaults,
} from '#shared/domain/scenario/overrides.ts'
import { ScenarioDraft } from '#shared/domain/scenario/scenario.ts'

const defaults = { N: 27, qJ: 0.25, 'tar.O1': 10_000, 'tar.O2': 15_000, ladder: [[4, 0.8]], capTotal: null }

describe('a scenario as an input of the model', () => {
  it('[SCN-2] puts overrides on the defaults, also inside a list of tariffs and also null', () => {
    expect(wholeInput({ ...defaults, capTotal: 5 }, { N: 12, 'tar.O2': 0, capTotal: null })).toEqual({
      N: 12,
      qJ: 0.25,
      tar: { O1: 10_000, O2: 0 },
      ladder: [[4, 0.8]],
      capTotal: null,
    })
  })

  it('[SCN-2] leaves out symbols that the defaults do not have', () => {
    expect(wholeInput(defaults, { nope: 1 })).not.toHaveProperty('nope')
  })

  it('[SCN-2] keeps nothing that only repeats a default', () => {
    expect(withoutDefaults(defaults, { N: 27, qJ: 0.3, ladder: [[4, 0.8]], capTotal: null })).toEqual({ qJ: 0.3 })
  })

  it('[SCN-2] takes no symbol that could reach into an object’s own nature', () => {
    const parse = (id: string) => ScenarioDraft.safeParse({ name: 'Et', overrides: { [id]: 1 } }).success
    expect(['N', 'tar.O1', 'lam0'].map(parse)).toEqual([true, true, true])
    expect(['__proto__x', 'tar.O1.x', '', 'tar.__proto__', 'a b'].map(parse)).toEqual(Array(5).fill(false))
  })
})

describe('two people in one scenario', () => {
  const base = { N: 20, qJ: 0.3 }

  it('[SCN-4] keep both changes when they changed different figures', () => {
    expect(mergeOverrides(base, { N: 12, qJ: 0.3 }, { N: 20, qJ: 0.4, lam: 0.02 })).toEqual({
      merged: { N: 12, qJ: 0.4, lam: 0.02 },
      clashes: [],
    })
  })

  it('[SCN-4] are asked when they changed the same figure to different values, and lose neither', () => {
    expect(mergeOverrides(base, { N: 12, qJ: 0.3 }, { N: 18, qJ: 0.3 })).toEqual({
      merged: { N: 12, qJ: 0.3 },
      clashes: [{ id: 'N', mine: 12, theirs: 18 }],
    })
  })

  it('[SCN-4] agree without a question when they changed it to the same value', () => {
    expect(mergeOverrides(base, { N: 12 }, { N: 12 }).clashes).toEqual([])
  })

  it('[SCN-4] take a figure back to the default against a change of another person only after a question', () => {
    expect(mergeOverrides(base, { qJ: 0.3 }, { N: 18, qJ: 0.3 })).toEqual({
      merged: { qJ: 0.3 },
      clashes: [{ id: 'N', mine: undefined, theirs: 18 }],
    })
  })

  it('names what has changed, name first', () => {
    const before = { name: 'A', overrides: { N: 1 }, startsOn: null }
    const after = { name: 'B', overrides: { qJ: 2 }, startsOn: CalendarDay.parse('2026-02-01') }
    expect(changedScenarioFields(before, after)).toEqual(['name', 'startsOn', 'N', 'qJ'])
  })
})
