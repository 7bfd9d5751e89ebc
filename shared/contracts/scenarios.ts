import { z } from 'zod'
import { type OwnValue, OwnValueDraft } from '#shared/domain/scenario/own-value.ts'
import { type Scenario, ScenarioDraft, ScenarioSymbol, ScenarioValue } from '#shared/domain/scenario/scenario.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { ParameterValueId, PartnershipId, type PersonId, ScenarioId } from '#shared/kernel/ids.ts'

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

export const AddOwnValue = z.strictObject({
  id: ParameterValueId,
  partnershipId: PartnershipId,
  draft: OwnValueDraft.strict(),
})
export const EditOwnValue = z.strictObject({ id: ParameterValueId, version, draft: OwnValueDraft.strict() })
export const RemoveOwnValue = z.strictObject({ id: ParameterValueId, version })

export interface OwnValueView extends OwnValue {
  readonly updatedByName: string
}

/** A figure that is typed and not saved; without a value it is set back to the one in force. */
const UnsavedFigure = z.strictObject({ id: ScenarioSymbol, value: ScenarioValue.optional() })
export type UnsavedFigure = z.infer<typeof UnsavedFigure>

/** What one page shows and types, told anew whenever it changes and every `exploreEveryMs` at the latest. */
export const Explore = z.strictObject({
  partnershipId: PartnershipId,
  /** Made by the page, so that a person with two windows is two explorers. */
  key: z.uuid(),
  /** Null: the page has left. */
  scenarioId: ScenarioId.nullable(),
  /** The figure that has the focus. */
  focus: ScenarioSymbol.nullable(),
  edits: z.array(UnsavedFigure).max(150),
})

export interface ExplorerView {
  readonly key: string
  readonly personId: PersonId
  readonly name: string
  readonly partyKind: PartyKind | null
  readonly scenarioId: ScenarioId
  readonly focus: string | null
  readonly edits: readonly UnsavedFigure[]
  /** Rises with every change that anybody makes: the higher is the newer. */
  readonly order: number
}

/** How often a page says that it is still there, and after how long without a word it counts as gone. */
export const exploreEveryMs = 15_000
export const exploreGoneMs = 40_000
