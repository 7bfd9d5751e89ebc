import * as Y from 'yjs'
import { anchorText } from '#shared/document/comment-anchor.ts'
import type { CommentPlace } from '#shared/document/comment.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { sectionText } from '#shared/document/section-text.ts'
import { type DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import {
  CommentId,
  CommentThreadId,
  type DocumentId,
  type PartnershipId,
  type PartyId,
  type PersonId,
} from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { insertComment, insertThread, placeColumns } from '#server/modules/comments/comments.store.ts'
import { notifyPeople } from '#server/modules/notifications/notifications.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { ThreadSeed } from './partnership-seed.ts'

/**
 * Writes the discussions of one document as they stand on what its updates have written. Mentions of the last comment
 * of an open thread wait unread; what came before was answered.
 */
export async function writeComments(
  trx: Database,
  of: {
    readonly random: Random
    readonly partnershipId: PartnershipId
    readonly documentId: DocumentId
    readonly kind: DocumentKind
    readonly updates: readonly { readonly bytes: Uint8Array }[]
    readonly threads: readonly ThreadSeed[]
    readonly personOf: (key: string) => { readonly personId: PersonId; readonly partyId: PartyId | null }
    readonly at: (daysAgo: number) => Instant
  },
): Promise<void> {
  const { random, partnershipId, documentId } = of
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState(of.kind, 'da'))
  for (const { bytes } of of.updates) Y.applyUpdate(doc, bytes)
  for (const { place, comments, assignee, resolvedBy } of of.threads) {
    const [first] = comments
    const last = comments.at(-1)
    invariant(first !== undefined && last !== undefined, 'a discussion begins with a comment')
    const id = CommentThreadId.parse(random.uuid())
    const end = of.at(last.daysAgo)
    await insertThread(trx, {
      id,
      partnership_id: partnershipId,
      ...placeColumns(placeIn(doc, documentId, place)),
      status: resolvedBy === undefined ? 'open' : 'resolved',
      assignee_id: assignee === undefined ? null : of.personOf(assignee).personId,
      resolved_by: resolvedBy === undefined ? null : of.personOf(resolvedBy).personId,
      resolved_at: resolvedBy === undefined ? null : end,
      version: resolvedBy === undefined ? 1 : 2,
      created_by: of.personOf(first.by).personId,
      created_at: of.at(first.daysAgo),
      updated_at: end,
    })
    for (const comment of comments) {
      const author = of.personOf(comment.by)
      const mentions = (comment.mentions ?? []).map((key) => of.personOf(key).personId)
      const commentId = CommentId.parse(random.uuid())
      const at = of.at(comment.daysAgo)
      await insertComment(trx, { id: commentId, threadId: id, ...author, body: comment.body, mentions, at })
      if (comment !== last || resolvedBy !== undefined) continue
      const about = { threadId: id, partnershipId, byPersonId: author.personId, byPartyId: author.partyId, at }
      await notifyPeople(trx, random, mentions, { ...about, kind: 'mention', commentId })
    }
  }
  doc.destroy()
}

function placeIn(doc: Y.Doc, documentId: DocumentId, place: ThreadSeed['place']): CommentPlace {
  if ('card' in place) return { kind: 'card', documentId, list: place.list, cardId: place.card, title: place.title }
  const sectionId = SectionId.parse(place.section)
  if (place.words === undefined) return { kind: 'section', documentId, sectionId }
  const section = sectionText(doc, sectionId)
  const from = section.text.indexOf(place.words)
  const anchor = from === -1 ? null : anchorText(section, from, from + place.words.length)
  invariant(anchor, `»${place.words}« stands in ${place.section}`)
  return { kind: 'text', documentId, sectionId, anchor }
}
