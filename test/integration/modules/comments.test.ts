import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommentPlace, CommentThreadView } from '#shared/document/comment.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { DocumentId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type CommentsService, createCommentsService } from '#server/modules/comments/comments.service.ts'
import { createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import {
  type NotificationsService,
  createNotificationsService,
} from '#server/modules/notifications/notifications.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  anchorFor,
  buildWorld,
  callerOf,
  draftFor,
  newCommentId,
  newCommitmentId,
  newThreadId,
  openFoundation,
  startOfTest,
  textPlace,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let comments: CommentsService
let notifications: NotificationsService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  comments = createCommentsService(foundation)
  notifications = createNotificationsService(foundation)
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
const idOf = (name: PersonName) => world.people[name].id
const auditRows = (subjectId: string) =>
  foundation.database.selectFrom('audit').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute()

interface Wanted {
  readonly by?: PersonName
  readonly place?: CommentPlace
  readonly body?: string
  readonly mentions?: readonly PersonName[]
  readonly assignee?: PersonName | null
}
const startInput = (wanted: Wanted) => ({
  id: newThreadId(),
  commentId: newCommentId(),
  place: wanted.place ?? textPlace(world.here.partnerPlanId),
  text: { body: wanted.body ?? 'Kan det blive hurtigere i juni?', mentions: (wanted.mentions ?? []).map(idOf) },
  assigneeId: wanted.assignee == null ? null : idOf(wanted.assignee),
})
const start = async (wanted: Wanted = {}) => comments.start(await as(wanted.by ?? 'commenter'), startInput(wanted))
const started = async (wanted: Wanted = {}): Promise<CommentThreadView> => value(await start(wanted))
const reply = async (thread: CommentThreadView, by: PersonName, body: string, mentions: readonly PersonName[] = []) =>
  comments.reply(await as(by), {
    threadId: thread.id,
    commentId: newCommentId(),
    text: { body, mentions: mentions.map(idOf) },
  })
const ofPlan = async (by: PersonName = 'reader') =>
  value(await comments.ofDocument(await as(by), world.here.partnerPlanId))
const inboxOf = async (name: PersonName) =>
  (await notifications.inbox(await as(name))).map(({ kind, excerpt }) => `${kind}: ${excerpt}`)

describe('starting a thread', () => {
  it('[CMT-1] is seen with its words by everybody in the partnership, readers too', async () => {
    const thread = await started()
    for (const name of ['municipalityLead', 'firmMember', 'reader'] as const)
      expect(await ofPlan(name)).toEqual([thread])
    expect(thread).toMatchObject({
      place: { kind: 'text', sectionId: 'P4', anchor: { quote: 'inden for 5 arbejdsdage' } },
      status: 'open',
      comments: [{ authorName: 'Person commenter', authorPartyKind: 'firm', body: 'Kan det blive hurtigere i juni?' }],
    })
  })

  it('[CMT-1] is nothing for a reader', async () => {
    expect(refusal(await start({ by: 'reader' })).code).toBe('access.readOnly')
    expect(await ofPlan()).toEqual([])
  })

  it('[CMT-2] again with the same id answers the same and changes nothing', async () => {
    const input = startInput({ mentions: ['municipalityLead'] })
    const first = value(await comments.start(await as('commenter'), input))
    expect(value(await comments.start(await as('commenter'), input))).toEqual(first)
    const answer = { threadId: first.id, commentId: newCommentId(), text: { body: 'Ja', mentions: [] } }
    const once = value(await comments.reply(await as('municipalityLead'), answer))
    expect(value(await comments.reply(await as('municipalityLead'), answer))).toEqual(once)
    expect(once.comments).toHaveLength(2)
    expect((await auditRows(first.id)).map(({ action }) => action)).toEqual(['comment.started', 'comment.replied'])
    expect(await inboxOf('commenter')).toHaveLength(1)
  })

  it('[CMT-4] on a section, a list or a commitment that the partnership does not have finds nothing', async () => {
    const commitmentId = newCommitmentId()
    await createCommitmentsService(foundation).propose(await as('outsider'), {
      id: commitmentId,
      partnershipId: world.there.partnershipId,
      draft: draftFor(world.otherParty.firm),
      source: null,
    })
    const documentId = world.here.partnerPlanId
    const places: CommentPlace[] = [
      { kind: 'section', documentId, sectionId: SectionId.parse('S1') },
      { kind: 'section', documentId: world.there.partnerPlanId, sectionId: SectionId.parse('P1') },
      { kind: 'section', documentId: DocumentId.parse(newThreadId()), sectionId: SectionId.parse('P1') },
      { kind: 'card', documentId, list: 'tasks', cardId: 'a', title: 'Opgave' },
      { kind: 'commitment', commitmentId },
      { kind: 'commitment', commitmentId: newCommitmentId() },
    ]
    for (const place of places) expect(refusal(await start({ place })).code).toBe('thing.notFound')
    expect(await ofPlan()).toEqual([])
  })

  it('[CMT-4] stands on cards and commitments too, each in its own list', async () => {
    const commitmentId = newCommitmentId()
    const { partnershipId, partnerPlanId } = world.here
    await createCommitmentsService(foundation).propose(await as('municipalityLead'), {
      id: commitmentId,
      partnershipId,
      draft: draftFor(world.party.firm),
      source: null,
    })
    const card = { kind: 'card', documentId: partnerPlanId, list: 'needs', cardId: 'n-1', title: 'Ledertid' } as const
    const onCard = await started({ place: card })
    const onCommitment = await started({ place: { kind: 'commitment', commitmentId } })
    expect(await ofPlan()).toEqual([onCard])
    expect(onCard.place).toEqual(card)
    expect(await comments.ofCommitments(partnershipId)).toEqual([onCommitment])
  })

  it('[CMT-4] mentions and hands over to people of the partnership alone', async () => {
    for (const name of ['outsider', 'exMember'] as const) {
      expect(refusal(await start({ mentions: [name] }))).toEqual({
        code: 'thing.notFound',
        data: { field: 'mentions' },
      })
      expect(refusal(await start({ assignee: name })).data).toEqual({ field: 'assigneeId' })
    }
    // A reader hears of it but cannot answer.
    expect(value(await start({ mentions: ['reader'] })).comments[0]?.mentions).toHaveLength(1)
    expect(refusal(await start({ assignee: 'reader' })).data).toEqual({ field: 'assigneeId' })
  })

  it('[SEC-2] refuses a personal number in the words and in the quote', async () => {
    expect(refusal(await start({ body: 'Det er 010190-1234' }))).toEqual({
      code: 'input.personalNumber',
      data: { field: 'body' },
    })
    const place = textPlace(world.here.partnerPlanId, 'borger 010190-1234')
    expect(refusal(await start({ place })).data).toEqual({ field: 'quote' })
    const thread = await started()
    expect(refusal(await reply(thread, 'firmMember', '010190-1234')).code).toBe('input.personalNumber')
    expect(await foundation.database.selectFrom('comment').select('id').execute()).toHaveLength(1)
  })
})

describe('answering and resolving', () => {
  it('[CMT-5] a change against an older version is refused with the thread, and a repeated one is no conflict', async () => {
    const thread = await started()
    const resolved = value(await comments.resolve(await as('municipalityLead'), thread))
    expect(resolved).toMatchObject({ status: 'resolved', resolvedByName: 'Person municipalityLead', version: 2 })
    expect(value(await comments.resolve(await as('municipalityLead'), thread))).toEqual(resolved)
    const late = await comments.assign(await as('firmMember'), { ...thread, assigneeId: idOf('firmMember') })
    expect(refusal(late)).toEqual({ code: 'comment.changed', data: { current: resolved } })
    const open = value(await comments.reopen(await as('commenter'), resolved))
    expect(open).toMatchObject({ status: 'open', resolvedByName: null, version: 3 })
  })

  it('[CMT-8] an answer opens a resolved thread again', async () => {
    const thread = await started()
    await comments.resolve(await as('municipalityLead'), thread)
    expect(value(await reply(thread, 'firmMember', 'Vent lidt')).status).toBe('open')
  })

  it('[AUD-1] [AUD-2] tells the people of the partnership after each change, and keeps no words in the log', async () => {
    const thread = await started({ body: 'Hemmelige ord' })
    await reply(thread, 'firmMember', 'Flere hemmelige ord')
    const rows = await auditRows(thread.id)
    expect(rows.map(({ action }) => action)).toEqual(['comment.started', 'comment.replied'])
    expect(JSON.stringify(rows)).not.toContain('emmelige')
    expect(foundation.noticed.filter(({ topic }) => topic === 'comments')).toEqual([
      { partnershipId: world.here.partnershipId, topic: 'comments' },
      { partnershipId: world.here.partnershipId, topic: 'comments' },
    ])
  })
})

describe("one's own words", () => {
  it('[CMT-6] are edited and deleted by nobody else, not even a lead or the fund', async () => {
    const thread = await started()
    const [comment] = thread.comments
    const own = { id: comment?.id ?? newCommentId(), version: 1 }
    for (const name of ['firmLead', 'fundFacilitator', 'municipalityLead'] as const) {
      const text = { body: 'Andre ord', mentions: [] }
      expect(refusal(await comments.edit(await as(name), { ...own, text })).code).toBe('comment.notYours')
      expect(refusal(await comments.delete(await as(name), own)).code).toBe('comment.notYours')
    }
    expect(await ofPlan()).toEqual([thread])
    const text = { body: 'Bedre ord', mentions: [] }
    const edited = value(await comments.edit(await as('commenter'), { ...own, text }))
    expect(edited.comments[0]).toMatchObject({ body: 'Bedre ord', version: 2, editedAt: startOfTest })
    expect(refusal(await comments.edit(await as('commenter'), { ...own, text: { ...text, body: 'x' } })).code).toBe(
      'comment.changed',
    )
  })

  it('[CMT-6] are out of reach for an author who may not comment any more', async () => {
    const thread = await started()
    await foundation.database
      .updateTable('membership')
      .set({ role: 'reader' })
      .where('person_id', '=', idOf('commenter'))
      .execute()
    const own = { id: thread.comments[0]?.id ?? newCommentId(), version: 1 }
    expect(refusal(await comments.delete(await as('commenter'), own)).code).toBe('access.readOnly')
  })

  it('[CMT-7] leave a mark when they are deleted, and nothing of what they said', async () => {
    const thread = await started({ body: 'Fortrudte ord' })
    const answered = value(await reply(thread, 'firmMember', 'Svar'))
    const own = { id: answered.comments[0]?.id ?? newCommentId(), version: 1 }
    const after = value(await comments.delete(await as('commenter'), own))
    expect(after.comments.map(({ body, deletedAt }) => [body, deletedAt])).toEqual([
      ['', startOfTest],
      ['Svar', null],
    ])
    expect(after.status).toBe('open')
    const rows = await foundation.database.selectFrom('comment').select('body').execute()
    expect(rows.map(({ body }) => body)).not.toContain('Fortrudte ord')
    expect((await auditRows(thread.id)).map(({ action }) => action)).toContain('comment.deleted')
  })

  it('[CMT-7] resolve the thread when nothing is left of it', async () => {
    const thread = await started()
    const own = { id: thread.comments[0]?.id ?? newCommentId(), version: 1 }
    expect(value(await comments.delete(await as('commenter'), own)).status).toBe('resolved')
  })
})

describe('fastening anew', () => {
  it('[CMT-3] moves the place of a thread, within its document', async () => {
    const thread = await started()
    const anchor = anchorFor('inden for 3 arbejdsdage')
    const to = (sectionId: string) => ({ id: thread.id, version: 1, sectionId: SectionId.parse(sectionId), anchor })
    expect(refusal(await comments.refasten(await as('commenter'), to('S4'))).data).toEqual({ field: 'sectionId' })
    const moved = value(await comments.refasten(await as('commenter'), to('P6')))
    expect(moved.place).toEqual({ kind: 'text', documentId: world.here.partnerPlanId, sectionId: 'P6', anchor })
    expect(value(await comments.refasten(await as('firmMember'), to('P6')))).toEqual(moved)
  })
})

describe('the inbox', () => {
  it('[NOT-1] tells who is mentioned, who takes part and who is to answer, once each and never oneself', async () => {
    const thread = await started({
      body: 'Hvad siger I?',
      mentions: ['municipalityLead', 'commenter'],
      assignee: 'firmMember',
    })
    expect(await inboxOf('municipalityLead')).toEqual(['mention: Hvad siger I?'])
    expect(await inboxOf('firmMember')).toEqual(['assigned: Hvad siger I?'])
    expect(await inboxOf('commenter')).toEqual([])
    await reply(thread, 'actorMember', 'Vi kan godt', ['municipalityLead'])
    expect(await inboxOf('commenter')).toEqual(['reply: Vi kan godt'])
    expect(await inboxOf('firmMember')).toEqual(['reply: Vi kan godt', 'assigned: Hvad siger I?'])
    expect(await inboxOf('municipalityLead')).toEqual(['mention: Vi kan godt', 'mention: Hvad siger I?'])
    expect(await inboxOf('reader')).toEqual([])
  })

  it('[NOT-1] has one click to the place', async () => {
    await started({ mentions: ['municipalityLead'] })
    const [item] = await notifications.inbox(await as('municipalityLead'))
    expect(item).toMatchObject({
      partnershipSlug: 'holbaek',
      byName: 'Person commenter',
      byPartyKind: 'firm',
      place: { documentId: world.here.partnerPlanId, documentKind: 'partnerPlan', sectionId: 'P4', commitmentId: null },
    })
  })

  it('[NOT-1] forgets what was read, answered, deleted, edited away or handed on', async () => {
    const read = await started({ mentions: ['municipalityLead'], body: 'læst' })
    const answered = await started({ mentions: ['municipalityLead'], body: 'besvaret' })
    const deleted = await started({ mentions: ['municipalityLead'], body: 'slettet' })
    const edited = await started({ mentions: ['municipalityLead'], body: 'rettet' })
    const handedOn = await started({ assignee: 'municipalityLead', body: 'givet videre' })
    expect(await inboxOf('municipalityLead')).toHaveLength(5)
    const lead = await as('municipalityLead')
    const inbox = await notifications.inbox(lead)
    const ids = inbox.filter(({ threadId }) => threadId === read.id).map(({ id }) => id)
    await notifications.markRead(lead, { ids })
    await reply(answered, 'municipalityLead', 'Ja')
    const own = (thread: CommentThreadView) => ({ id: thread.comments[0]?.id ?? newCommentId(), version: 1 })
    await comments.delete(await as('commenter'), own(deleted))
    await comments.edit(await as('commenter'), { ...own(edited), text: { body: 'rettet nu', mentions: [] } })
    await comments.assign(await as('commenter'), { ...handedOn, assigneeId: idOf('firmMember') })
    expect(await inboxOf('municipalityLead')).toEqual([])
    expect(await inboxOf('firmMember')).toEqual(['assigned: givet videre'])
  })

  it("[NOT-1] marks nothing of somebody else's as read", async () => {
    await started({ mentions: ['municipalityLead'] })
    const ids = (await notifications.inbox(await as('municipalityLead'))).map(({ id }) => id)
    await notifications.markRead(await as('firmMember'), { ids })
    await notifications.markAllRead(await as('firmMember'))
    expect(await inboxOf('municipalityLead')).toHaveLength(1)
    expect(await notifications.markAllRead(await as('municipalityLead'))).toEqual([])
  })

  it('[NOT-1] shows nothing of a partnership that the person has left', async () => {
    await started({ mentions: ['municipalityLead'] })
    await foundation.database
      .updateTable('membership')
      .set({ ended_at: startOfTest })
      .where('person_id', '=', idOf('municipalityLead'))
      .execute()
    expect(await inboxOf('municipalityLead')).toEqual([])
  })
})
