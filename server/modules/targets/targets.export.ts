import { outcomeText } from '#shared/content/outcome-texts.ts'
import { paymentRuleText } from '#shared/content/payment-rule.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { expectedPaymentOf } from '#shared/domain/outcome/outcome-target.ts'
import { ok } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import type { z } from 'zod'
import { writeCsv } from '#server/export/csv.ts'
import { type DownloadContext, defineDownload } from '#server/export/download.ts'
import type { ExportTable } from '#server/export/table.ts'
import { writeXlsx } from '#server/export/xlsx.ts'
import { readPartnershipView } from '#server/modules/partnerships/partnerships.store.ts'

const common = {
  query: InPartnership,
  partnershipOf: async ({ partnershipId }: z.infer<typeof InPartnership>) => partnershipId,
  action: { kind: 'partnership.read' },
} as const

/** The partnership's targets as a table, as the list shows them. */
export const targetsCsv = defineDownload({
  ...common,
  make: async (query, context) => {
    const { name, table } = await targetsTable(query, context)
    return ok({ name, body: writeCsv(table) })
  },
})

export const targetsXlsx = defineDownload({
  ...common,
  make: async (query, context) => {
    const { name, table } = await targetsTable(query, context)
    return ok({ name, body: await writeXlsx([table]) })
  },
})

const texts = {
  da: {
    title: 'Resultatmål',
    stamp: 'SIMULERET',
    headings: {
      code: 'Kode',
      outcome: 'Resultat',
      count: 'Antal',
      outOf: 'Ud af',
      tariff: 'Takst, kr.',
      sum: 'I alt, kr.',
      payer: 'Betaler',
      payee: 'Modtager',
      verifier: 'Bekræfter',
      month: 'Programmåned',
      evidence: 'Dokumentation',
      group: 'Målgruppe',
      cap: 'Loft, kr.',
      rule: 'Betalingsregel',
      stamp: 'Beløbene er',
    },
    total: 'I alt',
  },
  en: {
    title: 'Targets',
    stamp: 'SIMULATED',
    headings: {
      code: 'Code',
      outcome: 'Outcome',
      count: 'Number',
      outOf: 'Out of',
      tariff: 'Tariff, DKK',
      sum: 'In all, DKK',
      payer: 'Payer',
      payee: 'Payee',
      verifier: 'Verifier',
      month: 'Programme month',
      evidence: 'Evidence',
      group: 'Target group',
      cap: 'Cap, DKK',
      rule: 'Payment rule',
      stamp: 'The amounts are',
    },
    total: 'In all',
  },
} as const

async function targetsTable(
  { partnershipId }: z.infer<typeof InPartnership>,
  { services, foundation, language }: DownloadContext,
): Promise<{ name: string; table: ExportTable }> {
  const { targets } = await services.targets.list(partnershipId)
  const partnership = await readPartnershipView(foundation.database, partnershipId)
  const partyName = (id: string | null) => partnership.parties.find((party) => party.id === id)?.name ?? ''
  const { title, headings, stamp, total } = texts[language]
  const sums = targets.map(expectedPaymentOf)
  const rule = { language, parties: partnership.parties, startsOn: CalendarDay.nullable().parse(partnership.startsOn) }
  return {
    name: `${title} ${partnership.name}`,
    table: {
      name: title,
      columns: [
        { heading: headings.code, kind: 'text' },
        { heading: headings.outcome, kind: 'text', width: 36 },
        { heading: headings.count, kind: 'count' },
        { heading: headings.outOf, kind: 'count' },
        { heading: headings.tariff, kind: 'money' },
        { heading: headings.sum, kind: 'money' },
        { heading: headings.payer, kind: 'text', width: 24 },
        { heading: headings.payee, kind: 'text', width: 24 },
        { heading: headings.verifier, kind: 'text', width: 24 },
        { heading: headings.month, kind: 'count' },
        { heading: headings.evidence, kind: 'text', width: 48 },
        { heading: headings.group, kind: 'text', width: 24 },
        { heading: headings.cap, kind: 'money' },
        { heading: headings.rule, kind: 'text', width: 80 },
        { heading: headings.stamp, kind: 'text' },
      ],
      rows: targets.map((target, index) => [
        target.outcomeCode,
        outcomeText(target.outcomeCode, language).name,
        target.count,
        target.outOf,
        target.tariffOre,
        sums[index] ?? 0,
        partyName(target.payerPartyId),
        partyName(target.payeePartyId),
        partyName(target.verifierPartyId),
        target.programmeMonth,
        target.evidence,
        target.targetGroup,
        target.capOre,
        paymentRuleText(target, rule),
        stamp,
      ]),
      totals: [
        total,
        null,
        null,
        null,
        null,
        sums.reduce((sum, amount) => sum + amount, 0),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        stamp,
      ],
    },
  }
}
