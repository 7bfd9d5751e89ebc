import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'

/**
 * Names inside a Y.Doc. Prose: one `Y.XmlFragment` per section, so that access, status and history can be told per
 * section. Cards: one `Y.Map` per list, keyed by card id (see `cards.ts`). They stand beside each other in one
 * Y.Doc per document. Changing a name orphans what is written under the old one: add a migration instead.
 */
export const fragmentName = (sectionId: SectionId): string => `section:${sectionId}`

/** Rises when a node, mark or card field is added that an older client would delete as unknown. */
export const documentSchemaVersion = 2

const range = (prefix: 'P' | 'S', count: number): SectionId[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}` as SectionId)

/** The sections of a document in reading order. */
export const sectionIds: Record<DocumentKind, readonly SectionId[]> = {
  partnerPlan: range('P', 17),
  socialModel: range('S', 13),
}
