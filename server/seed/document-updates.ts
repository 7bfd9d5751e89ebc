import * as Y from 'yjs'
import { addCard, cardText, listCards, setCardField } from '#shared/document/card-operations.ts'
import { cardFields } from '#shared/document/cards.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { editProse } from '#shared/document/prose-edit.ts'
import { type DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'
import { withIds } from './demo/builders.ts'
import type { CardSeed, DocumentSeed, PersonKey } from './partnership-seed.ts'

export interface SeededUpdate {
  readonly by: PersonKey
  readonly daysAgo: number
  /** The section whose text it wrote; null for the cards. */
  readonly sectionId: string | null
  readonly bytes: Uint8Array
}

/**
 * What the people of the seed wrote on top of a document's first state, one update a section and one for the cards,
 * the oldest first: the log then tells a history like that of a document in use.
 *
 * Each person writes under a number of their own, far from the small ones that the first state uses.
 */
export function documentUpdates(kind: DocumentKind, seed: DocumentSeed, idOf: (key: string) => string): SeededUpdate[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState(kind, 'da'))
  const writers = new Map<PersonKey, number>()
  const updates: SeededUpdate[] = []
  for (const { by, daysAgo, sectionId, write } of steps(doc, seed, idOf)) {
    const writer = writers.get(by) ?? firstWriterId + writers.size
    writers.set(by, writer)
    doc.clientID = writer
    const before = Y.encodeStateVector(doc)
    doc.transact(write)
    updates.push({ by, daysAgo, sectionId, bytes: Y.encodeStateAsUpdate(doc, before) })
  }
  doc.destroy()
  return updates
}

const firstWriterId = 1001

interface Step {
  readonly by: PersonKey
  readonly daysAgo: number
  readonly sectionId: string | null
  readonly write: () => void
}

function steps(doc: Y.Doc, seed: DocumentSeed, idOf: (key: string) => string): Step[] {
  const prose = Object.entries(seed.prose).flatMap(([id, content]): Step[] => {
    const section = seed.sections[id]
    if (section === undefined) return []
    const { by, daysAgo } = section
    const drafts = (seed.past?.drafts ?? []).filter((draft) => draft.section === id)
    return [...drafts, { by, daysAgo, content }].map((text) => ({
      by: text.by,
      daysAgo: text.daysAgo,
      sectionId: id,
      // Word by word, so that whoever wrote first stays the author of what was left standing.
      write: () => editProse(doc, SectionId.parse(id), withIds(text.content, idOf)),
    }))
  })
  const cards: Step[] =
    seed.cards.length === 0
      ? []
      : [
          {
            by: seed.cardsBy,
            daysAgo: seed.cardsDaysAgo,
            sectionId: null,
            write: () => seed.cards.forEach((card) => writeCard(doc, card)),
          },
        ]
  return [...prose, ...cards].sort((a, b) => b.daysAgo - a.daysAgo)
}

/** A card that the document was born with gets the fields; another one is added at the end. */
function writeCard(doc: Y.Doc, { list, id, fields }: CardSeed): void {
  if (!listCards(doc, list).some((card) => card.id === id)) {
    addCard(doc, list, { id, fields })
    return
  }
  for (const [name, value] of Object.entries(fields)) {
    const isText = cardFields[list].some((field) => field.name === name && field.kind === 'text')
    if (!isText) {
      setCardField(doc, list, id, name, value)
      continue
    }
    const text = cardText(doc, list, id, name)
    text?.delete(0, text.length)
    text?.insert(0, String(value))
  }
}
