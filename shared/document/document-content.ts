import type { JSONContent } from '@tiptap/core'
import * as Y from 'yjs'
import { type DocumentKind, type SectionId } from '#shared/domain/document-section/section.ts'
import { addCard, cardText, listCards, removeCard, setCardField } from './card-operations.ts'
import { type CardContent, type CardList, cardFields, cardListHome, cardLists, cardMapName } from './cards.ts'
import { sectionIds } from './fragments.ts'
import { canonical } from './inline-tokens.ts'
import { editProse, editText } from './prose-edit.ts'
import { readProse } from './prose.ts'

/** One section as plain data: its text and the lists of cards that stand in it. */
export interface SectionContent {
  readonly sectionId: SectionId
  readonly prose: readonly JSONContent[]
  readonly lists: readonly { readonly list: CardList; readonly cards: readonly CardContent[] }[]
}

/** The lists of cards that stand in a section; P7 has two, most have none. */
export const cardListsIn = (sectionId: SectionId): readonly CardList[] =>
  cardLists.filter((list) => cardListHome[list].section === sectionId)

export const readSection = (doc: Y.Doc, sectionId: SectionId): SectionContent => ({
  sectionId,
  prose: readProse(doc, sectionId).content ?? [],
  lists: cardListsIn(sectionId).map((list) => ({ list, cards: listCards(doc, list) })),
})

/** Every section of the document, in reading order. */
export const readDocument = (doc: Y.Doc, kind: DocumentKind): SectionContent[] =>
  sectionIds[kind].map((sectionId) => readSection(doc, sectionId))

/** Makes a section what it is in `content`, changing as little as possible. Must be called inside a transaction. */
export function editSection(doc: Y.Doc, content: SectionContent): void {
  const now = readSection(doc, content.sectionId)
  if (canonical(now.prose) !== canonical(content.prose)) editProse(doc, content.sectionId, content.prose)
  for (const { list, cards } of content.lists) editCards(doc, list, cards)
}

function editCards(doc: Y.Doc, list: CardList, wanted: readonly CardContent[]): void {
  const current = new Map(listCards(doc, list).map((card) => [card.id, card]))
  const map = doc.getMap(cardMapName(list))
  for (const id of current.keys()) if (!wanted.some((card) => card.id === id)) removeCard(doc, list, id)
  for (const card of wanted) {
    const now = current.get(card.id)
    if (now === undefined) addCard(doc, list, { id: card.id, fields: knownFields(list, card) })
    const made = map.get(card.id)
    if (!(made instanceof Y.Map)) continue
    if (made.get('order') !== card.order) made.set('order', card.order)
    if (now === undefined) continue
    for (const field of cardFields[list]) {
      const value = card.fields[field.name]
      if (field.kind !== 'text') {
        if ((now.fields[field.name] ?? null) !== (value ?? null))
          setCardField(doc, list, card.id, field.name, value ?? null)
        continue
      }
      const text = cardText(doc, list, card.id, field.name)
      const next = typeof value === 'string' ? value : ''
      if (text !== null && (now.fields[field.name] ?? '') !== next) editTextTo(text, next)
    }
  }
}

const knownFields = (list: CardList, card: CardContent): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(card.fields).filter(([name]) => cardFields[list].some((field) => field.name === name)),
  )

function editTextTo(text: Y.Text, next: string): void {
  const wanted = new Y.Doc()
  const target = wanted.getText('target')
  target.insert(0, next)
  editText(text, target)
  wanted.destroy()
}
