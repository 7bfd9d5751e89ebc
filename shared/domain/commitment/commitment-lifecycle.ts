import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { CommitmentId, PartyId, PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { WordsNow } from './agreed-text.ts'
import {
  type Commitment,
  type CommitmentDraft,
  type CommitmentSource,
  type CommitmentStatus,
  canBecome,
  changedFields,
  isAgreed,
  touchesPromise,
} from './commitment.ts'

/** Who changes a commitment: `partyIds` are the parties for which the person may write in this partnership. */
export interface CommitmentActor {
  readonly personId: PersonId
  readonly isVerified: boolean
  readonly partyIds: readonly PartyId[]
}

/** A new commitment: always a proposal, even when somebody promises for the own party (COM-2). */
export function propose(
  id: CommitmentId,
  draft: CommitmentDraft,
  source: CommitmentSource | null,
  by: { readonly personId: PersonId; readonly partyId: PartyId | null },
  now: Instant,
): Commitment {
  return {
    ...draft,
    id,
    status: 'proposed',
    lapseReason: '',
    source,
    agreedWords: null,
    agreedSeq: null,
    proposedBy: by.personId,
    proposedByPartyId: by.partyId,
    acceptedBy: null,
    acceptedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/**
 * The commitment with the draft's values. The same object when nothing differs (COM-6).
 *
 * COM-5: what a party has said yes to stays accepted only through the hands of its own verified people; anybody
 * else's change to the promise, or handing it to another party, makes it a proposal again.
 * Errors: `commitment.wrongStatus` for a lapsed one, and for a fulfilled one whose promise would change (COM-7).
 */
export function edit(
  before: Commitment,
  draft: CommitmentDraft,
  by: CommitmentActor,
  now: Instant,
): Result<Commitment, Refusal> {
  const fields = changedFields(before, draft)
  if (fields.length === 0) return ok(before)
  const isPromiseTouched = touchesPromise(fields)
  if (before.status === 'lapsed' || (before.status === 'fulfilled' && isPromiseTouched)) {
    return err(refuse('commitment.wrongStatus', { status: before.status }))
  }
  const after = next({ ...before, ...draft }, before.version, now)
  const isOwnHand = by.isVerified && by.partyIds.includes(before.partyId)
  const keepsAcceptance = !isPromiseTouched || (isOwnHand && draft.partyId === before.partyId)
  return ok(isAgreed(before.status) && !keepsAcceptance ? withoutAcceptance(after) : after)
}

/**
 * `seq` is the number in the source document's log at which the yes is said, null without a source.
 * Errors: `commitment.wrongStatus` unless it is a proposal. Who may say yes is for `decide` (ACC-5).
 */
export function accept(
  before: Commitment,
  by: PersonId,
  now: Instant,
  seq: number | null = null,
): Result<Commitment, Refusal> {
  // From `inProgress` the table allows `accepted` too, but that is taking a start back and not saying yes.
  if (before.status !== 'proposed') return wrong(before.status, 'accepted')
  const after = { ...before, status: 'accepted' as const, acceptedBy: by, acceptedAt: now, agreedSeq: seq }
  return ok(next(after, before.version, now))
}

/** The commitment with the words that the text says now as the agreed ones (TXT-4). */
export const agreeWords = (before: Commitment, { words, seq }: WordsNow, now: Instant): Commitment =>
  next({ ...before, agreedWords: words, agreedSeq: seq }, before.version, now)

/** Moves a promise on or back between accepted, in progress and fulfilled. Errors: `commitment.wrongStatus`. */
export function progress(
  before: Commitment,
  to: 'accepted' | 'inProgress' | 'fulfilled',
  now: Instant,
): Result<Commitment, Refusal> {
  if (!isAgreed(before.status) || !canBecome(before.status, to)) return wrong(before.status, to)
  return ok(next({ ...before, status: to }, before.version, now))
}

/** Errors: `commitment.reasonRequired` without a reason (COM-8), `commitment.wrongStatus` when it cannot lapse. */
export function lapse(before: Commitment, reason: string, now: Instant): Result<Commitment, Refusal> {
  if (reason.trim() === '') return err(refuse('commitment.reasonRequired'))
  if (!canBecome(before.status, 'lapsed')) return wrong(before.status, 'lapsed')
  return ok(next({ ...before, status: 'lapsed', lapseReason: reason.trim() }, before.version, now))
}

/** A lapsed commitment as a proposal again, proposed by whoever took it up (COM-8). */
export function reopen(
  before: Commitment,
  by: { readonly personId: PersonId; readonly partyId: PartyId | null },
  now: Instant,
): Result<Commitment, Refusal> {
  if (before.status !== 'lapsed') return wrong(before.status, 'proposed')
  const open = { ...before, lapseReason: '', proposedBy: by.personId, proposedByPartyId: by.partyId }
  return ok(withoutAcceptance(next(open, before.version, now)))
}

const next = (changed: Commitment, version: number, now: Instant): Commitment => ({
  ...changed,
  version: version + 1,
  updatedAt: now,
})

const withoutAcceptance = (commitment: Commitment): Commitment => ({
  ...commitment,
  status: 'proposed',
  acceptedBy: null,
  acceptedAt: null,
  agreedSeq: null,
})

const wrong = (from: CommitmentStatus, to: CommitmentStatus): Result<never, Refusal> =>
  err(refuse('commitment.wrongStatus', { status: from, to }))
