import { type Selectable, sql } from 'kysely'
import type { CommentPlace, CommentThreadView, CommentView } from '#shared/document/comment.ts'
import { type CardList, cardListHome } from '#shared/document/cards.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type {
  CommentId,
  CommentThreadId,
  CommitmentId,
  DocumentId,
  PartnershipId,
  PartyId,
  PersonId,
} from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import { indexComment } from '#server/modules/search/comment-entries.ts'
import type { Database } from '#server/storage/database.ts'
import type { CommentThreadTable } from '#server/storage/tables.ts'

export type ThreadRow = Selectable<CommentThreadTable>

export async function findThread(db: Database, id: CommentThreadId): Promise<ThreadRow | null> {
  const row = await db.selectFrom('comment_thread').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export interface CommentRow {
  readonly id: CommentId
  readonly threadId: CommentThreadId
  readonly personId: PersonId
  readonly body: string
  readonly version: number
  readonly deletedAt: number | null
}

export async function findComment(db: Database, id: CommentId): Promise<CommentRow | null> {
  const row = await db
    .selectFrom('comment')
    .select(['id', 'thread_id as threadId', 'person_id as personId', 'body', 'version', 'deleted_at as deletedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The thread with its comments and the names that a screen shows. */
export async function readThreadView(db: Database, id: CommentThreadId): Promise<CommentThreadView> {
  const [view] = await readThreads(db, { id })
  invariant(view !== undefined, `thread ${id} exists`)
  return view
}

export const listThreadsOfDocument = (db: Database, documentId: DocumentId): Promise<CommentThreadView[]> =>
  readThreads(db, { documentId })

/** The threads on commitments of the partnership. */
export const listThreadsOfCommitments = (db: Database, partnershipId: PartnershipId): Promise<CommentThreadView[]> =>
  readThreads(db, { partnershipId })

/** Three queries however many threads there are; the oldest thread first. */
async function readThreads(
  db: Database,
  of:
    | { readonly id: CommentThreadId }
    | { readonly documentId: DocumentId }
    | { readonly partnershipId: PartnershipId },
): Promise<CommentThreadView[]> {
  let query = db
    .selectFrom('comment_thread')
    .leftJoin('person as assignee', 'assignee.id', 'comment_thread.assignee_id')
    .leftJoin('person as resolver', 'resolver.id', 'comment_thread.resolved_by')
  if ('id' in of) query = query.where('comment_thread.id', '=', of.id)
  else if ('documentId' in of) query = query.where('comment_thread.document_id', '=', of.documentId)
  else {
    query = query
      .where('comment_thread.partnership_id', '=', of.partnershipId)
      .where('comment_thread.place', '=', 'commitment')
  }
  const rows = await query
    .selectAll('comment_thread')
    .select(['assignee.name as assignee_name', 'resolver.name as resolver_name'])
    .orderBy('comment_thread.created_at')
    .orderBy('comment_thread.id')
    .execute()
  const comments = await readComments(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    place: placeOf(row),
    status: row.status,
    assignee: row.assignee_id === null ? null : { personId: row.assignee_id, name: row.assignee_name ?? '' },
    resolvedByName: row.resolver_name,
    resolvedAt: row.resolved_at,
    version: row.version,
    createdAt: row.created_at,
    comments: comments.get(row.id) ?? [],
  }))
}

async function readComments(
  db: Database,
  threadIds: readonly CommentThreadId[],
): Promise<Map<CommentThreadId, CommentView[]>> {
  const byThread = new Map<CommentThreadId, CommentView[]>()
  if (threadIds.length === 0) return byThread
  const rows = await db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .leftJoin('party', 'party.id', 'comment.party_id')
    .where('comment.thread_id', 'in', threadIds)
    .selectAll('comment')
    .select(['person.name as author_name', 'party.kind as party_kind'])
    .orderBy('comment.created_at')
    .orderBy(sql`comment.rowid`)
    .execute()
  const mentions = await db
    .selectFrom('comment_mention')
    .innerJoin('person', 'person.id', 'comment_mention.person_id')
    .innerJoin('comment', 'comment.id', 'comment_mention.comment_id')
    .where('comment.thread_id', 'in', threadIds)
    .select(['comment_mention.comment_id as commentId', 'person.id as personId', 'person.name as name'])
    .orderBy('person.name')
    .execute()
  for (const row of rows) {
    const list = byThread.get(row.thread_id) ?? []
    byThread.set(row.thread_id, list)
    list.push({
      id: row.id,
      authorId: row.person_id,
      authorName: row.author_name,
      authorPartyKind: row.party_kind,
      body: row.body,
      mentions: mentions
        .filter(({ commentId }) => commentId === row.id)
        .map(({ personId, name }) => ({ personId, name })),
      version: row.version,
      createdAt: row.created_at,
      editedAt: row.edited_at,
      deletedAt: row.deleted_at,
    })
  }
  return byThread
}

function placeOf(row: ThreadRow): CommentPlace {
  const { document_id: documentId, section_id: sectionId } = row
  if (row.place === 'commitment') {
    invariant(row.commitment_id !== null, 'a thread on a commitment names it')
    return { kind: 'commitment', commitmentId: row.commitment_id }
  }
  invariant(documentId !== null && sectionId !== null, 'a thread in a document names its section')
  if (row.place === 'section') return { kind: 'section', documentId, sectionId }
  if (row.place === 'card') {
    invariant(row.card_list !== null && row.card_id !== null, 'a thread on a card names it')
    return { kind: 'card', documentId, list: row.card_list, cardId: row.card_id, title: row.quote }
  }
  return {
    kind: 'text',
    documentId,
    sectionId,
    anchor: {
      start: row.anchor_start,
      end: row.anchor_end,
      quote: row.quote,
      before: row.quote_before,
      after: row.quote_after,
    },
  }
}

/** The columns in which a place stands. */
export function placeColumns(
  place: CommentPlace,
): Pick<
  ThreadRow,
  | 'place'
  | 'document_id'
  | 'section_id'
  | 'card_list'
  | 'card_id'
  | 'commitment_id'
  | 'anchor_start'
  | 'anchor_end'
  | 'quote'
  | 'quote_before'
  | 'quote_after'
> {
  const none = {
    place: place.kind,
    document_id: null,
    section_id: null,
    card_list: null,
    card_id: null,
    commitment_id: null,
    anchor_start: '',
    anchor_end: '',
    quote: '',
    quote_before: '',
    quote_after: '',
  }
  switch (place.kind) {
    case 'commitment':
      return { ...none, commitment_id: place.commitmentId }
    case 'section':
      return { ...none, document_id: place.documentId, section_id: place.sectionId }
    case 'card':
      return {
        ...none,
        document_id: place.documentId,
        section_id: sectionOfList(place.list),
        card_list: place.list,
        card_id: place.cardId,
        quote: place.title,
      }
    case 'text':
      return {
        ...none,
        document_id: place.documentId,
        section_id: place.sectionId,
        anchor_start: place.anchor.start,
        anchor_end: place.anchor.end,
        quote: place.anchor.quote,
        quote_before: place.anchor.before,
        quote_after: place.anchor.after,
      }
  }
}

export const sectionOfList = (list: CardList): SectionId => cardListHome[list].section

export async function insertThread(trx: Database, row: ThreadRow): Promise<void> {
  await trx.insertInto('comment_thread').values(row).execute()
}

/** Writes the new version over the one before it. */
export async function updateThread(trx: Database, row: ThreadRow): Promise<void> {
  const { id, ...values } = row
  const { numUpdatedRows } = await trx
    .updateTable('comment_thread')
    .set(values)
    .where('id', '=', id)
    .where('version', '=', row.version - 1)
    .executeTakeFirst()
  invariant(numUpdatedRows === 1n, 'a thread is written over the version it was read at')
}

export async function insertComment(
  trx: Database,
  comment: {
    readonly id: CommentId
    readonly threadId: CommentThreadId
    readonly personId: PersonId
    readonly partyId: PartyId | null
    readonly body: string
    readonly mentions: readonly PersonId[]
    readonly at: number
  },
): Promise<void> {
  await trx
    .insertInto('comment')
    .values({
      id: comment.id,
      thread_id: comment.threadId,
      person_id: comment.personId,
      party_id: comment.partyId,
      body: comment.body,
      version: 1,
      created_at: comment.at,
      edited_at: null,
      deleted_at: null,
    })
    .execute()
  await setMentions(trx, comment.id, comment.mentions)
  await indexComment(trx, comment.id)
}

export async function readMentions(db: Database, id: CommentId): Promise<PersonId[]> {
  const rows = await db.selectFrom('comment_mention').select('person_id').where('comment_id', '=', id).execute()
  return rows.map((row) => row.person_id)
}

async function setMentions(trx: Database, id: CommentId, mentions: readonly PersonId[]): Promise<void> {
  await trx.deleteFrom('comment_mention').where('comment_id', '=', id).execute()
  if (mentions.length === 0) return
  await trx
    .insertInto('comment_mention')
    .values(mentions.map((personId) => ({ comment_id: id, person_id: personId })))
    .execute()
}

export async function editComment(
  trx: Database,
  id: CommentId,
  to: { readonly body: string; readonly mentions: readonly PersonId[]; readonly version: number; readonly at: number },
): Promise<void> {
  await trx
    .updateTable('comment')
    .set({ body: to.body, version: to.version, edited_at: to.at })
    .where('id', '=', id)
    .execute()
  await setMentions(trx, id, to.mentions)
  await indexComment(trx, id)
}

/** Empties the comment; what was said is gone, that something was said is not. */
export async function deleteComment(trx: Database, id: CommentId, version: number, at: number): Promise<void> {
  await trx.updateTable('comment').set({ body: '', version, deleted_at: at }).where('id', '=', id).execute()
  await setMentions(trx, id, [])
  await indexComment(trx, id)
}

/** Who has written in the thread what still stands. */
export async function listAuthors(db: Database, threadId: CommentThreadId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('comment')
    .select('person_id')
    .distinct()
    .where('thread_id', '=', threadId)
    .where('deleted_at', 'is', null)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Which of the people belong to the partnership now; of them, who may comment. */
export async function listMembersAmong(
  db: Database,
  partnershipId: PartnershipId,
  people: readonly PersonId[],
): Promise<{ readonly personId: PersonId; readonly mayComment: boolean }[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .where('party.partnership_id', '=', partnershipId)
    .where('membership.ended_at', 'is', null)
    .where('membership.person_id', 'in', people)
    .select(['membership.person_id as personId', 'membership.role as role'])
    .execute()
  return [...new Set(rows.map(({ personId }) => personId))].map((personId) => ({
    personId,
    mayComment: rows.some((row) => row.personId === personId && row.role !== 'reader'),
  }))
}

/** Where a commitment belongs; null when there is none. */
export async function findCommitmentPlace(
  db: Database,
  id: CommitmentId,
): Promise<{ partnershipId: PartnershipId; what: string } | null> {
  const row = await db
    .selectFrom('commitment')
    .select(['partnership_id as partnershipId', 'what'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function findDocumentOfThread(
  db: Database,
  id: DocumentId,
): Promise<{ partnershipId: PartnershipId; kind: DocumentKind } | null> {
  const row = await db
    .selectFrom('document')
    .select(['partnership_id as partnershipId', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
