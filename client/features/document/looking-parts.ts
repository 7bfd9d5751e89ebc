import type { ComponentType } from 'react'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import type { PaletteEntry } from '#client/ui/palette.tsx'
import type { DocumentView, PartnershipView, SectionView } from '#shared/contracts/partnerships.ts'
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
  /** The open proposals to a section, and the way to make one. */
  readonly ProposalPanel: ComponentType<{
    readonly document: DocumentView
    readonly section: SectionView
    readonly connection: DocumentConnection
    readonly canWrite: boolean
  }>
  /** The proposal that is open, if any. */
  readonly ProposalDrawers: ComponentType<{
    readonly document: DocumentView
    readonly partnership: PartnershipView
    readonly connection: DocumentConnection
    readonly canWrite: boolean
  }>
  /** What is found in all documents for the words typed into the palette. */
  readonly useSearchHits: (typed: string) => readonly PaletteEntry[]
}
