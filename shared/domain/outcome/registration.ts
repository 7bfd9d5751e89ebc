import { z } from 'zod'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import { dayNumber } from '#shared/kernel/day-parts.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type OutcomeRegistrationId, PartyId, type PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { type OutcomeCode, OutcomeCode as Code, outcomeLadder } from './outcome-ladder.ts'
import { isSustainedCode, sustainment } from './sustained-job.ts'

/** The two settings of practical job training: a the actor's own firm, b the accelerator firm. */
export const IntakeSetting = z.enum(['a', 'b'])
export type IntakeSetting = z.infer<typeof IntakeSetting>

/**
 * A code that stands for one citizen and means nothing outside the partnership's own lists: capitals, digits and
 * hyphens, at least one digit, never more than four digits in a row (OUT-7).
 */
export const PersonCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-ZÆØÅ0-9][A-ZÆØÅ0-9-]{2,19}$/)
  .refine((code) => /\d/.test(code) && !/\d{5}/.test(code.replaceAll('-', '')) && personalNumberIn(code) === 'none')
export type PersonCode = z.infer<typeof PersonCode>

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ'
const digits = '23456789'

/** A code from five random numbers below 1: two letters, two digits, a letter, none of which looks like another. */
export function makePersonCode(random: () => number): PersonCode {
  const pick = (from: string) => from.charAt(Math.floor(random() * from.length))
  return `${pick(letters)}${pick(letters)}-${pick(digits)}${pick(digits)}${pick(letters)}`
}

export const OutcomeDraft = z.object({
  outcomeCode: Code,
  /** The day on which the outcome was reached: it decides tariff and month. */
  reachedOn: CalendarDay,
  /** First day that is counted, for outcomes that need time in work; else null. */
  countedFrom: CalendarDay.nullable(),
  /** How many reached it. 0 only in a correction: it did not happen after all. */
  count: z.number().int().min(0).max(10_000),
  /** Of the one citizen, when it is one; null for a mere count and on the firm's side. */
  personCode: PersonCode.nullable(),
  setting: IntakeSetting.nullable(),
  /** The firm that reached it, or in which the job is; null when it does not matter. */
  firmPartyId: PartyId.nullable(),
  /** What proves it and where it lies: a text or a reference, never the paper itself. */
  evidence: z.string().trim().min(1).max(500),
})
export type OutcomeDraft = z.infer<typeof OutcomeDraft>

/** `superseded`: a correction took its place. Nothing is ever deleted (OUT-10). */
export const registrationStatuses = ['registered', 'verified', 'rejected', 'superseded'] as const
export const RegistrationStatus = z.enum(registrationStatuses)
export type RegistrationStatus = z.infer<typeof RegistrationStatus>

export interface OutcomeRegistration extends OutcomeDraft {
  readonly id: OutcomeRegistrationId
  readonly status: RegistrationStatus
  readonly registeredBy: PersonId
  readonly registeredByPartyId: PartyId
  readonly registeredAt: number
  readonly decidedBy: PersonId | null
  readonly decidedByPartyId: PartyId | null
  readonly decidedAt: number | null
  /** Why it was rejected, or corrected; else empty. */
  readonly reason: string
  /** The registration that this one corrects. */
  readonly supersedesId: OutcomeRegistrationId | null
  readonly version: number
}

/** Outcomes that are reached by a firm, once each. */
const oncePerFirm: readonly OutcomeCode[] = ['V1', 'V2', 'V4']

/**
 * Whether the time from the first counted day to the day it was reached fits the outcome: long enough to hold the
 * weeks, and not longer than the window that forgives a gap, such as 13 weeks within 16 (OUT-8).
 */
export function fitsWindow(code: OutcomeCode, countedFrom: CalendarDay, reachedOn: CalendarDay): boolean {
  if (!isSustainedCode(code)) return true
  const { weeks, within } = sustainment[code]
  const days = dayNumber(reachedOn) - dayNumber(countedFrom) + 1
  return days >= weeks * 7 && days <= within * 7
}

