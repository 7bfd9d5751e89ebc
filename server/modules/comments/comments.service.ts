import type { z } from 'zod'
import type {
  AssignThread,
  ChangeThread,
  DeleteComment,
  EditComment,
  RefastenThread,
  ReplyToThread,
  StartThread,
} from '#shared/contracts/comments.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import type { CommentPlace, CommentText, CommentThreadView } from '#shared/document/comment.ts'
import { cardListHome } from '#shared/document/cards.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { CommentId, CommentThreadId, DocumentId, PartnershipId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import { notifyPeople, readOwnThread, undoNotifications } from '#server/modules/notifications/notifications.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import {
  type CommentRow,
  type ThreadRow,
  deleteComment,
  editComment,
  findComment,
  findCommitmentPlace,
  findDocumentOfThread,
  findThread,
  insertComment,
  insertThread,
  listAuthors,
  listMembersAmong,
  listThreadsOfCommitments,
  listThreadsOfDocument,
  placeColumns,
  readMentions,
  readThreadView,
  updateThread,
} from './comments.store.ts'

type Answer = Promise<Result<CommentThreadView, Refusal>>

/**
 * The use cases of comments. Each write is one transaction with its audit row and the notifications that it causes,
 * and answers with the thread as it stands. A write against an older version is refused with `comment.changed` and
 * the thread (CMT-5); what belongs to another partnership answers `thing.notFound` (ACC-2).
 */
export interface CommentsService {
  ofDocument(caller: Caller, documentId: DocumentId): Promise<Result<CommentThreadView[], Refusal>>
  ofCommitments(partnershipId: PartnershipId): Promise<CommentThreadView[]>
  /** Repeated with the same id it changes nothing and answers with the thread as it stands (CMT-2). */
  start(caller: Caller, input: z.infer<typeof StartThread>): Answer
  reply(caller: Caller, input: z.infer<typeof ReplyToThread>): Answer
  /** Errors: `comment.notYours` for somebody else's comment. */
  edit(caller: Caller, input: z.infer<typeof EditComment>): Answer
  delete(caller: Caller, input: z.infer<typeof DeleteComment>): Answer
  resolve(caller: Caller, input: z.infer<typeof ChangeThread>): Answer
  reopen(caller: Caller, input: z.infer<typeof ChangeThread>): Answer
  assign(caller: Caller, input: z.infer<typeof AssignThread>): Answer
  /** Errors: `thing.notFound` with the field for a thread that is not about words, or a section of another document. */
  refasten(caller: Caller, input: z.infer<typeof RefastenThread>): Answer
}

interface Scene {
  readonly trx: Database
  readonly at: number
  readonly actor: Actor
  readonly partnershipId: PartnershipId
  readonly partyId: PartyId | null
}

