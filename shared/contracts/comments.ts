import { z } from 'zod'
import { CommentPlace, CommentText, TextAnchor } from '#shared/document/comment.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { CommentId, CommentThreadId, DocumentId, PartnershipId, PersonId } from '#shared/kernel/ids.ts'

const version = z.number().int().min(1)

export const CommentsOfDocument = z.strictObject({ documentId: DocumentId })
export const CommentsOfCommitments = z.strictObject({ partnershipId: PartnershipId })
/** The ids come from the client, so that a repeated call changes nothing. */
export const StartThread = z.strictObject({
  id: CommentThreadId,
  commentId: CommentId,
  place: CommentPlace,
  text: CommentText,
  assigneeId: PersonId.nullable(),
})
export const ReplyToThread = z.strictObject({ threadId: CommentThreadId, commentId: CommentId, text: CommentText })
export const EditComment = z.strictObject({ id: CommentId, version, text: CommentText })
export const DeleteComment = z.strictObject({ id: CommentId, version })
export const ChangeThread = z.strictObject({ id: CommentThreadId, version })
export const AssignThread = z.strictObject({ id: CommentThreadId, version, assigneeId: PersonId.nullable() })
/** Fastens a thread to other words of its document: where they stand now, or what a person has chosen for it. */
export const RefastenThread = z.strictObject({
  id: CommentThreadId,
  version,
  sectionId: SectionId,
  anchor: TextAnchor,
})
