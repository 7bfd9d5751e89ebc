import type { z } from 'zod'
import { defaultsOn } from '#shared/content/dated-values.ts'
import { startingScenarios } from '#shared/content/starting-scenarios.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import type {
  CreateScenario,
  EditScenario,
  Explore,
  ExplorerView,
  RemoveScenario,
  ScenarioView,
} from '#shared/contracts/scenarios.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { changedScenarioFields, wholeInput, withoutDefaults } from '#shared/domain/scenario/overrides.ts'
import { type Scenario, type ScenarioDraft, isRemovable, mostScenarios } from '#shared/domain/scenario/scenario.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type PartnershipId, ScenarioId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { parseSimulationInput } from '#shared/simulation/parameters.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import { listOwnValues } from '#server/modules/parameters/parameters.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { Exploration } from './exploration.ts'
import {
  type StoredScenario,
  countEver,
  countStanding,
  findScenario,
  insertScenario,
  languageOf,
  listScenarios,
  nameOfLastWriter,
  nameOfPerson,
  updateScenario,
} from './scenarios.store.ts'

/**
 * The use cases of scenarios. A write against an older version is refused with `scenario.changed` and the scenario as
 * it stands; a scenario of another partnership, or a removed one, answers `thing.notFound`.
 */
export interface ScenariosService {
  /** In the order in which they are shown. The first call in a partnership makes the four starting ones (SCN-1). */
  list(partnershipId: PartnershipId): Promise<ScenarioView[]>
  /** Adds one of the own kind. Repeated with the same id it changes nothing and answers with what stands. */
  create(caller: Caller, input: z.infer<typeof CreateScenario>): Promise<Result<ScenarioView, Refusal>>
  edit(caller: Caller, input: z.infer<typeof EditScenario>): Promise<Result<ScenarioView, Refusal>>
  /** Takes one of the own kind out of the list; the row stays. */
  remove(caller: Caller, input: z.infer<typeof RemoveScenario>): Promise<Result<{ id: ScenarioId }, Refusal>>
  /** Takes in what a page shows and tells the others, if it is news. The right is the caller's business. */
  explore(caller: Caller, input: z.infer<typeof Explore>): Promise<void>
  explorers(partnershipId: PartnershipId): ExplorerView[]
}

export function createScenariosService(foundation: Foundation): ScenariosService {
  const { database } = foundation
  const exploration = new Exploration(() => foundation.clock.now())
  return {
    async explore(caller, input) {
      const { personId, memberships } = caller.actor
      const partyKind = memberships.find((one) => one.partnershipId === input.partnershipId)?.partyKind ?? null
      const explorer = { personId, name: await nameOfPerson(database, personId), partyKind }
      if (exploration.tell(explorer, input)) foundation.notices.publish(input.partnershipId, 'exploration')
    },
    explorers: (partnershipId) => exploration.list(partnershipId),

    async list(partnershipId) {
      const standing = await listScenarios(database, partnershipId)
      if (standing.length > 0) return standing
      await begin(foundation, partnershipId)
      return listScenarios(database, partnershipId)
    },

    create: (caller, input) =>
      recordChange<ScenarioView>(foundation, async (trx, at) => {
        const { partnershipId } = input
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'scenario.edit' })
        if (!permitted.ok) return permitted
        const existing = await findScenario(trx, input.id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId || existing.isRemoved) return err(refuse('thing.notFound'))
          return ok({ value: await viewOf(trx, existing.scenario), isRepeat: true })
        }
        if ((await countStanding(trx, partnershipId)) >= mostScenarios) return err(refuse('scenario.tooMany'))
        const defaults = defaultsOn(input.draft.startsOn, await listOwnValues(trx, partnershipId))
        const draft = withoutRepeats(defaults, input.draft)
        const fault = draftFault(defaults, draft)
        if (fault !== null) return err(fault)
        const scenario: Scenario = {
          ...draft,
          id: input.id,
          kind: 'own',
          version: 1,
          createdAt: at,
          updatedAt: at,
        }
        const by = permitted.value.personId
        await insertScenario(trx, partnershipId, scenario, { position: await countEver(trx, partnershipId), by })
        const value = { ...scenario, updatedByName: await nameOfPerson(trx, by) }
        return ok(written(permitted.value, partnershipId, 'scenario.created', null, value))
      }),

    edit: (caller, input) =>
      recordChange<ScenarioView>(foundation, async (trx, at) => {
        const found = await permittedScenario(trx, caller, input.id)
        if (!found.ok) return found
        const { partnershipId, scenario: before, actor } = found.value
        const defaults = defaultsOn(input.draft.startsOn, await listOwnValues(trx, partnershipId))
        const draft = withoutRepeats(defaults, input.draft)
        if (changedScenarioFields(before, draft).length === 0) {
          return ok({ value: await viewOf(trx, before), isRepeat: true })
        }
        if (before.version !== input.version) {
          return err(refuse('scenario.changed', { current: await viewOf(trx, before) }))
        }
        const fault = draftFault(defaults, draft)
        if (fault !== null) return err(fault)
        const after: Scenario = { ...before, ...draft, version: before.version + 1, updatedAt: at }
        await updateScenario(trx, after, { by: actor.personId, removedAt: null })
        const value = { ...after, updatedByName: await nameOfPerson(trx, actor.personId) }
        return ok(written(actor, partnershipId, 'scenario.edited', before, value))
      }),

    async remove(caller, input) {
      const removed = await recordChange<ScenarioView>(foundation, async (trx, at) => {
        const found = await permittedScenario(trx, caller, input.id)
        if (!found.ok) return found
        const { partnershipId, scenario: before, actor } = found.value
        if (!isRemovable(before.kind)) return err(refuse('scenario.fixed'))
        if (before.version !== input.version) {
          return err(refuse('scenario.changed', { current: await viewOf(trx, before) }))
        }
        const after: Scenario = { ...before, version: before.version + 1, updatedAt: at }
        await updateScenario(trx, after, { by: actor.personId, removedAt: at })
        const value = { ...after, updatedByName: await nameOfPerson(trx, actor.personId) }
        return ok(written(actor, partnershipId, 'scenario.removed', before, value))
      })
      return removed.ok ? ok({ id: input.id }) : removed
    },
  }
}

