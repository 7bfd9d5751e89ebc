import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OwnValueView } from '#shared/contracts/scenarios.ts'
import { OwnValueDraft } from '#shared/domain/scenario/own-value.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { ParameterValueId, ScenarioId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { type ParametersService, createParametersService } from '#server/modules/parameters/parameters.service.ts'
import { createScenariosService } from '#server/modules/scenarios/scenarios.service.ts'
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
let parameters: ParametersService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  parameters = createParametersService(foundation)
})
afterEach(() => foundation.close())

const as = (name: PersonName) => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error('was allowed')
  return result.error
}
const newId = () => ParameterValueId.parse(randomUUID())
const draft = (changes: Record<string, unknown> = {}): OwnValueDraft =>
  OwnValueDraft.parse({
    parameterId: 'tauK',
    value: 0.262,
    validFrom: '2026-01-01',
    source: 'Holbæk Kommunes budget 2026',
    sourceUrl: 'https://holbaek.example/budget',
    certainty: 'verified',
    ...changes,
  })
const add = async (changes: Record<string, unknown> = {}, who: PersonName = 'municipalityLead', id = newId()) =>
  parameters.add(await as(who), { id, partnershipId: world.here.partnershipId, draft: draft(changes) })
const list = () => parameters.list(world.here.partnershipId)
const createScenario = async (overrides: Record<string, number>, startsOn: string | null) =>
  createScenariosService(foundation).create(await as('firmMember'), {
    id: ScenarioId.parse(randomUUID()),
    partnershipId: world.here.partnershipId,
    draft: { name: 'Vores', overrides, startsOn: startsOn === null ? null : CalendarDay.parse(startsOn) },
  })

describe('a partnership’s own dated values', () => {
  it('[SCN-6] are kept with source, certainty, who and when, and told to the others', async () => {
    const added = value(await add())
    expect(added).toMatchObject({ version: 1, updatedByName: 'Person municipalityLead', certainty: 'verified' })
    expect(added.updatedAt).toBe(foundation.clock.now())
    expect(await list()).toEqual([added])
    expect(foundation.noticed.at(-2)).toEqual({ partnershipId: world.here.partnershipId, topic: 'scenarios' })
    const audit = await foundation.database.selectFrom('audit').selectAll().orderBy('seq', 'desc').executeTakeFirst()
    expect(audit).toMatchObject({ action: 'parameter.added', subject_id: added.id })
    expect(JSON.parse(audit?.data ?? '')).toMatchObject({
      parameterId: 'tauK',
      'label.da': 'Kommuneskat',
      validFrom: '2026-01-01',
      'after.value': '0.262',
    })
    expect(value(await add({}, 'municipalityLead', added.id))).toEqual(added)
    expect(await list()).toHaveLength(1)
  })

  it('[SCN-7] refuse a change of a version that the writer has not seen, and show what stands', async () => {
    const { id } = value(await add())
    const edit = async (who: PersonName, to: number): Promise<Result<OwnValueView, Refusal>> =>
      parameters.edit(await as(who), { id, version: 1, draft: draft({ value: to }) })
    const first = value(await edit('actorMember', 0.25))
    expect(first).toMatchObject({ version: 2, value: 0.25, updatedByName: 'Person actorMember' })
    expect(refusal(await edit('firmMember', 0.24))).toEqual({ code: 'parameter.changed', data: { current: first } })
    expect(value(await edit('firmMember', 0.25))).toEqual(first)
  })

  it('[SCN-7] are one a parameter and day', async () => {
    const { id } = value(await add())
    expect(refusal(await add({ value: 0.27 })).code).toBe('parameter.sameDay')
    const later = value(await add({ validFrom: '2027-01-01' }))
    const move = { id: later.id, version: 1, draft: draft({ validFrom: '2026-01-01' }) }
    expect(refusal(await parameters.edit(await as('firmMember'), move)).code).toBe('parameter.sameDay')
    value(await parameters.remove(await as('firmMember'), { id, version: 1 }))
    value(await parameters.edit(await as('firmMember'), move))
    expect((await list()).map((one) => one.id)).toEqual([later.id])
  })

  it('[SCN-7] leave every scenario one that can be calculated', async () => {
    value(await createScenario({ qL: 0.4 }, '2026-06-01'))
    const breaking = { parameterId: 'qJ', value: 0.4, certainty: 'assumption' }
    expect(refusal(await add(breaking))).toMatchObject({ code: 'parameter.breaksScenario', data: { name: 'Vores' } })
    // The three starting scenarios have no day, so that every own value holds in them.
    expect(refusal(await add({ ...breaking, value: 0.9, validFrom: '2027-01-01' })).code).toBe('input.invalid')
    const fine = value(await add({ ...breaking, value: 0.05, validFrom: '2026-05-01' }))
    value(await createScenario({ qL: 0.65 }, '2026-06-01'))
    expect(refusal(await parameters.remove(await as('firmMember'), { id: fine.id, version: 1 })).code).toBe(
      'parameter.breaksScenario',
    )
    expect(refusal(await createScenario({ qL: 0.7 }, '2026-06-01'))).toEqual({
      code: 'input.invalid',
      data: { fields: ['qJ + qL + qW + qE'] },
    })
  })

  it('[SCN-6] are what a scenario of that day lies upon: a value equal to them is no override', async () => {
    value(await add())
    expect(value(await createScenario({ tauK: 0.262, N: 12 }, '2026-02-01')).overrides).toEqual({ N: 12 })
    expect(value(await createScenario({ tauK: 0.262 }, '2025-02-01')).overrides).toEqual({ tauK: 0.262 })
  })

  it('hold what the model can calculate with, with a source and no personal number', async () => {
    expect(refusal(await add({ value: 2 })).data).toEqual({ fields: ['tauK'] })
    expect(refusal(await add({ value: true })).data).toEqual({ fields: ['tauK'] })
    expect(refusal(await add({ parameterId: 'wish' })).data).toEqual({ fields: ['parameterId'] })
    expect(refusal(await add({ source: 'Sag 070761-4285' })).code).toBe('input.personalNumber')
    for (const wrong of [{ source: ' ' }, { sourceUrl: 'javascript:alert(1)' }, { sourceUrl: 'http://a.dk' }]) {
      expect(OwnValueDraft.safeParse({ ...draft(), ...wrong }).success).toBe(false)
    }
  })

  it('are not for readers, nor for people from elsewhere', async () => {
    const { id } = value(await add())
    expect(refusal(await add({ validFrom: '2028-01-01' }, 'reader')).code).toBe('access.readOnly')
    expect(refusal(await parameters.remove(await as('outsider'), { id, version: 1 })).code).toBe('thing.notFound')
    value(await parameters.remove(await as('firmMember'), { id, version: 1 }))
    expect(refusal(await parameters.remove(await as('firmMember'), { id, version: 2 })).code).toBe('thing.notFound')
    const kept = await foundation.database.selectFrom('parameter_value').select('removed_at').execute()
    expect(kept).toEqual([{ removed_at: foundation.clock.now() }])
  })
})
