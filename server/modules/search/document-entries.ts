import type * as Y from 'yjs'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { listCards } from '#shared/document/card-operations.ts'
import { cardFields } from '#shared/document/cards.ts'
import { cardListsIn } from '#shared/document/document-content.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { plainText } from '#shared/document/prose.ts'
import type { DocumentKind } from '#shared/domain/document-section/section.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import type { SearchEntry } from './search.store.ts'

/** What can be found in a document: each section that has text, under its title, and each card. */
export function documentEntries(
  doc: Y.Doc,
  documentId: DocumentId,
  kind: DocumentKind,
): { readonly sections: SearchEntry[]; readonly cards: SearchEntry[] } {
  const sections: SearchEntry[] = []
  const cards: SearchEntry[] = []
  for (const sectionId of sectionIds[kind]) {
    const body = plainText(doc, sectionId).trim()
    if (body !== '') {
      sections.push({ partId: sectionId, documentId, sectionId, title: sectionTemplate(sectionId, 'da').title, body })
    }
    for (const { list, card } of cardListsIn(sectionId).flatMap((one) =>
      listCards(doc, one).map((card) => ({ list: one, card })),
    )) {
      const texts = cardFields[list].flatMap((field) => {
        const value = card.fields[field.name]
        return field.kind === 'text' && typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
      })
      const [title, ...rest] = texts
      if (title !== undefined) cards.push({ partId: card.id, documentId, sectionId, title, body: rest.join('\n') })
    }
  }
  return { sections, cards }
}
