import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SnapshotView } from '#shared/contracts/snapshots.ts'
import type { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { SnapshotId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createScenariosService } from '#server/modules/scenarios/scenarios.service.ts'
import { type SnapshotsService, createSnapshotsService } from '#server/modules/snapshots/snapshots.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
} from '#test/support/records.ts'
import { aScenario } from '#test/reference/scenarios.ts'

let foundation: TestFoundation
let world: World
let snapshots: SnapshotsService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  snapshots = createSnapshotsService(foundation)
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
const scenarios = () => createScenariosService(foundation)
const expected = async () =>
  (await scenarios().list(world.here.partnershipId)).find(({ kind }) => kind === 'expected') ??
  Promise.reject(new Error())
const take = async (
  overrides: ScenarioOverrides = {},
  who: PersonName = 'municipalityLead',
  over: { id?: SnapshotId; partnershipId?: World['here']['partnershipId'] } = {},
): Promise<Result<SnapshotView, Refusal>> =>
  snapshots.take(await as(who), {
    id: over.id ?? SnapshotId.parse(randomUUID()),
    partnershipId: over.partnershipId ?? world.here.partnershipId,
    scenarioId: (await expected()).id,
    overrides,
    startsOn: null,
  })
const read = (text: string | undefined): string => (text ?? '').replaceAll('\u00a0', ' ')

describe('a snapshot of a scenario', () => {
  it('[SCN-9] holds every input, and figures and words in both languages, as they are on the screen', async () => {
    const snapshot = value(await take())
    expect(snapshot).toMatchObject({ scenarioName: 'Forventet', scenarioVersion: 1, hasUnsaved: false })
    expect(snapshot.takenByName).toBe('Person municipalityLead')
    const { label: _, ...input } = aScenario()
    expect(snapshot.input).toEqual(input)
    const { da, en } = snapshot.report
    expect(da.headline).toBe('Kommunen går næsten i nul efter 5 år. Fonden får ikke sine penge igen.')
    expect(da.sentences.map(read)).toEqual([
      'Besparelserne dækker 52 % af udgifterne.',
      'Kommunens regnskab vender i måned 60 og ender på −75.584 kr. i nutidskroner.',
      'Fonden mangler 2.516.950 kr.',
    ])
    expect(da.table.columns.slice(1, 4)).toEqual(['Måned 12', 'Måned 18', 'Måned 60'])
    expect(da.table.rows[0]).toEqual(['Kommunen', '−309.555', '−854.008', '7.998', '−75.584', '−849.305 til 198.234'])
    expect(da.figures.map(({ label, value: figure }) => [label, read(figure)])).toContainEqual([
      'I job i måned 60 uden indsats',
      '4,0',
    ])
    expect(en.table.rows[1]?.slice(0, 5)).toEqual([
      'The fund (lays out)',
      '−3,514,126',
      '−3,283,902',
      '−2,493,662',
      '−2,516,950',
    ])
    expect(en.figures.map(({ value: figure }) => figure)).toContain('Uncertain: in 21 of 100 calculations')
  })

  it('[SCN-9] stays as it is when the scenario changes, and cannot be changed even by hand', async () => {
    const before = value(await take())
    const scenario = await expected()
    const draft = { name: 'Helt andet', overrides: { N: 3 }, startsOn: null }
    value(await scenarios().edit(await as('firmMember'), { id: scenario.id, version: 1, draft }))
    expect(await snapshots.list(world.here.partnershipId)).toEqual([before])
    await expect(foundation.database.updateTable('simulation_snapshot').set({ input: '{}' }).execute()).rejects.toThrow(
      'never changed',
    )
  })

  it('[SCN-9] says when it froze what was not saved, and repeated changes nothing', async () => {
    const snapshot = value(await take({ N: 54 }))
    expect(snapshot).toMatchObject({ hasUnsaved: true, overrides: { N: 54 }, input: { N: 54 } })
    expect(value(await take({}, 'firmMember', { id: snapshot.id }))).toEqual(snapshot)
    const audit = await foundation.database.selectFrom('audit').select('action').execute()
    expect(audit.filter(({ action }) => action === 'snapshot.taken')).toHaveLength(1)
    expect(foundation.noticed.some(({ topic }) => topic === 'scenarios')).toBe(true)
  })

  it('gives no likelihood where fractions of persons cannot be drawn', async () => {
    const { da } = value(await take({ N: 2.5 })).report
    expect(da.table.rows[0]?.at(-1)).toBe('ikke regnet')
    expect(da.figures.some(({ label }) => label === 'Kommunen ender i plus')).toBe(false)
  })

  it('is not taken of what cannot be calculated, of another partnership’s scenario, or by a reader', async () => {
    expect(refusal(await take({ qJ: 2 })).data).toEqual({ fields: ['qJ'] })
    expect(refusal(await take({ wish: 2 })).data).toEqual({ fields: ['wish'] })
    expect(refusal(await take({}, 'reader')).code).toBe('access.readOnly')
    expect(refusal(await take({}, 'outsider')).code).toBe('thing.notFound')
    const there = { partnershipId: world.there.partnershipId }
    expect(refusal(await take({}, 'outsider', there)).code).toBe('thing.notFound')
  })
})