/** What is wrong with the draft in itself, or null. `today` is the Danish day of the registration. */
export function outcomeDraftFault(draft: OutcomeDraft, today: CalendarDay, isCorrection: boolean): Refusal | null {
  const wrong = (field: keyof OutcomeDraft) => refuse('input.invalid', { fields: [field] })
  if (draft.count === 0 && !isCorrection) return wrong('count')
  if (draft.reachedOn > today) return refuse('outcome.inFuture')
  if (
    draft.personCode !== null &&
    (outcomeLadder[draft.outcomeCode].side === 'firm') !== (draft.outcomeCode === 'V3')
  ) {
    return wrong('personCode')
  }
  // A code is one person, and a firm reaches its outcome once.
  if (draft.personCode !== null && draft.count > 1) return wrong('count')
  if (oncePerFirm.includes(draft.outcomeCode) && draft.count > 1) return wrong('count')
  if (outcomeLadder[draft.outcomeCode].side === 'firm' && draft.firmPartyId === null) return wrong('firmPartyId')
  if (isSustainedCode(draft.outcomeCode)) {
    if (draft.countedFrom === null) return wrong('countedFrom')
    if (!fitsWindow(draft.outcomeCode, draft.countedFrom, draft.reachedOn)) {
      return refuse('outcome.outsideWindow', sustainment[draft.outcomeCode])
    }
  }
  return null
}

/**
 * Whether an outcome that stands has nothing here that shows it: its text says where the evidence lies, and no note or
 * file was added, or what was added has been removed.
 */
export const lacksEvidence = (
  one: Pick<OutcomeRegistration, 'status' | 'count'> & { readonly attachmentCount: number },
): boolean => isStanding(one) && one.count > 0 && one.attachmentCount === 0

/** Registrations that stand: neither turned down nor replaced. */
export const isStanding = ({ status }: Pick<OutcomeRegistration, 'status'>): boolean =>
  status === 'registered' || status === 'verified'

/**
 * The standing registration that says the same already, or null: one citizen reaches a step once, and a firm its own
 * steps once, so that nothing is paid twice (OUT-9). Counts without a code cannot be compared.
 */
export function sameOutcome<T extends OutcomeRegistration>(
  draft: OutcomeDraft,
  others: readonly T[],
  except: OutcomeRegistrationId | null,
): T | null {
  const isSame = (other: T): boolean => {
    if (other.id === except || !isStanding(other) || other.count === 0) return false
    if (other.outcomeCode !== draft.outcomeCode) return false
    if (draft.personCode !== null) return other.personCode === draft.personCode
    return oncePerFirm.includes(draft.outcomeCode) && other.firmPartyId === draft.firmPartyId
  }
  return draft.count === 0 ? null : (others.find(isSame) ?? null)
}

interface Decider {
  readonly personId: PersonId
  readonly partyId: PartyId
}

/** A draft as one party puts it forward, for another to decide on. */
export const registerOutcome = (
  id: OutcomeRegistrationId,
  draft: OutcomeDraft,
  by: { readonly personId: PersonId; readonly partyId: PartyId },
  at: number,
): OutcomeRegistration => ({
  ...draft,
  id,
  status: 'registered',
  registeredBy: by.personId,
  registeredByPartyId: by.partyId,
  registeredAt: at,
  decidedBy: null,
  decidedByPartyId: null,
  decidedAt: null,
  reason: '',
  supersedesId: null,
  version: 1,
})

/** Says that it holds. Who may is decided by `outcome.verify`. */
export const verifyOutcome = (
  before: OutcomeRegistration,
  by: Decider,
  at: number,
): Result<OutcomeRegistration, Refusal> =>
  before.status === 'registered'
    ? ok(decided(before, 'verified', by, at, ''))
    : err(refuse('outcome.wrongStatus', { status: before.status }))

/** Says that it does not hold, with the reason. */
export const rejectOutcome = (
  before: OutcomeRegistration,
  by: Decider,
  reason: string,
  at: number,
): Result<OutcomeRegistration, Refusal> =>
  before.status === 'registered'
    ? ok(decided(before, 'rejected', by, at, reason))
    : err(refuse('outcome.wrongStatus', { status: before.status }))

/** Gives way to a correction. A superseded one has given way already. */
export const supersedeOutcome = (before: OutcomeRegistration): Result<OutcomeRegistration, Refusal> =>
  before.status === 'superseded'
    ? err(refuse('outcome.wrongStatus', { status: before.status }))
    : ok({ ...before, status: 'superseded', version: before.version + 1 })

const decided = (
  before: OutcomeRegistration,
  status: RegistrationStatus,
  by: Decider,
  at: number,
  reason: string,
): OutcomeRegistration => ({
  ...before,
  status,
  decidedBy: by.personId,
  decidedByPartyId: by.partyId,
  decidedAt: at,
  reason,
  version: before.version + 1,
})
