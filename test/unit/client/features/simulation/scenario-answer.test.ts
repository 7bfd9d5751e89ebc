import { beforeAll, describe, expect, it } from 'vitest'
import i18next from 'i18next'
import { monteCarlo } from '#shared/simulation/monte-carlo.ts'
import { type Answer, answerOf, type AnswerWords } from '#client/features/simulation/answer.model.ts'
import { csvColumns, monthlyCsv } from '#client/features/simulation/monthly-csv.model.ts'
import { keyFigures } from '#client/features/simulation/key-figures.model.ts'
import { chanceRange, kroner, scenarioPicture } from '#client/features/simulation/scenario-picture.model.ts'
import { summaryTable } from '#client/features/simulation/summary-table.model.ts'
import { chartLayout, niceTicks } from '#client/features/simulation/chart-layout.model.ts'
import { jobsKept } from '#client/features/simulation/jobs-kept.model.ts'
import { formatMoney, formatNumber } from '#client/i18n/format.ts'
import { startI18n } from '#client/i18n/i18n.ts'
import { plain } from '#client/i18n/wording/strong.ts'
import { aScenario, references } from '#test/reference/scenarios.ts'
import { simulateRealised } from '#shared/simulation/realised.ts'
import { simulate } from '#shared/simulation/simulate.ts'

let words: AnswerWords

beforeAll(async () => {
  await startI18n('da')
  words = {
    t: i18next.getFixedT('da', 'simulation'),
    money: (value) => formatMoney(value * 100),
    percent: (share) => `${formatNumber(share * 100, 0)}\u00a0%`,
    number: formatNumber,
  }
})

const basis = { heading: 'Resultaterne er', realised: 'sket', expected: 'forventet' }
const base = () => scenarioPicture(aScenario())
const text = (answer: Answer): string =>
  plain(
    [answer.headline, ...answer.lede, ...answer.verdicts.map(({ sentence }) => sentence), answer.zone].join(' '),
  ).replaceAll('\u00a0', ' ')

describe('the answer of a scenario', () => {
  it('says what the base scenario comes to', () => {
    const answer = answerOf(base(), words)
    expect(answer.headline).toBe('Kommunen går næsten i nul efter 5 år. Fonden får ikke sine penge igen.')
    expect(text(answer)).toContain('Besparelserne dækker 52 % af udgifterne.')
    expect(text(answer)).toContain('Kommunens regnskab vender i måned 60 og ender på −75.584 kr. i nutidskroner.')
    expect(text(answer)).toContain('Fonden mangler 2.516.950 kr.')
    expect(text(answer)).toContain('Programmet betaler sig ikke selv')
    expect(text(answer)).toContain(
      'Der findes ingen takst, hvor både kommune og forfinansier går i nul – afstanden er 1.911.288 kr.',
    )
  })

  it('words every verdict: nothing spent, self-financing, only with the state, neither', () => {
    const said = (index: number) => {
      const input = references.scenarios[index]?.input
      return text(answerOf(scenarioPicture(aScenario(input as Parameters<typeof aScenario>[0])), words))
    }
    expect(said(2)).toContain('Uden udgifter kan det ikke siges')
    expect(said(3)).toContain('Programmet betaler sig selv')
    expect(said(3)).toContain('Der er takster, som begge kan leve med')
    expect(said(1)).toContain('stadig i minus i måned 60')
    const stateOnly = aScenario({ ...(references.scenarios[3]?.input as object), cV: 5000 })
    expect(scenarioPicture(stateOnly).summary.verdict).toBe('kun-med-stat')
    expect(text(answerOf(scenarioPicture(stateOnly), words))).toContain('kun, når statens del tælles med')
  })

  it('says when the municipality is never behind, and nothing about tariffs when nothing is paid', () => {
    const free = aScenario({
      h0: 0,
      hX: 0,
      tar: { O1: 0, O2: 0, WS: 0, JS: 0, J3: 0, J6: 0, J12: 0, ES: 0 },
      ftar: { V1: 0, V2: 0, V3: 0, V4: 0 },
    })
    const answer = answerOf(scenarioPicture(free), words)
    expect(text(answer)).toContain('Kommunens regnskab er aldrig i minus')
    expect(answer.zone).toBeNull()
  })

  it('never says minus zero', () => {
    expect(Object.is(kroner(-0.3), 0)).toBe(true)
  })
})

