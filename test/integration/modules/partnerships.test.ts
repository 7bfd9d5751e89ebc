import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fragmentName, sectionIds } from '#shared/document/fragments.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { ProgrammeId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createActivityService } from '#server/modules/activity/activity.service.ts'
import { createDocumentsService } from '#server/modules/documents/documents.service.ts'
import { createPartnership } from '#server/modules/partnerships/create-partnership.ts'
import { createPartnershipsService } from '#server/modules/partnerships/partnerships.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  newTargetId,
  openFoundation,
  startOfTest,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
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
const statesOf = (partnershipId: string) =>
  foundation.database
    .selectFrom('document_checkpoint')
    .innerJoin('document', 'document.id', 'document_checkpoint.document_id')
    .where('document.partnership_id', '=', partnershipId as never)
    .select(['document.kind', 'document_checkpoint.seq', 'document_checkpoint.bytes', 'document_checkpoint.sha256'])
    .execute()

describe('a partnership', () => {
  it('[PAR-1] is made with its documents, their sections and their first state', async () => {
    const view = value(await createPartnershipsService(foundation).bySlug(await as('reader'), 'holbaek'))
    expect(view.parties.map(({ kind }) => kind)).toEqual(['municipality', 'employmentActor', 'firm', 'fund'])
    expect(view.documents.map(({ kind }) => kind)).toEqual(['partnerPlan', 'socialModel'])
    for (const { kind, sections } of view.documents) {
      expect(sections.map(({ sectionId }) => sectionId)).toEqual(sectionIds[kind])
      expect(sections.every((section) => section.status === 'notStarted' && section.version === 1)).toBe(true)
    }
    const states = await statesOf(view.id)
    expect(states.map(({ kind, seq }) => `${kind} ${seq}`).sort()).toEqual(['partnerPlan 0', 'socialModel 0'])
    for (const { kind, bytes, sha256 } of states) {
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, bytes)
      for (const sectionId of sectionIds[kind]) expect(doc.getXmlFragment(fragmentName(sectionId)).length).toBe(1)
    }
  })

  it('[PAR-1] leaves nothing behind when it cannot be made whole', async () => {
    const { database, random } = foundation
    const count = () =>
      database
        .selectFrom('document')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    const before = await count()
    const input = {
      programmeId: ProgrammeId.parse(
        (await database.selectFrom('programme').select('id').executeTakeFirstOrThrow()).id,
      ),
      slug: 'koege',
      name: 'Køge',
      municipalityCode: '259',
      language: 'da' as const,
      summary: '',
      startsOn: null,
      endsOn: null,
      followUpEndsOn: null,
      isExample: true,
      parties: [
        { kind: 'firm' as const, name: 'Firma', description: '', isExample: true },
        { kind: 'nobody' as never, name: 'Fejl', description: '', isExample: true },
      ],
    }
    await expect(
      database.transaction().execute((trx) => createPartnership(trx, { random, at: startOfTest, by: null }, input)),
    ).rejects.toThrow('CHECK')
    expect(await count()).toEqual(before)
    expect(await database.selectFrom('partnership').select('id').where('slug', '=', 'koege').execute()).toEqual([])
  })

  it('[PAR-1] [ACC-9] gets a firm with its social model from the municipality’s lead or the fund', async () => {
    const partnerships = createPartnershipsService(foundation)
    const input = { partnershipId: world.here.partnershipId, name: 'Nordhavn Bageri', description: 'Bageri' }
    for (const name of ['firmLead', 'municipalityColleague', 'actorMember'] as const) {
      expect(refusal(await partnerships.addFirm(await as(name), input)).code).toBe('access.notAllowed')
    }
    expect(refusal(await partnerships.addFirm(await as('outsider'), input)).code).toBe('thing.notFound')
    const view = value(await partnerships.addFirm(await as('municipalityLead'), input))
    expect(view.parties.at(-1)).toMatchObject({ kind: 'firm', name: 'Nordhavn Bageri', isExample: false })
    expect(view.documents.map(({ kind }) => kind)).toEqual(['partnerPlan', 'socialModel', 'socialModel'])
    expect(view.documents.at(-1)?.firmPartyId).toBe(view.parties.at(-1)?.id)
    expect(await statesOf(view.id)).toHaveLength(3)
    expect(
      refusal(await partnerships.addFirm(await as('fundFacilitator'), { ...input, name: 'A 070761-4285' })),
    ).toEqual({ code: 'input.personalNumber', data: { field: 'name' } })
  })

  it('[ACC-2] [PAR-2] opens for its own people, and is listed for them alone', async () => {
    const partnerships = createPartnershipsService(foundation)
    expect((await partnerships.list(await as('firmMember'))).map(({ slug }) => slug)).toEqual(['holbaek'])
    expect((await partnerships.list(await as('outsider'))).map(({ slug }) => slug)).toEqual(['odsherred'])
    expect(await partnerships.list(await as('exMember'))).toEqual([])
    const foreign = refusal(await partnerships.bySlug(await as('firmMember'), 'odsherred'))
    expect(refusal(await partnerships.bySlug(await as('firmMember'), 'findes-ikke'))).toEqual(foreign)
    expect((await partnerships.list(await as('firmMember')))[0]).toMatchObject({
      sectionsTotal: 30,
      sectionsReady: 0,
      commitments: 0,
      accepted: 0,
      partyKinds: ['municipality', 'employmentActor', 'firm', 'fund'],
    })
  })
})

