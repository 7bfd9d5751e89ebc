import { z } from 'zod'
import { defaultsOn, inForce } from '#shared/content/dated-values.ts'
import { type ParameterValue, parameters, unitScale } from '#shared/content/parameters.ts'
import type { OwnValueView, ScenarioView } from '#shared/contracts/scenarios.ts'
import { wholeInput } from '#shared/domain/scenario/overrides.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { PartnershipId, ScenarioId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { at, type MonthlyFigure } from '#shared/simulation/columns.ts'
import { type SimulationInput, parseSimulationInput } from '#shared/simulation/parameters.ts'
import { simulateColumns } from '#shared/simulation/simulate.ts'
import { personsInJob } from '#shared/simulation/summary.ts'
import { type DownloadContext, type DownloadFile, defineDownload } from '#server/export/download.ts'
import { html } from '#server/export/html.ts'
import { writePrintPage } from '#server/export/print-page.ts'
import type { CellValue, ExportTable } from '#server/export/table.ts'
import { writeXlsx } from '#server/export/xlsx.ts'
import { listOwnValues } from '#server/modules/parameters/parameters.store.ts'
import { snapshotReport } from '#server/modules/snapshots/snapshot-report.ts'
import { drawnSlowly } from '#server/modules/snapshots/snapshots.service.ts'

/** One saved scenario; without an id the expected one. */
const Query = z.object({ partnershipId: PartnershipId, scenarioId: ScenarioId.optional() })

interface Calculated {
  readonly scenario: ScenarioView
  readonly own: readonly OwnValueView[]
  readonly input: SimulationInput
}

async function calculated(
  { partnershipId, scenarioId }: z.infer<typeof Query>,
  { services, foundation }: DownloadContext,
): Promise<Result<Calculated, Refusal>> {
  const scenarios = await services.scenarios.list(partnershipId)
  const scenario = scenarios.find(({ id, kind }) =>
    scenarioId === undefined ? kind === 'expected' : id === scenarioId,
  )
  if (scenario === undefined) return err(refuse('thing.notFound'))
  const own = await listOwnValues(foundation.database, partnershipId)
  const input = parseSimulationInput(wholeInput(defaultsOn(scenario.startsOn, own), scenario.overrides))
  if (!input.ok) return err(refuse('input.invalid', { fields: input.error.map(({ field }) => field) }))
  return ok({ scenario, own, input: input.value })
}

const define = (write: (of: Calculated, context: DownloadContext) => Promise<Result<DownloadFile['body'], Refusal>>) =>
  defineDownload({
    query: Query,
    partnershipOf: async ({ partnershipId }) => partnershipId,
    action: { kind: 'partnership.read' },
    make: async (query, context) => {
      const found = await calculated(query, context)
      if (!found.ok) return found
      const written = await write(found.value, context)
      if (!written.ok) return written
      return ok({ name: `${texts[context.language].title} ${found.value.scenario.name}`, body: written.value })
    },
  })

/** Every month with its sums, and every assumption with its source. */
export const simulationXlsx = define(async (of, { language }) =>
  ok(await writeXlsx([monthsTable(of, language), assumptionsTable(of, language)])),
)