describe('sentence, chart, table, formulas and file', () => {
  it('agree to the krone', () => {
    for (const change of [
      {},
      { N: 18.5, u: 0.3 },
      { qJ: 0.4, lam: 0.015 },
      { capTotal: 900_000, admin: 4000, grants: 100_000 },
    ]) {
      const picture = scenarioPicture(aScenario(change))
      const rows = Object.fromEntries(summaryTable(picture, null).map((row) => [row.account, row]))
      const said = text(answerOf(picture, words))
      const npv = rows['kommune']?.npv ?? Number.NaN
      expect(said).toContain(`ender på ${formatMoney(npv * 100)} i nutidskroner`.replaceAll('\u00a0', ' '))
      expect(said).toContain(formatMoney(Math.abs(rows['fond']?.npv ?? 0) * 100).replaceAll('\u00a0', ' '))
      const layout = chartLayout(picture, {}, { width: 600, height: 330 })
      for (const { account, end } of layout.lines) expect([account, end]).toEqual([account, rows[account]?.horizon])
      const figures = Object.fromEntries(keyFigures(picture).map(({ id, value }) => [id, value]))
      expect(kroner(figures['npvKom'] ?? 0)).toBe(rows['kommune']?.npv)
      expect(kroner(figures['npvFund'] ?? 0)).toBe(rows['fond']?.npv)
      expect(kroner(figures['npvProg'] ?? 0)).toBe(rows['program']?.npv)
      const file = monthlyCsv(picture, { heading: (column) => column, simulated: 'SIMULERET', basis, decimal: '.' })
      const last = file.trimEnd().split('\r\n').at(-1)?.split(';') ?? []
      const cell = (name: (typeof csvColumns)[number]) => Number(last[csvColumns.indexOf(name)])
      expect(kroner(cell('runningKom'))).toBe(rows['kommune']?.horizon)
      expect(kroner(cell('runningFund'))).toBe(rows['fond']?.horizon)
      expect(kroner(cell('runningProg'))).toBe(rows['program']?.horizon)
    }
  })

  it('agree to the krone when what has happened stands in the place of what was expected', () => {
    const input = aScenario()
    const realised = { through: 14, counts: { JS: Array.from({ length: 15 }, (_, m) => (m === 13 ? 2 : 0)) } }
    const picture = scenarioPicture(input, realised)
    const engine = simulateRealised(input, realised)
    const [kommune] = summaryTable(picture, null)
    const running = (through: number) => kroner(engine.rows.slice(0, through).reduce((sum, { kom }) => sum + kom, 0))
    expect(picture.summary).toEqual(engine.summary)
    expect(kommune).toMatchObject({ end: running(12), follow: running(18), horizon: running(60) })
    // Until month 12 all has happened; of the later sums only what stood in month 14.
    expect(kommune?.realised).toEqual({ end: running(12), follow: running(14), horizon: running(14) })
    expect(kommune?.horizon).not.toBe(summaryTable(base(), null)[0]?.horizon)
    const layout = chartLayout(picture, {}, { width: 600, height: 330 })
    expect(layout.lines.find(({ account }) => account === 'kommune')?.end).toBe(kommune?.horizon)
    const share = ((layout.realisedX ?? 0) - layout.plot.left) / (layout.plot.right - layout.plot.left)
    expect(share).toBeCloseTo(14 / 60, 9)
    const months = monthlyCsv(picture, { heading: (column) => column, simulated: 'SIMULERET', basis, decimal: '.' })
      .trimEnd()
      .split('\r\n')
      .slice(1)
    expect(months.filter((row) => row.endsWith(';sket;SIMULERET'))).toHaveLength(14)
    expect(text(answerOf(picture, words))).toContain(formatMoney((kommune?.npv ?? 0) * 100).replaceAll('\u00a0', ' '))
  })

  it('say nothing of what has happened before anything has', () => {
    expect(summaryTable(base(), null).map(({ realised }) => realised)).toEqual([null, null, null, null])
    expect(chartLayout(base(), {}, { width: 600, height: 330 }).realisedX).toBeNull()
  })

  it('are the figures of the engine', () => {
    const { summary } = simulate(aScenario())
    const [kommune, fond, stat, program] = summaryTable(base(), null)
    expect(base().summary).toEqual(summary)
    expect(kommune).toMatchObject({ end: -309_555, follow: -854_008, horizon: 7998, npv: -75_584, range: null })
    expect(fond).toMatchObject({ end: -3_514_126, follow: -3_283_902, horizon: -2_493_662, npv: -2_516_950 })
    expect(stat).toMatchObject({ horizon: kroner(summary.saveStat), npv: kroner(summary.npvSaveStat) })
    expect(program).toMatchObject({ end: -3_823_681, follow: -3_813_910, horizon: -1_768_367, npv: -1_911_288 })
  })

  it('show the 80 % range of the runs for those accounts that the runs follow', () => {
    const runs = monteCarlo(aScenario(), { n: 2000, seed: 12_345 })
    const rows = summaryTable(base(), runs)
    expect(rows.map(({ account, range }) => [account, range])).toEqual([
      ['kommune', [-849_305, 198_234]],
      ['fond', [-3_033_979, -2_365_521]],
      ['stat', null],
      ['program', [-3_011_128, -1_634_352]],
    ])
  })

  it('have formulas whose parts add up to the figure they explain', () => {
    const many = { u: 0.4, admin: 2500, grants: 250_000, firmShare: 0.7, fee: 0.08, setup: 90_000, cV: 700, c0: 1200 }
    const capped = { capCitizen: 40_000, capTotal: 900_000, includeTax: true, phi: 0.5 }
    const given = references.scenarios.map(({ input }) => aScenario(input as Parameters<typeof aScenario>[0]))
    const sums = ['npvKom', 'npvFund', 'npvProg', 'saveKom', 'payC', 'payF', 'costs', 'maxExposure', 'inJobEnd']
    for (const input of [aScenario(), aScenario(many), aScenario({ ...many, ...capped }), ...given]) {
      const figures = keyFigures(scenarioPicture(input)).filter(({ id }) => sums.includes(id))
      expect(figures).toHaveLength(sums.length)
      for (const { id, value, parts } of figures) {
        const sum = parts.reduce((total, { sign, value: part }) => total + (sign ?? 0) * part, 0)
        // Parts below half an øre are left out.
        expect([id, sum]).toEqual([id, expect.closeTo(value ?? Number.NaN, 1)])
      }
    }
  })

  it('pass payments on: what the fund gets and gives is what the others give and get', () => {
    const { payments, summary } = scenarioPicture(aScenario({ u: 0.25, firmShare: 0.8 }))
    expect(payments.kommuneUpFront + payments.fondToActors).toBeCloseTo(summary.costs, 4)
    expect(payments.fondToFirms).toBeCloseTo(0.8 * payments.kommuneToFondFirms, 4)
  })
})

