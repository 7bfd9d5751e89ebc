import type { MonteCarlo } from '#shared/simulation/monte-carlo.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { type Account, accounts, kroner, type ScenarioPicture } from './scenario-picture.model.ts'

export const partyOfAccount: Readonly<Record<Account, PartyKind | null>> = {
  kommune: 'municipality',
  fond: 'fund',
  stat: null,
  program: null,
}

export interface SummaryRow {
  readonly account: Account
  /** Whole kroner. */
  readonly end: number
  readonly follow: number
  readonly horizon: number
  readonly npv: number
  /** What of the three sums stands at the last month that has happened; null while nothing has. */
  readonly realised: { readonly end: number; readonly follow: number; readonly horizon: number } | null
  /** P10 and P90 of the present value; null until the runs are done, and for accounts that they do not follow. */
  readonly range: readonly [low: number, high: number] | null
}

const spreadOf = { kommune: 'npvKom', fond: 'npvFund', program: 'npvProg' } as const

/** The table under the charts: the same figures as sentence and chart, in whole kroner. */
export function summaryTable(picture: ScenarioPicture, runs: MonteCarlo | null): readonly SummaryRow[] {
  return accounts.map((account) => {
    const line = picture.lines[account]
    const spread = account === 'stat' || runs === null ? null : runs[spreadOf[account]]
    const { cuts, realisedThrough } = picture
    const happened = (month: number): number => kroner(line.running[Math.min(month, realisedThrough)] ?? 0)
    return {
      account,
      end: kroner(line.at.end),
      follow: kroner(line.at.follow),
      horizon: kroner(line.at.H),
      npv: kroner(line.npv),
      realised:
        realisedThrough < 1
          ? null
          : { end: happened(cuts.end), follow: happened(cuts.follow), horizon: happened(cuts.H) },
      range: spread === null ? null : [kroner(spread.p10), kroner(spread.p90)],
    }
  })
}
