import type { CommitmentView, TargetsView } from '#shared/contracts/commitments.ts'
import { type OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import {
  type OutcomeTarget,
  OutcomeTargetDraft,
  type TargetPicture,
  expectedPaymentOf,
  maxTariffOre,
} from '#shared/domain/outcome/outcome-target.ts'
import type { RateLine } from '#shared/domain/outcome/rate-card.ts'
import { changedTargetFields } from '#shared/domain/outcome/target-rules.ts'
import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { ProgrammeMonth } from '#shared/kernel/time.ts'

export type Side = 'citizen' | 'firm'
type Linked = Pick<CommitmentView, 'id' | 'status' | 'targetIds'>

export interface TargetEntry<C extends Linked> {
  readonly target: OutcomeTarget
  readonly picture: TargetPicture
  readonly commitments: readonly C[]
}
export interface Rung<C extends Linked> {
  readonly code: OutcomeCode
  readonly entries: readonly TargetEntry<C>[]
}

/** The ladder from the bottom up, each step with its targets and what is promised for them; lapsed promises left out. */
export function rungs<C extends Linked>(side: Side, view: TargetsView, commitments: readonly C[]): Rung<C>[] {
  return outcomeCodes
    .filter((code) => outcomeLadder[code].side === side)
    .map((code) => ({
      code,
      entries: view.targets
        .filter(({ outcomeCode }) => outcomeCode === code)
        .map((target) => ({
          target,
          picture: pictureOf(view, target),
          commitments: commitments.filter(
            ({ status, targetIds }) => status !== 'lapsed' && targetIds.includes(target.id),
          ),
        })),
    }))
}

const pictureOf = (view: TargetsView, target: OutcomeTarget): TargetPicture =>
  view.pictures.find(({ targetId }) => targetId === target.id) ?? {
    targetId: target.id,
    promised: 0,
    accepted: 0,
    expectedPaymentOre: expectedPaymentOf(target),
  }

export interface Totals {
  readonly expectedOre: number
  /** Promises behind the targets, each counted once however many targets it contributes to. */
  readonly promised: number
  readonly accepted: number
}

export function totalsOf(view: TargetsView, commitments: readonly Linked[]): Totals {
  const known = new Set<string>(view.targets.map(({ id }) => id))
  const behind = commitments.filter(
    ({ status, targetIds }) => status !== 'lapsed' && targetIds.some((id) => known.has(id)),
  )
  return {
    expectedOre: view.targets.reduce((sum, target) => sum + pictureOf(view, target).expectedPaymentOre, 0),
    promised: behind.length,
    accepted: behind.filter(({ status }) => status !== 'proposed').length,
  }
}

export interface Flow {
  readonly payerPartyId: string
  readonly payeePartyId: string
  readonly ore: number
  /** What it is paid for, so that a payment leads to the promises behind it. */
  readonly targets: readonly OutcomeTarget[]
}

/** Who pays whom in all, the largest first. Pairs between which nothing is paid are left out. */
export function flowsOf(view: TargetsView): Flow[] {
  const flows = new Map<string, Flow>()
  for (const target of view.targets) {
    const { payerPartyId, payeePartyId } = target
    const ore = pictureOf(view, target).expectedPaymentOre
    if (ore === 0) continue
    const key = `${payerPartyId} ${payeePartyId}`
    const flow = flows.get(key)
    flows.set(key, {
      payerPartyId,
      payeePartyId,
      ore: ore + (flow?.ore ?? 0),
      targets: [...(flow?.targets ?? []), target],
    })
  }
  return [...flows.values()].sort((a, b) => b.ore - a.ore)
}

export interface PartySums {
  readonly partyId: string
  readonly paysOre: number
  readonly receivesOre: number
}

/** What each party that takes part in a payment pays and receives in all. */
export function sumsByParty(flows: readonly Flow[]): PartySums[] {
  const ids = [...new Set(flows.flatMap(({ payerPartyId, payeePartyId }) => [payerPartyId, payeePartyId]))]
  const sum = (side: 'payerPartyId' | 'payeePartyId', id: string) =>
    flows.filter((flow) => flow[side] === id).reduce((total, { ore }) => total + ore, 0)
  return ids.map((partyId) => ({
    partyId,
    paysOre: sum('payerPartyId', partyId),
    receivesOre: sum('payeePartyId', partyId),
  }))
}

export interface Gaps<C extends Linked> {
  readonly targets: readonly OutcomeTarget[]
  readonly commitments: readonly C[]
  /** Targets that do not say what shows them, which nobody can confirm. */
  readonly withoutEvidence: readonly OutcomeTarget[]
  /** Targets whose sentence says another amount than the rate card of the day. */
  readonly otherTariff: readonly { readonly target: OutcomeTarget; readonly cardOre: number | null }[]
}

/**
 * Targets that nothing is promised for, promises that contribute to no target, targets without evidence, and those
 * that say another amount than the rate card (`tariffOf`; undefined while there is no card to compare with).
 */
export function gapsOf<C extends Linked>(
  view: TargetsView,
  commitments: readonly C[],
  tariffOf?: (code: OutcomeCode) => number | null,
): Gaps<C> {
  const standing = commitments.filter(({ status }) => status !== 'lapsed')
  const known = new Set<string>(view.targets.map(({ id }) => id))
  return {
    targets: view.targets.filter(({ id }) => !standing.some(({ targetIds }) => targetIds.includes(id))),
    commitments: standing.filter(({ targetIds }) => !targetIds.some((id) => known.has(id))),
    withoutEvidence: view.targets.filter(({ evidence }) => evidence.trim() === ''),
    otherTariff:
      tariffOf === undefined
        ? []
        : view.targets
            .map((target) => ({ target, cardOre: tariffOf(target.outcomeCode) }))
            .filter(({ target, cardOre }) => target.tariffOre !== (cardOre ?? 0)),
  }
}

/** The target while it is being written, in kroner as people write them. */
export interface TargetForm {
  readonly outcomeCode: OutcomeCode
  readonly count: number | null
  readonly outOf: number | null
  readonly targetGroup: string
  readonly tariffKroner: number | null
  readonly payerPartyId: string | null
  readonly payeePartyId: string | null
  readonly verifierPartyId: string | null
  readonly evidence: string
  readonly programmeMonth: number | null
  readonly capKroner: number | null
}

interface KindedParty {
  readonly id: string
  readonly kind: string
}

/**
 * A first sentence for a step: what the rate card says of it, or the illustrative tariff that the municipality pays
 * the fund; the municipality confirms. `rate` is the card's line of the day, null without one.
 */
export function newTargetForm(
  code: OutcomeCode,
  parties: readonly KindedParty[],
  evidence: string,
  rate: RateLine | null,
): TargetForm {
  const first = (kind: string) => parties.find((party) => party.kind === kind)?.id ?? null
  const isFirm = outcomeLadder[code].side === 'firm'
  return {
    outcomeCode: code,
    count: 1,
    outOf: null,
    targetGroup: '',
    tariffKroner: rate === null ? (outcomeLadder[code].defaultTariffKroner ?? 0) : rate.tariffOre / 100,
    payerPartyId: rate?.payerPartyId ?? first('municipality'),
    payeePartyId:
      rate === null
        ? (first('fund') ?? first('employmentActor'))
        : (rate.payeePartyId ?? (isFirm ? first('firm') : null)),
    verifierPartyId: first('municipality'),
    evidence,
    programmeMonth: null,
    capKroner: null,
  }
}

export const targetFormOf = (draft: OutcomeTargetDraft): TargetForm => ({
  outcomeCode: draft.outcomeCode,
  count: draft.count,
  outOf: draft.outOf,
  targetGroup: draft.targetGroup,
  tariffKroner: draft.tariffOre / 100,
  payerPartyId: draft.payerPartyId,
  payeePartyId: draft.payeePartyId,
  verifierPartyId: draft.verifierPartyId,
  evidence: draft.evidence,
  programmeMonth: draft.programmeMonth,
  capKroner: draft.capOre === null ? null : draft.capOre / 100,
})

export type TargetFault = {
  readonly field: keyof TargetForm
  readonly problem: 'count' | 'outOf' | 'tariff' | 'cap' | 'payer' | 'payee' | 'sameParty' | 'month' | 'personalNumber'
}

/** What must be put right before saving, in the order of the form. */
export function targetFaults(form: TargetForm): TargetFault[] {
  const faults: TargetFault[] = []
  const isWhole = (n: number | null): n is number => n !== null && Number.isInteger(n) && n >= 0 && n <= 10_000
  if (!isWhole(form.count)) faults.push({ field: 'count', problem: 'count' })
  if (form.outOf !== null && (!isWhole(form.outOf) || (form.count !== null && form.count > form.outOf))) {
    faults.push({ field: 'outOf', problem: 'outOf' })
  }
  const ore = form.tariffKroner === null ? null : form.tariffKroner * 100
  if (ore === null || !(ore >= 0 && ore <= maxTariffOre)) faults.push({ field: 'tariffKroner', problem: 'tariff' })
  if (form.payerPartyId === null) faults.push({ field: 'payerPartyId', problem: 'payer' })
  if (form.payeePartyId === null) faults.push({ field: 'payeePartyId', problem: 'payee' })
  else if (form.payeePartyId === form.payerPartyId) faults.push({ field: 'payeePartyId', problem: 'sameParty' })
  if (form.programmeMonth !== null && !ProgrammeMonth.safeParse(form.programmeMonth).success) {
    faults.push({ field: 'programmeMonth', problem: 'month' })
  }
  for (const field of ['targetGroup', 'evidence'] as const) {
    if (personalNumberIn(form[field]) === 'block') faults.push({ field, problem: 'personalNumber' })
  }
  if (form.capKroner !== null && !(form.capKroner >= 0 && form.capKroner * 100 <= maxTariffOre)) {
    faults.push({ field: 'capKroner', problem: 'cap' })
  }
  return faults
}

/** The draft to send, or null while `targetFaults` finds something. */
export function targetDraftOf(form: TargetForm): OutcomeTargetDraft | null {
  if (targetFaults(form).length > 0) return null
  const { tariffKroner, capKroner, ...rest } = form
  return OutcomeTargetDraft.parse({
    ...rest,
    tariffOre: oreFromKroner(tariffKroner ?? 0),
    capOre: capKroner === null ? null : oreFromKroner(capKroner),
  })
}

export type TargetField = ReturnType<typeof changedTargetFields>[number]

/** The fields that both sides changed to different values since the target was opened. */
export function conflictingTargetFields(
  opened: OutcomeTargetDraft,
  mine: OutcomeTargetDraft,
  theirs: OutcomeTargetDraft,
): TargetField[] {
  const touchedByThem = new Set(changedTargetFields(opened, theirs))
  const differ = new Set(changedTargetFields(mine, theirs))
  return changedTargetFields(opened, mine).filter((field) => touchedByThem.has(field) && differ.has(field))
}

/** Theirs, with my own changes except where I chose theirs. */
export function mergedTarget(
  opened: OutcomeTargetDraft,
  mine: OutcomeTargetDraft,
  theirs: OutcomeTargetDraft,
  choices: Readonly<Partial<Record<TargetField, 'mine' | 'theirs'>>>,
): OutcomeTargetDraft {
  const kept = changedTargetFields(opened, mine).filter((field) => choices[field] !== 'theirs')
  return OutcomeTargetDraft.parse({ ...theirs, ...Object.fromEntries(kept.map((field) => [field, mine[field]])) })
}
