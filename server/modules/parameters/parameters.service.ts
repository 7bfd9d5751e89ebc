import type { z } from 'zod'
import { defaultsOn } from '#shared/content/dated-values.ts'
import { findParameter } from '#shared/content/parameters.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import type { AddOwnValue, EditOwnValue, OwnValueView, RemoveOwnValue } from '#shared/contracts/scenarios.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { isSameValue, wholeInput } from '#shared/domain/scenario/overrides.ts'
import { type OwnValueDraft, mostOwnValues } from '#shared/domain/scenario/own-value.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { ParameterValueId, PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { parseSimulationInput } from '#shared/simulation/parameters.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import { listScenarios, nameOfPerson } from '#server/modules/scenarios/scenarios.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { findOwnValue, insertOwnValue, listOwnValues, updateOwnValue } from './parameters.store.ts'

/**
 * The use cases of a partnership's own dated values. A write against an older version is refused with
 * `parameter.changed` and the value as it stands; a value of another partnership, or a removed one, answers
 * `thing.notFound`.
 *
 * A value that would leave a scenario that cannot be calculated is refused with `parameter.breaksScenario` and the
 * scenario's name (SCN-7): scenarios lie upon these values.
 */
export interface ParametersService {
  list(partnershipId: PartnershipId): Promise<OwnValueView[]>
  /** Repeated with the same id it changes nothing and answers with what stands. */
  add(caller: Caller, input: z.infer<typeof AddOwnValue>): Promise<Result<OwnValueView, Refusal>>
  edit(caller: Caller, input: z.infer<typeof EditOwnValue>): Promise<Result<OwnValueView, Refusal>>
  /** Takes the value out of force; the row stays. */
  remove(caller: Caller, input: z.infer<typeof RemoveOwnValue>): Promise<Result<{ id: ParameterValueId }, Refusal>>
}

export function createParametersService(foundation: Foundation): ParametersService {
  return {
    list: (partnershipId) => listOwnValues(foundation.database, partnershipId),

    add: (caller, { id, partnershipId, draft }) =>
      recordChange<OwnValueView>(foundation, async (trx, at) => {
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'scenario.edit' })
        if (!permitted.ok) return permitted
        const existing = await findOwnValue(trx, id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId || existing.isRemoved) return err(refuse('thing.notFound'))
          return ok({ value: existing.value, isRepeat: true })
        }
        const standing = await listOwnValues(trx, partnershipId)
        if (standing.length >= mostOwnValues) return err(refuse('parameter.tooMany'))
        const by = permitted.value.personId
        const value = { ...draft, id, version: 1, updatedAt: at, updatedByName: await nameOfPerson(trx, by) }
        const fault = draftFault(draft, standing) ?? (await scenarioFault(trx, partnershipId, [...standing, value]))
        if (fault !== null) return err(fault)
        await insertOwnValue(trx, partnershipId, value, by)
        return ok(written(permitted.value, partnershipId, 'parameter.added', null, value))
      }),

    edit: (caller, { id, version, draft }) =>
      recordChange<OwnValueView>(foundation, async (trx, at) => {
        const found = await permittedValue(trx, caller, id)
        if (!found.ok) return found
        const { partnershipId, value: before, actor } = found.value
        if (fieldsOf(before, draft).length === 0) return ok({ value: before, isRepeat: true })
        if (before.version !== version) return err(refuse('parameter.changed', { current: before }))
        const updatedByName = await nameOfPerson(trx, actor.personId)
        const after = { ...draft, id, version: version + 1, updatedAt: at, updatedByName }
        const others = (await listOwnValues(trx, partnershipId)).filter((value) => value.id !== id)
        const fault = draftFault(draft, others) ?? (await scenarioFault(trx, partnershipId, [...others, after]))
        if (fault !== null) return err(fault)
        await updateOwnValue(trx, after, { by: actor.personId, removedAt: null })
        return ok(written(actor, partnershipId, 'parameter.edited', before, after))
      }),

    async remove(caller, { id, version }) {
      const removed = await recordChange<OwnValueView>(foundation, async (trx, at) => {
        const found = await permittedValue(trx, caller, id)
        if (!found.ok) return found
        const { partnershipId, value: before, actor } = found.value
        if (before.version !== version) return err(refuse('parameter.changed', { current: before }))
        const others = (await listOwnValues(trx, partnershipId)).filter((value) => value.id !== id)
        const fault = await scenarioFault(trx, partnershipId, others)
        if (fault !== null) return err(fault)
        const updatedByName = await nameOfPerson(trx, actor.personId)
        const after = { ...before, version: version + 1, updatedAt: at, updatedByName }
        await updateOwnValue(trx, after, { by: actor.personId, removedAt: at })
        return ok(written(actor, partnershipId, 'parameter.removed', before, after))
      })
      return removed.ok ? ok({ id }) : removed
    },
  }
}

