import { z } from 'zod'
import { type DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'

const line = z.string().trim().max(500)

/** The texts beside a section in one language. The example may be several paragraphs, parted by an empty line. */
export const SectionTexts = z.strictObject({
  purpose: line.min(1),
  questions: z.array(line.min(1)).min(1).max(8),
  example: z.string().trim().max(3000),
})
export type SectionTexts = z.infer<typeof SectionTexts>

export const BothLanguages = z.strictObject({ da: SectionTexts, en: SectionTexts })
export type BothLanguages = z.infer<typeof BothLanguages>

/** `partnershipId` is any of the programme in which the caller is the fund's; `revision` the one that was read. */
export const EditTemplate = z.strictObject({
  partnershipId: PartnershipId,
  sectionId: SectionId,
  revision: z.number().int().min(0),
  texts: BothLanguages,
})

export const ReuseSource = z.discriminatedUnion('kind', [
  /** The section's expected contents as headings to write under. */
  z.strictObject({ kind: z.literal('library') }),
  /** The sections of another document that stand as ready. */
  z.strictObject({ kind: z.literal('document'), documentId: DocumentId }),
])
export type ReuseSource = z.infer<typeof ReuseSource>

export const BeginDocument = z.strictObject({ documentId: DocumentId, source: ReuseSource })

/** Help for one section of a document, in the document's language. */
export interface SectionHelp {
  readonly id: SectionId
  readonly title: string
  readonly purpose: string
  readonly questions: readonly string[]
  readonly fields: readonly string[]
  /** Empty when there is none. */
  readonly example: string
}

export interface TemplateView {
  readonly sectionId: SectionId
  readonly title: { readonly da: string; readonly en: string }
  readonly texts: BothLanguages
  /** 0 is the text that Samspil comes with. */
  readonly revision: number
  readonly editedByName: string | null
  readonly editedAt: number | null
}

/** A document from which another can begin. */
export interface ReuseOffer {
  readonly documentId: DocumentId
  readonly kind: DocumentKind
  readonly partnershipName: string
  /** Null for a partner plan. */
  readonly firmName: string | null
  readonly ready: number
  readonly total: number
}

export interface ReuseResult {
  /** Sections that were written. */
  readonly written: readonly SectionId[]
  /** Sections in which somebody had written already: left as they were. */
  readonly kept: readonly SectionId[]
}