/**
 * Makes the four starting scenarios, once: asked again inside the transaction, so that two first visitors make four
 * and not eight. Nobody made them, so the audit row names nobody.
 */
async function begin(foundation: Foundation, partnershipId: PartnershipId): Promise<void> {
  await recordChange<null>(foundation, async (trx, at) => {
    const language = await languageOf(trx, partnershipId)
    if (language === null) return err(refuse('thing.notFound'))
    if ((await countEver(trx, partnershipId)) > 0) return ok({ value: null, isRepeat: true })
    const made = startingScenarios(language).map((start) => ({
      ...start,
      startsOn: null,
      id: ScenarioId.parse(foundation.random.uuid()),
      version: 1,
      createdAt: at,
      updatedAt: at,
    }))
    for (const [position, scenario] of made.entries()) {
      await insertScenario(trx, partnershipId, scenario, { position, by: null })
    }
    return ok({
      value: null,
      partnershipId,
      topics: ['scenarios'],
      event: {
        personId: null,
        partyId: null,
        action: 'scenario.created',
        subjectKind: 'scenario',
        subjectId: made[0]?.id ?? partnershipId,
        data: { name: made.map(({ name }) => name).join(', '), count: made.length, version: 1 },
      },
    })
  })
}

/** The scenario with the actor, when it exists and the caller may edit scenarios where it belongs. */
async function permittedScenario(
  trx: Database,
  caller: Caller,
  id: ScenarioId,
): Promise<Result<StoredScenario & { actor: Actor }, Refusal>> {
  const stored = await findScenario(trx, id)
  if (stored === null) return err(refuse('thing.notFound'))
  // Whoever agrees on targets explores what they would cost.
  const permitted = await permit(trx, caller.actor.personId, stored.partnershipId, { kind: 'scenario.edit' })
  if (!permitted.ok) return permitted
  return stored.isRemoved ? err(refuse('thing.notFound')) : ok({ ...stored, actor: permitted.value })
}

const viewOf = async (trx: Database, scenario: Scenario): Promise<ScenarioView> => ({
  ...scenario,
  updatedByName: await nameOfLastWriter(trx, scenario.id),
})

type Defaults = ReturnType<typeof defaultsOn>

const withoutRepeats = (defaults: Defaults, draft: ScenarioDraft): ScenarioDraft => ({
  name: draft.name,
  overrides: withoutDefaults(defaults, draft.overrides),
  startsOn: draft.startsOn,
})

/** A name with a personal number, a symbol that the model does not know, or values that it cannot calculate with. */
function draftFault(defaults: Defaults, draft: ScenarioDraft): Refusal | null {
  const field = fieldWithPersonalNumber({ name: draft.name })
  if (field !== null) return refuse('input.personalNumber', { field })
  const unknown = Object.keys(draft.overrides).filter((id) => !Object.hasOwn(defaults, id))
  if (unknown.length > 0) return refuse('input.invalid', { fields: unknown })
  const parsed = parseSimulationInput(wholeInput(defaults, draft.overrides))
  return parsed.ok ? null : refuse('input.invalid', { fields: parsed.error.map((fault) => fault.field) })
}

function written(
  actor: Actor,
  partnershipId: PartnershipId,
  action: AuditAction,
  before: Scenario | null,
  after: ScenarioView,
): Change<ScenarioView> {
  const fields = before === null ? [] : changedScenarioFields(before, after)
  const flat = (scenario: Scenario | null, field: string): string | number | null => {
    const value = field === 'name' || field === 'startsOn' ? scenario?.[field] : scenario?.overrides[field]
    return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value ?? null)
  }
  return {
    value: after,
    partnershipId,
    topics: ['scenarios'],
    event: {
      personId: actor.personId,
      partyId: actingParty(actor, partnershipId),
      action,
      subjectKind: 'scenario',
      subjectId: after.id,
      data: {
        name: after.name,
        kind: after.kind,
        version: after.version,
        ...(fields.length === 0 ? {} : { fields: fields.join(',') }),
        ...Object.fromEntries(fields.map((field) => [`before.${field}`, flat(before, field)])),
        ...Object.fromEntries(fields.map((field) => [`after.${field}`, flat(after, field)])),
      },
    },
  }
}
