import { beforeEach, describe, expect, it } from 'vitest'
import { exploreGoneMs } from '#shared/contracts/scenarios.ts'
import { PartnershipId, PersonId, ScenarioId } from '#shared/kernel/ids.ts'
import { Exploration } from '#server/modules/scenarios/exploration.ts'

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const here = PartnershipId.parse(uuid(1))
const scenarioId = ScenarioId.parse(uuid(2))
const person = (n: number, name: string) => ({ personId: PersonId.parse(uuid(n)), name, partyKind: 'firm' as const })
const ida = person(11, 'Ida')
const jonas = person(12, 'Jonas')
const page = { partnershipId: here, key: uuid(21), scenarioId, focus: null, edits: [] }

let now = 0
let exploration = new Exploration(() => now)
beforeEach(() => {
  now = 0
  exploration = new Exploration(() => now)
})
const names = () => exploration.list(here).map(({ name }) => name)

describe('[SCN-8] people who explore a scenario together', () => {
  it('see who is there, at which figure, and what is typed', () => {
    exploration.tell(ida, { ...page, focus: 'N', edits: [{ id: 'N', value: 30 }, { id: 'qJ' }] })
    expect(exploration.list(here)).toEqual([
      { ...ida, key: page.key, scenarioId, focus: 'N', edits: [{ id: 'N', value: 30 }, { id: 'qJ' }], order: 1 },
    ])
    expect(exploration.list(PartnershipId.parse(uuid(3)))).toEqual([])
  })

  it('are told when something is new, and not when somebody only says that they are still there', () => {
    expect(exploration.tell(ida, page)).toBe(true)
    expect(exploration.tell(ida, page)).toBe(false)
    expect(exploration.tell(ida, { ...page, focus: 'N' })).toBe(true)
    expect(exploration.tell(ida, { ...page, scenarioId: null })).toBe(true)
    expect(exploration.tell(ida, { ...page, scenarioId: null })).toBe(false)
    expect(names()).toEqual([])
  })

  it('are gone when nothing has been heard of them for a while', () => {
    exploration.tell(ida, page)
    now = exploreGoneMs / 2
    exploration.tell(jonas, page)
    now = exploreGoneMs + 1
    expect(names()).toEqual(['Jonas'])
  })

  it('cannot speak in each other’s name by using the same key', () => {
    exploration.tell(ida, { ...page, edits: [{ id: 'N', value: 1 }] })
    exploration.tell(jonas, { ...page, scenarioId: null })
    expect(names()).toEqual(['Ida'])
  })

  it('stand in the order of what they did last, with so many windows each', () => {
    for (let n = 0; n < 7; n += 1) exploration.tell(ida, { ...page, key: uuid(30 + n) })
    exploration.tell(jonas, page)
    exploration.tell(ida, { ...page, key: uuid(36), focus: 'K' })
    const list = exploration.list(here)
    expect(list.map(({ key }) => key)).toEqual([uuid(32), uuid(33), uuid(34), uuid(35), page.key, uuid(36)])
  })
})
