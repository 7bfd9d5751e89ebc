import type { ErrorCode } from '#shared/kernel/errors.ts'

/** How a file can be had, in the order of the menu. */
export const fileFormats = ['docx', 'pdf', 'html', 'md', 'json'] as const
export type FileFormat = (typeof fileFormats)[number]

/** What goes into the file: the document that is open, or every document of its partnership. */
export const fileScopes = ['document', 'partnership'] as const
export type FileScope = (typeof fileScopes)[number]

export interface FileChoice {
  readonly scope: FileScope
  readonly format: FileFormat
}

/** Every file of the menu: first this document's, then the partnership's. */
export const fileChoices: readonly FileChoice[] = fileScopes.flatMap((scope) =>
  fileFormats.map((format) => ({ scope, format })),
)

/** What to ask `/download` for. */
export const wantedFile = (
  { scope, format }: FileChoice,
  ids: { readonly documentId: string; readonly partnershipId: string },
): { readonly name: string; readonly query: Readonly<Record<string, string>> } =>
  scope === 'document'
    ? { name: `document.${format}`, query: { documentId: ids.documentId } }
    : { name: `partnership.${format}`, query: { partnershipId: ids.partnershipId } }

/** How long the person waits in silence: a PDF is printed by a browser on the server and always takes its time. */
export const silentMs = ({ format }: FileChoice): number => (format === 'pdf' ? 0 : 1000)

/** The file to offer when this one could not be made: the web page can be printed to PDF by the person's own browser. */
export const insteadOf = ({ scope, format }: FileChoice, code: ErrorCode | null): FileChoice | null =>
  format === 'pdf' && (code === 'print.unavailable' || code === 'print.failed') ? { scope, format: 'html' } : null
