import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { writeProse } from '#shared/document/prose.ts'
import { CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import type { Health } from '#shared/domain/commitment/health.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { type CommitmentId, HealthReportId, type PartyId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type AgreedTextService, createAgreedTextService } from '#server/modules/commitments/agreed-text.service.ts'
import { type CommitmentsService, createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { SettleTimer } from '#server/modules/commitments/settle-timer.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { WriteListener } from '#server/sync/live-documents.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  openFoundation,
  startOfTest,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let commitments: CommitmentsService
let texts: AgreedTextService
let doc: Y.Doc
let position: number
let written: Set<WriteListener>

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  commitments = createCommitmentsService(foundation)
  written = new Set()
  position = 0
  texts = createAgreedTextService(
    foundation,
    {
      read: async (_documentId, look) => look(doc, position),
      onWrite: (listener) => {
        written.add(listener)
        return () => written.delete(listener)
      },
    },
    { quietMs: 50, atLatestMs: 200 },
  )
  doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState('partnerPlan', 'da'))
})
afterEach(async () => {
  doc.destroy()
  await foundation.close()
})

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const codeOf = <T>(result: Result<T, Refusal>): string => {
  if (result.ok) throw new Error('was allowed')
  return result.error.code
}
const viewOf = async (id: CommitmentId): Promise<CommitmentView> => {
  const found = (await commitments.list(world.here.partnershipId)).find((one) => one.id === id)
  if (found === undefined) throw new Error('There is no such commitment')
  return found
}
const actionsOf = async (id: string) =>
  (await foundation.database.selectFrom('audit').selectAll().where('subject_id', '=', id).orderBy('seq').execute()).map(
    ({ action }) => action,
  )

const quote = 'stiller to pladser'

async function accepted(
  by: PersonName = 'municipalityLead',
  party: PartyId = world.party.firm,
): Promise<CommitmentView> {
  const id = newCommitmentId()
  const source = CommitmentSource.parse({ documentId: world.here.partnerPlanId, sectionId: 'P4', quote })
  const draft = draftFor(party)
  value(await commitments.propose(await as(by), { id, partnershipId: world.here.partnershipId, draft, source }))
  const yes = party === world.party.firm ? 'firmMember' : 'municipalityLead'
  return value(await commitments.accept(await as(yes), { id, version: 1 }))
}

/** The section says this now, the words under the commitment's mark, and has been looked at. */
async function says(id: CommitmentId, words: string | null, seq = 7): Promise<void> {
  const marks = [{ type: 'commitmentQuote', attrs: { commitmentId: id } }]
  const marked = words === null ? [] : [{ type: 'text', text: words, marks }]
  const content = [{ type: 'text', text: 'Firmaet ' }, ...marked, { type: 'text', text: ' i juli.' }]
  writeProse(doc, 'P4' as never, [{ type: 'paragraph', content }])
  position = seq
  await texts.look(world.here.partnerPlanId)
}

