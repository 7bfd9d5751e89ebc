import { agreementJson } from '#server/modules/approvals/approvals.export.ts'
import { certificateHtml, certificatePdf } from '#server/modules/approvals/certificate.export.ts'
import { auditJson } from '#server/modules/audit/audit.export.ts'
import { intakeIcs } from '#server/modules/cards/intake.export.ts'
import { portfolioXlsx } from '#server/modules/portfolio/portfolio.export.ts'
import { indigoJson, rateCardCsv, rateCardXlsx } from '#server/modules/rate-card/rate-card.export.ts'
import { simulationPdf, simulationXlsx } from '#server/modules/scenarios/scenarios.export.ts'
import {
  settlementsCsv,
  settlementsJson,
  settlementsPdf,
  settlementsXlsx,
} from '#server/modules/settlements/settlements.export.ts'
import { commitmentsCsv, commitmentsJson } from '#server/modules/commitments/commitments.export.ts'
import { targetsCsv, targetsXlsx } from '#server/modules/targets/targets.export.ts'
import { workshopHtml, workshopMd } from '#server/modules/workshops/workshops.export.ts'
import { documentDownload, partnershipDownload } from './document/document-downloads.ts'
import type { Download, DownloadName } from './download.ts'

/**
 * Everything that can be downloaded, under `/download/<name>`. `test/integration/download-matrix.test.ts` holds who may
 * have it: a download without a row there fails.
 */
export const downloads: Readonly<Record<DownloadName, Download>> = {
  'agreement.json': agreementJson,
  'certificate.html': certificateHtml,
  'certificate.pdf': certificatePdf,
  'audit.json': auditJson,
  'commitments.csv': commitmentsCsv,
  'commitments.json': commitmentsJson,
  'document.docx': documentDownload('docx'),
  'document.pdf': documentDownload('pdf'),
  'document.html': documentDownload('html'),
  'document.md': documentDownload('md'),
  'document.json': documentDownload('json'),
  'partnership.docx': partnershipDownload('docx'),
  'partnership.pdf': partnershipDownload('pdf'),
  'partnership.html': partnershipDownload('html'),
  'partnership.md': partnershipDownload('md'),
  'partnership.json': partnershipDownload('json'),
  'indigo.json': indigoJson,
  'intake.ics': intakeIcs,
  'portfolio.xlsx': portfolioXlsx,
  'rate-card.csv': rateCardCsv,
  'rate-card.xlsx': rateCardXlsx,
  'settlements.csv': settlementsCsv,
  'settlements.json': settlementsJson,
  'settlements.pdf': settlementsPdf,
  'settlements.xlsx': settlementsXlsx,
  'simulation.xlsx': simulationXlsx,
  'simulation.pdf': simulationPdf,
  'targets.csv': targetsCsv,
  'targets.xlsx': targetsXlsx,
  'workshop.html': workshopHtml,
  'workshop.md': workshopMd,
}
