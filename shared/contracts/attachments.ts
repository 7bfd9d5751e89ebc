import { z } from 'zod'
import { AttachmentSubjectKind, attachmentLimits } from '#shared/domain/attachment/attachment.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { AttachmentId, type PartyId } from '#shared/kernel/ids.ts'

export const OfAttachmentSubject = z.strictObject({ kind: AttachmentSubjectKind, id: z.uuid() })
const note = z.string().trim().max(attachmentLimits.noteLength)

/** A note without a file. The id comes from the client: a repeated call adds nothing twice. */
export const AddNote = z.strictObject({ id: AttachmentId, subject: OfAttachmentSubject, note: note.min(1) })
export const RemoveAttachment = z.strictObject({ id: AttachmentId })

/**
 * `POST /api/attachments` with the file as the whole body, and these in the query. GET `/api/attachments/<id>` gives
 * it back as a download.
 */
export const UploadQuery = z.strictObject({
  id: AttachmentId,
  kind: AttachmentSubjectKind,
  subject: z.uuid(),
  name: z.string().min(1).max(400),
  note: note.default(''),
})
export const attachmentsPath = '/api/attachments'

export interface AttachmentView {
  readonly id: AttachmentId
  readonly note: string
  readonly fileName: string | null
  readonly mediaType: string | null
  readonly bytes: number
  readonly sha256: string | null
  readonly addedByName: string
  readonly addedByPartyId: PartyId | null
  readonly addedByPartyKind: PartyKind | null
  readonly addedAt: number
  readonly removedByName: string | null
  /** Taken away again: the record stays, the file and the words are gone. */
  readonly removedAt: number | null
}
