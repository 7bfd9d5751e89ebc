import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BestPracticeDraft } from '#shared/domain/best-practice/best-practice.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { BestPracticeId, MembershipId, ProgrammeId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import {
  type BestPracticeService,
  createBestPracticeService,
} from '#server/modules/best-practice/best-practice.service.ts'
import { createPartnership } from '#server/modules/partnerships/create-partnership.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
  startOfTest,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let practices: BestPracticeService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  practices = createBestPracticeService(foundation)
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
const draft = (over: Partial<BestPracticeDraft> = {}): BestPracticeDraft => ({
  partyId: world.party.firm,
  title: 'Korte dage først',
  situation: 'Nye mødte ind til en fuld dag.',
  action: 'Vi begyndte med to timer.',
  effect: 'Alle kom igen.',
  advice: 'Begynd kortere, end I tror.',
  ...over,
})
const write = async (over: Partial<BestPracticeDraft> = {}, id = BestPracticeId.parse(randomUUID())) =>
  value(
    await practices.write(await as('firmMember'), { id, partnershipId: world.here.partnershipId, draft: draft(over) }),
  )
const shared = async () => {
  const card = await write()
  return value(await practices.share(await as('firmLead'), { id: card.id, version: 1 }))
}
const seenElsewhere = async () => (await practices.list(world.there.partnershipId)).shared
const audited = async () =>
  (await foundation.database.selectFrom('audit').select('action').execute())
    .map(({ action }) => action)
    .filter((action) => action.startsWith('practice.'))

