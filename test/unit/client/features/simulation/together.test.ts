import { describe, expect, it } from 'vitest'
import type { ExplorerView } from '#shared/contracts/scenarios.ts'
import { PersonId, ScenarioId } from '#shared/kernel/ids.ts'
import { edited, editView } from '#client/features/simulation/scenario-draft.model.ts'
import { figuresToTell, together } from '#client/features/simulation/together.model.ts'

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const other = (
  order: number,
  name: string,
  edits: ExplorerView['edits'],
  focus: string | null = null,
): ExplorerView => ({
  key: uuid(order),
  personId: PersonId.parse(uuid(100 + order)),
  name,
  partyKind: 'firm',
  scenarioId: ScenarioId.parse(uuid(1)),
  focus,
  edits,
  order,
})
const saved = { N: 20, K: 6 }
const nothing = editView(null, saved)
const typed = (next: Record<string, number>) => editView(edited(null, saved, next), saved)

describe('[SCN-8] figures that several people try at once', () => {
  it('are calculated with on every screen, with whose they are', () => {
    const view = together(nothing, saved, [other(1, 'Jonas', [{ id: 'N', value: 30 }], 'qJ')])
    expect(view.overrides).toEqual({ N: 30, K: 6 })
    expect(view.unsaved).toEqual(['N'])
    expect(view.figures.get('N')).toEqual({
      here: [],
      tries: { who: 'Jonas', value: 30 },
      isAgainstMine: false,
    })
    expect(view.figures.get('qJ')).toEqual({ here: ['Jonas'], tries: null, isAgainstMine: false })
  })

  it('are the newest of the others’, in whatever order they arrive', () => {
    const [first, second] = [other(1, 'Jonas', [{ id: 'N', value: 30 }]), other(2, 'Mads', [{ id: 'N', value: 40 }])]
    for (const others of [
      [first, second],
      [second, first],
    ]) {
      expect(together(nothing, saved, others).overrides['N']).toBe(40)
    }
  })

  it('are mine where I have typed myself, and theirs is told', () => {
    const mine = typed({ N: 25, K: 6 })
    const view = together(mine, saved, [other(1, 'Jonas', [{ id: 'N', value: 30 }, { id: 'K' }])])
    expect(view.overrides).toEqual({ N: 25 })
    expect(view.figures.get('N')).toMatchObject({ tries: { who: 'Jonas', value: 30 }, isAgainstMine: true })
    expect(view.figures.get('K')).toMatchObject({ tries: { who: 'Jonas', value: undefined }, isAgainstMine: false })
  })

  it('are no question when both have typed the same', () => {
    const view = together(typed({ N: 30, K: 6 }), saved, [other(1, 'Jonas', [{ id: 'N', value: 30 }])])
    expect([view.overrides['N'], view.figures.size]).toEqual([30, 0])
  })

  it('are told by the one who typed them alone, a figure set back too', () => {
    expect(figuresToTell(typed({ N: 25 }))).toEqual([{ id: 'K' }, { id: 'N', value: 25 }])
    expect(figuresToTell(nothing)).toEqual([])
  })
})
