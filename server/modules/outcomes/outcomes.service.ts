import type { z } from 'zod'
import type {
  CorrectOutcome,
  OutcomeView,
  RegisterOutcome,
  RejectOutcome,
  VerifyOutcome,
} from '#shared/contracts/outcomes.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { writingParties } from '#shared/domain/access/acting-party.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import {
  type OutcomeDraft,
  type OutcomeRegistration,
  outcomeDraftFault,
  registerOutcome,
  rejectOutcome,
  sameOutcome,
  supersedeOutcome,
  verifyOutcome,
} from '#shared/domain/outcome/registration.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { type Result, err, invariant, ok } from '#shared/kernel/result.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import { findParty } from '#server/modules/members/members.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import {
  findRegistration,
  insertRegistration,
  listOutcomeViews,
  listRegistrations,
  listVerifiers,
  updateRegistration,
} from './outcomes.store.ts'

type Answer = Promise<Result<OutcomeRegistration, Refusal>>

/**
 * The use cases of reached outcomes. A write against an older version is refused with `outcome.changed` and the
 * registration as it stands; one of another partnership answers `thing.notFound`.
 */
export interface OutcomesService {
  /** Everything that was ever registered, superseded and rejected too: the history is in the list. */
  list(partnershipId: PartnershipId): Promise<OutcomeView[]>
  /** Repeated with the same id it changes nothing and answers with the registration as it stands. */
  register(caller: Caller, input: z.infer<typeof RegisterOutcome>): Answer
  verify(caller: Caller, input: z.infer<typeof VerifyOutcome>): Answer
  reject(caller: Caller, input: z.infer<typeof RejectOutcome>): Answer
  /** Puts a new registration in the old one's place; it must be verified anew (OUT-10). */
  correct(caller: Caller, input: z.infer<typeof CorrectOutcome>): Answer
}

export function createOutcomesService(foundation: Foundation): OutcomesService {
  /** A decision by a party that did not register it. */
  const decideOn = (
    caller: Caller,
    input: z.infer<typeof VerifyOutcome>,
    action: AuditAction,
    change: (
      before: OutcomeRegistration,
      by: { personId: Actor['personId']; partyId: PartyId },
      at: number,
    ) => Result<OutcomeRegistration, Refusal>,
  ): Answer =>
    recordChange<OutcomeRegistration>(foundation, async (trx, at) => {
      const found = await findRegistration(trx, input.id)
      if (found === null) return err(refuse('thing.notFound'))
      const { partnershipId, registration: before } = found
      const named = (await listVerifiers(trx, partnershipId)).get(before.outcomeCode) ?? null
      // Named only after it had registered this one itself: then any other party may.
      const verifierPartyId = named === before.registeredByPartyId ? null : named
      const permitted = await permit(trx, caller.actor.personId, partnershipId, {
        kind: 'outcome.verify',
        registeredByPartyId: before.registeredByPartyId,
        verifierPartyId,
      })
      if (!permitted.ok) return permitted
      if (before.version !== input.version) return err(refuse('outcome.changed', { current: before }))
      const actor = permitted.value
      const partyId =
        verifierPartyId ?? writingParties(actor, partnershipId).find((id) => id !== before.registeredByPartyId)
      invariant(partyId !== undefined, 'whoever may verify writes for another party')
      const changed = change(before, { personId: actor.personId, partyId }, at)
      if (!changed.ok) return changed
      await updateRegistration(trx, changed.value)
      return ok(written(actor, partnershipId, partyId, action, changed.value))
    })

  return {
    list: (partnershipId) => listOutcomeViews(foundation.database, partnershipId),

    register: (caller, input) =>
      recordChange<OutcomeRegistration>(foundation, async (trx, at) => {
        const { partnershipId, partyId, draft } = input
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'partnership.read' })
        if (!permitted.ok) return permitted
        // A party of elsewhere answers like one that is not there, before anything is said of rights in it.
        if (!(await belongs(trx, partnershipId, partyId))) return err(refuse('thing.notFound', { field: 'partyId' }))
        const may = await permit(trx, caller.actor.personId, partnershipId, { kind: 'outcome.register', partyId })
        if (!may.ok) return may
        const existing = await findRegistration(trx, input.id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId) return err(refuse('thing.notFound'))
          return ok({ value: existing.registration, isRepeat: true })
        }
        const fault = await faultOf(trx, partnershipId, partyId, draft, at, null)
        if (fault !== null) return err(fault)
        const registration = registerOutcome(input.id, draft, { personId: may.value.personId, partyId }, at)
        await insertRegistration(trx, partnershipId, registration)
        return ok(written(may.value, partnershipId, partyId, 'outcome.registered', registration))
      }),

    verify: (caller, input) => decideOn(caller, input, 'outcome.verified', verifyOutcome),

    reject: async (caller, input) => {
      const field = fieldWithPersonalNumber({ reason: input.reason })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const turnDown: typeof verifyOutcome = (before, by, at) => rejectOutcome(before, by, input.reason, at)
      return decideOn(caller, input, 'outcome.rejected', turnDown)
    },

    correct: (caller, input) =>
      recordChange<OutcomeRegistration>(foundation, async (trx, at) => {
        const found = await findRegistration(trx, input.id)
        if (found === null) return err(refuse('thing.notFound'))
        const { partnershipId, registration: before } = found
        const partyId = before.registeredByPartyId
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'outcome.register', partyId })
        if (!permitted.ok) return permitted
        const repeated = await findRegistration(trx, input.newId)
        if (repeated !== null) {
          if (repeated.registration.supersedesId !== input.id) return err(refuse('thing.notFound'))
          return ok({ value: repeated.registration, isRepeat: true })
        }
        if (before.version !== input.version) return err(refuse('outcome.changed', { current: before }))
        const superseded = supersedeOutcome(before)
        if (!superseded.ok) return superseded
        const reasonField = fieldWithPersonalNumber({ reason: input.reason })
        const fault =
          (reasonField === null ? null : refuse('input.personalNumber', { field: reasonField })) ??
          (await faultOf(trx, partnershipId, partyId, input.draft, at, before))
        if (fault !== null) return err(fault)
        const correction = {
          ...registerOutcome(input.newId, input.draft, { personId: permitted.value.personId, partyId }, at),
          supersedesId: before.id,
          reason: input.reason,
        }
        await updateRegistration(trx, superseded.value)
        await insertRegistration(trx, partnershipId, correction)
        return ok(written(permitted.value, partnershipId, partyId, 'outcome.corrected', correction, before))
      }),
  }
}

