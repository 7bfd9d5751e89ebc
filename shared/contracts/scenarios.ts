import { z } from 'zod'
import { type Scenario, ScenarioDraft } from '#shared/domain/scenario/scenario.ts'
import { PartnershipId, ScenarioId } from '#shared/kernel/ids.ts'

const version = z.number().int().min(1)

/** The id comes from the client, so that a repeated call changes nothing. What is made is one of the own kind. */
export const CreateScenario = z.strictObject({
  id: ScenarioId,
  partnershipId: PartnershipId,
  draft: ScenarioDraft.strict(),
})
export const EditScenario = z.strictObject({ id: ScenarioId, version, draft: ScenarioDraft.strict() })
export const RemoveScenario = z.strictObject({ id: ScenarioId, version })

export interface ScenarioView extends Scenario {
  /** Who saved it last; null for one that stands as it was made. */
  readonly updatedByName: string | null
}
