import type { z } from 'zod'
import type {
  CreateTarget,
  EditTarget,
  OfTarget,
  RemoveTarget,
  TargetWording,
  TargetsView,
} from '#shared/contracts/commitments.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import { type OutcomeTarget, type OutcomeTargetDraft, targetPicture } from '#shared/domain/outcome/outcome-target.ts'
import { changedTargetFields, targetFault } from '#shared/domain/outcome/target-rules.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { OutcomeTargetId, PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { keepWording, listWordings } from './target-wording.store.ts'
import {
  type StoredTarget,
  findTarget,
  insertTarget,
  isPartyOf,
  listLinks,
  listTargets,
  updateTarget,
} from './targets.store.ts'

/**
 * The use cases of outcome targets. A write against an older version is refused with `target.changed` and the target
 * as it stands; a target of another partnership, or a removed one, answers `thing.notFound`.
 */
export interface TargetsService {
  list(partnershipId: PartnershipId): Promise<TargetsView>
  /** Repeated with the same id it changes nothing and answers with the target as it stands. */
  create(caller: Caller, input: z.infer<typeof CreateTarget>): Promise<Result<OutcomeTarget, Refusal>>
  edit(caller: Caller, input: z.infer<typeof EditTarget>): Promise<Result<OutcomeTarget, Refusal>>
  /** The rule as it read at each version, the newest first; those of a removed target stay readable. */
  wordings(caller: Caller, input: z.infer<typeof OfTarget>): Promise<Result<TargetWording[], Refusal>>
  /** Takes the target out of lists, pictures and its commitments' links; the rows stay (OUT-4). */
  remove(caller: Caller, input: z.infer<typeof RemoveTarget>): Promise<Result<{ id: OutcomeTargetId }, Refusal>>
}

export function createTargetsService(foundation: Foundation): TargetsService {
  const { database } = foundation
  return {
    async list(partnershipId) {
      const targets = await listTargets(database, partnershipId)
      const links = await listLinks(database, partnershipId)
      return { targets, pictures: targets.map((target) => targetPicture(target, links)) }
    },

    create: (caller, input) =>
      recordChange<OutcomeTarget>(foundation, async (trx, at) => {
        const { partnershipId } = input
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'target.edit' })
        if (!permitted.ok) return permitted
        const existing = await findTarget(trx, input.id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId || existing.isRemoved) return err(refuse('thing.notFound'))
          return ok({ value: existing.target, isRepeat: true })
        }
        const fault = await draftFault(trx, partnershipId, input.draft)
        if (fault !== null) return err(fault)
        const target = { ...input.draft, id: input.id, version: 1, createdAt: at, updatedAt: at }
        await insertTarget(trx, partnershipId, target)
        await keepWording(trx, partnershipId, target)
        return ok(written(permitted.value, partnershipId, 'target.created', target, target))
      }),

    edit: (caller, input) =>
      recordChange<OutcomeTarget>(foundation, async (trx, at) => {
        const found = await permittedTarget(trx, caller, input.id)
        if (!found.ok) return found
        const { partnershipId, target: before, actor } = found.value
        if (changedTargetFields(before, input.draft).length === 0) return ok({ value: before, isRepeat: true })
        if (before.version !== input.version) return err(refuse('target.changed', { current: before }))
        const fault = await draftFault(trx, partnershipId, input.draft)
        if (fault !== null) return err(fault)
        const after = { ...before, ...input.draft, version: before.version + 1, updatedAt: at }
        await updateTarget(trx, after, null)
        await keepWording(trx, partnershipId, after)
        return ok(written(actor, partnershipId, 'target.edited', before, after))
      }),

    async wordings(caller, { id }) {
      const stored = await findTarget(database, id)
      if (stored === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, stored.partnershipId, { kind: 'partnership.read' })
      return decision.allowed ? ok(await listWordings(database, id)) : err(decision.refusal)
    },

    async remove(caller, input) {
      const removed = await recordChange<OutcomeTarget>(foundation, async (trx, at) => {
        const found = await permittedTarget(trx, caller, input.id)
        if (!found.ok) return found
        const { partnershipId, target: before, actor } = found.value
        if (before.version !== input.version) return err(refuse('target.changed', { current: before }))
        const after = { ...before, version: before.version + 1, updatedAt: at }
        await updateTarget(trx, after, at)
        return ok(written(actor, partnershipId, 'target.removed', before, after))
      })
      return removed.ok ? ok({ id: input.id }) : removed
    },
  }
}

/** The target with the actor, when it exists and the caller may edit targets where it belongs. */
async function permittedTarget(
  trx: Database,
  caller: Caller,
  id: OutcomeTargetId,
): Promise<Result<StoredTarget & { actor: Actor }, Refusal>> {
  const stored = await findTarget(trx, id)
  if (stored === null) return err(refuse('thing.notFound'))
  const permitted = await permit(trx, caller.actor.personId, stored.partnershipId, { kind: 'target.edit' })
  if (!permitted.ok) return permitted
  return stored.isRemoved ? err(refuse('thing.notFound')) : ok({ ...stored, actor: permitted.value })
}

async function draftFault(
  trx: Database,
  partnershipId: PartnershipId,
  draft: OutcomeTargetDraft,
): Promise<Refusal | null> {
  const field = fieldWithPersonalNumber({ targetGroup: draft.targetGroup, evidence: draft.evidence })
  if (field !== null) return refuse('input.personalNumber', { field })
  for (const name of ['payerPartyId', 'payeePartyId', 'verifierPartyId'] as const) {
    const id = draft[name]
    if (id !== null && !(await isPartyOf(trx, partnershipId, id))) {
      return refuse('thing.notFound', { field: name })
    }
  }
  return targetFault(draft)
}

function written(
  actor: Actor,
  partnershipId: PartnershipId,
  action: AuditAction,
  before: OutcomeTarget,
  after: OutcomeTarget,
): Change<OutcomeTarget> {
  const fields = changedTargetFields(before, after)
  return {
    value: after,
    partnershipId,
    // Commitments list their targets, so they change with them.
    topics: ['targets', 'commitments'],
    event: {
      personId: actor.personId,
      partyId: actingParty(actor, partnershipId),
      action,
      subjectKind: 'target',
      subjectId: after.id,
      data: {
        outcomeCode: after.outcomeCode,
        count: after.count,
        tariffOre: after.tariffOre,
        version: after.version,
        ...(fields.length === 0 ? {} : { fields: fields.join(',') }),
        ...Object.fromEntries(fields.map((field) => [`before.${field}`, before[field]])),
        ...Object.fromEntries(fields.map((field) => [`after.${field}`, after[field]])),
      },
    },
  }
}
