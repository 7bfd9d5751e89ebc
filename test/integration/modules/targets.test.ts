import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '#shared/kernel/errors.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type CommitmentsService, createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { type TargetsService, createTargetsService } from '#server/modules/targets/targets.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  newTargetId,
  openFoundation,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let targets: TargetsService
let commitments: CommitmentsService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  targets = createTargetsService(foundation)
  commitments = createCommitmentsService(foundation)
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
const create = async (over: Parameters<typeof targetFor>[1] = {}, id = newTargetId()) =>
  targets.create(await as('actorMember'), {
    id,
    partnershipId: world.here.partnershipId,
    draft: targetFor(world.party, over),
  })
const actions = async (subjectId: string) =>
  (await foundation.database.selectFrom('audit').select('action').where('subject_id', '=', subjectId).execute()).map(
    ({ action }) => action,
  )
const promise = async (targetIds: Parameters<typeof draftFor>[1] = {}) =>
  value(
    await commitments.propose(await as('municipalityLead'), {
      id: newCommitmentId(),
      partnershipId: world.here.partnershipId,
      draft: draftFor(world.party.firm, targetIds),
      source: null,
    }),
  )

describe('targets', () => {
  it('[OUT-1] come with what is promised, accepted and expected to be paid', async () => {
    const target = value(await create())
    await promise({ targetIds: [target.id] })
    const { id, version } = await promise({ targetIds: [target.id] })
    await commitments.accept(await as('firmMember'), { id, version })
    const lapsed = await promise({ targetIds: [target.id] })
    await commitments.lapse(await as('municipalityLead'), { id: lapsed.id, version: 1, reason: 'Dobbelt' })
    expect(await targets.list(world.here.partnershipId)).toEqual({
      targets: [target],
      pictures: [{ targetId: target.id, promised: 2, accepted: 1, expectedPaymentOre: 6_000_000 }],
    })
    expect(await targets.list(world.there.partnershipId)).toEqual({ targets: [], pictures: [] })
  })

  it('[OUT-2] [OUT-3] [SEC-2] are refused when they cannot be right', async () => {
    expect(refusal(await create({ payeePartyId: world.party.municipality }))).toEqual({ code: 'target.sameParty' })
    expect(refusal(await create({ count: 5 }))).toEqual({ code: 'input.invalid', data: { fields: ['outOf'] } })
    expect(refusal(await create({ evidence: 'Se 070761-4285' }))).toEqual({
      code: 'input.personalNumber',
      data: { field: 'evidence' },
    })
    expect((await targets.list(world.here.partnershipId)).targets).toEqual([])
  })

  it("[OUT-5] name parties of their partnership only; somebody else's answers as one that does not exist", async () => {
    for (const field of ['payerPartyId', 'payeePartyId', 'verifierPartyId'] as const) {
      const foreign = await create({ [field]: world.otherParty.fund })
      const missing = await create({ [field]: newTargetId() as never })
      expect(refusal(foreign)).toEqual({ code: 'thing.notFound', data: { field } })
      expect(refusal(missing)).toEqual(refusal(foreign))
    }
  })

  it('[OUT-5] created again with the same id answer the same and change nothing', async () => {
    const first = value(await create())
    expect(value(await create({}, first.id))).toEqual(first)
    expect(await actions(first.id)).toEqual(['target.created'])
    const elsewhere = await targets.create(await as('outsider'), {
      id: first.id,
      partnershipId: world.there.partnershipId,
      draft: targetFor(world.otherParty),
    })
    expect(refusal(elsewhere)).toEqual({ code: 'thing.notFound' })
  })

  it('[OUT-5] edited against an older version are refused with the target as it stands', async () => {
    const { id } = value(await create())
    const edit = async (over: Parameters<typeof targetFor>[1]) =>
      targets.edit(await as('fundFacilitator'), { id, version: 1, draft: targetFor(world.party, over) })
    const first = value(await edit({ tariffOre: oreFromKroner(40_000) }))
    expect(first.version).toBe(2)
    expect(refusal(await edit({ count: 3 }))).toEqual({ code: 'target.changed', data: { current: first } })
    expect(value(await edit({ tariffOre: oreFromKroner(40_000) }))).toEqual(first)
    expect(await actions(id)).toEqual(['target.created', 'target.edited'])
  })

  it('[OUT-4] removed leave lists, pictures and links, and stay as history', async () => {
    const target = value(await create())
    const other = value(await create())
    const { id } = await promise({ targetIds: [target.id, other.id] })
    expect(refusal(await targets.remove(await as('reader'), { id: target.id, version: 1 })).code).toBe(
      'access.readOnly',
    )
    expect(refusal(await targets.remove(await as('actorMember'), { id: target.id, version: 9 })).code).toBe(
      'target.changed',
    )
    value(await targets.remove(await as('actorMember'), { id: target.id, version: 1 }))
    expect((await targets.list(world.here.partnershipId)).targets).toEqual([other])
    const [commitment] = await commitments.list(world.here.partnershipId)
    expect(commitment).toMatchObject({ targetIds: [other.id], version: 1 })
    // A form that was open when the target went still holds its id.
    const saved = await commitments.edit(await as('municipalityLead'), {
      id,
      version: 1,
      draft: draftFor(world.party.firm, { quantity: 3, targetIds: [target.id, other.id] }),
    })
    expect(value(saved)).toMatchObject({ quantity: 3, targetIds: [other.id], version: 2 })
    const rows = await foundation.database.selectFrom('commitment_target').select('target_id').execute()
    expect(rows.map((row) => row.target_id).sort()).toEqual([target.id, other.id].sort())
    const again = await targets.edit(await as('actorMember'), {
      id: target.id,
      version: 2,
      draft: targetFor(world.party),
    })
    expect(refusal(again)).toEqual({ code: 'thing.notFound' })
    expect(await actions(target.id)).toEqual(['target.created', 'target.removed'])
  })

  it('[OUT-6] keep the sentence of each version in the language of the partnership, with what it is built of', async () => {
    const target = value(await create({ outOf: null, evidence: 'lønsedler' }))
    const by = await as('actorMember')
    const draft = targetFor(world.party, { outOf: null, evidence: 'lønsedler', capOre: oreFromKroner(45_000) })
    value(await targets.edit(by, { id: target.id, version: 1, draft }))
    const before = value(await targets.wordings(await as('reader'), { id: target.id }))
    expect(before.map(({ version, language }) => [version, language])).toEqual([
      [2, 'da'],
      [1, 'da'],
    ])
    expect(before[0]?.structure).toEqual(draft)
    expect(before[0]?.sentence).toContain('dog højst 45.000')
    expect(before[1]?.sentence).toContain('Holbæk municipality')
    // A party that changes its name changes nothing in what was written before.
    const { database } = foundation
    await database.updateTable('party').set({ name: 'Nyt navn' }).where('id', '=', world.party.municipality).execute()
    expect(value(await targets.wordings(by, { id: target.id }))).toEqual(before)
    await expect(database.updateTable('target_wording').set({ sentence: '' }).execute()).rejects.toThrow('append-only')
    await expect(database.deleteFrom('target_wording').execute()).rejects.toThrow('append-only')
    expect(refusal(await targets.wordings(await as('outsider'), { id: target.id }))).toEqual({ code: 'thing.notFound' })
  })

  it('[OUT-6] [AUD-1] leave no sentence when the version is refused', async () => {
    const { id } = value(await create())
    refusal(
      await targets.edit(await as('actorMember'), { id, version: 7, draft: targetFor(world.party, { count: 1 }) }),
    )
    refusal(await create({ targetGroup: 'Se 070761-4285' }))
    expect(await foundation.database.selectFrom('target_wording').select('version').execute()).toEqual([{ version: 1 }])
  })

  it('[OUT-5] edited by twenty people at once: none is lost unseen, and each version has its sentence', async () => {
    const { id } = value(await create({ outOf: null }))
    const by = await as('actorMember')
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        targets.edit(by, { id, version: 1, draft: targetFor(world.party, { outOf: null, count: 100 + index }) }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    for (const result of results.filter(({ ok }) => !ok)) {
      expect(refusal(result)).toMatchObject({ code: 'target.changed', data: { current: { version: 2 } } })
    }
    expect(value(await targets.wordings(by, { id })).map(({ version }) => version)).toEqual([2, 1])
    expect(await actions(id)).toEqual(['target.created', 'target.edited'])
  })
})
