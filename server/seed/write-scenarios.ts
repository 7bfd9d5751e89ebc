import { defaultsOn } from '#shared/content/dated-values.ts'
import { startingScenarios } from '#shared/content/starting-scenarios.ts'
import { wholeInput } from '#shared/domain/scenario/overrides.ts'
import type { Scenario } from '#shared/domain/scenario/scenario.ts'
import { type PartnershipId, type PersonId, ScenarioId, type SnapshotId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { parseSimulationInput } from '#shared/simulation/parameters.ts'
import { insertScenario } from '#server/modules/scenarios/scenarios.store.ts'
import { snapshotReport } from '#server/modules/snapshots/snapshot-report.ts'
import { insertSnapshot } from '#server/modules/snapshots/snapshots.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { SimulationSeed } from './partnership-seed.ts'

/** The starting scenarios, the own one with the seed's numbers of people; answers with the expected one. */
export async function writeScenarios(
  trx: Database,
  to: {
    readonly random: Random
    readonly partnershipId: PartnershipId
    readonly own: SimulationSeed['own']
    readonly at: Instant
  },
): Promise<Scenario> {
  const { random, partnershipId, own, at } = to
  const scenarios = startingScenarios('da').map((start): Scenario => {
    const overrides = start.kind === 'own' && own !== undefined ? { N: own.citizens, K: own.firms } : start.overrides
    const id = ScenarioId.parse(random.uuid())
    return { ...start, overrides, startsOn: null, id, version: 1, createdAt: at, updatedAt: at }
  })
  for (const [position, scenario] of scenarios.entries()) {
    await insertScenario(trx, partnershipId, scenario, { position, by: null })
  }
  const expected = scenarios.find(({ kind }) => kind === 'expected')
  invariant(expected, 'there is an expected scenario from the start')
  return expected
}

/** The scenario frozen as it stands. */
export async function writeSnapshot(
  trx: Database,
  scenario: Scenario,
  to: {
    readonly id: SnapshotId
    readonly partnershipId: PartnershipId
    readonly personId: PersonId
    readonly at: Instant
  },
): Promise<void> {
  const parsed = parseSimulationInput(wholeInput(defaultsOn(null, []), scenario.overrides))
  invariant(parsed.ok, 'a starting scenario can be calculated')
  const input = parsed.value
  const snapshot = {
    id: to.id,
    scenarioId: scenario.id,
    scenarioName: scenario.name,
    scenarioVersion: scenario.version,
    hasUnsaved: false,
    startsOn: null,
    input,
    overrides: scenario.overrides,
    // Without its two thousand runs: every start of a demo would wait for them.
    report: { da: snapshotReport(input, null, 'da'), en: snapshotReport(input, null, 'en') },
    takenAt: to.at,
  }
  await insertSnapshot(trx, to.partnershipId, snapshot, to.personId)
}