export function createCommentsService(foundation: Foundation): CommentsService {
  const { database, random } = foundation

  /** Lets somebody in who may comment in the partnership, then does the work and tells of it. */
  const asCommenter = async (
    trx: Database,
    at: number,
    caller: Caller,
    partnershipId: PartnershipId,
    work: (scene: Scene) => Promise<Result<Change<CommentThreadView>, Refusal>>,
  ): Promise<Result<Change<CommentThreadView>, Refusal>> => {
    const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'comment.write' })
    if (!permitted.ok) return permitted
    const actor = permitted.value
    return work({ trx, at, actor, partnershipId, partyId: actingParty(actor, partnershipId) })
  }

  /** Reads a thread, decides and hands it on: the one way to touch a thread that exists. */
  const onThread = (
    caller: Caller,
    id: CommentThreadId,
    work: (thread: ThreadRow, scene: Scene) => Promise<Result<Change<CommentThreadView>, Refusal>>,
  ): Answer =>
    recordChange<CommentThreadView>(foundation, async (trx, at) => {
      const thread = await findThread(trx, id)
      if (thread === null) return err(refuse('thing.notFound'))
      return asCommenter(trx, at, caller, thread.partnership_id, (scene) => work(thread, scene))
    })

  /** As `onThread` for a change of the thread itself, which carries a version. */
  const changeThread = (
    caller: Caller,
    input: { readonly id: CommentThreadId; readonly version: number },
    rule: {
      readonly action: AuditAction
      readonly change: (thread: ThreadRow, scene: Scene) => Promise<Result<Partial<ThreadRow> | null, Refusal>>
      readonly after?: (thread: ThreadRow, scene: Scene) => Promise<void>
    },
  ): Answer =>
    onThread(caller, input.id, async (thread, scene) => {
      const { trx, at } = scene
      const changed = await rule.change(thread, scene)
      if (!changed.ok) return changed
      // What is asked for stands already: a repeated call after a lost answer is no conflict.
      if (changed.value === null) return ok({ value: await readThreadView(trx, thread.id), isRepeat: true })
      if (thread.version !== input.version) {
        return err(refuse('comment.changed', { current: await readThreadView(trx, thread.id) }))
      }
      const after = { ...thread, ...changed.value, version: thread.version + 1, updated_at: at }
      await updateThread(trx, after)
      await rule.after?.(after, scene)
      return ok(await written(scene, after, rule.action))
    })

  /** A comment that the caller wrote and that still stands, with its thread. */
  const onOwnComment = (
    caller: Caller,
    input: { readonly id: CommentId; readonly version: number },
    work: (comment: CommentRow, thread: ThreadRow, scene: Scene) => Promise<Result<Change<CommentThreadView>, Refusal>>,
  ): Answer =>
    recordChange<CommentThreadView>(foundation, async (trx, at) => {
      const comment = await findComment(trx, input.id)
      const thread = comment === null ? null : await findThread(trx, comment.threadId)
      if (comment === null || thread === null) return err(refuse('thing.notFound'))
      return asCommenter(trx, at, caller, thread.partnership_id, async (scene) => {
        if (comment.personId !== scene.actor.personId) return err(refuse('comment.notYours'))
        if (comment.deletedAt !== null) return ok({ value: await readThreadView(trx, thread.id), isRepeat: true })
        return work(comment, thread, scene)
      })
    })

  const notify = (
    scene: Scene,
    threadId: CommentThreadId,
    commentId: CommentId | null,
    kind: 'mention' | 'reply' | 'assigned',
    people: readonly PersonId[],
  ): Promise<void> =>
    notifyPeople(
      scene.trx,
      random,
      people.filter((personId) => personId !== scene.actor.personId),
      {
        kind,
        threadId,
        commentId,
        partnershipId: scene.partnershipId,
        byPersonId: scene.actor.personId,
        byPartyId: scene.partyId,
        at: scene.at,
      },
    )

  return {
    async ofDocument(caller, documentId) {
      const document = await findDocumentOfThread(database, documentId)
      if (document === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, document.partnershipId, { kind: 'document.read' })
      if (!decision.allowed) return err(decision.refusal)
      return ok(await listThreadsOfDocument(database, documentId))
    },

    ofCommitments: (partnershipId) => listThreadsOfCommitments(database, partnershipId),

    start: (caller, input) =>
      recordChange<CommentThreadView>(foundation, async (trx, at) => {
        const partnershipId = await partnershipOf(trx, input.place)
        if (partnershipId === null) return err(refuse('thing.notFound'))
        return asCommenter(trx, at, caller, partnershipId, async (scene) => {
          const existing = await findThread(trx, input.id)
          if (existing !== null) {
            if (existing.partnership_id !== partnershipId) return err(refuse('thing.notFound'))
            return ok({ value: await readThreadView(trx, input.id), isRepeat: true })
          }
          const text = await checkedText(scene, input.text, quoteOf(input.place))
          if (!text.ok) return text
          const fault = await assigneeFault(scene, input.assigneeId)
          if (fault !== null) return err(fault)
          const { personId } = scene.actor
          const thread: ThreadRow = {
            id: input.id,
            partnership_id: partnershipId,
            ...placeColumns(input.place),
            status: 'open',
            assignee_id: input.assigneeId,
            resolved_by: null,
            resolved_at: null,
            version: 1,
            created_by: personId,
            created_at: at,
            updated_at: at,
          }
          await insertThread(trx, thread)
          await insertComment(trx, {
            id: input.commentId,
            threadId: input.id,
            personId,
            partyId: scene.partyId,
            ...text.value,
            at,
          })
          await notify(scene, input.id, input.commentId, 'mention', text.value.mentions)
          await notify(
            scene,
            input.id,
            null,
            'assigned',
            input.assigneeId === null || text.value.mentions.includes(input.assigneeId) ? [] : [input.assigneeId],
          )
          return ok(await written(scene, thread, 'comment.started'))
        })
      }),

    reply: (caller, input) =>
      onThread(caller, input.threadId, async (thread, scene) => {
        const { trx, at, actor } = scene
        const existing = await findComment(trx, input.commentId)
        if (existing !== null) {
          if (existing.threadId !== thread.id) return err(refuse('thing.notFound'))
          return ok({ value: await readThreadView(trx, thread.id), isRepeat: true })
        }
        const text = await checkedText(scene, input.text, '')
        if (!text.ok) return text
        const others = [
          ...(await listAuthors(trx, thread.id)),
          ...(thread.assignee_id === null ? [] : [thread.assignee_id]),
        ]
        await insertComment(trx, {
          id: input.commentId,
          threadId: thread.id,
          personId: actor.personId,
          partyId: scene.partyId,
          ...text.value,
          at,
        })
        // An answer that came while somebody resolved the thread must not disappear with it.
        if (thread.status === 'resolved') {
          await updateThread(trx, {
            ...thread,
            status: 'open',
            resolved_by: null,
            resolved_at: null,
            version: thread.version + 1,
            updated_at: at,
          })
        }
        // Whoever answers has read what stood there.
        await readOwnThread(trx, actor.personId, thread.id, at)
        await notify(scene, thread.id, input.commentId, 'mention', text.value.mentions)
        const listening = [...new Set(others)].filter((personId) => !text.value.mentions.includes(personId))
        await notify(scene, thread.id, input.commentId, 'reply', await stillMembers(scene, listening))
        return ok(await written(scene, thread, 'comment.replied'))
      }),

    edit: (caller, input) =>
      onOwnComment(caller, input, async (comment, thread, scene) => {
        const { trx, at } = scene
        const text = await checkedText(scene, input.text, '')
        if (!text.ok) return text
        const before = await readMentions(trx, comment.id)
        const { body, mentions } = text.value
        const isSame = body === comment.body && [...before].sort().join() === [...mentions].sort().join()
        if (isSame) return ok({ value: await readThreadView(trx, thread.id), isRepeat: true })
        if (comment.version !== input.version) {
          return err(refuse('comment.changed', { current: await readThreadView(trx, thread.id) }))
        }
        await editComment(trx, comment.id, { body, mentions, version: comment.version + 1, at })
        await undoNotifications(
          trx,
          { commentId: comment.id, kind: 'mention', people: before.filter((id) => !mentions.includes(id)) },
          at,
        )
        await notify(
          scene,
          thread.id,
          comment.id,
          'mention',
          mentions.filter((id) => !before.includes(id)),
        )
        return ok(await written(scene, thread, 'comment.edited'))
      }),

    delete: (caller, input) =>
      onOwnComment(caller, input, async (comment, thread, scene) => {
        const { trx, at, actor } = scene
        if (comment.version !== input.version) {
          return err(refuse('comment.changed', { current: await readThreadView(trx, thread.id) }))
        }
        await deleteComment(trx, comment.id, comment.version + 1, at)
        await undoNotifications(trx, { commentId: comment.id }, at)
        const isEmpty = (await listAuthors(trx, thread.id)).length === 0
        if (isEmpty && thread.status === 'open') {
          await updateThread(trx, {
            ...thread,
            status: 'resolved',
            resolved_by: actor.personId,
            resolved_at: at,
            version: thread.version + 1,
            updated_at: at,
          })
          await undoNotifications(trx, { threadId: thread.id }, at)
        }
        return ok(await written(scene, thread, 'comment.deleted'))
      }),

    resolve: (caller, input) =>
      changeThread(caller, input, {
        action: 'comment.resolved',
        change: async ({ status }, { at, actor }) =>
          ok(status === 'resolved' ? null : { status: 'resolved', resolved_by: actor.personId, resolved_at: at }),
        after: async ({ id }, { trx, at, actor }) => {
          await undoNotifications(trx, { threadId: id, kind: 'assigned' }, at)
          await readOwnThread(trx, actor.personId, id, at)
        },
      }),

    reopen: (caller, input) =>
      changeThread(caller, input, {
        action: 'comment.reopened',
        change: async ({ status }) =>
          ok(status === 'open' ? null : { status: 'open', resolved_by: null, resolved_at: null }),
        after: (thread, scene) =>
          notify(scene, thread.id, null, 'assigned', thread.assignee_id === null ? [] : [thread.assignee_id]),
      }),

    assign: (caller, input) =>
      changeThread(caller, input, {
        action: 'comment.assigned',
        change: async (thread, scene) => {
          const fault = await assigneeFault(scene, input.assigneeId)
          if (fault !== null) return err(fault)
          return ok(thread.assignee_id === input.assigneeId ? null : { assignee_id: input.assigneeId })
        },
        after: async (thread, scene) => {
          await undoNotifications(scene.trx, { threadId: thread.id, kind: 'assigned' }, scene.at)
          await notify(scene, thread.id, null, 'assigned', thread.assignee_id === null ? [] : [thread.assignee_id])
        },
      }),

    refasten: (caller, { anchor, sectionId, ...input }) =>
      changeThread(caller, input, {
        action: 'comment.refastened',
        change: async (thread, { trx }) => {
          const documentId = thread.document_id
          if (thread.place !== 'text' || documentId === null) return err(refuse('thing.notFound', { field: 'id' }))
          const document = await findDocumentOfThread(trx, documentId)
          if (document === null || !sectionIds[document.kind].includes(sectionId)) {
            return err(refuse('thing.notFound', { field: 'sectionId' }))
          }
          if (fieldWithPersonalNumber({ quote: anchor.quote }) !== null) {
            return err(refuse('input.personalNumber', { field: 'quote' }))
          }
          const columns = placeColumns({ kind: 'text', documentId, sectionId, anchor })
          const isSame =
            thread.section_id === sectionId &&
            thread.anchor_start === anchor.start &&
            thread.anchor_end === anchor.end &&
            thread.quote === anchor.quote
          return ok(isSame ? null : columns)
        },
      }),
  }
}

