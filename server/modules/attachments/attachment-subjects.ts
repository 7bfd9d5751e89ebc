import { outcomeText } from '#shared/content/outcome-texts.ts'
import type { ChangeTopic } from '#shared/contracts/sync.ts'
import type { AttachmentSubjectKind } from '#shared/domain/attachment/attachment.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** The record that an attachment stands on: where it belongs, and its name for the log. */
export interface AttachmentSubject {
  readonly partnershipId: PartnershipId
  readonly name: string
}

interface SubjectKind {
  readonly find: (db: Database, id: string) => Promise<AttachmentSubject | null>
  /** What open pages fetch again beside the attachments themselves. */
  readonly topics: readonly ChangeTopic[]
}

/** How each kind of record is found. A new kind needs its line here and in `attachmentSubjectKinds`. */
export const attachmentSubjects: Readonly<Record<AttachmentSubjectKind, SubjectKind>> = {
  commitment: {
    find: async (db, id) => {
      const row = await db
        .selectFrom('commitment')
        .select(['partnership_id as partnershipId', 'what as name'])
        .where('id', '=', id as never)
        .executeTakeFirst()
      return row ?? null
    },
    topics: ['commitments'],
  },
  outcome: {
    find: async (db, id) => {
      const row = await db
        .selectFrom('outcome_registration')
        .innerJoin('partnership', 'partnership.id', 'outcome_registration.partnership_id')
        .select(['partnership_id as partnershipId', 'outcome_code as code', 'partnership.language as language'])
        .where('outcome_registration.id', '=', id as never)
        .executeTakeFirst()
      return row === undefined
        ? null
        : { partnershipId: row.partnershipId, name: outcomeText(row.code, row.language).name }
    },
    topics: ['outcomes'],
  },
}
