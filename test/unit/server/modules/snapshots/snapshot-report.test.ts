import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { monteCarlo } from '#shared/simulation/monte-carlo.ts'
import type { SimulationInput } from '#shared/simulation/parameters.ts'
import { snapshotReport } from '#server/modules/snapshots/snapshot-report.ts'
import { answerOf } from '#client/features/simulation/answer.model.ts'
import { scenarioPicture } from '#client/features/simulation/scenario-picture.model.ts'
import { summaryTable } from '#client/features/simulation/summary-table.model.ts'
import { formatMoney, formatNumber } from '#client/i18n/format.ts'
import { plain } from '#client/i18n/wording/strong.ts'
import { startI18n } from '#client/i18n/i18n.ts'
import { aReference, aScenario } from '#test/reference/scenarios.ts'

const scenarios: readonly [string, SimulationInput][] = [
  ['S1', aScenario()],
  ['S2', aReference('S2')],
  ['S4', aReference('S4')],
  ['S5', aReference('S5')],
  ['S9', aReference('S9')],
  ['13 months', aScenario({ H: 13 })],
  ['a cheap course', aScenario({ cT: 0, cP: 0, cS: 0, cA: 0, cAF: 0, setup: 0, cV: 1, cF: 0, buddy: 0 })],
]

describe.each(['da', 'en'] as const)('[SCN-9] a report in %s', (language) => {
  beforeAll(async () => {
    await startI18n(language)
    await i18next.changeLanguage(language)
  })

  it.each(scenarios)('says of %s word for word and krone for krone what the screen says', (_, input) => {
    const runs = monteCarlo(input, { n: 20, seed: 1 })
    const report = snapshotReport(input, runs, language)
    const picture = scenarioPicture(input)
    const percent = (share: number): string => `${formatNumber(share * 100, 0)}${language === 'da' ? '\u00a0' : ''}%`
    const answer = answerOf(picture, {
      t: i18next.getFixedT(language, 'simulation'),
      money: (kroner) => formatMoney(kroner * 100),
      percent,
      number: (value, decimals = 1) => formatNumber(value, decimals),
    })
    expect(report.headline).toBe(answer.headline)
    expect(report.sentences).toEqual(answer.lede.map(plain))
    const shown = summaryTable(picture, runs).map(({ end, follow, horizon, npv, range }) => [
      ...[end, follow, horizon, npv].map((value) => formatNumber(value, 0)),
      range === null ? null : range.map((value) => formatNumber(value, 0)),
    ])
    expect(report.table.rows.map((row) => row.slice(1, 5))).toEqual(shown.map((row) => row.slice(0, 4)))
    for (const [index, row] of shown.entries()) {
      const range = row[4]
      if (Array.isArray(range)) for (const end of range) expect(report.table.rows[index]?.[5]).toContain(end)
    }
  })
})
