import { z } from 'zod'
import { outcomeText } from '#shared/content/outcome-texts.ts'
import type { SettlementView } from '#shared/contracts/settlements.ts'
import { PartnershipId } from '#shared/kernel/ids.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { writeCsv } from '#server/export/csv.ts'
import { type DownloadContext, type DownloadFile, defineDownload } from '#server/export/download.ts'
import { html } from '#server/export/html.ts'
import { writePrintPage } from '#server/export/print-page.ts'
import type { ExportTable } from '#server/export/table.ts'
import { writeXlsx } from '#server/export/xlsx.ts'
import { readPartnershipView } from '#server/modules/partnerships/partnerships.store.ts'
import { settlementFile } from './settlement-file.ts'

/** One statement by its number; without one all of the partnership. */
const Query = z.strictObject({ partnershipId: PartnershipId, number: z.coerce.number().int().min(1).optional() })

const define = (
  write: (of: readonly SettlementView[], context: DownloadContext) => Promise<Result<DownloadFile['body'], Refusal>>,
) =>
  defineDownload({
    query: Query as z.ZodType<z.infer<typeof Query>>,
    partnershipOf: async ({ partnershipId }) => partnershipId,
    action: { kind: 'partnership.read' },
    make: async ({ partnershipId, number }, context) => {
      const { settlements } = await context.services.settlements.list(partnershipId)
      const wanted = settlements
        .filter(({ content }) => number === undefined || content.number === number)
        .toSorted((a, b) => a.content.number - b.content.number)
      if (number !== undefined && wanted.length === 0) return err(refuse('thing.notFound'))
      const written = await write(wanted, context)
      if (!written.ok) return written
      const { name } = await readPartnershipView(context.foundation.database, partnershipId)
      const { one, all } = texts[context.language]
      return ok({ name: number === undefined ? `${all} ${name}` : `${one} ${number} ${name}`, body: written.value })
    },
  })

export const settlementsCsv = define(async (of, { language }) => ok(writeCsv(linesTable(of, language))))
export const settlementsXlsx = define(async (of, { language }) =>
  ok(await writeXlsx([linesTable(of, language), transfersTable(of, language)])),
)

/** Figures, hash, seal and answers; `samspil verify` checks it. One statement is an object, all are a list. */
export const settlementsJson = define(async (of) => {
  const files = of.map(settlementFile)
  return ok(`${JSON.stringify(files.length === 1 ? files[0] : files, null, 2)}\n`)
})