/** The partnership of the place, when such a place can exist; null otherwise. */
async function partnershipOf(trx: Database, place: CommentPlace): Promise<PartnershipId | null> {
  if (place.kind === 'commitment') return (await findCommitmentPlace(trx, place.commitmentId))?.partnershipId ?? null
  const document = await findDocumentOfThread(trx, place.documentId)
  if (document === null) return null
  const fits =
    place.kind === 'card'
      ? cardListHome[place.list].document === document.kind
      : sectionIds[document.kind].includes(place.sectionId)
  return fits ? document.partnershipId : null
}

const quoteOf = (place: CommentPlace): string =>
  place.kind === 'text'
    ? `${place.anchor.before}${place.anchor.quote}${place.anchor.after}`
    : place.kind === 'card'
      ? place.title
      : ''

/** The text with each mention once, when it holds no personal number and names only people of the partnership. */
async function checkedText(
  { trx, partnershipId }: Scene,
  text: z.infer<typeof CommentText>,
  quote: string,
): Promise<Result<{ body: string; mentions: PersonId[] }, Refusal>> {
  const field = fieldWithPersonalNumber({ body: text.body, quote })
  if (field !== null) return err(refuse('input.personalNumber', { field }))
  const mentions = [...new Set(text.mentions)]
  const members = await listMembersAmong(trx, partnershipId, mentions)
  if (members.length !== mentions.length) return err(refuse('thing.notFound', { field: 'mentions' }))
  return ok({ body: text.body, mentions })
}

