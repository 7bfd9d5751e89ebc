import type { z } from 'zod'
import { outcomeText } from '#shared/content/outcome-texts.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { ok } from '#shared/kernel/result.ts'
import { writeCsv } from '#server/export/csv.ts'
import { type DownloadContext, defineDownload } from '#server/export/download.ts'
import type { ExportTable } from '#server/export/table.ts'
import { writeXlsx } from '#server/export/xlsx.ts'
import { readPartnershipView } from '#server/modules/partnerships/partnerships.store.ts'
import { indigoProject } from './indigo-project.ts'

const common = {
  query: InPartnership,
  partnershipOf: async ({ partnershipId }: z.infer<typeof InPartnership>) => partnershipId,
  action: { kind: 'partnership.read' },
} as const

/** Every version of the rate card, a row for each outcome that it pays for. */
export const rateCardCsv = defineDownload({
  ...common,
  make: async (query, context) => {
    const { name, table } = await rateCardTable(query, context)
    return ok({ name, body: writeCsv(table) })
  },
})

export const rateCardXlsx = defineDownload({
  ...common,
  make: async (query, context) => {
    const { name, table } = await rateCardTable(query, context)
    return ok({ name, body: await writeXlsx([table]) })
  },
})

/** Targets and rate card in the field names of the INDIGO Data Standard. */
export const indigoJson = defineDownload({
  ...common,
  make: async ({ partnershipId }, { services, foundation, language }) => {
    const partnership = await readPartnershipView(foundation.database, partnershipId)
    const { targets } = await services.targets.list(partnershipId)
    const project = indigoProject(partnership, targets, await services.rateCard.get(partnershipId), language)
    return ok({ name: `INDIGO ${partnership.name}`, body: `${JSON.stringify(project, null, 2)}\n` })
  },
})

const texts = {
  da: {
    title: 'Takstblad',
    stamp: 'SIMULERET',
    ownFirm: 'Virksomheden, der nåede resultatet',
    headings: {
      version: 'Udgave',
      validFrom: 'Gælder fra',
      code: 'Kode',
      outcome: 'Resultat',
      trigger: 'Tæller, når',
      verification: 'Bekræftes sådan',
      tariff: 'Takst, kr.',
      payer: 'Betaler',
      payee: 'Modtager',
      perJob: 'Loft pr. job, kr.',
      perCitizen: 'Loft pr. borger, kr.',
      total: 'Loft i alt, kr.',
      lag: 'Måneder til betaling',
      note: 'Bemærkning',
      stamp: 'Beløbene er',
    },
  },
  en: {
    title: 'Rate card',
    stamp: 'SIMULATED',
    ownFirm: 'The firm that reached the outcome',
    headings: {
      version: 'Version',
      validFrom: 'Holds from',
      code: 'Code',
      outcome: 'Outcome',
      trigger: 'Counts when',
      verification: 'Confirmed like this',
      tariff: 'Tariff, DKK',
      payer: 'Payer',
      payee: 'Payee',
      perJob: 'Cap per job, DKK',
      perCitizen: 'Cap per citizen, DKK',
      total: 'Cap in all, DKK',
      lag: 'Months to payment',
      note: 'Note',
      stamp: 'The amounts are',
    },
  },
} as const

async function rateCardTable(
  { partnershipId }: z.infer<typeof InPartnership>,
  { services, foundation, language }: DownloadContext,
): Promise<{ name: string; table: ExportTable }> {
  const { versions } = await services.rateCard.get(partnershipId)
  const partnership = await readPartnershipView(foundation.database, partnershipId)
  const { title, stamp, ownFirm, headings } = texts[language]
  const nameOf = (id: string | null) =>
    id === null ? ownFirm : (partnership.parties.find((party) => party.id === id)?.name ?? '')
  return {
    name: `${title} ${partnership.name}`,
    table: {
      name: title,
      columns: [
        { heading: headings.version, kind: 'count' },
        { heading: headings.validFrom, kind: 'day' },
        { heading: headings.code, kind: 'text' },
        { heading: headings.outcome, kind: 'text', width: 36 },
        { heading: headings.tariff, kind: 'money' },
        { heading: headings.payer, kind: 'text', width: 24 },
        { heading: headings.payee, kind: 'text', width: 24 },
        { heading: headings.trigger, kind: 'text', width: 48 },
        { heading: headings.verification, kind: 'text', width: 48 },
        { heading: headings.perJob, kind: 'money' },
        { heading: headings.perCitizen, kind: 'money' },
        { heading: headings.total, kind: 'money' },
        { heading: headings.lag, kind: 'count' },
        { heading: headings.note, kind: 'text', width: 48 },
        { heading: headings.stamp, kind: 'text' },
      ],
      rows: versions.flatMap((version) =>
        outcomeCodes.flatMap((code) => {
          const line = version.lines[code]
          if (line === undefined) return []
          const text = outcomeText(code, language)
          return [
            [
              version.version,
              version.validFrom,
              code,
              text.name,
              line.tariffOre,
              nameOf(line.payerPartyId),
              nameOf(line.payeePartyId),
              text.trigger,
              text.verification,
              version.caps.perJobOre,
              version.caps.perCitizenOre,
              version.caps.totalOre,
              version.lagMonths,
              version.note,
              stamp,
            ],
          ]
        }),
      ),
    },
  }
}