const belongs = async (trx: Database, partnershipId: PartnershipId, partyId: PartyId): Promise<boolean> =>
  (await findParty(trx, partyId))?.partnershipId === partnershipId

async function faultOf(
  trx: Database,
  partnershipId: PartnershipId,
  partyId: PartyId,
  draft: OutcomeDraft,
  at: number,
  corrected: OutcomeRegistration | null,
): Promise<Refusal | null> {
  const field = fieldWithPersonalNumber({ evidence: draft.evidence })
  if (field !== null) return refuse('input.personalNumber', { field })
  if (draft.firmPartyId !== null) {
    const firm = await findParty(trx, draft.firmPartyId)
    if (firm?.partnershipId !== partnershipId || firm.kind !== 'firm') {
      return refuse('thing.notFound', { field: 'firmPartyId' })
    }
  }
  const fault = outcomeDraftFault(draft, danishDay(at), corrected !== null)
  if (fault !== null) return fault
  // Nobody could verify it afterwards (OUT-9).
  if ((await listVerifiers(trx, partnershipId)).get(draft.outcomeCode) === partyId) {
    return refuse('outcome.verifierRegisters')
  }
  const same = sameOutcome(draft, await listRegistrations(trx, partnershipId), corrected?.id ?? null)
  return same === null ? null : refuse('outcome.registeredAlready', { id: same.id })
}

/** The log names outcome, number and party; codes and evidence stay in the record, which can be corrected. */
function written(
  actor: Actor,
  partnershipId: PartnershipId,
  partyId: PartyId,
  action: AuditAction,
  after: OutcomeRegistration,
  before?: OutcomeRegistration,
): Change<OutcomeRegistration> {
  return {
    value: after,
    partnershipId,
    topics: ['outcomes', 'settlements'],
    event: {
      personId: actor.personId,
      partyId,
      action,
      subjectKind: 'outcome',
      subjectId: after.id,
      data: {
        outcomeCode: after.outcomeCode,
        count: after.count,
        reachedOn: after.reachedOn,
        version: after.version,
        ...(before === undefined ? {} : { corrects: before.id, 'before.count': before.count }),
      },
    },
  }
}
