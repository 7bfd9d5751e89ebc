import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ScenarioView } from '#shared/contracts/scenarios.ts'
import { mostScenarios } from '#shared/domain/scenario/scenario.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { ScenarioId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type ScenariosService, createScenariosService } from '#server/modules/scenarios/scenarios.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let scenarios: ScenariosService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  scenarios = createScenariosService(foundation)
})
afterEach(() => foundation.close())

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error('was allowed')
  return result.error
}
const list = () => scenarios.list(world.here.partnershipId)
const ofKind = async (kind: ScenarioView['kind']): Promise<ScenarioView> => {
  const found = (await list()).find((scenario) => scenario.kind === kind)
  if (found === undefined) throw new Error(`no ${kind}`)
  return found
}
const newId = (): ScenarioId => ScenarioId.parse(randomUUID())
const create = async (name = 'Tre pladser', overrides: ScenarioView['overrides'] = { N: 9, K: 3 }, id = newId()) =>
  scenarios.create(await as('firmMember'), {
    id,
    partnershipId: world.here.partnershipId,
    draft: { name, overrides, startsOn: null },
  })
const audited = async () =>
  (await foundation.database.selectFrom('audit').select(['action', 'person_id', 'data']).execute()).filter((row) =>
    row.action.startsWith('scenario.'),
  )

describe('scenarios', () => {
  it('[SCN-1] are four from the start, made once however many ask at the same time', async () => {
    const asked = await Promise.all([list(), list(), list()])
    for (const answer of asked) expect(answer.map(({ id }) => id)).toEqual(asked[0]?.map(({ id }) => id))
    expect(
      (await list()).map(({ kind, name, version, updatedByName }) => [kind, name, version, updatedByName]),
    ).toEqual([
      ['careful', 'Forsigtig', 1, null],
      ['expected', 'Forventet', 1, null],
      ['ambitious', 'Ambitiøs', 1, null],
      ['own', 'Vores egen', 1, null],
    ])
    expect((await ofKind('expected')).overrides).toEqual({})
    expect((await ofKind('careful')).overrides).toMatchObject({ qJ: 0.1, lam: 0.06 })
    expect(await audited()).toMatchObject([{ action: 'scenario.created', person_id: null }])
    expect(foundation.noticed.filter(({ topic }) => topic === 'scenarios')).toHaveLength(1)
  })

  it('[SCN-4] are saved with who did it, told to the others and written to the log with both values', async () => {
    const { id } = await ofKind('own')
    const draft = { name: 'Vores egen', overrides: { N: 12, 'tar.J6': 40_000 }, startsOn: null }
    const saved = value(await scenarios.edit(await as('municipalityLead'), { id, version: 1, draft }))
    expect(saved).toMatchObject({ version: 2, overrides: draft.overrides, updatedByName: 'Person municipalityLead' })
    expect(await ofKind('own')).toEqual(saved)
    expect(foundation.noticed.at(-2)).toEqual({ partnershipId: world.here.partnershipId, topic: 'scenarios' })
    const [, edited] = await audited()
    expect(JSON.parse(edited?.data ?? '')).toMatchObject({
      name: 'Vores egen',
      version: 2,
      fields: 'N,tar.J6',
      'before.N': 'null',
      'after.N': 12,
    })
  })

  it('[SCN-4] refuse a save over a version that the writer has not seen, with what stands', async () => {
    const { id } = await ofKind('expected')
    const edit = async (who: PersonName, overrides: ScenarioView['overrides']) =>
      scenarios.edit(await as(who), { id, version: 1, draft: { name: 'Forventet', overrides, startsOn: null } })
    const first = value(await edit('actorMember', { N: 18 }))
    expect(refusal(await edit('fundFacilitator', { N: 36 }))).toEqual({
      code: 'scenario.changed',
      data: { current: first },
    })
    expect(value(await edit('fundFacilitator', { N: 18 }))).toEqual(first)
    expect((await audited()).map(({ action }) => action)).toEqual(['scenario.created', 'scenario.edited'])
  })

  it('[SCN-4] lose nothing when twenty people save at once: one wins each round, the others see what stands', async () => {
    const { id } = await ofKind('own')
    const caller = await as('municipalityColleague')
    const write = async (n: number): Promise<void> => {
      let version = 1
      let overrides: ScenarioView['overrides'] = {}
      for (;;) {
        const draft = {
          name: 'Vores egen',
          overrides: { ...overrides, [`tar.${codes[n % codes.length]}`]: 1000 + n },
          startsOn: null,
        }
        const saved = await scenarios.edit(caller, { id, version, draft })
        if (saved.ok) return
        const current = saved.error.data?.['current'] as ScenarioView
        version = current.version
        overrides = current.overrides
      }
    }
    const codes = ['O1', 'O2', 'WS', 'JS', 'J3', 'J6', 'J12', 'ES']
    await Promise.all(codes.map((_, n) => write(n)))
    const { overrides, version } = await ofKind('own')
    expect(overrides).toEqual(Object.fromEntries(codes.map((code, n) => [`tar.${code}`, 1000 + n])))
    expect(version).toBe(9)
  })

  it('[SCN-2] hold nothing but what the model can calculate with', async () => {
    expect(refusal(await create('Et', { qJ: 0.9, qL: 0.3 }))).toEqual({
      code: 'input.invalid',
      data: { fields: ['qJ + qL + qW + qE'] },
    })
    expect(refusal(await create('Et', { H: 900, N: -1 })).data).toEqual({ fields: ['H', 'N'] })
    expect(refusal(await create('Et', { wish: 1 })).data).toEqual({ fields: ['wish'] })
    expect(value(await create('Et', { N: 27, K: 3 })).overrides).toEqual({ K: 3 })
  })

  it('[SEC-2] refuse a personal number in the name', async () => {
    expect(refusal(await create('Plan for 070761-4285'))).toEqual({
      code: 'input.personalNumber',
      data: { field: 'name' },
    })
  })

  it('[SCN-3] [SCN-5] are added and removed by those who may edit targets; the three fixed ones stay', async () => {
    await list()
    const made = value(await create())
    expect((await list()).at(-1)).toEqual(made)
    expect(value(await create('Andet navn', {}, made.id))).toEqual(made)
    const remove = async (who: PersonName, { id, version }: ScenarioView) =>
      scenarios.remove(await as(who), { id, version })
    expect(refusal(await remove('reader', made)).code).toBe('access.readOnly')
    expect(refusal(await remove('outsider', made)).code).toBe('thing.notFound')
    for (const kind of ['careful', 'expected', 'ambitious'] as const) {
      expect(refusal(await remove('fundFacilitator', await ofKind(kind))).code).toBe('scenario.fixed')
    }
    value(await remove('fundFacilitator', made))
    expect((await list()).map(({ id }) => id)).not.toContain(made.id)
    expect(refusal(await remove('fundFacilitator', made)).code).toBe('thing.notFound')
    const kept = await foundation.database.selectFrom('scenario').select('id').where('id', '=', made.id).execute()
    expect(kept).toHaveLength(1)
  })

  it('are never more than can be compared', async () => {
    for (let n = (await list()).length; n < mostScenarios; n += 1) value(await create(`Nummer ${n}`))
    expect(refusal(await create('En for meget')).code).toBe('scenario.tooMany')
  })
})
