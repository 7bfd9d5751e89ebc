import type { ComponentType } from 'react'
import type { PaletteEntry } from '#client/ui/palette.tsx'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'

/** Parts of the history and the search that the document shows; the app hands them in, features do not know each other. */
export interface LookingParts {
  readonly SinceLastVisit: ComponentType<{
    readonly documentId: DocumentId
    readonly slug: string
    readonly language: 'da' | 'en'
    readonly onGo: (sectionId: SectionId) => void
  }>
  /** What is found in all documents for the words typed into the palette. */
  readonly useSearchHits: (typed: string) => readonly PaletteEntry[]
}
