import { targetsCsv, targetsXlsx } from '#server/modules/targets/targets.export.ts'
import type { Download, DownloadName } from './download.ts'

/**
 * Everything that can be downloaded, under `/download/<name>`. `test/integration/download-matrix.test.ts` holds who may
 * have it: a download without a row there fails.
 */
export const downloads: Readonly<Record<DownloadName, Download>> = {
  'targets.csv': targetsCsv,
  'targets.xlsx': targetsXlsx,
}
