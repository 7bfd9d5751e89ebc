import type { SnapshotReport } from '#shared/contracts/snapshots.ts'
import { type MonteCarlo, type Spread, robustnessOf } from '#shared/simulation/monte-carlo.ts'
import type { SimulationInput } from '#shared/simulation/parameters.ts'
import { atCutDates, cutMonths } from '#shared/simulation/self-financing.ts'
import { simulateColumns } from '#shared/simulation/simulate.ts'
import { summarise } from '#shared/simulation/summary.ts'
import { type ReportWords, reportWords } from './report-words.ts'

/** So close to nothing, measured against what is paid, that a sentence calls it even; as on the screen. */
const almostEven = 0.05

/**
 * The scenario in the words and whole kroner of one language: what a snapshot freezes and an export prints.
 * `runs` is null when the scenario cannot be drawn; then no range and no likelihood is given.
 */
export function snapshotReport(input: SimulationInput, runs: MonteCarlo | null, language: 'da' | 'en'): SnapshotReport {
  const words = reportWords[language]
  const { columns, payOutside } = simulateColumns(input)
  const summary = summarise(input, columns, payOutside)
  const cuts = cutMonths(input)
  const text = textOf(words)
  const after = words.after(input.H % 12 === 0 ? input.H / 12 : null, input.H)
  const measure = Math.max(Math.abs(summary.npvPay), Math.abs(summary.npvSaveKom))
  const kommuneHeadline =
    measure > 0 && Math.abs(summary.npvKom) < almostEven * measure
      ? words.kommuneEven(after)
      : summary.npvKom >= 0
        ? words.kommunePlus(after)
        : words.kommuneMinus(after)
  const end = text.money(summary.npvKom)
  const breakEven = summary.breakEvenKom
  const row = (name: string, column: Float64Array, npv: number, spread: Spread | null): readonly string[] => {
    const at = atCutDates(input, column)
    return [
      name,
      text.kroner(at.end),
      text.kroner(at.follow),
      text.kroner(at.H),
      text.kroner(npv),
      spread === null ? words.notCalculated : words.rangeTo(text.kroner(spread.p10), text.kroner(spread.p90)),
    ]
  }
  const [kommune, fond, stat, program] = words.accounts
  return {
    headline:
      summary.verdict === 'ingen-data'
        ? words.noCostHeadline
        : `${kommuneHeadline} ${summary.npvFund >= 0 ? words.fondEven : words.fondLoses}`,
    sentences: [
      summary.coverKom === null ? words.noCost : words.covers(text.percent(summary.coverKom, 0)),
      breakEven === null
        ? words.never(input.H, end)
        : breakEven === 0
          ? words.always(end)
          : words.turns(breakEven, end),
      summary.npvFund >= 0
        ? words.fondGains(text.money(summary.npvFund))
        : words.fondLacks(text.money(-summary.npvFund)),
    ],
    figures: [
      { label: words.figure.kommune, value: end },
      { label: words.figure.fond, value: text.money(summary.npvFund) },
      { label: words.figure.program, value: text.money(summary.npvProg) },
      ...(summary.coverKom === null ? [] : [{ label: words.figure.cover, value: text.percent(summary.coverKom, 1) }]),
      {
        label: words.figure.turn,
        value:
          breakEven === null
            ? words.neverTurns
            : breakEven === 0
              ? words.alwaysAbove
              : words.month(breakEven).toLocaleLowerCase(words.locale),
      },
      {
        label: words.figure.J6,
        value: words.ofCitizens(text.persons(summary.counts.J6), text.persons(input.N)),
      },
      // Gross beside what would have happened anyway, always.
      { label: words.figure.inJob(input.H), value: text.persons(summary.inJobEnd) },
      { label: words.figure.baseline(input.H), value: text.persons(summary.baselineInJobEnd) },
      ...(runs === null
        ? []
        : [
            {
              label: words.figure.sure,
              value: words.sure(words.robustness[robustnessOf(runs.npvKom.pPos)], Math.round(runs.npvKom.pPos * 100)),
            },
          ]),
    ],
    table: {
      caption: words.caption,
      columns: [
        words.account,
        words.month(cuts.end),
        words.month(cuts.follow),
        words.month(cuts.H),
        words.npv,
        words.range,
      ],
      rows: [
        row(kommune, columns.kom, summary.npvKom, runs?.npvKom ?? null),
        row(fond, columns.fund, summary.npvFund, runs?.npvFund ?? null),
        row(stat, columns.saveStat, summary.npvSaveStat, null),
        row(program, columns.prog, summary.npvProg, runs?.npvProg ?? null),
      ],
    },
  }
}

function textOf(words: ReportWords) {
  const number = (value: number, least: number, most: number): string =>
    new Intl.NumberFormat(words.locale, { minimumFractionDigits: least, maximumFractionDigits: most })
      .format(value)
      .replace(/^-/, '\u2212')
  // Rounded once and never minus zero, as everywhere on the screen.
  const kroner = (value: number): string => number(Math.round(value) + 0, 0, 0)
  return {
    kroner,
    money: (value: number): string => words.money(kroner(value)),
    percent: (share: number, decimals: number): string => words.percent(number(share * 100, 0, decimals)),
    persons: (value: number): string => number(value, Number.isInteger(value) ? 0 : 1, 1),
  }
}
