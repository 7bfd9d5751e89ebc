import { outcomeText } from '#shared/content/outcome-texts.ts'
import type { PortfolioView } from '#shared/contracts/portfolio.ts'
import type { PublishedFigure } from '#shared/domain/privacy/published-figures.ts'
import { refuse } from '#shared/kernel/errors.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Download } from '#server/export/download.ts'
import type { CellValue, ExportTable } from '#server/export/table.ts'
import { writeXlsx } from '#server/export/xlsx.ts'

/** The portfolio as the caller sees it on the screen: a sheet of partnerships, one of outcomes, one of settings. */
export const portfolioXlsx: Download = {
  async prepare(query, { caller, services, language }) {
    // No parameters: who asks decides what is in it, so an address that names more is a mistake.
    const unknown = Object.keys(Object(query))
    if (unknown.length > 0) return { ok: false, error: refuse('input.invalid', { fields: unknown }) }
    const view = await services.portfolio.get(caller)
    if (!view.ok) return view
    return ok({ name: texts[language].title, body: await writeXlsx(portfolioTables(view.value, language)) })
  },
}

const texts = {
  da: {
    title: 'Portefølje',
    sheets: { partnerships: 'Partnerskaber', outcomes: 'Lovet og bekræftet', settings: 'Forløb a og b' },
    partnership: 'Partnerskab',
    clusters: 'Klynge',
    places: 'Pladser',
    firms: 'Virksomheder',
    status: 'Status',
    sections: 'Klare afsnit',
    sectionsTotal: 'Afsnit',
    commitments: 'Forpligtelser',
    accepted: 'Sagt ja til',
    promisedKroner: 'Lovet betaling, kr. (SIMULERET)',
    code: 'Kode',
    outcome: 'Resultat',
    promised: 'Lovet',
    verified: 'Bekræftet',
    settingA: 'a: aktørens egen virksomhed',
    settingB: 'b: acceleratorvirksomheden',
    all: 'Alle',
    total: 'I alt',
    hidden: 'under 5',
    between: (least: number, most: number) => `${least} til ${most}`,
    tooFew: 'for få til at vise',
    statuses: {
      notBegun: 'Ikke begyndt',
      planning: 'Planlægger',
      running: 'I gang',
      followUp: 'Opfølgning',
      ended: 'Afsluttet',
    },
  },
  en: {
    title: 'Portfolio',
    sheets: { partnerships: 'Partnerships', outcomes: 'Promised and verified', settings: 'Settings a and b' },
    partnership: 'Partnership',
    clusters: 'Cluster',
    places: 'Places',
    firms: 'Firms',
    status: 'Status',
    sections: 'Sections ready',
    sectionsTotal: 'Sections',
    commitments: 'Commitments',
    accepted: 'Accepted',
    promisedKroner: 'Promised payment, DKK (SIMULATED)',
    code: 'Code',
    outcome: 'Outcome',
    promised: 'Promised',
    verified: 'Verified',
    settingA: "a: the actor's own enterprise",
    settingB: 'b: the accelerator firm',
    all: 'All',
    total: 'In all',
    hidden: 'under 5',
    between: (least: number, most: number) => `${least} to ${most}`,
    tooFew: 'too few to show',
    statuses: {
      notBegun: 'Not begun',
      planning: 'Planning',
      running: 'Running',
      followUp: 'Follow-up',
      ended: 'Ended',
    },
  },
} as const

function portfolioTables(view: PortfolioView, language: 'da' | 'en'): ExportTable[] {
  const t = texts[language]
  const figure = (of: PublishedFigure): CellValue =>
    of.kind === 'exact' ? of.count : of.kind === 'hidden' ? t.hidden : t.between(of.least, of.most)
  const sum = (of: (row: PortfolioView['rows'][number]) => number) =>
    view.rows.reduce((total, row) => total + of(row), 0)
  const step = (code: PortfolioView['outcomes'][number]['code']) => outcomeText(code, language).name
  return [
    {
      name: t.sheets.partnerships,
      columns: [
        { heading: t.partnership, kind: 'text', width: 24 },
        { heading: t.clusters, kind: 'text', width: 20 },
        { heading: t.places, kind: 'count' },
        { heading: t.firms, kind: 'count' },
        { heading: t.status, kind: 'text', width: 16 },
        { heading: t.sections, kind: 'count' },
        { heading: t.sectionsTotal, kind: 'count' },
        { heading: t.commitments, kind: 'count' },
        { heading: t.accepted, kind: 'count' },
        { heading: t.promisedKroner, kind: 'money', width: 24 },
      ],
      rows: view.rows.map((row) => [
        row.name,
        row.clusterNames.join(', '),
        row.places,
        row.firms,
        t.statuses[row.status],
        row.sectionsReady,
        row.sectionsTotal,
        row.commitments,
        row.accepted,
        row.promisedOre,
      ]),
      totals: [
        t.total,
        null,
        sum((row) => row.places),
        sum((row) => row.firms),
        null,
        sum((row) => row.sectionsReady),
        sum((row) => row.sectionsTotal),
        sum((row) => row.commitments),
        sum((row) => row.accepted),
        sum((row) => row.promisedOre),
      ],
    },
    {
      name: t.sheets.outcomes,
      columns: [
        { heading: t.partnership, kind: 'text', width: 24 },
        { heading: t.code, kind: 'text' },
        { heading: t.outcome, kind: 'text', width: 36 },
        { heading: t.promised, kind: 'count' },
        { heading: t.verified, kind: 'count' },
      ],
      rows: [
        ...view.rows.flatMap((row) =>
          row.outcomes.map(({ code, promised, verified }) => [row.name, code, step(code), promised, figure(verified)]),
        ),
        ...view.outcomes.map(({ code, promised, verified }) => [t.all, code, step(code), promised, figure(verified)]),
      ],
    },
    {
      name: t.sheets.settings,
      columns: [
        { heading: t.code, kind: 'text' },
        { heading: t.outcome, kind: 'text', width: 36 },
        { heading: t.settingA, kind: 'count', width: 28 },
        { heading: t.settingB, kind: 'count', width: 28 },
      ],
      rows: view.settings.map(({ code, counts }) => [
        code,
        step(code),
        counts === null ? t.tooFew : counts.a,
        counts === null ? t.tooFew : counts.b,
      ]),
    },
  ]
}
