import type { JSONContent } from '@tiptap/core'
import * as Y from 'yjs'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import { addCard, listCards, removeCard } from './card-operations.ts'
import { type CardContent, type CardList, cardLists } from './cards.ts'
import { cardListsIn } from './document-content.ts'
import { initialDocumentState } from './initial-state.ts'
import { plainText, readProse, writeProse } from './prose.ts'

/** What is to be written into one section of a document that begins. */
export interface SectionContent {
  readonly sectionId: SectionId
  readonly prose: readonly JSONContent[]
  readonly cards: readonly { readonly list: CardList; readonly items: readonly CardContent['fields'][] }[]
}

/**
 * Writes the contents into the sections in which nobody has written, in one transaction; the others are left as they
 * are (CPY-5). A section counts as written in when it has words, or cards that it was not born with.
 */
export function writeIntoEmptySections(
  doc: Y.Doc,
  document: { readonly kind: DocumentKind; readonly language: 'da' | 'en' },
  contents: readonly SectionContent[],
  newId: () => string,
): { readonly written: SectionId[]; readonly kept: SectionId[] } {
  const { kind, language } = document
  const born = startingCards(kind, language)
  const written: SectionId[] = []
  const kept: SectionId[] = []
  doc.transact(() => {
    for (const { sectionId, prose, cards } of contents) {
      const items = cards.filter((list) => list.items.length > 0)
      if (prose.length === 0 && items.length === 0) continue
      if (!isUntouched(doc, sectionId, born)) {
        kept.push(sectionId)
        continue
      }
      if (prose.length > 0) writeProse(doc, sectionId, prose)
      for (const { list, items: added } of items) {
        for (const { id } of listCards(doc, list)) removeCard(doc, list, id)
        for (const fields of added) addCard(doc, list, { id: newId(), fields })
      }
      written.push(sectionId)
    }
  })
  return { written, kept }
}

/** Whether nothing is written in the section: no words and no cards but those that it was born with. */
function isUntouched(doc: Y.Doc, sectionId: SectionId, born: StartingCards): boolean {
  if (plainText(doc, sectionId).trim() !== '' || hasMoreThanText(readProse(doc, sectionId))) return false
  return cardListsIn(sectionId).every((list) => contentOf(listCards(doc, list)) === born.get(list))
}

// A chip or a rule has no words and is somebody's all the same.
const hasMoreThanText = (node: JSONContent): boolean =>
  (node.content ?? []).some(
    (child) => !['paragraph', 'heading', 'text'].includes(child.type ?? '') || hasMoreThanText(child),
  )

type StartingCards = ReadonlyMap<CardList, string>

function startingCards(kind: DocumentKind, language: 'da' | 'en'): StartingCards {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState(kind, language))
  const lists = cardLists.map((list): [CardList, string] => [list, contentOf(listCards(doc, list))])
  doc.destroy()
  return new Map(lists)
}

const contentOf = (cards: readonly CardContent[]): string =>
  JSON.stringify(
    cards.map(({ id, fields }) => [
      id,
      Object.entries(fields)
        .filter(([, value]) => value !== '')
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  )
