import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type {
  AddNote,
  AttachmentView,
  OfAttachmentSubject,
  RemoveAttachment,
  UploadQuery,
} from '#shared/contracts/attachments.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Action, decide } from '#shared/domain/access/permissions.ts'
import {
  type AttachmentSubjectKind,
  attachmentLimits,
  attachmentTypes,
  endingOf,
  safeFileName,
} from '#shared/domain/attachment/attachment.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { AttachmentId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { AttachmentFiles } from './attachment-files.ts'
import { attachmentSubjects } from './attachment-subjects.ts'
import {
  type StoredAttachment,
  type StoredFile,
  findAttachment,
  insertAttachment,
  listAttachments,
  markRemoved,
  sumBytes,
} from './attachments.store.ts'

type Subject = z.infer<typeof OfAttachmentSubject>
type Listed = Promise<Result<AttachmentView[], Refusal>>

/**
 * Notes and files on a record (ATT-1 to ATT-6). Whoever writes in the partnership adds, the party that added removes,
 * everybody in it reads. Each write answers with the record's whole list.
 */
export interface AttachmentsService {
  list(caller: Caller, subject: Subject): Listed
  addNote(caller: Caller, input: z.infer<typeof AddNote>): Listed
  /**
   * Takes a file in as it comes. Errors: `attachment.wrongType`, `attachment.tooLarge`, `attachment.noRoom`,
   * `attachment.empty`. Rejects when the sender breaks off.
   */
  upload(caller: Caller, query: z.infer<typeof UploadQuery>, body: Readable): Listed
  /** The file with its bytes; `thing.notFound` for a note, and for one that was taken away. */
  download(caller: Caller, id: AttachmentId): Promise<Result<{ file: StoredFile; body: Readable }, Refusal>>
  /** The record stays and tells what was there; words and bytes are deleted (ATT-5). */
  remove(caller: Caller, input: z.infer<typeof RemoveAttachment>): Listed
  /** To be called once at start: deletes what arrived before a crash. */
  tidy(): Promise<void>
}