describe('updates on a promise', () => {
  const report = async (by: PersonName, commitmentId: CommitmentId, health: Health, text = '', id = randomUUID()) =>
    commitments.report(await as(by), { id: HealthReportId.parse(id), commitmentId, health, text })

  it('[COM-11] are told by the party that promised, and the newest counts', async () => {
    const { id, version } = await accepted()
    for (const name of ['municipalityLead', 'actorMember', 'fundFacilitator'] as const) {
      expect(codeOf(await report(name, id, 'onTrack'))).toBe('access.otherPartyOnly')
    }
    expect(codeOf(await report('unverified', id, 'onTrack'))).toBe('access.unverified')
    expect((await viewOf(id)).health).toBeNull()
    value(await report('firmMember', id, 'concern', 'Ordren er udskudt'))
    foundation.clock.moveTo(startOfTest + 1000)
    const told = value(await report('firmLead', id, 'onTrack'))
    expect(told.health).toEqual({
      health: 'onTrack',
      text: '',
      at: startOfTest + 1000,
      personName: 'Person firmLead',
    })
    expect(told.version).toBe(version)
    expect(await foundation.database.selectFrom('commitment_health').selectAll().execute()).toHaveLength(2)
    expect(await actionsOf(id)).toEqual([
      'commitment.proposed',
      'commitment.accepted',
      'commitment.reported',
      'commitment.reported',
    ])
  })

  it('[COM-11] count once however often they are sent, and belong to one promise', async () => {
    const first = await accepted()
    const second = await accepted()
    const id = randomUUID()
    value(await report('firmMember', first.id, 'behind', 'Mangler hænder', id))
    value(await report('firmMember', first.id, 'behind', 'Mangler hænder', id))
    expect(codeOf(await report('firmMember', second.id, 'onTrack', '', id))).toBe('thing.notFound')
    expect(await actionsOf(first.id)).toHaveLength(3)
    expect((await viewOf(second.id)).health).toBeNull()
  })

  it('[COM-11] need words for a worry, hold no personal number, and end when the promise is kept', async () => {
    const { id, version } = await accepted()
    expect(codeOf(await report('firmMember', id, 'concern', ' '))).toBe('commitment.wordsRequired')
    expect(codeOf(await report('firmMember', id, 'concern', 'ring om 070761-4285'))).toBe('input.personalNumber')
    value(await report('firmMember', id, 'onTrack'))
    const kept = value(await commitments.progress(await as('firmMember'), { id, version, to: 'fulfilled' }))
    expect(kept.health).toBeNull()
    expect(codeOf(await report('firmMember', id, 'onTrack'))).toBe('commitment.wrongStatus')
  })

  it('[COM-11] of 20 people at once meet no edit: all are kept, and no edit is refused for them', async () => {
    const { id, version } = await accepted()
    const [edited, ...told] = await Promise.all([
      commitments.edit(await as('firmMember'), { id, version, draft: draftFor(world.party.firm, { quantity: 7 }) }),
      ...Array.from({ length: 20 }, (_, index) => report('firmMember', id, 'concern', `Nr. ${index}`)),
    ])
    expect(edited.ok).toBe(true)
    expect(told.every(({ ok }) => ok)).toBe(true)
    expect(await foundation.database.selectFrom('commitment_health').selectAll().execute()).toHaveLength(20)
    expect(await viewOf(id)).toMatchObject({ quantity: 7, version: version + 1, status: 'accepted' })
  })
})

