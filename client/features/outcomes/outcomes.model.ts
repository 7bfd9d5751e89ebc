import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import { type OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { OutcomeDraft } from '#shared/domain/outcome/registration.ts'
import { isSustainedCode } from '#shared/domain/outcome/sustained-job.ts'
import type { OutcomeRegistrationId, PartnershipId } from '#shared/kernel/ids.ts'

/** One step of the ladder with what is aimed at and what has been reached. */
export interface Reached {
  readonly code: OutcomeCode
  /** Null where no target is agreed. */
  readonly aimed: number | null
  readonly verified: number
  readonly waiting: number
  /** Of the verified ones, by setting; the rest has none. */
  readonly settingA: number
  readonly settingB: number
}

/** The steps that have a target or a standing registration, in the ladder's order. */
export function reachedOf(
  outcomes: readonly OutcomeView[],
  targets: readonly Pick<OutcomeTarget, 'outcomeCode' | 'count'>[],
): Reached[] {
  return outcomeCodes.flatMap((code) => {
    const own = outcomes.filter(({ outcomeCode }) => outcomeCode === code)
    const aims = targets.filter(({ outcomeCode }) => outcomeCode === code)
    const count = (wanted: (one: OutcomeView) => boolean) => own.filter(wanted).reduce((sum, one) => sum + one.count, 0)
    const isVerified = ({ status }: OutcomeView) => status === 'verified'
    const reached = {
      code,
      aimed: aims.length === 0 ? null : aims.reduce((sum, target) => sum + target.count, 0),
      verified: count(isVerified),
      waiting: count(({ status }) => status === 'registered'),
      settingA: count((one) => isVerified(one) && one.setting === 'a'),
      settingB: count((one) => isVerified(one) && one.setting === 'b'),
    }
    return aims.length === 0 && reached.verified === 0 && reached.waiting === 0 ? [] : [reached]
  })
}

/** Whether this person may say that it holds, by the rule that the server asks too. */
export const mayVerify = (actor: Actor | null, partnershipId: PartnershipId, outcome: OutcomeView): boolean =>
  outcome.status === 'registered' &&
  decide(actor, partnershipId, {
    kind: 'outcome.verify',
    registeredByPartyId: outcome.registeredByPartyId,
    // Named only after it had registered this one itself: then any other party may.
    verifierPartyId: outcome.verifierPartyId === outcome.registeredByPartyId ? null : outcome.verifierPartyId,
  }).allowed

/** What the registration corrected, and what that one corrected before, the newest first. */
export function earlierOf(outcome: OutcomeView, all: readonly OutcomeView[]): OutcomeView[] {
  const byId = new Map<OutcomeRegistrationId, OutcomeView>(all.map((one) => [one.id, one]))
  const earlier: OutcomeView[] = []
  let before = outcome.supersedesId === null ? undefined : byId.get(outcome.supersedesId)
  while (before !== undefined && !earlier.includes(before)) {
    earlier.push(before)
    before = before.supersedesId === null ? undefined : byId.get(before.supersedesId)
  }
  return earlier
}

/** What stands in the form while it is being filled in. */
export interface OutcomeForm {
  readonly outcomeCode: OutcomeCode
  readonly partyId: string
  readonly reachedOn: string | null
  readonly countedFrom: string | null
  readonly by: 'count' | 'code'
  readonly count: number | null
  readonly personCode: string
  readonly setting: 'a' | 'b' | 'none'
  readonly firmPartyId: string
  readonly evidence: string
  readonly reason: string
}

export const emptyForm = (outcomeCode: OutcomeCode, partyId: string): OutcomeForm => ({
  outcomeCode,
  partyId,
  reachedOn: null,
  countedFrom: null,
  by: 'count',
  count: null,
  personCode: '',
  setting: 'none',
  firmPartyId: '',
  evidence: '',
  reason: '',
})

export const formOf = (outcome: OutcomeView): OutcomeForm => ({
  outcomeCode: outcome.outcomeCode,
  partyId: outcome.registeredByPartyId,
  reachedOn: outcome.reachedOn,
  countedFrom: outcome.countedFrom,
  by: outcome.personCode === null ? 'count' : 'code',
  count: outcome.count,
  personCode: outcome.personCode ?? '',
  setting: outcome.setting ?? 'none',
  firmPartyId: outcome.firmPartyId ?? '',
  evidence: outcome.evidence,
  reason: '',
})

/** Steps that one citizen reaches, so that a code can stand for the citizen. */
export const takesCode = (code: OutcomeCode): boolean => outcomeLadder[code].side === 'citizen' || code === 'V3'
export const takesSetting = (code: OutcomeCode): boolean => outcomeLadder[code].side === 'citizen'

/** The form as the server takes it, or the fields that are not filled in rightly. */
export function draftOf(form: OutcomeForm): OutcomeDraft | readonly (keyof OutcomeForm)[] {
  const code = form.outcomeCode
  const isByCode = takesCode(code) && form.by === 'code'
  const parsed = OutcomeDraft.safeParse({
    outcomeCode: code,
    reachedOn: form.reachedOn,
    countedFrom: isSustainedCode(code) ? form.countedFrom : null,
    // A code is one citizen; 0 in a correction says that it did not happen.
    count: isByCode && form.count !== 0 ? 1 : form.count,
    personCode: isByCode ? form.personCode : null,
    setting: takesSetting(code) && form.setting !== 'none' ? form.setting : null,
    firmPartyId: form.firmPartyId === '' ? null : form.firmPartyId,
    evidence: form.evidence,
  })
  const missing: (keyof OutcomeForm)[] = [
    ...(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0] as keyof OutcomeForm)),
    ...(isSustainedCode(code) && form.countedFrom === null ? ['countedFrom' as const] : []),
    ...(outcomeLadder[code].side === 'firm' && form.firmPartyId === '' ? ['firmPartyId' as const] : []),
  ]
  return parsed.success && missing.length === 0 ? parsed.data : [...new Set(missing)]
}
