import type { CommentId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import { putEntries } from './search.store.ts'

/** Puts what stands in the comment's thread into the index, in the transaction that writes it (SEA-3). */
export async function indexComment(trx: Database, id: CommentId): Promise<void> {
  const thread = await trx
    .selectFrom('comment_thread')
    .innerJoin('comment', 'comment.thread_id', 'comment_thread.id')
    .where('comment.id', '=', id)
    .select([
      'comment_thread.id as threadId',
      'comment_thread.partnership_id as partnershipId',
      'comment_thread.document_id as documentId',
      'comment_thread.section_id as sectionId',
    ])
    .executeTakeFirst()
  if (thread === undefined) return
  const comments = await trx
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .where('comment.thread_id', '=', thread.threadId)
    .where('comment.deleted_at', 'is', null)
    .select(['comment.id', 'comment.body', 'person.name'])
    .execute()
  const { threadId, partnershipId, documentId, sectionId } = thread
  await putEntries(
    trx,
    { source: 'comment', subjectId: threadId, partnershipId },
    comments.map(({ id: partId, body, name }) => ({ partId, documentId, sectionId, title: name, body })),
  )
}
