import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import { defaultsOn } from '#shared/content/dated-values.ts'
import type { SnapshotView, TakeSnapshot } from '#shared/contracts/snapshots.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { changedSymbols, wholeInput, withoutDefaults } from '#shared/domain/scenario/overrides.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type MonteCarlo, monteCarloFaults, monteCarloSteps } from '#shared/simulation/monte-carlo.ts'
import { type SimulationInput, parseSimulationInput } from '#shared/simulation/parameters.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import { listOwnValues } from '#server/modules/parameters/parameters.store.ts'
import { findScenario, nameOfPerson } from '#server/modules/scenarios/scenarios.store.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { snapshotReport } from './snapshot-report.ts'
import { findSnapshot, insertSnapshot, listSnapshots } from './snapshots.store.ts'

/** Runs and seed of the screen, so that a snapshot says what was seen there. */
const runs = { n: 2000, seed: 12_345 } as const

/** Scenarios frozen on a day: what the plan shows, whatever becomes of the scenario. */
export interface SnapshotsService {
  list(partnershipId: PartnershipId): Promise<SnapshotView[]>
  /**
   * Calculates what is on the screen and keeps inputs, figures and words (SCN-9). Repeated with the same id it changes
   * nothing and answers with what stands.
   * Errors: `thing.notFound` for a scenario of another partnership; `input.invalid` with the fields.
   */
  take(caller: Caller, input: z.infer<typeof TakeSnapshot>): Promise<Result<SnapshotView, Refusal>>
}

export function createSnapshotsService(foundation: Foundation): SnapshotsService {
  const { database } = foundation
  return {
    list: (partnershipId) => listSnapshots(database, partnershipId),

    async take(caller, { id, partnershipId, scenarioId, overrides: typed, startsOn }) {
      // Asked before the work too: two thousand runs are not for anybody.
      const decision = decide(caller.actor, partnershipId, { kind: 'scenario.edit' })
      if (!decision.allowed) return err(decision.refusal)
      const defaults = defaultsOn(startsOn, await listOwnValues(database, partnershipId))
      const overrides = withoutDefaults(defaults, typed)
      const unknown = Object.keys(overrides).filter((symbol) => !Object.hasOwn(defaults, symbol))
      if (unknown.length > 0) return err(refuse('input.invalid', { fields: unknown }))
      const parsed = parseSimulationInput(wholeInput(defaults, overrides))
      if (!parsed.ok) return err(refuse('input.invalid', { fields: parsed.error.map((fault) => fault.field) }))
      const input = parsed.value
      const drawn = await drawnSlowly(input)

      return recordChange<SnapshotView>(foundation, async (trx, at) => {
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'scenario.edit' })
        if (!permitted.ok) return permitted
        const existing = await findSnapshot(trx, id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId) return err(refuse('thing.notFound'))
          return ok({ value: existing.snapshot, isRepeat: true })
        }
        const stored = await findScenario(trx, scenarioId)
        if (stored === null || stored.isRemoved || stored.partnershipId !== partnershipId) {
          return err(refuse('thing.notFound'))
        }
        const { scenario } = stored
        const by = permitted.value.personId
        const snapshot: SnapshotView = {
          id,
          scenarioId,
          scenarioName: scenario.name,
          scenarioVersion: scenario.version,
          hasUnsaved: scenario.startsOn !== startsOn || changedSymbols(scenario.overrides, overrides).length > 0,
          startsOn,
          input,
          overrides,
          report: { da: snapshotReport(input, drawn, 'da'), en: snapshotReport(input, drawn, 'en') },
          takenAt: at,
          takenByName: await nameOfPerson(trx, by),
        }
        await insertSnapshot(trx, partnershipId, snapshot, by)
        return ok({
          value: snapshot,
          partnershipId,
          topics: ['scenarios'],
          event: {
            personId: by,
            partyId: actingParty(permitted.value, partnershipId),
            action: 'snapshot.taken',
            subjectKind: 'snapshot',
            subjectId: id,
            data: { name: scenario.name, scenarioId, version: scenario.version },
          },
        })
      })
    },
  }
}

/** The runs in short steps with a breath between them, so that nobody's letters wait for them. Null: cannot be drawn. */
export async function drawnSlowly(input: SimulationInput): Promise<MonteCarlo | null> {
  if (monteCarloFaults(input).length > 0) return null
  const steps = monteCarloSteps(input, { ...runs, runsPerStep: 50 })
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value
    await setImmediate()
  }
}