describe('best practice', () => {
  it('[BPC-1] is written once however often the call is repeated, and belongs to a party of the partnership', async () => {
    const id = BestPracticeId.parse(randomUUID())
    const first = await write({}, id)
    expect(await write({ title: 'En anden' }, id)).toEqual(first)
    expect((await practices.list(world.here.partnershipId)).own).toEqual([first])
    const foreign = { id: BestPracticeId.parse(randomUUID()), partnershipId: world.here.partnershipId }
    expect(
      refusal(
        await practices.write(await as('firmMember'), { ...foreign, draft: draft({ partyId: world.otherParty.firm }) }),
      ),
    ).toEqual({ code: 'thing.notFound', data: { field: 'partyId' } })
    expect(await audited()).toEqual(['practice.written'])
    expect(foundation.noticed.map(({ topic }) => topic)).toContain('practices')
  })

  it('[BPC-1] [SEC-2] is edited over the version that was read, and holds no personal number', async () => {
    const card = await write()
    const edit = async (version: number, over: Partial<BestPracticeDraft>) =>
      practices.edit(await as('actorMember'), { id: card.id, version, draft: draft(over) })
    const edited = value(await edit(1, { advice: 'Aftal det først.' }))
    expect(edited).toMatchObject({ version: 2, advice: 'Aftal det først.' })
    expect(refusal(await edit(1, { advice: 'Noget andet' }))).toEqual({
      code: 'practice.changed',
      data: { current: edited },
    })
    expect(value(await edit(1, { advice: 'Aftal det først.' }))).toEqual(edited)
    expect(refusal(await edit(2, { effect: 'Ring om 010190-1234' }))).toEqual({
      code: 'input.personalNumber',
      data: { field: 'effect' },
    })
  })

  it('[BPC-2] nobody but the party’s lead lets others read it', async () => {
    const card = await write()
    for (const who of ['firmMember', 'municipalityLead', 'fundFacilitator', 'unverified', 'reader'] as const) {
      expect(refusal(await practices.share(await as(who), { id: card.id, version: 1 })).code).toMatch(/^access\./)
    }
    expect(await seenElsewhere()).toEqual([])
    const given = value(await practices.share(await as('firmLead'), { id: card.id, version: 1 }))
    expect(given).toMatchObject({ sharedAt: startOfTest, sharedByName: 'Person firmLead' })
    for (const who of ['firmMember', 'fundFacilitator'] as const) {
      expect(refusal(await practices.withdraw(await as(who), { id: card.id, version: 2 })).code).toMatch(/^access\./)
    }
    expect(await seenElsewhere()).toHaveLength(1)
  })

  it('[BPC-2] a lead agrees to the words that were read and to no later ones', async () => {
    const card = await write()
    value(await practices.edit(await as('firmMember'), { id: card.id, version: 1, draft: draft({ advice: 'Nyt' }) }))
    expect(refusal(await practices.share(await as('firmLead'), { id: card.id, version: 1 })).code).toBe(
      'practice.changed',
    )
    expect(await seenElsewhere()).toEqual([])
  })

  it('[BPC-3] others read the card and whose it is, and nothing else of the partnership', async () => {
    await write({ title: 'Ikke delt' })
    const card = await shared()
    const [seen, ...more] = await seenElsewhere()
    expect(more).toEqual([])
    const { partyId: _partyId, ...words } = draft()
    expect(seen).toEqual({
      ...words,
      id: card.id,
      partnershipName: 'Holbæk',
      partyKind: 'firm',
      partyName: 'Holbæk firm',
      isExample: true,
      sharedAt: startOfTest,
    })
    // Not among the others' for the partnership that has it itself.
    expect((await practices.list(world.here.partnershipId)).shared).toEqual([])
  })

  it('[BPC-3] another programme sees nothing of it', async () => {
    await shared()
    const elsewhere = await foundation.database.transaction().execute(async (trx) => {
      const programmeId = ProgrammeId.parse(randomUUID())
      await trx
        .insertInto('programme')
        .values({ id: programmeId, name: 'Et andet', description: '', is_demo: 0, created_at: startOfTest })
        .execute()
      return createPartnership(
        trx,
        { random: foundation.random, at: startOfTest, by: null },
        {
          programmeId,
          slug: 'langt-vaek',
          name: 'Langt væk',
          municipalityCode: '101',
          language: 'da',
          summary: '',
          startsOn: null,
          endsOn: null,
          followUpEndsOn: null,
          isExample: false,
          parties: [],
        },
      )
    })
    expect(await practices.list(elsewhere.partnershipId)).toEqual({ own: [], shared: [] })
  })

  it('[BPC-4] an edit by anybody but the lead ends the sharing, one by the lead does not', async () => {
    const card = await shared()
    const byLead = value(
      await practices.edit(await as('firmLead'), { id: card.id, version: 2, draft: draft({ advice: 'Fra lederen' }) }),
    )
    expect(byLead.sharedAt).toBe(startOfTest)
    expect((await seenElsewhere())[0]?.advice).toBe('Fra lederen')
    const byOther = value(
      await practices.edit(await as('fundFacilitator'), {
        id: card.id,
        version: 3,
        draft: draft({ advice: 'Fra fonden' }),
      }),
    )
    expect(byOther).toMatchObject({ sharedAt: null, sharedByName: null })
    expect(await seenElsewhere()).toEqual([])
  })

  it('[BPC-4] handing a shared card to another party ends the sharing too', async () => {
    const card = await shared()
    value(
      await practices.edit(await as('firmLead'), {
        id: card.id,
        version: 2,
        draft: draft({ partyId: world.party.actor }),
      }),
    )
    expect(await seenElsewhere()).toEqual([])
  })

  it('[BPC-5] taken back it is gone for the others; shared it is not removed; removed its row stays', async () => {
    const card = await shared()
    const lead = await as('firmLead')
    expect(refusal(await practices.remove(lead, { id: card.id, version: 2 }))).toEqual({ code: 'practice.shared' })
    const back = value(await practices.withdraw(lead, { id: card.id, version: 1 }))
    expect(back).toMatchObject({ version: 3, sharedAt: null })
    expect(await seenElsewhere()).toEqual([])
    value(await practices.remove(lead, { id: card.id, version: 3 }))
    expect((await practices.list(world.here.partnershipId)).own).toEqual([])
    expect(await foundation.database.selectFrom('best_practice').select('id').execute()).toHaveLength(1)
    expect(refusal(await practices.share(lead, { id: card.id, version: 4 })).code).toBe('thing.notFound')
    expect(await audited()).toEqual(['practice.written', 'practice.shared', 'practice.withdrawn', 'practice.removed'])
  })

  it('[ACC-8] a lead whose membership has ended shares nothing', async () => {
    const card = await write()
    const lead = await as('firmLead')
    await foundation.database
      .updateTable('membership')
      .set({ ended_at: startOfTest })
      .where('id', '=', MembershipId.parse(world.people.firmLead.membershipId))
      .execute()
    expect(refusal(await practices.share(lead, { id: card.id, version: 1 })).code).toBe('thing.notFound')
  })
})
