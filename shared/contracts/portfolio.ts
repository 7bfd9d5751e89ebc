import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PublishedFigure } from '#shared/domain/privacy/published-figures.ts'

/** How far a partnership has come, by its dates and its plan. */
export type PortfolioStatus = 'notBegun' | 'planning' | 'running' | 'followUp' | 'ended'

export interface PortfolioOutcome {
  readonly code: OutcomeCode
  /** The sum of the targets: what has been agreed, not what happened to anybody. */
  readonly promised: number
  readonly verified: PublishedFigure
}

export interface PortfolioRow {
  readonly slug: string
  readonly name: string
  /** The reader is one of the partnership's people. */
  readonly canOpen: boolean
  readonly clusterNames: readonly string[]
  readonly isUnclear: boolean
  readonly places: number
  readonly firms: number
  readonly status: PortfolioStatus
  readonly sectionsReady: number
  readonly sectionsTotal: number
  readonly commitments: number
  readonly accepted: number
  /** What the targets would pay when all are reached, in øre. Simulated. */
  readonly promisedOre: number
  /** In the order of the ladder; only outcomes that something is promised or verified for. */
  readonly outcomes: readonly PortfolioOutcome[]
}

/** `portfolio.get` */
export interface PortfolioView {
  readonly scope: 'programme' | 'municipality'
  readonly rows: readonly PortfolioRow[]
  /** Over all rows. */
  readonly outcomes: readonly PortfolioOutcome[]
  /** The programme's own test: outcomes in setting a and in setting b; null where they are too few to tell. */
  readonly settings: readonly {
    readonly code: OutcomeCode
    readonly counts: { readonly a: number; readonly b: number } | null
  }[]
}
