import { z } from 'zod'
import type { AgreementAnswer, SignInStrength } from '#shared/domain/approval/agreement.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { AgreementVersionId, PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const OfAgreementVersion = z.strictObject({ id: AgreementVersionId })

export const PrepareAgreement = z.strictObject({
  id: AgreementVersionId,
  partnershipId: PartnershipId,
  /** Null asks everybody at once; else one after the other. */
  order: z.array(PartyId).max(12).nullable(),
  dueOn: CalendarDay.nullable(),
  /** Also when a connected device has not handed over what it holds. */
  goAhead: z.boolean(),
})

const Answer = {
  id: AgreementVersionId,
  /** Of the bytes that the caller has seen: nobody approves others. */
  hash,
  partyId: PartyId,
  authority: z.string().trim().min(1).max(200),
}
export const ApproveAgreement = z.strictObject({ ...Answer, remark: z.string().trim().max(1000) })
export const ReturnAgreement = z.strictObject({ ...Answer, reason: z.string().trim().min(1).max(1000) })
export const UnlockAgreement = z.strictObject({ id: AgreementVersionId, reason: z.string().trim().max(500) })
export const VerifyAgreement = z.strictObject({
  /** As it is read aloud: sixteen hex digits, dashes and blanks left out. */
  code: z
    .string()
    .max(80)
    .transform((code) => code.replaceAll(/[^0-9a-zA-Z]/g, '').toLowerCase()),
})

export interface AgreementVersionView {
  readonly id: AgreementVersionId
  readonly partnershipId: PartnershipId
  readonly number: number
  readonly hash: string
  readonly previousHash: string | null
  /** `closed`: a later version has been prepared before everybody had approved this one. */
  readonly status: 'out' | 'returned' | 'approved' | 'closed'
  readonly parties: readonly { readonly id: PartyId; readonly kind: PartyKind; readonly name: string }[]
  /** Parties that have not approved. */
  readonly missingPartyIds: readonly PartyId[]
  /** Those of them who may answer now. */
  readonly turnPartyIds: readonly PartyId[]
  readonly order: readonly PartyId[] | null
  readonly dueOn: string | null
  /** Every answer, the oldest first; the latest of each party counts. */
  readonly answers: readonly AgreementAnswer[]
  /** When somebody of the party first opened it. */
  readonly seen: readonly { readonly partyId: PartyId; readonly at: number }[]
  readonly preparedByName: string | null
  readonly preparedAt: number
  readonly approvedAt: number | null
  /** SHA-256 over the hash and every answer, once all have approved. */
  readonly seal: string | null
  readonly unlockedAt: number | null
}

export interface AgreementsView {
  /** The newest first. */
  readonly versions: readonly AgreementVersionView[]
  /** The approved version that holds text, tariffs and commitments locked; null when a new draft has been begun. */
  readonly lockedBy: AgreementVersionId | null
  /** Texts, commitments, targets, tariffs or files differ from the newest version; true before the first. */
  readonly hasChanged: boolean
  /** How the caller is signed in: approving takes a fresh one. */
  readonly signIn: { readonly strength: SignInStrength | null; readonly at: number | null; readonly isFresh: boolean }
}

/** The stored text, of which the reader takes the hash again before anything may be approved. */
export interface AgreementBytes {
  readonly text: string
  readonly hash: string
}

export const agreementIssues = [
  'commitment.proposed',
  'commitment.textChanged',
  'commitment.noEvidence',
  'target.noEvidence',
  'target.none',
  'rateCard.none',
  'proposal.open',
  'comment.unanswered',
  'comment.open',
  'section.notReady',
  'section.hints',
  'access.headingSkipped',
  'access.linkText',
  'access.tableWithoutHeader',
  'party.nobodyMayApprove',
] as const
export type AgreementIssueCode = (typeof agreementIssues)[number]

/** Something worth settling before a version is frozen, with the place where it is settled. */
export interface AgreementIssue {
  readonly code: AgreementIssueCode
  /** How many, where they are counted together. */
  readonly count: number
  /** What it is called: a commitment's words, a party's name. */
  readonly name: string | null
  readonly partyId: PartyId | null
  readonly documentId: string | null
  readonly sectionId: string | null
  readonly commitmentId: string | null
}

/** One page of what the agreement is now, before it is frozen. */
export interface AgreementCheck {
  readonly issues: readonly AgreementIssue[]
  readonly documents: readonly {
    readonly id: string
    readonly kind: 'partnerPlan' | 'socialModel'
    readonly firmName: string | null
    readonly sections: number
    readonly ready: number
    readonly words: number
  }[]
  readonly commitments: { readonly agreed: number; readonly proposed: number }
  readonly targets: number
  readonly rateCardVersion: number | null
  readonly attachments: number
}

/** What anybody may know who has the code: no content and no person. */
export interface AgreementVerification {
  readonly isKnown: boolean
  readonly number: number | null
  readonly preparedAt: number | null
  readonly approvedAt: number | null
  /** The kinds of parties that have approved, with the moment. */
  readonly approvals: readonly { readonly partyKind: PartyKind; readonly at: number }[]
}

/** A version that waits for the caller's own party. */
export interface WaitingApproval {
  readonly id: AgreementVersionId
  readonly partnershipSlug: string
  readonly partnershipName: string
  readonly number: number
  readonly partyKind: PartyKind
  readonly partyName: string
  readonly dueOn: string | null
  readonly preparedAt: number
}

/** A version with its answers as a file that can be checked without us: `samspil verify FILE`. */
export interface AgreementFile {
  /** Parsed from the stored text; its canonical text is what the hash is taken of. */
  readonly content: unknown
  readonly hash: string
  readonly versionId: AgreementVersionId
  readonly seal: string | null
  readonly answers: readonly AgreementAnswer[]
}