/** The value with the actor, when it exists and the caller may edit values where it belongs. */
async function permittedValue(
  trx: Database,
  caller: Caller,
  id: ParameterValueId,
): Promise<Result<{ partnershipId: PartnershipId; value: OwnValueView; actor: Actor }, Refusal>> {
  const stored = await findOwnValue(trx, id)
  if (stored === null) return err(refuse('thing.notFound'))
  const permitted = await permit(trx, caller.actor.personId, stored.partnershipId, { kind: 'scenario.edit' })
  if (!permitted.ok) return permitted
  return stored.isRemoved ? err(refuse('thing.notFound')) : ok({ ...stored, actor: permitted.value })
}

/** A source with a personal number, a symbol that the model does not know, a second value of a day, or one that cannot be. */
function draftFault(draft: OwnValueDraft, others: readonly OwnValueView[]): Refusal | null {
  const field = fieldWithPersonalNumber({ source: draft.source, sourceUrl: draft.sourceUrl ?? '' })
  if (field !== null) return refuse('input.personalNumber', { field })
  const { parameterId, validFrom } = draft
  if (findParameter(parameterId) === null) return refuse('input.invalid', { fields: ['parameterId'] })
  if (others.some((other) => other.parameterId === parameterId && other.validFrom === validFrom)) {
    return refuse('parameter.sameDay', { validFrom })
  }
  const parsed = parseSimulationInput(wholeInput(defaultsOn(validFrom, [...others, draft]), {}))
  return parsed.ok ? null : refuse('input.invalid', { fields: parsed.error.map((fault) => fault.field) })
}

async function scenarioFault(
  trx: Database,
  partnershipId: PartnershipId,
  own: readonly OwnValueView[],
): Promise<Refusal | null> {
  for (const { name, startsOn, overrides } of await listScenarios(trx, partnershipId)) {
    const parsed = parseSimulationInput(wholeInput(defaultsOn(startsOn, own), overrides))
    if (!parsed.ok) {
      return refuse('parameter.breaksScenario', { name, fields: parsed.error.map((fault) => fault.field) })
    }
  }
  return null
}

const editableFields = ['parameterId', 'value', 'validFrom', 'source', 'sourceUrl', 'certainty'] as const
const fieldsOf = (before: OwnValueDraft, after: OwnValueDraft): string[] =>
  editableFields.filter((field) => !isSameValue(before[field], after[field]))

function written(
  actor: Actor,
  partnershipId: PartnershipId,
  action: AuditAction,
  before: OwnValueView | null,
  after: OwnValueView,
): Change<OwnValueView> {
  const label = findParameter(after.parameterId)?.label
  return {
    value: after,
    partnershipId,
    topics: ['scenarios'],
    event: {
      personId: actor.personId,
      partyId: actingParty(actor, partnershipId),
      action,
      subjectKind: 'parameterValue',
      subjectId: after.id,
      data: {
        parameterId: after.parameterId,
        'label.da': label?.da ?? after.parameterId,
        'label.en': label?.en ?? after.parameterId,
        validFrom: after.validFrom,
        source: after.source,
        certainty: after.certainty,
        version: after.version,
        ...(before === null ? {} : { 'before.value': JSON.stringify(before.value) }),
        'after.value': action === 'parameter.removed' ? null : JSON.stringify(after.value),
      },
    },
  }
}
