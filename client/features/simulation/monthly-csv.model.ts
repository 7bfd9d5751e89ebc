import { at, type MonthlyFigure } from '#shared/simulation/columns.ts'
import { personsInJob } from '#shared/simulation/summary.ts'
import type { ScenarioPicture } from './scenario-picture.model.ts'

/** What each column of the file holds, in order; `R` and the persons are no amounts. */
export const csvColumns = [
  'month',
  'saveKom',
  'saveStat',
  'cost',
  'payC',
  'payF',
  'kom',
  'fund',
  'prog',
  'runningKom',
  'runningFund',
  'runningProg',
  'inJob',
  'baselineInJob',
  'onBenefit',
] as const
export type CsvColumn = (typeof csvColumns)[number]

/**
 * Every month as a file for a spreadsheet: semicolons and the language's decimal mark, a byte order mark so that
 * Danish letters survive, and the word for "simulated" in every row. Cells are numbers or fixed words, so that no cell
 * can be taken for a formula.
 */
export function monthlyCsv(
  picture: ScenarioPicture,
  words: {
    readonly heading: (column: CsvColumn) => string
    readonly simulated: string
    readonly basis: Readonly<Record<'heading' | 'realised' | 'expected', string>>
    readonly decimal: ',' | '.'
  },
): string {
  const { columns, lines } = picture
  const number = (value: number): string => String(Math.round(value * 100) / 100 + 0).replace('.', words.decimal)
  const figure = (name: MonthlyFigure, m: number): number => at(columns[name], m)
  const cell = (column: CsvColumn, m: number): number => {
    if (column === 'month') return m
    if (column === 'runningKom') return lines.kommune.running[m] ?? 0
    if (column === 'runningFund') return lines.fond.running[m] ?? 0
    if (column === 'runningProg') return lines.program.running[m] ?? 0
    if (column === 'inJob') return personsInJob(columns, m)
    if (column === 'baselineInJob') return at(columns.CJ, m)
    if (column === 'onBenefit') {
      return at(columns.T, m) + at(columns.P, m) + at(columns.B1, m) + at(columns.B2, m) + at(columns.X, m)
    }
    return figure(column, m)
  }
  const rows = Array.from({ length: columns.horizon }, (_, index) =>
    [
      ...csvColumns.map((column) => number(cell(column, index + 1))),
      index < picture.realisedThrough ? words.basis.realised : words.basis.expected,
      words.simulated,
    ].join(';'),
  )
  const heading = [...csvColumns.map(words.heading), words.basis.heading, words.simulated].map(quoted).join(';')
  return `\uFEFF${[heading, ...rows].join('\r\n')}\r\n`
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
