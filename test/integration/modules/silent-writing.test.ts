import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listCards, removeCard } from '#shared/document/card-operations.ts'
import type { SilentDraft } from '#shared/domain/silent-writing/silent-writing.ts'
import { mostDrafts } from '#shared/domain/silent-writing/silent-writing.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { SilentDraftId, SilentRoundId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import {
  type SilentWritingService,
  createSilentWritingService,
} from '#server/modules/silent-writing/silent-writing.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
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
let silent: SilentWritingService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  silent = createSilentWritingService(foundation, foundation.documents)
})
afterEach(() => foundation.close())

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): string => {
  if (result.ok) throw new Error('was allowed')
  return result.error.code
}
const documentId = () => world.here.partnerPlanId
const newRoundId = () => SilentRoundId.parse(randomUUID())
const begin = async (who: PersonName = 'fundFacilitator') =>
  value(await silent.begin(await as(who), { id: newRoundId(), documentId: documentId() }))
const draftOf = (over: Partial<SilentDraft> = {}): SilentDraft => ({
  id: SilentDraftId.parse(randomUUID()),
  party: 'firm',
  kind: 'worry',
  text: 'At de faglærte skal passe på',
  ...over,
})
const save = async (who: PersonName, roundId: SilentRoundId, draft = draftOf()) =>
  silent.saveDraft(await as(who), { roundId, draft })
const seenBy = async (who: PersonName) => value(await silent.round(await as(who), documentId()))
const needs = () => foundation.documents.read(documentId(), (doc) => listCards(doc, 'needs'))
const texts = async () => (await needs()).map((card) => card.fields['text'])
const storedBytes = async () =>
  JSON.stringify([
    (await foundation.database.selectFrom('document_update').select('bytes').execute()).map(({ bytes }) =>
      Buffer.from(bytes).toString('utf8'),
    ),
    await foundation.database.selectFrom('audit').selectAll().execute(),
  ])

