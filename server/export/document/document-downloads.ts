import type { z } from 'zod'
import { InPartnership, OfDocument } from '#shared/contracts/partnerships.ts'
import { type Result, ok } from '#shared/kernel/result.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'
import { findDocument } from '#server/modules/documents/documents.store.ts'
import { type Download, type DownloadContext, type DownloadFile, defineDownload } from '#server/export/download.ts'
import type { ExportPage } from './blocks.ts'
import { docxFile } from './docx-file.ts'
import { exportPage } from './export-page.ts'
import { htmlFile } from './html-file.ts'
import { markdownFile } from './markdown-file.ts'

type Body = DownloadFile['body']
type Write = (page: ExportPage, context: DownloadContext) => Promise<Result<Body, Refusal>>

const formats = {
  docx: async (page) => ok(await docxFile(page)),
  html: async (page) => ok(htmlFile(page)),
  md: async (page) => ok(markdownFile(page)),
  pdf: (page, { printer }) => printer.print({ html: htmlFile(page), footer: page.title }),
} as const satisfies Record<string, Write>
type Format = keyof typeof formats

const oneDocument = {
  query: OfDocument,
  partnershipOf: async ({ documentId }: z.infer<typeof OfDocument>, { database }: DownloadContext['foundation']) =>
    (await findDocument(database, documentId))?.partnershipId ?? null,
  action: { kind: 'document.read' },
} as const
const wholePartnership = {
  query: InPartnership,
  partnershipOf: async ({ partnershipId }: z.infer<typeof InPartnership>) => partnershipId,
  action: { kind: 'document.read' },
} as const

async function write(
  format: Format | 'json',
  of: { readonly partnershipId: PartnershipId; readonly documentId: DocumentId | null },
  context: DownloadContext,
): Promise<Result<DownloadFile, Refusal>> {
  const content = await context.services.exports.read(of.partnershipId, of.documentId)
  const page = exportPage(content)
  // The day belongs to the name: two versions of a plan lie side by side in somebody's folder.
  const name = `${page.title.replace(/[:/\\]/g, ' -')} ${content.exportedAt.slice(0, 10)}`
  if (format === 'json') return ok({ name, body: `${JSON.stringify(content, null, 2)}\n` })
  const written = await formats[format](page, context)
  return written.ok ? ok({ name, body: written.value }) : written
}

/** One document in a format; `language` of the query is not asked, since a file is in the language of its document. */
export const documentDownload = (format: Format | 'json'): Download =>
  defineDownload({
    ...oneDocument,
    make: async ({ documentId }, context) => {
      const found = await findDocument(context.foundation.database, documentId)
      // Decided a moment ago by the same row.
      return found === null
        ? { ok: false, error: { code: 'thing.notFound' } }
        : write(format, { partnershipId: found.partnershipId, documentId }, context)
    },
  })

/** The partner plan with every social model, in a format. */
export const partnershipDownload = (format: Format | 'json'): Download =>
  defineDownload({
    ...wholePartnership,
    make: ({ partnershipId }, context) => write(format, { partnershipId, documentId: null }, context),
  })