describe('the chart', () => {
  const layout = chartLayout(base(), {}, { width: 600, height: 330 })

  it('marks the end of the programme, the fund’s leaving and the month in which the account turns', () => {
    expect(layout.marks.map(({ id, month }) => [id, month])).toEqual([
      ['end', 12],
      ['follow', 18],
    ])
    expect(layout.turn?.month).toBe(60)
    expect(chartLayout(scenarioPicture(aScenario({ B: 6789 })), {}, { width: 600, height: 330 }).turn).toBeNull()
  })

  it('holds every point of lines and bands inside the plot, at any width', () => {
    const runs = monteCarlo(aScenario(), { n: 200, seed: 1, bands: ['kom', 'fund'] })
    const { kom, fund } = runs.bands
    const bands = { ...(kom && { kommune: kom }), ...(fund && { fond: fund }) }
    for (const width of [260, 320, 700]) {
      const drawn = chartLayout(base(), bands, { width, height: 300 })
      expect(drawn.bands).toHaveLength(2)
      for (const { path } of [...drawn.lines, ...drawn.bands]) {
        for (const [, x = '', y = ''] of path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(drawn.plot.left - 0.1)
          expect(Number(x)).toBeLessThanOrEqual(drawn.plot.right + 0.1)
          expect(Number(y)).toBeGreaterThanOrEqual(drawn.plot.top - 0.1)
          expect(Number(y)).toBeLessThanOrEqual(drawn.plot.bottom + 0.1)
        }
      }
      const gaps = drawn.xTicks.slice(1).map(({ x }, index) => x - (drawn.xTicks[index]?.x ?? 0))
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(26)
      expect(drawn.xTicks.map(({ month }) => month)).toEqual(expect.arrayContaining([0, 60]))
    }
  })

  it('has round ticks that enclose what is drawn', () => {
    expect(niceTicks(-3_572_733, 8000, 5)).toEqual([-4_000_000, -3_000_000, -2_000_000, -1_000_000, 0, 1_000_000])
    expect(niceTicks(0, 0, 5)).toEqual([0, 1])
  })
})

describe('what is said beside the answer', () => {
  it('tells how far chance alone can move the number of jobs', () => {
    expect(chanceRange(base())).toEqual({ low: 7, high: 13 })
    expect(chanceRange(scenarioPicture(aScenario({ N: 0 })))).toEqual({ low: 0, high: 0 })
  })

  it('moves the scenario to so many of ten in a job after 26 weeks', () => {
    for (const ofTen of [4, 6, 8]) {
      expect(jobsKept(aScenario(), ofTen)).toMatchObject({ ofTen })
    }
    const [four, six] = [jobsKept(aScenario(), 4), jobsKept(aScenario(), 6)]
    expect(six?.kommunePays).toBeGreaterThan(four?.kommunePays ?? Infinity)
    expect(jobsKept(aScenario({ N: 0 }), 4)).toBeNull()
  })

  it('leaves the scenario alone when it is there already', () => {
    const { summary } = simulate(aScenario())
    const kept = jobsKept(aScenario(), (summary.counts.J6 / summary.N) * 10)
    expect(kept?.npvKommune).toBeCloseTo(summary.npvKom, 0)
    expect(kept?.kommunePays).toBeCloseTo(summary.payC + summary.payF, 0)
  })
})

describe('the monthly file', () => {
  it('has a row a month, the word simulated in each, and no cell that a spreadsheet runs', () => {
    const file = monthlyCsv(base(), { heading: (column) => `=${column}"`, simulated: 'SIMULERET', basis, decimal: ',' })
    const [heading = '', ...rows] = file.slice(1).trimEnd().split('\r\n')
    expect(file.startsWith('\uFEFF')).toBe(true)
    expect(rows).toHaveLength(60)
    expect(heading).toContain('"=month"""')
    for (const row of rows) expect(row).toMatch(/^(-?\d+(,\d+)?;){15}forventet;SIMULERET$/)
  })
})