describe('silent writing', () => {
  it('[SIL-1] [SIL-7] shows the own words to the writer and numbers to everybody else', async () => {
    const { id } = await begin()
    const mine = draftOf()
    value(await save('firmMember', id, mine))
    value(await save('firmMember', id, draftOf({ kind: 'need', text: 'Hænder i april' })))
    value(await save('municipalityLead', id, draftOf({ party: 'municipality', text: 'Forlængelse uden løn' })))
    value(await silent.setReady(await as('municipalityLead'), { roundId: id, isReady: true }))
    expect(await seenBy('firmMember')).toMatchObject({
      mine: [mine, { text: 'Hænder i april' }],
      isReady: false,
      writing: 2,
      ready: 1,
    })
    for (const who of ['actorMember', 'firmLead', 'fundFacilitator', 'reader'] as const) {
      const seen = await seenBy(who)
      expect(seen).toMatchObject({ mine: [], writing: 2, ready: 1 })
      expect(JSON.stringify(seen)).not.toContain('faglærte')
    }
    expect(await texts()).toEqual([])
    expect(await storedBytes()).not.toContain('faglærte')
    expect(JSON.stringify(foundation.noticed)).not.toContain('faglærte')
    const audited = await foundation.database.selectFrom('audit').select('action').execute()
    expect(audited.map(({ action }) => action).filter((action) => action.startsWith('silent'))).toEqual([
      'silentWriting.begun',
    ])
  })

  it('[SIL-2] is for the own column, and a draft is its writer’s alone', async () => {
    const { id } = await begin()
    expect(refusal(await save('firmMember', id, draftOf({ party: 'municipality' })))).toBe('access.notAllowed')
    expect(refusal(await save('fundFacilitator', id))).toBe('access.notAllowed')
    expect(refusal(await save('reader', id, draftOf({ party: 'municipality' })))).toBe('access.readOnly')
    const mine = draftOf()
    value(await save('firmMember', id, mine))
    expect(refusal(await save('firmLead', id, { ...mine, text: 'Noget andet' }))).toBe('thing.notFound')
    expect(refusal(await silent.removeDraft(await as('firmLead'), { id: mine.id }))).toBe('thing.notFound')
    value(await save('firmMember', id, { ...mine, text: 'Rettet' }))
    expect((await seenBy('firmMember'))?.mine.map(({ text }) => text)).toEqual(['Rettet'])
    value(await silent.removeDraft(await as('firmMember'), { id: mine.id }))
    expect((await seenBy('firmMember'))?.mine).toEqual([])
  })

  it('[SEC-2] takes no personal number, and no more drafts than a person can mean', async () => {
    const { id } = await begin()
    expect(refusal(await save('firmMember', id, draftOf({ text: 'Se 070761-4285' })))).toBe('input.personalNumber')
    for (let count = 0; count < mostDrafts; count += 1) value(await save('firmMember', id))
    expect(refusal(await save('firmMember', id))).toBe('silentWriting.tooMany')
  })

  it('[SIL-3] has one open round, whoever opens one at the same time', async () => {
    const opened = await Promise.all([begin('firmMember'), begin('municipalityLead'), begin()])
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
    const rows = await foundation.database.selectFrom('silent_round').select('id').execute()
    expect(rows).toHaveLength(1)
  })

  it('[SIL-4] is revealed by the fund and by leads, and by nobody else', async () => {
    const { id } = await begin()
    const reveal = async (who: PersonName) => silent.reveal(await as(who), id)
    expect(refusal(await reveal('firmMember'))).toBe('access.notAllowed')
    expect(refusal(await reveal('reader'))).toBe('access.readOnly')
    expect(refusal(await reveal('outsider'))).toBe('thing.notFound')
    expect(value(await reveal('firmLead'))).toEqual({ roundId: id, cards: 0 })
  })

  it('[SIL-5] reveals every draft once under its own id and in its writer’s name, however many ask', async () => {
    const { id } = await begin()
    const [one, other] = [draftOf(), draftOf({ party: 'municipality', kind: 'wish', text: 'Faste datoer' })]
    value(await save('firmMember', id, one))
    value(await save('municipalityLead', id, other))
    const facilitator = await as('fundFacilitator')
    const asked = await Promise.all([1, 2, 3, 4].map(() => silent.reveal(facilitator, id)))
    for (const answer of asked) expect(answer.ok).toBe(true)
    expect((await needs()).map((card) => [card.id, card.fields]).toSorted()).toEqual(
      [
        [one.id, { party: 'firm', column: 'worry', text: one.text }],
        [other.id, { party: 'municipality', column: 'wish', text: other.text }],
      ].toSorted(),
    )
    const writers = await foundation.database.selectFrom('document_update').select('person_id').execute()
    expect(new Set(writers.map((row) => row.person_id))).toEqual(
      new Set([world.people.firmMember.id, world.people.municipalityLead.id]),
    )
    expect(await foundation.database.selectFrom('silent_draft').selectAll().execute()).toEqual([])
    const audited = await foundation.database
      .selectFrom('audit')
      .select(['action', 'person_id'])
      .where('action', '=', 'silentWriting.revealed')
      .execute()
    expect(audited).toEqual([{ action: 'silentWriting.revealed', person_id: world.people.fundFacilitator.id }])
    expect(await seenBy('firmMember')).toBeNull()
  })

  it('[SIL-5] a card that was removed after the reveal does not come back when it is asked for again', async () => {
    const { id } = await begin()
    const draft = draftOf()
    value(await save('firmMember', id, draft))
    value(await silent.reveal(await as('fundFacilitator'), id))
    await foundation.documents.transact(documentId(), null, (doc) => removeCard(doc, 'needs', draft.id))
    expect(value(await silent.reveal(await as('fundFacilitator'), id)).cards).toBe(0)
    await seenBy('firmMember')
    expect(await texts()).toEqual([])
  })

  it('[SIL-5] a reveal that broke off between the record and the document is finished when the map is opened', async () => {
    const { id } = await begin()
    value(await save('firmMember', id))
    let isBroken = true
    const breaking: LiveDocuments = {
      read: (...input) => foundation.documents.read(...input),
      settle: (...input) => foundation.documents.settle(...input),
      onWrite: (...input) => foundation.documents.onWrite(...input),
      transact: (...input) =>
        isBroken ? Promise.reject(new Error('the disk is full')) : foundation.documents.transact(...input),
    }
    const service = createSilentWritingService(foundation, breaking)
    await expect(service.reveal(await as('fundFacilitator'), id)).rejects.toThrow('the disk is full')
    expect(await texts()).toEqual([])
    expect(refusal(await service.saveDraft(await as('firmMember'), { roundId: id, draft: draftOf() }))).toBe(
      'silentWriting.revealed',
    )
    isBroken = false
    expect(value(await service.round(await as('firmMember'), documentId()))).toBeNull()
    expect(await texts()).toEqual(['At de faglærte skal passe på'])
  })

  it('[SIL-6] nothing is drafted after the reveal, and a new round can be opened', async () => {
    const { id } = await begin()
    const draft = draftOf()
    value(await save('firmMember', id, draft))
    value(await silent.reveal(await as('municipalityLead'), id))
    expect(refusal(await save('firmMember', id))).toBe('silentWriting.revealed')
    expect(refusal(await silent.setReady(await as('firmMember'), { roundId: id, isReady: true }))).toBe(
      'silentWriting.revealed',
    )
    const next = await begin()
    expect(next).toMatchObject({ mine: [], writing: 0, ready: 0 })
    expect(next.id).not.toBe(id)
  })

  it('is for the partner plan, and tells open pages when the numbers change', async () => {
    const [model] = world.here.parties.flatMap((party) => (party.socialModelId === null ? [] : [party.socialModelId]))
    const refused = await silent.begin(await as('firmMember'), { id: newRoundId(), documentId: model! })
    expect(refusal(refused)).toBe('input.invalid')
    const { id } = await begin()
    const count = () => foundation.noticed.filter(({ topic }) => topic === 'silentWriting').length
    const before = count()
    const draft = draftOf()
    value(await save('firmMember', id, draft))
    value(await save('firmMember', id, { ...draft, text: 'Et ord mere' }))
    expect(count()).toBe(before + 1)
  })
})
