import { z } from 'zod'
import { cardLists } from './cards.ts'
import { type DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type CommentId, type CommentThreadId, CommitmentId, DocumentId, PersonId } from '#shared/kernel/ids.ts'

export const commentMaxLength = 4000
export const quoteMaxLength = 1000
/** Characters kept from each side of the quote, to find the right one of several. */
export const quoteContextLength = 48

/**
 * The words that a thread is about. `start` and `end` are Yjs relative positions, encoded and in base64, so that they
 * follow the text while it is written in; the words beside them find the place again when the text itself has moved
 * (CMT-3). Nothing of it stands in the document.
 */
export const TextAnchor = z.strictObject({
  start: z.base64().max(400),
  end: z.base64().max(400),
  quote: z.string().trim().min(1).max(quoteMaxLength),
  before: z.string().max(quoteContextLength),
  after: z.string().max(quoteContextLength),
})
export type TextAnchor = z.infer<typeof TextAnchor>

/** Where a thread stands: on words of a section, on a whole section, on a card of a list, or on a commitment. */
export const CommentPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), documentId: DocumentId, sectionId: SectionId, anchor: TextAnchor }),
  z.strictObject({ kind: z.literal('section'), documentId: DocumentId, sectionId: SectionId }),
  z.strictObject({
    kind: z.literal('card'),
    documentId: DocumentId,
    list: z.enum(cardLists),
    cardId: z.string().min(1).max(100),
    /** What the card was called then, kept for when it is gone. */
    title: z.string().trim().max(200),
  }),
  z.strictObject({ kind: z.literal('commitment'), commitmentId: CommitmentId }),
])
export type CommentPlace = z.infer<typeof CommentPlace>

export const CommentText = z.strictObject({
  body: z.string().trim().min(1).max(commentMaxLength),
  /** People of the partnership whom the text names with an `@`. */
  mentions: z.array(PersonId).max(20),
})
export type CommentText = z.infer<typeof CommentText>

export const threadStatuses = ['open', 'resolved'] as const
export type ThreadStatus = (typeof threadStatuses)[number]

export interface CommentView {
  readonly id: CommentId
  readonly authorId: PersonId
  readonly authorName: string
  readonly authorPartyKind: PartyKind | null
  /** Empty when the comment has been deleted: the words are gone from the database too (CMT-7). */
  readonly body: string
  readonly mentions: readonly { readonly personId: PersonId; readonly name: string }[]
  readonly version: number
  readonly createdAt: number
  readonly editedAt: number | null
  readonly deletedAt: number | null
}

export interface CommentThreadView {
  readonly id: CommentThreadId
  readonly place: CommentPlace
  readonly status: ThreadStatus
  readonly assignee: { readonly personId: PersonId; readonly name: string } | null
  readonly resolvedByName: string | null
  readonly resolvedAt: number | null
  readonly version: number
  readonly createdAt: number
  /** The oldest first; never empty. */
  readonly comments: readonly CommentView[]
}

/** What a screen needs to name the place of a thread and to go there. */
export interface CommentPlaceName {
  readonly documentId: DocumentId | null
  readonly documentKind: DocumentKind | null
  readonly firmName: string | null
  readonly sectionId: SectionId | null
  readonly commitmentId: CommitmentId | null
}
