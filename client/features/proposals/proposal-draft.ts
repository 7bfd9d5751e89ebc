import type { JSONContent } from '@tiptap/core'
import type { DocumentId, ProposalId } from '#shared/kernel/ids.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** A proposal while it is being written; kept on the device until the server has it. */
export interface ProposalDraft {
  readonly id: ProposalId
  /** Of the proposal that is edited; null for a new one. */
  readonly version: number | null
  readonly base: readonly JSONContent[]
  readonly content: readonly JSONContent[]
  readonly note: string
}

const keyOf = (documentId: DocumentId, sectionId: SectionId): string => `samspil:proposal:${documentId}:${sectionId}`

/** What was left unsent here; null when there is nothing, or nothing that can be read. */
export function keptDraft(documentId: DocumentId, sectionId: SectionId): ProposalDraft | null {
  try {
    const kept = localStorage.getItem(keyOf(documentId, sectionId))
    return kept === null ? null : (JSON.parse(kept) as ProposalDraft)
  } catch {
    return null
  }
}

export function keepDraft(documentId: DocumentId, sectionId: SectionId, draft: ProposalDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(documentId, sectionId))
    else localStorage.setItem(keyOf(documentId, sectionId), JSON.stringify(draft))
  } catch {
    // A device without room keeps what is in the window; sending works all the same.
  }
}