/** A thread is handed to somebody who can answer it. */
async function assigneeFault({ trx, partnershipId }: Scene, assigneeId: PersonId | null): Promise<Refusal | null> {
  if (assigneeId === null) return null
  const [member] = await listMembersAmong(trx, partnershipId, [assigneeId])
  return member?.mayComment === true ? null : refuse('thing.notFound', { field: 'assigneeId' })
}

async function stillMembers({ trx, partnershipId }: Scene, people: readonly PersonId[]): Promise<PersonId[]> {
  return (await listMembersAmong(trx, partnershipId, people)).map(({ personId }) => personId)
}

/** The result of a write with its audit event: where it was said, never what (AUD-3). */
async function written(
  { trx, partnershipId, partyId, actor }: Scene,
  thread: ThreadRow,
  action: AuditAction,
): Promise<Change<CommentThreadView>> {
  const document = thread.document_id === null ? null : await findDocumentOfThread(trx, thread.document_id)
  const commitment = thread.commitment_id === null ? null : await findCommitmentPlace(trx, thread.commitment_id)
  const value = await readThreadView(trx, thread.id)
  return {
    value,
    partnershipId,
    topics: ['comments'],
    event: {
      personId: actor.personId,
      partyId,
      action,
      subjectKind: 'commentThread',
      subjectId: thread.id,
      data: {
        place: thread.place,
        documentId: thread.document_id,
        kind: document?.kind ?? null,
        sectionId: thread.section_id,
        commitmentId: thread.commitment_id,
        what: commitment?.what ?? null,
        ...(action === 'comment.assigned' ? { assigneeName: value.assignee?.name ?? null } : {}),
      },
    },
  }
}