export function createAttachmentsService(
  foundation: Foundation,
  files: AttachmentFiles,
  limits: Limits = attachmentLimits,
): AttachmentsService {
  const { database } = foundation

  /** The record, when it exists and the caller may do this on it. */
  const subjectFor = async (caller: Caller, { kind, id }: Subject, action: Action) => {
    const subject = await attachmentSubjects[kind].find(database, id)
    if (subject === null) return err(refuse('thing.notFound'))
    const decision = decide(caller.actor, subject.partnershipId, action)
    return decision.allowed ? ok(subject) : err(decision.refusal)
  }

  const add = (
    caller: Caller,
    wanted: { readonly id: AttachmentId; readonly subject: Subject; readonly note: string },
    file: StoredFile | null,
    keep: () => Promise<void>,
  ) =>
    recordChange<AttachmentView[]>(foundation, async (trx, at) => {
      const { id, subject, note } = wanted
      const found = await attachmentSubjects[subject.kind].find(trx, subject.id)
      if (found === null) return err(refuse('thing.notFound'))
      const { partnershipId } = found
      const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'attachment.add' })
      if (!permitted.ok) return permitted
      const list = () => listAttachments(trx, { partnershipId, ...subject })
      const existing = await findAttachment(trx, id)
      if (existing !== null) {
        const isSame = existing.partnershipId === partnershipId && existing.subjectId === subject.id
        return isSame ? ok({ value: await list(), isRepeat: true }) : err(refuse('thing.notFound'))
      }
      const field = fieldWithPersonalNumber({ note, name: file?.name ?? '' })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      if (file !== null && (await sumBytes(trx, partnershipId)) + file.bytes > limits.partnershipBytes) {
        return err(refuse('attachment.noRoom', { limit: limits.partnershipBytes }))
      }
      const attachment: StoredAttachment = {
        id,
        partnershipId,
        subjectKind: subject.kind,
        subjectId: subject.id,
        note,
        file,
        addedBy: permitted.value.personId,
        addedByPartyId: actingParty(permitted.value, partnershipId),
        addedAt: at,
        removedAt: null,
      }
      await insertAttachment(trx, attachment)
      // Before the commit: a record must never speak of a file that is not there.
      await keep()
      return ok(await told(trx, attachment, 'attachment.added', permitted.value.personId, found.name))
    })

  return {
    async list(caller, subject) {
      const found = await subjectFor(caller, subject, { kind: 'partnership.read' })
      if (!found.ok) return found
      return ok(await listAttachments(database, { partnershipId: found.value.partnershipId, ...subject }))
    },

    addNote: (caller, { id, subject, note }) => add(caller, { id, subject, note }, null, async () => {}),

    async upload(caller, query, body) {
      const subject = { kind: query.kind, id: query.subject }
      const allowed = await subjectFor(caller, subject, { kind: 'attachment.add' })
      if (!allowed.ok) return allowed
      const ending = endingOf(query.name)
      if (ending === null) return err(refuse('attachment.wrongType'))
      const arrived = await files.receive(body, limits.fileBytes)
      if (arrived === 'tooLarge') return err(refuse('attachment.tooLarge', { limit: limits.fileBytes }))
      let isKept = false
      try {
        if (arrived.bytes === 0) return err(refuse('attachment.empty'))
        if (!(await files.isOfType(arrived, ending))) return err(refuse('attachment.wrongType'))
        const file: StoredFile = {
          name: safeFileName(query.name),
          mediaType: attachmentTypes[ending],
          bytes: arrived.bytes,
          sha256: arrived.sha256,
        }
        const added = await add(caller, { id: query.id, subject, note: query.note }, file, async () => {
          await files.keep(arrived, query.id)
          isKept = true
        })
        return added
      } catch (error) {
        // The file took its name and the record did not come about.
        if (isKept && (await findAttachment(database, query.id)) === null) await files.remove(query.id)
        throw error
      } finally {
        await files.discard(arrived)
      }
    },

    async download(caller, id) {
      const stored = await findAttachment(database, id)
      if (stored === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, stored.partnershipId, { kind: 'partnership.read' })
      if (!decision.allowed) return err(decision.refusal)
      if (stored.file === null || stored.removedAt !== null) return err(refuse('thing.notFound'))
      return ok({ file: stored.file, body: await files.read(id) })
    },

    async remove(caller, { id }) {
      const removed = await recordChange<AttachmentView[]>(foundation, async (trx, at) => {
        const stored = await findAttachment(trx, id)
        if (stored === null) return err(refuse('thing.notFound'))
        const { partnershipId, addedByPartyId, subjectKind } = stored
        const subject = { kind: subjectKind, id: stored.subjectId }
        const permitted = await permit(trx, caller.actor.personId, partnershipId, {
          kind: 'attachment.remove',
          addedByPartyId,
        })
        if (!permitted.ok) return permitted
        if (stored.removedAt !== null) {
          return ok({ value: await listAttachments(trx, { partnershipId, ...subject }), isRepeat: true })
        }
        await markRemoved(trx, id, permitted.value.personId, at)
        const found = await attachmentSubjects[subjectKind].find(trx, stored.subjectId)
        return ok(await told(trx, stored, 'attachment.removed', permitted.value.personId, found?.name ?? ''))
      })
      // After the commit: a file that is still named by a record must be there.
      if (removed.ok) await files.remove(id)
      return removed
    },

    tidy: () => files.tidy(),
  }
}

interface Limits {
  readonly fileBytes: number
  readonly partnershipBytes: number
}

async function told(
  trx: Database,
  attachment: StoredAttachment,
  action: 'attachment.added' | 'attachment.removed',
  personId: Caller['actor']['personId'],
  subjectName: string,
): Promise<Change<AttachmentView[]>> {
  const { partnershipId, subjectKind, subjectId, file } = attachment
  const of: { partnershipId: typeof partnershipId; kind: AttachmentSubjectKind; id: string } = {
    partnershipId,
    kind: subjectKind,
    id: subjectId,
  }
  return {
    value: await listAttachments(trx, of),
    partnershipId,
    topics: ['attachments', ...attachmentSubjects[subjectKind].topics],
    event: {
      personId,
      partyId: attachment.addedByPartyId,
      action,
      subjectKind,
      subjectId,
      data: {
        attachmentId: attachment.id,
        what: subjectName,
        fileName: file?.name ?? null,
        bytes: file?.bytes ?? null,
        sha256: file?.sha256 ?? null,
      },
    },
  }
}
