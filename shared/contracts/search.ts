import { z } from 'zod'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import type { SnippetPart } from '#shared/domain/search/danish-words.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'

export const SearchFor = z.strictObject({ text: z.string().max(200) })

/** What can be found. A module that has more to find adds its kind here and puts entries into the index. */
export const searchSources = ['section', 'card', 'commitment', 'comment'] as const
export type SearchSource = (typeof searchSources)[number]

export interface SearchHit {
  readonly source: SearchSource
  /** Of the document, the commitment (also for a comment on one) or the comment's thread. */
  readonly subjectId: string
  readonly partId: string
  readonly partnershipSlug: string
  readonly partnershipName: string
  /** Where it stands; null for what stands in no document. */
  readonly document: {
    readonly id: DocumentId
    readonly kind: DocumentKind
    readonly firmName: string | null
    readonly language: 'da' | 'en'
  } | null
  readonly sectionId: SectionId | null
  readonly title: string
  readonly snippet: readonly SnippetPart[]
}
