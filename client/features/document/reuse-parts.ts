import type { JSONContent } from '@tiptap/core'
import type { ComponentType } from 'react'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { DocumentId, PartnershipId } from '#shared/kernel/ids.ts'

export type ReuseKind = 'import' | 'begin'
/** Puts the content after the section's text as one step; how to take it back, or null when no editor is there. */
type Insert = (content: readonly JSONContent[]) => (() => void) | null

/** What a document can be begun with; the app hands the parts in, features do not know each other. */
export interface ReuseParts {
  /** Example, file, template and what others have learnt, beside the section. */
  readonly SectionReuse: ComponentType<{
    readonly partnershipId: PartnershipId
    readonly sectionId: SectionId
    readonly language: string
    readonly example: string
    readonly canWrite: boolean
    /** Whether text can be put in here: there is room for an editor, and the person may write. */
    readonly isEditable: boolean
    readonly insert: Insert
    readonly addTask: (fields: Readonly<Record<string, string>>) => void
    readonly onAsk: (kind: ReuseKind) => void
  }>
  /** What was asked for; drawn apart from the side, which closes when the window becomes narrow. */
  readonly ReuseDialog: ComponentType<{
    readonly kind: ReuseKind
    readonly documentId: DocumentId
    readonly sectionId: SectionId
    readonly language: string
    readonly insert: Insert
    readonly onClose: () => void
  }>
  /** What stands over a document in which nobody has begun. */
  readonly BeginNote: ComponentType<{ readonly documentId: DocumentId }>
}