describe('the text under a commitment', () => {
  const confirm = async (by: PersonName, id: CommitmentId, words: string) => texts.confirm(await as(by), { id, words })

  it('[TXT-1] [TXT-2] is noticed when it changes, told once, and forgotten when it is as it was', async () => {
    const { id, version } = await accepted()
    await says(id, quote)
    expect((await viewOf(id)).textChange).toBeNull()
    const before = foundation.noticed.length
    await says(id, 'stiller tre pladser')
    await says(id, 'stiller tre pladser', 8)
    expect(await viewOf(id)).toMatchObject({
      version,
      textChange: { agreed: quote, words: 'stiller tre pladser', at: startOfTest, confirmedBy: [] },
    })
    expect(foundation.noticed.slice(before).map(({ topic }) => topic)).toEqual(['commitments', 'targets', 'activity'])
    await says(id, quote, 9)
    expect((await viewOf(id)).textChange).toBeNull()
    expect(await actionsOf(id)).toEqual([
      'commitment.proposed',
      'commitment.accepted',
      'commitment.textChanged',
      'commitment.textRestored',
    ])
    const [row] = await foundation.database
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'commitment.textChanged')
      .execute()
    expect(row).toMatchObject({ person_id: null, party_id: null })
  })

  it('[TXT-1] that is deleted is a change, and losing the mark alone is none', async () => {
    const { id } = await accepted()
    await says(id, quote)
    writeProse(doc, 'P4' as never, [
      { type: 'paragraph', content: [{ type: 'text', text: 'Firmaet stiller to pladser.' }] },
    ])
    position = 8
    await texts.look(world.here.partnerPlanId)
    expect((await viewOf(id)).textChange).toBeNull()
    await says(id, null, 9)
    expect((await viewOf(id)).textChange).toMatchObject({ words: '' })
  })

  it('[TXT-2] binds nobody before the yes: then what it says already is told at once', async () => {
    const id = newCommitmentId()
    const source = CommitmentSource.parse({ documentId: world.here.partnerPlanId, sectionId: 'P4', quote })
    const input = { id, partnershipId: world.here.partnershipId, draft: draftFor(world.party.firm), source }
    value(await commitments.propose(await as('municipalityLead'), input))
    await says(id, 'stiller fire pladser')
    expect((await viewOf(id)).textChange).toBeNull()
    expect(await actionsOf(id)).toEqual(['commitment.proposed'])
    const yes = value(await commitments.accept(await as('firmMember'), { id, version: 1 }))
    expect(yes.textChange).toMatchObject({ agreed: quote, words: 'stiller fire pladser' })
  })

  it('[TXT-3] [TXT-4] becomes the agreed one when both sides have said yes, and not before', async () => {
    const { id, version } = await accepted()
    await says(id, 'stiller tre pladser', 12)
    for (const name of ['actorMember', 'fundFacilitator'] as const) {
      expect(codeOf(await confirm(name, id, 'stiller tre pladser'))).toBe('access.otherPartyOnly')
    }
    expect(codeOf(await confirm('unverified', id, 'stiller tre pladser'))).toBe('access.unverified')
    const half = value(await confirm('firmMember', id, 'stiller tre pladser'))
    expect(half).toMatchObject({ version, agreedWords: null, textChange: { confirmedBy: [world.party.firm] } })
    expect(value(await confirm('firmLead', id, 'stiller tre pladser'))).toEqual(half)
    const both = value(await confirm('municipalityColleague', id, 'stiller tre pladser'))
    expect(both).toMatchObject({
      version: version + 1,
      agreedWords: 'stiller tre pladser',
      agreedSeq: 12,
      textChange: null,
      status: 'accepted',
    })
    expect(both.source?.quote).toBe(quote)
    // Said again after a lost answer.
    expect(value(await confirm('municipalityLead', id, 'stiller tre pladser'))).toEqual(both)
    expect((await actionsOf(id)).slice(2)).toEqual([
      'commitment.textChanged',
      'commitment.textConfirmed',
      'commitment.textConfirmed',
    ])
    const [last] = await foundation.database
      .selectFrom('audit')
      .select('data')
      .orderBy('seq', 'desc')
      .limit(1)
      .execute()
    expect(JSON.parse(last?.data ?? '')).toMatchObject({
      isAgreed: 1,
      'before.quote': quote,
      'after.quote': 'stiller tre pladser',
    })
  })

  it('[TXT-3] that changes again takes the answers back, and an answer to older words is refused with the new', async () => {
    const { id } = await accepted()
    await says(id, 'stiller tre pladser')
    value(await confirm('firmMember', id, 'stiller tre pladser'))
    await says(id, 'stiller fem pladser', 8)
    const answer = await confirm('municipalityLead', id, 'stiller tre pladser')
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'commitment.textMoved', data: { current: { textChange: { words: 'stiller fem pladser' } } } },
    })
    expect((await viewOf(id)).textChange).toMatchObject({ words: 'stiller fem pladser', confirmedBy: [] })
  })

  it('[TXT-3] asked by the party that promised is answered by that party alone', async () => {
    const { id } = await accepted('firmLead')
    await says(id, 'stiller tre pladser')
    expect(codeOf(await confirm('municipalityLead', id, 'stiller tre pladser'))).toBe('access.otherPartyOnly')
    expect(value(await confirm('firmMember', id, 'stiller tre pladser'))).toMatchObject({
      agreedWords: 'stiller tre pladser',
      textChange: null,
    })
  })

  it('[TXT-4] may be agreed to be gone, and asks again only when other words come', async () => {
    const { id } = await accepted('firmLead')
    await says(id, null)
    expect(value(await confirm('firmMember', id, ''))).toMatchObject({ agreedWords: '', textChange: null })
    await says(id, quote, 8)
    expect((await viewOf(id)).textChange).toBeNull()
    await says(id, 'stiller ni pladser', 9)
    expect((await viewOf(id)).textChange).toMatchObject({ agreed: '', words: 'stiller ni pladser' })
  })

  it('[TXT-2] is looked at by itself after a pause in the writing, and once more when the watch ends', async () => {
    const { id } = await accepted()
    const say = (words: string) => {
      const marks = [{ type: 'commitmentQuote', attrs: { commitmentId: id } }]
      writeProse(doc, 'P4' as never, [{ type: 'paragraph', content: [{ type: 'text', text: words, marks }] }])
      position += 1
      for (const listener of written) listener(world.here.partnerPlanId, position)
    }
    texts.watch()
    for (const words of ['s', 'st', 'stiller tre pladser']) say(words)
    await expect.poll(async () => (await viewOf(id)).textChange?.words).toBe('stiller tre pladser')
    expect((await actionsOf(id)).filter((action) => action === 'commitment.textChanged')).toHaveLength(1)
    say('stiller ni pladser')
    await texts.close()
    expect((await viewOf(id)).textChange?.words).toBe('stiller ni pladser')
    expect(written.size).toBe(0)
  })

  it('[TXT-2] is looked at when the server starts, where something was written that nobody looked at', async () => {
    const { id } = await accepted()
    await says(id, quote, 1)
    writeProse(doc, 'P4' as never, [{ type: 'paragraph', content: [{ type: 'text', text: 'Slettet.' }] }])
    const update = { document_id: world.here.partnerPlanId, person_id: null, bytes: Buffer.from([0, 0]), created_at: 0 }
    await foundation.database
      .insertInto('document_update')
      .values([
        { ...update, seq: 1 },
        { ...update, seq: 2 },
      ])
      .execute()
    position = 2
    texts.watch()
    await expect.poll(async () => (await viewOf(id)).textChange?.words).toBe('')
    await texts.close()
    const [row] = await foundation.database.selectFrom('commitment_words').select('seq').execute()
    expect(row).toEqual({ seq: 2 })
  })

  it('[TXT-2] is looked at in good time also when nobody ever pauses', async () => {
    const runs: number[] = []
    const started = performance.now()
    const timer = new SettleTimer(() => runs.push(performance.now() - started), { quietMs: 10_000, atLatestMs: 120 })
    const busy = setInterval(() => timer.note(), 10)
    await expect.poll(() => runs.length).toBeGreaterThan(0)
    clearInterval(busy)
    timer.stop()
    expect(runs[0]).toBeGreaterThanOrEqual(100)
    timer.flush()
    expect(runs).toHaveLength(1)
  })

  it('[SEC-2] with a personal number is not made the agreed one', async () => {
    const { id } = await accepted('firmLead')
    await says(id, 'stiller plads til 070761-4285')
    expect(codeOf(await confirm('firmMember', id, 'stiller plads til 070761-4285'))).toBe('input.personalNumber')
  })

  it('[COM-10] waits for both sides until each has answered', async () => {
    const { id } = await accepted()
    await says(id, 'stiller tre pladser')
    const textsFor = async (name: PersonName) =>
      (await commitments.waiting(await as(name))).filter(({ kind }) => kind === 'text').map((item) => item.commitmentId)
    expect(await textsFor('firmMember')).toEqual([id])
    expect(await textsFor('municipalityLead')).toEqual([id])
    expect(await textsFor('actorMember')).toEqual([])
    expect(await textsFor('reader')).toEqual([])
    value(await confirm('firmLead', id, 'stiller tre pladser'))
    expect(await textsFor('firmMember')).toEqual([])
    expect(await textsFor('municipalityLead')).toEqual([id])
  })

  it('[TXT-5] can be read as it was when it was agreed, whatever was written since', async () => {
    const { database } = foundation
    const documentId = world.here.partnerPlanId
    let seq = 0
    const write = async (text: string) => {
      const state = Y.encodeStateVector(doc)
      writeProse(doc, 'P4' as never, [{ type: 'paragraph', content: [{ type: 'text', text }] }])
      seq += 1
      const bytes = Buffer.from(Y.encodeStateAsUpdate(doc, state))
      await database
        .insertInto('document_update')
        .values({ document_id: documentId, seq, person_id: null, bytes, created_at: startOfTest + seq })
        .execute()
    }
    await write('Firmaet stiller to pladser i juli.')
    const { id } = await accepted()
    await write('Noget helt andet.')
    expect(await viewOf(id)).toMatchObject({ agreedSeq: 1 })
    expect(value(await texts.agreedText(await as('reader'), id))).toEqual({
      documentId,
      sectionId: 'P4',
      at: startOfTest + 1,
      seq: 1,
      lines: ['Firmaet stiller to pladser i juli.'],
      quote,
    })
    expect(codeOf(await texts.agreedText(await as('outsider'), id))).toBe('thing.notFound')
  })
})