/** The answer, the key figures and the assumptions on paper. */
export const simulationPdf = define(async (of, { language, printer }) => {
  const words = texts[language]
  const report = snapshotReport(of.input, await drawnSlowly(of.input), language)
  const title = `${words.title}: ${of.scenario.name}`
  const assumptions = assumptionsTable(of, language)
  const cell = (value: CellValue): string =>
    typeof value === 'number'
      ? new Intl.NumberFormat(words.locale, { maximumFractionDigits: 4 }).format(value)
      : (value ?? '')
  const body = html` <p><span class="stamp">${words.stamp}</span> ${words.notReal}</p>
    <h1>${report.headline}</h1>
    <p>${report.sentences.join(' ')}</p>
    <h2>${words.figures}</h2>
    <table>
      <caption>
        ${words.stamp}
      </caption>
      <tbody>
        ${report.figures.map(
          ({ label, value }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td class="number">${value}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <table>
      <caption>
        ${report.table.caption}
      </caption>
      <thead>
        <tr>
          ${report.table.columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${report.table.rows.map(
          ([name = '', ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((value) => html`<td class="number">${value}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>${assumptions.name}</h2>
    <table>
      <caption>
        ${assumptions.name}
      </caption>
      <thead>
        <tr>
          ${assumptions.columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${assumptions.rows.map(
          ([name = '', ...cells]) =>
            html`<tr>
              <th scope="row">${cell(name)}</th>
              ${cells.map((value) => html`<td>${cell(value)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`
  return printer.print({ html: writePrintPage({ title, language, body }), footer: `${words.stamp} · ${title}` })
})

const amounts = [
  'saveKom',
  'saveStat',
  'cost',
  'payC',
  'payF',
  'kom',
  'fund',
  'prog',
] as const satisfies readonly MonthlyFigure[]

function monthsTable({ input }: Calculated, language: 'da' | 'en'): ExportTable {
  const words = texts[language]
  const { columns } = simulateColumns(input)
  // Rounded before they are added up, so that the sum is that of the cells one sees.
  const ore = (figure: MonthlyFigure, m: number): number => Math.round(at(columns[figure], m) * 100) + 0
  const months = Array.from({ length: columns.horizon }, (_, index) => index + 1)
  return {
    name: words.months,
    columns: [
      { heading: words.month, kind: 'count' },
      ...amounts.map((figure) => ({ heading: words.amount[figure], kind: 'money' as const, width: 18 })),
      { heading: words.inJob, kind: 'decimal' },
      { heading: words.baseline, kind: 'decimal' },
      { heading: words.amountsAre, kind: 'text' },
    ],
    rows: months.map((m) => [
      m,
      ...amounts.map((figure) => ore(figure, m)),
      personsInJob(columns, m),
      at(columns.CJ, m),
      words.stamp,
    ]),
    totals: [
      null,
      ...amounts.map((figure) => months.reduce((sum, m) => sum + ore(figure, m), 0)),
      null,
      null,
      words.stamp,
    ],
  }
}

function assumptionsTable({ scenario, own }: Calculated, language: 'da' | 'en'): ExportTable {
  const words = texts[language]
  const defaults = defaultsOn(scenario.startsOn, own)
  return {
    name: words.assumptions,
    columns: [
      { heading: words.assumption, kind: 'text', width: 48 },
      { heading: words.value, kind: 'decimal' },
      { heading: words.unit, kind: 'text', width: 24 },
      { heading: words.source, kind: 'text', width: 48 },
      { heading: words.since, kind: 'text', width: 14 },
      { heading: words.certainty, kind: 'text', width: 16 },
    ],
    rows: parameters.map((parameter) => {
      const isChanged = Object.hasOwn(scenario.overrides, parameter.id)
      const value: ParameterValue = isChanged
        ? (scenario.overrides[parameter.id] ?? null)
        : (defaults[parameter.id] ?? null)
      const standing = inForce(parameter.id, scenario.startsOn, own)
      const from =
        standing.from === 'own'
          ? { source: standing.own.source, since: standing.own.validFrom, certainty: standing.own.certainty }
          : standing.from === 'law'
            ? {
                source: standing.law.source[language],
                since: standing.law.validFrom,
                certainty: standing.law.certainty,
              }
            : { source: parameter.source[language], since: parameter.year, certainty: parameter.certainty }
      return [
        parameter.label[language],
        typeof value === 'number' ? Number((value * unitScale(parameter.unit)).toPrecision(12)) : wordsOf(value, words),
        words.units[parameter.unit],
        isChanged ? words.typed : from.source,
        isChanged ? '' : from.since,
        isChanged ? words.certainties.choice : words.certainties[from.certainty],
      ]
    }),
  }
}

function wordsOf(value: Exclude<ParameterValue, number>, words: (typeof texts)['da' | 'en']): string {
  if (value === null) return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return value.map(([week, share]) => `${week ?? '∞'}: ${Math.round(share * 100)} %`).join('; ')
}

const texts = {
  da: {
    locale: 'da-DK',
    title: 'Simulering',
    stamp: 'SIMULERET',
    notReal: 'Ikke en aftale. Det er forventede tal, og Samspil flytter ingen penge.',
    figures: 'Nøgletal',
    months: 'Måneder',
    month: 'Måned',
    amount: {
      saveKom: 'Kommunens besparelse',
      saveStat: 'Statens besparelse',
      cost: 'Udgifter',
      payC: 'Betaling for borgernes resultater',
      payF: 'Betaling for virksomhedernes resultater',
      kom: 'Kommunen i måneden',
      fund: 'Fonden i måneden',
      prog: 'Programmet i måneden',
    },
    inJob: 'I job med indsats',
    baseline: 'I job uden indsats',
    amountsAre: 'Beløbene er',
    assumptions: 'Antagelser',
    assumption: 'Antagelse',
    value: 'Værdi',
    unit: 'Enhed',
    source: 'Kilde',
    since: 'Fra',
    certainty: 'Sikkerhed',
    typed: 'Skrevet i scenariet',
    none: 'intet loft',
    yes: 'ja',
    no: 'nej',
    certainties: {
      verified: 'verificeret',
      unverified: 'ikke verificeret',
      assumption: 'antagelse',
      choice: 'jeres valg',
    },
    units: {
      persons: 'borgere',
      firms: 'virksomheder',
      months: 'måneder',
      month: 'måned nr.',
      weeks: 'uger',
      percent: '%',
      percentPerMonth: '% pr. måned',
      percentPerYear: '% om året',
      percentOfWage: '% af lønnen',
      hoursPerWeek: 'timer om ugen',
      dkk: 'kr.',
      dkkPerMonth: 'kr. pr. måned',
      dkkPerCitizenMonth: 'kr. pr. borger pr. måned',
      dkkPerFirmMonth: 'kr. pr. virksomhed pr. måned',
      dkkPerHour: 'kr. pr. time',
      ladder: 'uge: statens del',
      yesNo: '',
    },
  },
  en: {
    locale: 'en-GB',
    title: 'Simulation',
    stamp: 'SIMULATED',
    notReal: 'Not an agreement. These are expected figures, and Samspil moves no money.',
    figures: 'Key figures',
    months: 'Months',
    month: 'Month',
    amount: {
      saveKom: 'The municipality’s saving',
      saveStat: 'The state’s saving',
      cost: 'Cost',
      payC: 'Payment for citizens’ outcomes',
      payF: 'Payment for firms’ outcomes',
      kom: 'The municipality in the month',
      fund: 'The fund in the month',
      prog: 'The programme in the month',
    },
    inJob: 'In a job with the effort',
    baseline: 'In a job without the effort',
    amountsAre: 'The amounts are',
    assumptions: 'Assumptions',
    assumption: 'Assumption',
    value: 'Value',
    unit: 'Unit',
    source: 'Source',
    since: 'From',
    certainty: 'Certainty',
    typed: 'Typed in the scenario',
    none: 'no cap',
    yes: 'yes',
    no: 'no',
    certainties: {
      verified: 'verified',
      unverified: 'not verified',
      assumption: 'assumption',
      choice: 'your choice',
    },
    units: {
      persons: 'citizens',
      firms: 'firms',
      months: 'months',
      month: 'month no.',
      weeks: 'weeks',
      percent: '%',
      percentPerMonth: '% a month',
      percentPerYear: '% a year',
      percentOfWage: '% of the wage',
      hoursPerWeek: 'hours a week',
      dkk: 'DKK',
      dkkPerMonth: 'DKK a month',
      dkkPerCitizenMonth: 'DKK a citizen a month',
      dkkPerFirmMonth: 'DKK a firm a month',
      dkkPerHour: 'DKK an hour',
      ladder: 'week: the state’s part',
      yesNo: '',
    },
  },
} as const