describe('sections', () => {
  const section = () => ({
    documentId: world.here.partnerPlanId,
    sectionId: sectionIds.partnerPlan[3] ?? ('' as never),
  })

  it('[SCT-1] carry one version for status and owner, and say what stands when it has moved on', async () => {
    const documents = createDocumentsService(foundation)
    const input = { ...section(), version: 1 }
    const first = value(await documents.setSectionStatus(await as('firmMember'), { ...input, status: 'inProgress' }))
    expect(first).toMatchObject({ status: 'inProgress', version: 2 })
    const owner = { ...input, ownerPartyId: world.party.firm }
    expect(refusal(await documents.setSectionOwner(await as('actorMember'), owner))).toEqual({
      code: 'section.changed',
      data: { current: first },
    })
    const second = value(await documents.setSectionOwner(await as('actorMember'), { ...owner, version: 2 }))
    expect(second).toMatchObject({ status: 'inProgress', ownerPartyId: world.party.firm, version: 3 })
    // Setting what already stands is done, whatever version it was asked against.
    expect(value(await documents.setSectionStatus(await as('firmMember'), { ...input, status: 'inProgress' }))).toEqual(
      second,
    )
    const activity = await createActivityService(foundation).list(world.here.partnershipId)
    expect(activity.map(({ action }) => action)).toEqual([
      'section.ownerSet',
      'section.statusSet',
      'partnership.created',
    ])
    expect(activity[0]?.data).toMatchObject({ sectionId: 'P4', ownerName: 'Holbæk firm', ownerKind: 'firm' })
  })

  it("[SCT-2] are not owned by somebody else's party", async () => {
    const documents = createDocumentsService(foundation)
    for (const ownerPartyId of [world.otherParty.firm, newTargetId() as never]) {
      const answer = await documents.setSectionOwner(await as('actorMember'), {
        ...section(),
        version: 1,
        ownerPartyId,
      })
      expect(refusal(answer)).toEqual({ code: 'thing.notFound', data: { field: 'ownerPartyId' } })
    }
  })

  it('[ACC-2] of another partnership cannot be told from those of no document', async () => {
    const documents = createDocumentsService(foundation)
    for (const documentId of [world.there.partnerPlanId, newTargetId() as never]) {
      const input = { ...section(), documentId, version: 1 }
      const notFound = { code: 'thing.notFound' }
      expect(refusal(await documents.get(await as('firmMember'), documentId))).toEqual(notFound)
      expect(refusal(await documents.setSectionStatus(await as('firmMember'), { ...input, status: 'ready' }))).toEqual(
        notFound,
      )
    }
  })
})

describe('the activity list', () => {
  it('holds the last 50 events of the partnership, newest first', async () => {
    const documents = createDocumentsService(foundation)
    const caller = await as('firmMember')
    const input = { documentId: world.here.partnerPlanId, sectionId: sectionIds.partnerPlan[0] ?? ('' as never) }
    for (let version = 1; version <= 60; version += 1) {
      const status = version % 2 === 1 ? 'ready' : 'inProgress'
      value(await documents.setSectionStatus(caller, { ...input, version, status }))
    }
    const list = await createActivityService(foundation).list(world.here.partnershipId)
    expect(list).toHaveLength(50)
    expect(list.map(({ seq }) => seq)).toEqual(list.map(({ seq }) => seq).sort((a, b) => b - a))
    expect(
      (await createActivityService(foundation).list(world.there.partnershipId)).map(({ action }) => action),
    ).toEqual(['partnership.created'])
  })
})
