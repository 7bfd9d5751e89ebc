import { z } from 'zod'
import { ScenarioOverrides } from '#shared/domain/scenario/scenario.ts'
import { PartnershipId, ScenarioId, SnapshotId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import type { SimulationInput } from '#shared/simulation/parameters.ts'

/** Freezes what is on the screen, saved or not. The server calculates it anew: figures of a client are not believed. */
export const TakeSnapshot = z.strictObject({
  id: SnapshotId,
  partnershipId: PartnershipId,
  scenarioId: ScenarioId,
  overrides: ScenarioOverrides,
  startsOn: CalendarDay.nullable(),
})

interface Labelled {
  readonly label: string
  readonly value: string
}

/** A calculated scenario in the words and figures of one language, as they were on the day. */
export interface SnapshotReport {
  readonly headline: string
  readonly sentences: readonly string[]
  readonly figures: readonly Labelled[]
  readonly table: {
    readonly caption: string
    /** The first names the rows. */
    readonly columns: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
}

/** Never changed once it is taken. */
export interface SnapshotView {
  readonly id: SnapshotId
  readonly scenarioId: ScenarioId
  readonly scenarioName: string
  /** The saved version that it started from. */
  readonly scenarioVersion: number
  /** Whether anything on the screen differed from that version. */
  readonly hasUnsaved: boolean
  readonly startsOn: CalendarDay | null
  /** Everything that was calculated with, in the model's symbols. */
  readonly input: SimulationInput
  readonly overrides: ScenarioOverrides
  readonly report: Readonly<Record<'da' | 'en', SnapshotReport>>
  readonly takenAt: number
  readonly takenByName: string
}
