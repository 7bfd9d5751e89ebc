import * as Y from 'yjs'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { listCards } from './card-operations.ts'
import { type CardList, cardMapName } from './cards.ts'
import { cardListsIn } from './document-content.ts'
import { fragmentName } from './fragments.ts'
import type { AuthoredNode } from './inline-tokens.ts'
import { readNode } from './prose.ts'

/** Who made the unit of a Yjs document with this device number and clock; null where nobody is known. */
export type AuthorOf = (device: number, clock: number) => string | null

export interface AuthoredField {
  readonly value: string | number
  /** The words with their authors, for text; null for a number or a choice. */
  readonly words: readonly AuthoredNode[] | null
  readonly by: string | null
}

export interface AuthoredCard {
  readonly id: string
  /** A version that was frozen earlier may hold lists that are no longer known. */
  readonly list: string
  readonly by: string | null
  readonly fields: Readonly<Record<string, AuthoredField>>
}

export interface AuthoredSection {
  readonly sectionId: SectionId
  readonly prose: readonly AuthoredNode[]
  /** In the order of the list. */
  readonly cards: readonly AuthoredCard[]
}

/** A section with an author for every letter and value. Reads and never writes. */
export function readAuthoredSection(doc: Y.Doc, sectionId: SectionId, authorOf: AuthorOf): AuthoredSection {
  const prose = doc
    .getXmlFragment(fragmentName(sectionId))
    .toArray()
    .flatMap((child) => authoredNode(child, authorOf))
  return { sectionId, prose, cards: authoredCards(doc, sectionId, authorOf) }
}

function authoredNode(child: unknown, authorOf: AuthorOf): AuthoredNode[] {
  if (child instanceof Y.XmlText) return authoredText(readNode(child), child, authorOf)
  if (!(child instanceof Y.XmlElement)) return []
  const [node] = readNode(child)
  if (node === undefined) return []
  const by = child._item === null ? null : authorOf(child._item.id.client, child._item.id.clock)
  const content = child.toArray().flatMap((inner) => authoredNode(inner, authorOf))
  const { content: _plain, ...shell } = node
  return [{ ...shell, by, ...(content.length === 0 ? {} : { content }) }]
}

/** Cuts the pieces of a text further, where the author changes. */
function authoredText(pieces: readonly AuthoredNode[], text: Y.Text, authorOf: AuthorOf): AuthoredNode[] {
  const authors = authorsIn(text, authorOf)
  const cut: AuthoredNode[] = []
  let at = 0
  for (const piece of pieces) {
    const words = piece.text ?? ''
    for (let start = 0; start < words.length;) {
      const by = authors[at + start] ?? null
      let end = start + 1
      while (end < words.length && (authors[at + end] ?? null) === by) end += 1
      cut.push({ ...piece, text: words.slice(start, end), by })
      start = end
    }
    at += words.length
  }
  return cut
}

/** An author for each UTF-16 unit of the text as it reads now. */
function authorsIn(text: Y.Text, authorOf: AuthorOf): (string | null)[] {
  const authors: (string | null)[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (let offset = 0; offset < item.length; offset += 1) {
      authors.push(authorOf(item.id.client, item.id.clock + offset))
    }
  }
  return authors
}

function authoredCards(doc: Y.Doc, sectionId: SectionId, authorOf: AuthorOf): AuthoredCard[] {
  return cardListsIn(sectionId).flatMap((list) => authoredList(doc, list, authorOf))
}

function authoredList(doc: Y.Doc, list: CardList, authorOf: AuthorOf): AuthoredCard[] {
  const map = doc.getMap(cardMapName(list))
  const authorAt = (holder: Y.Map<unknown>, key: string): string | null => {
    const item = holder._map.get(key)
    return item === undefined ? null : authorOf(item.id.client, item.id.clock)
  }
  return listCards(doc, list).map(({ id, fields }) => {
    const card = map.get(id)
    const entries = Object.entries(fields).map(([name, value]): [string, AuthoredField] => {
      const held: unknown = card instanceof Y.Map ? card.get(name) : undefined
      const by = card instanceof Y.Map ? authorAt(card, name) : null
      if (!(held instanceof Y.Text)) return [name, { value, words: null, by }]
      const words = authoredText([{ type: 'text', text: String(value) }], held, authorOf)
      return [name, { value, words, by: words[0]?.by ?? by }]
    })
    return { id, list, by: authorAt(map, id), fields: Object.fromEntries(entries) }
  })
}
