import { z } from 'zod'
import { type CommitmentId, DocumentId, OutcomeTargetId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { CalendarDay, ProgrammeMonth } from '#shared/kernel/time.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'

/**
 * Foreslået → accepteret → i gang → indfriet, or frafaldet with a reason from any of the first three.
 *
 * | from        | to                          |
 * |-------------|-----------------------------|
 * | proposed    | accepted, lapsed            |
 * | accepted    | inProgress, fulfilled, lapsed, proposed (edited by another party) |
 * | inProgress  | fulfilled, lapsed, accepted, proposed (edited by another party)   |
 * | fulfilled   | inProgress (taken back)     |
 * | lapsed      | proposed (taken up again)   |
 */
export const commitmentStatuses = ['proposed', 'accepted', 'inProgress', 'fulfilled', 'lapsed'] as const
export const CommitmentStatus = z.enum(commitmentStatuses)
export type CommitmentStatus = z.infer<typeof CommitmentStatus>

const nextStatuses: Record<CommitmentStatus, readonly CommitmentStatus[]> = {
  proposed: ['accepted', 'lapsed'],
  accepted: ['inProgress', 'fulfilled', 'lapsed', 'proposed'],
  inProgress: ['fulfilled', 'lapsed', 'accepted', 'proposed'],
  fulfilled: ['inProgress'],
  lapsed: ['proposed'],
}

/** Whether a commitment may go from one status to the other (COM-3). */
export const canBecome = (from: CommitmentStatus, to: CommitmentStatus): boolean => nextStatuses[from].includes(to)

/** Counted as a promise that stands: accepted by the party that made it and not lapsed. */
export const isAgreed = (status: CommitmentStatus): boolean =>
  status === 'accepted' || status === 'inProgress' || status === 'fulfilled'

export const commitmentWhatMaxLength = 300

const text = (max: number) => z.string().trim().max(max)

/** Where the commitment was made: the sentence as it stood then, kept even if the text is later deleted. */
export const CommitmentSource = z.object({
  documentId: DocumentId,
  sectionId: SectionId,
  quote: text(1000),
})
export type CommitmentSource = z.infer<typeof CommitmentSource>

/** What a person writes about a commitment; everything but `what` and `partyId` may come later (COM-1). */
export const CommitmentDraft = z.object({
  partyId: PartyId,
  /** A verb and what is done; the screens ask for the verb first. */
  what: text(commitmentWhatMaxLength).min(1),
  personId: PersonId.nullable(),
  quantity: z.number().min(0).max(1e9).nullable(),
  unit: text(40),
  dueOn: CalendarDay.nullable(),
  programmeMonth: ProgrammeMonth.nullable(),
  condition: text(500),
  evidence: text(500),
  targetIds: z.array(OutcomeTargetId).max(20),
})
export type CommitmentDraft = z.infer<typeof CommitmentDraft>

export interface Commitment extends CommitmentDraft {
  readonly id: CommitmentId
  readonly status: CommitmentStatus
  /** Why it lapsed; empty otherwise. */
  readonly lapseReason: string
  readonly source: CommitmentSource | null
  /**
   * The words that both sides have agreed on since, where the text was changed after the yes; empty when they agreed
   * that the words are gone. Null: `source.quote` is what was said yes to.
   */
  readonly agreedWords: string | null
  /** Number in the document's log at which the words were agreed; null while they are not. */
  readonly agreedSeq: number | null
  readonly proposedBy: PersonId
  readonly proposedByPartyId: PartyId | null
  readonly acceptedBy: PersonId | null
  readonly acceptedAt: number | null
  /** Rises by one with every change; an edit made against an older version is a conflict (COM-4). */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** The fields whose change by another party takes the acceptance away (COM-5): what was said yes to. */
export const boundFields = [
  'partyId',
  'what',
  'quantity',
  'unit',
  'dueOn',
  'programmeMonth',
  'condition',
  'evidence',
] as const satisfies readonly (keyof CommitmentDraft)[]

/** Names of the draft fields in which the two differ, in the order of the form. */
export function changedFields(before: CommitmentDraft, after: CommitmentDraft): (keyof CommitmentDraft)[] {
  const keys = Object.keys(CommitmentDraft.shape) as (keyof CommitmentDraft)[]
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

/** Whether the changed fields touch what was accepted. */
export const touchesPromise = (fields: readonly (keyof CommitmentDraft)[]): boolean =>
  fields.some((field) => (boundFields as readonly string[]).includes(field))