/** The statements on paper: who pays whom, of what, who has agreed, and the hash. */
export const settlementsPdf = define(async (of, { language, printer }) => {
  const words = texts[language]
  const title = of.length === 1 ? `${words.one} ${of[0]?.content.number ?? ''}` : words.all
  const money = (ore: number) => new Intl.NumberFormat(words.locale, { minimumFractionDigits: 2 }).format(ore / 100)
  const tableOf = ({ name, columns, rows }: ExportTable) =>
    html`<table>
      <caption>
        ${name}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map(({ kind }, index) => {
                const value = row[index] ?? null
                return kind === 'money' && typeof value === 'number'
                  ? html`<td class="number">${money(value)}</td>`
                  : html`<td>${value}</td>`
              })}
            </tr>`,
        )}
      </tbody>
    </table>`
  const body = html`<p><span class="stamp">${words.stamp}</span> ${words.notReal}</p>
    <h1>${title}</h1>
    ${of.map(
      (settlement) =>
        html`<h2>
            ${words.one} ${settlement.content.number}, ${words.months}
            ${settlement.content.fromMonth}–${settlement.content.toMonth}
          </h2>
          <p>${words.status[settlement.status]}</p>
          ${tableOf(transfersTable([settlement], language))} ${tableOf(paperTable(settlement, language))}
          <p>${words.reference}: ${settlement.hash}</p>`,
    )}`
  return printer.print({ html: writePrintPage({ title, language, body }), footer: `${words.stamp} · ${title}` })
})

const texts = {
  da: {
    locale: 'da-DK',
    one: 'Opgørelse',
    all: 'Opgørelser',
    lines: 'Linjer',
    transfers: 'Hvem betaler hvem',
    stamp: 'SIMULERET',
    notReal: 'Beløbene viser, hvad takstbladet udløser. Ingen penge flyttes.',
    months: 'måned',
    reference: 'Referencekode',
    status: { open: 'Venter på parternes svar', objected: 'Der er gjort indsigelse', agreed: 'Aftalt af alle parter' },
    kind: { payment: 'Betaling', adjustment: 'Regulering' },
    headings: {
      number: 'Opgørelse',
      kind: 'Linje',
      month: 'Måned',
      code: 'Kode',
      outcome: 'Resultat',
      count: 'Antal',
      full: 'Takst før loft, kr.',
      tariff: 'Takst, kr.',
      earned: 'Optjent, kr.',
      paid: 'Beløb, kr.',
      payer: 'Betaler',
      payee: 'Modtager',
      status: 'Status',
      reference: 'Referencekode',
      stamp: 'Beløbene er',
    },
  },
  en: {
    locale: 'en-GB',
    one: 'Statement',
    all: 'Statements',
    lines: 'Lines',
    transfers: 'Who pays whom',
    stamp: 'SIMULATED',
    notReal: 'The amounts show what the rate card would pay. No money moves.',
    months: 'months',
    reference: 'Reference code',
    status: { open: 'Waiting for the parties', objected: 'Objected to', agreed: 'Agreed by every party' },
    kind: { payment: 'Payment', adjustment: 'Adjustment' },
    headings: {
      number: 'Statement',
      kind: 'Line',
      month: 'Month',
      code: 'Code',
      outcome: 'Outcome',
      count: 'Number',
      full: 'Tariff before caps, DKK',
      tariff: 'Tariff, DKK',
      earned: 'Earned, DKK',
      paid: 'Amount, DKK',
      payer: 'Payer',
      payee: 'Payee',
      status: 'Status',
      reference: 'Reference code',
      stamp: 'The amounts are',
    },
  },
} as const

type Language = keyof typeof texts

const nameIn = ({ content }: SettlementView, id: string): string =>
  content.parties.find((party) => party.id === id)?.name ?? ''

function linesTable(of: readonly SettlementView[], language: Language): ExportTable {
  const { headings, lines, kind, status, stamp } = texts[language]
  return {
    name: lines,
    columns: [
      { heading: headings.number, kind: 'count' },
      { heading: headings.kind, kind: 'text' },
      { heading: headings.month, kind: 'count' },
      { heading: headings.code, kind: 'text' },
      { heading: headings.outcome, kind: 'text', width: 36 },
      { heading: headings.count, kind: 'count' },
      { heading: headings.full, kind: 'money' },
      { heading: headings.tariff, kind: 'money' },
      { heading: headings.earned, kind: 'money' },
      { heading: headings.paid, kind: 'money' },
      { heading: headings.payer, kind: 'text', width: 28 },
      { heading: headings.payee, kind: 'text', width: 28 },
      { heading: headings.status, kind: 'text', width: 24 },
      { heading: headings.stamp, kind: 'text' },
      { heading: headings.reference, kind: 'text', width: 68 },
    ],
    rows: of.flatMap((settlement) =>
      settlement.content.lines.map((line) => [
        settlement.content.number,
        kind[line.kind],
        line.dueMonth,
        line.outcomeCode,
        outcomeText(line.outcomeCode, language).name,
        line.count,
        line.fullTariffOre,
        line.tariffOre,
        line.earnedOre,
        line.paidOre,
        nameIn(settlement, line.payerPartyId),
        nameIn(settlement, line.payeePartyId),
        status[settlement.status],
        stamp,
        settlement.hash,
      ]),
    ),
  }
}

/** What fits on paper of the same lines. */
function paperTable(settlement: SettlementView, language: Language): ExportTable {
  const { columns, rows, name } = linesTable([settlement], language)
  const kept = [1, 2, 4, 5, 7, 9]
  return {
    name,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.map((row) => kept.map((index) => row[index] ?? null)),
  }
}

function transfersTable(of: readonly SettlementView[], language: Language): ExportTable {
  const { headings, transfers, stamp } = texts[language]
  return {
    name: transfers,
    columns: [
      { heading: headings.number, kind: 'count' },
      { heading: headings.payer, kind: 'text', width: 28 },
      { heading: headings.payee, kind: 'text', width: 28 },
      { heading: headings.paid, kind: 'money' },
      { heading: headings.stamp, kind: 'text' },
    ],
    rows: of.flatMap((settlement) =>
      settlement.content.transfers.map(({ payerPartyId, payeePartyId, ore }) => [
        settlement.content.number,
        nameIn(settlement, payerPartyId),
        nameIn(settlement, payeePartyId),
        ore,
        stamp,
      ]),
    ),
  }
}
