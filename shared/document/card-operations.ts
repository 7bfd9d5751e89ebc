import * as Y from 'yjs'
import { invariant } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { keyBetween } from './card-order.ts'
import { type CardContent, type CardField, type CardList, cardFields, cardMapName } from './cards.ts'

export interface NewCard {
  readonly id: string
  readonly fields?: Readonly<Record<string, string | number>>
  /** Id of the card to stand after; null is first in the list, left out is last. */
  readonly after?: string | null
}

/**
 * Adds a card with all its text fields in one transaction (DOC-4). The id comes from the caller, since two people
 * must never choose the same. An id that is taken already changes nothing.
 */
export function addCard(doc: Y.Doc, list: CardList, card: NewCard, origin?: unknown): void {
  const cards = cardMap(doc, list)
  if (cards.has(card.id)) return
  const given = card.fields ?? {}
  for (const name of Object.keys(given)) fieldOf(list, name)
  const order = orderAfter(listCards(doc, list), card.after, card.id)
  doc.transact(() => {
    const made = new Y.Map<unknown>()
    made.set('order', order)
    for (const field of cardFields[list]) {
      const value = given[field.name]
      if (field.kind === 'text') made.set(field.name, new Y.Text(String(value ?? '')))
      else if (value !== undefined) made.set(field.name, checked(field, value))
    }
    cards.set(card.id, made)
  }, origin)
}

/** Takes the card away for everybody, also from under somebody who is writing in it (DOC-6). */
export function removeCard(doc: Y.Doc, list: CardList, id: string, origin?: unknown): void {
  const cards = cardMap(doc, list)
  if (cards.has(id)) doc.transact(() => cards.delete(id), origin)
}

/** Puts the card after another one; null is first. Writes the moved card's key only (DOC-5). */
export function moveCard(doc: Y.Doc, list: CardList, id: string, after: string | null, origin?: unknown): void {
  const card = cardIn(doc, list, id)
  if (card === null || after === id) return
  const others = listCards(doc, list).filter((other) => other.id !== id)
  const order = orderAfter(others, after, id)
  doc.transact(() => card.set('order', order), origin)
}

/**
 * Sets a number, choice or day; null clears it. The last writer wins (DOC-7). A card that is gone is left alone.
 * Text is never set through here: write into `cardText`, so that two people's words are merged.
 * Errors: throws on a name the list does not have, a text field, or a value outside the field's range or options.
 */
export function setCardField(
  doc: Y.Doc,
  list: CardList,
  id: string,
  name: string,
  value: string | number | null,
  origin?: unknown,
): void {
  const field = fieldOf(list, name)
  const card = cardIn(doc, list, id)
  if (card === null) return
  const next = value === null ? null : checked(field, value)
  if ((card.get(name) ?? null) === next) return
  doc.transact(() => {
    if (next === null) card.delete(name)
    else card.set(name, next)
  }, origin)
}

/** The live text of a field, to bind an input to; null when the card is gone or holds no text there. */
export function cardText(doc: Y.Doc, list: CardList, id: string, name: string): Y.Text | null {
  const text = cardIn(doc, list, id)?.get(name)
  return text instanceof Y.Text ? text : null
}

/** Origin of the transaction that only makes the place for a text. */
const cardTextStart = Symbol('card text start')

/**
 * The live text of a field, begun when the card is older than the field and so has none. Null when the card is gone.
 *
 * Two people may begin it at once without seeing each other, and each must then write into the same text (DOC-11). So
 * it is made under a device number that follows from the card and the field: whoever makes it makes the same struct.
 * Nobody's undo takes it back.
 */
export function startCardText(doc: Y.Doc, list: CardList, id: string, name: string): Y.Text | null {
  const field = fieldOf(list, name)
  invariant(field.kind === 'text', `${name} is a text`)
  const card = cardIn(doc, list, id)
  if (card === null) return null
  const item = card._item
  if (!card.has(name) && item !== null) {
    const own = doc.clientID
    doc.clientID = deviceOf(`${item.id.client}:${item.id.clock}/${name}`)
    try {
      doc.transact(() => card.set(name, new Y.Text()), cardTextStart)
    } finally {
      doc.clientID = own
    }
  }
  return cardText(doc, list, id, name)
}

/** A device number above all small ones, which the first states of documents use, from the text (FNV-1a). */
function deviceOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return (hash | 0x10000) >>> 0
}

/**
 * The cards as plain data, by order key and then id, so that everyone sees the same list (DOC-5). Fields that this
 * version does not know are given as they are; what cannot be read is skipped and stays in the document (DOC-8).
 */
export function listCards(doc: Y.Doc, list: CardList): CardContent[] {
  const found: CardContent[] = []
  for (const [id, card] of cardMap(doc, list)) {
    if (!(card instanceof Y.Map)) continue
    const fields: Record<string, string | number> = {}
    for (const [name, value] of card) {
      if (name === 'order') continue
      if (value instanceof Y.Text) fields[name] = plainTextOf(value)
      else if (typeof value === 'string' || typeof value === 'number') fields[name] = value
    }
    const order: unknown = card.get('order')
    found.push({ id, order: typeof order === 'string' ? order : '', fields })
  }
  return found.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

// Asks the delta, since `toString` would print an embedded object from a foreign client as `[object Object]`.
const plainTextOf = (text: Y.Text): string =>
  text
    .toDelta()
    .map((part: { insert?: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')

const cardMap = (doc: Y.Doc, list: CardList): Y.Map<unknown> => doc.getMap(cardMapName(list))

function cardIn(doc: Y.Doc, list: CardList, id: string): Y.Map<unknown> | null {
  const card = cardMap(doc, list).get(id)
  return card instanceof Y.Map ? card : null
}

function fieldOf(list: CardList, name: string): CardField {
  const field = cardFields[list].find((known) => known.name === name)
  invariant(field, `list ${list} has a field ${name}`)
  return field
}

function checked(field: CardField, value: string | number): string | number {
  invariant(field.kind !== 'text', `${field.name} is no text, which is written into, not set`)
  if (field.kind === 'day') {
    invariant(CalendarDay.safeParse(value).success, `${field.name} is a calendar day`)
  } else if (field.kind === 'choice') {
    invariant(typeof value === 'string' && field.options.includes(value), `${field.name} has such an option`)
  } else {
    const isInside = typeof value === 'number' && value >= field.min && value <= field.max
    invariant(isInside, `${field.name} is a number from ${field.min} to ${field.max}`)
  }
  return value
}

/** The key for a card with this id at the place; an `after` that is gone means last. */
function orderAfter(cards: readonly CardContent[], after: string | null | undefined, id: string): string {
  const position = after === null ? -1 : cards.findIndex((card) => card.id === after)
  const previous = after === null ? null : ((position === -1 ? cards.at(-1) : cards[position])?.order ?? null)
  // Cards with one and the same key have no room between them: then behind the last of them.
  const next = cards.find((card) => card.order > (previous ?? ''))?.order ?? null
  return keyBetween(previous, next, id)
}
