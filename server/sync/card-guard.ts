import * as Y from 'yjs'
import { type CardList, cardFields, isCardMapName, listOfCardMap } from '#shared/document/cards.ts'

/** Where a struct would stand: as a card in a list, as a field of a card, or somewhere that is no card. */
type Place =
  | { readonly kind: 'card'; readonly list: CardList | null }
  | { readonly kind: 'field'; readonly list: CardList; readonly name: string }
  | { readonly kind: 'elsewhere' }

const elsewhere: Place = { kind: 'elsewhere' }
const longestId = 64
const longestChoice = 100
/** A field is two steps below its list; what is deeper is no card. */
const deepestNesting = 4

/**
 * Tells whether what an update brings fits the lists and fields that the schema knows (SYN-27). Cards are drawn and
 * reckoned with by the field's kind, so a map where a text belongs would break every open page of the document.
 *
 * Give it the structs of one update in the order in which they were decoded; the document is looked up, not changed.
 */
export class CardGuard {
  private readonly doc: Y.Doc
  private readonly brought: ReadonlyMap<number, readonly Y.Item[]>
  private readonly known = new Map<Y.Item, Place>()

  constructor(doc: Y.Doc, structs: readonly object[]) {
    this.doc = doc
    const brought = new Map<number, Y.Item[]>()
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      const items = brought.get(struct.id.client)
      if (items === undefined) brought.set(struct.id.client, [struct])
      else items.push(struct)
    }
    this.brought = brought
  }

  allows(item: Y.Item): boolean {
    const place = this.placeOf(item)
    if (place.kind === 'elsewhere' || item.content instanceof Y.ContentDeleted) return true
    if (place.kind === 'card') {
      return place.list !== null && item.content instanceof Y.ContentType && item.content.type instanceof Y.Map
    }
    return fits(place.list, place.name, item.content)
  }

  /**
   * What stands beside something else stands in the same place and does not say it again. Followed in a loop, not by
   * recursion, and each struct once: forged bytes may chain a hundred thousand of them, or lead in a circle.
   */
  private placeOf(item: Y.Item, nesting = 0): Place {
    const followed: Y.Item[] = []
    let place: Place | undefined
    for (let at: Y.Item | null = item; place === undefined;) {
      if (at === null || nesting > deepestNesting) place = elsewhere
      else place = this.known.get(at) ?? this.statedPlace(at, nesting)
      if (at === null || place !== undefined) break
      this.known.set(at, elsewhere)
      followed.push(at)
      at = this.find(at.origin) ?? this.find(at.rightOrigin)
    }
    for (const other of [item, ...followed]) this.known.set(other, place ?? elsewhere)
    return place ?? elsewhere
  }

  /** The place that the struct itself names; undefined when it stands beside another. */
  private statedPlace(item: Y.Item, nesting: number): Place | undefined {
    const parent: unknown = item.parent
    if (typeof parent === 'string') return placeInRoot(parent, item.parentSub)
    if (parent instanceof Y.AbstractType) return placeInType(parent, item.parentSub)
    if (!(parent instanceof Y.ID)) return undefined
    const holder = this.find(parent)
    const place = holder === null ? elsewhere : this.placeOf(holder, nesting + 1)
    return place.kind === 'card' && place.list !== null
      ? { kind: 'field', list: place.list, name: item.parentSub ?? '' }
      : elsewhere
  }

  /** The item that holds the id: one that the update brings, or one that the document has. */
  private find(id: Y.ID | null): Y.Item | null {
    if (id === null) return null
    if (Y.getState(this.doc.store, id.client) > id.clock) {
      const structs = this.doc.store.clients.get(id.client) ?? []
      const struct = structs[Y.findIndexSS(structs, id.clock)]
      return struct instanceof Y.Item ? struct : null
    }
    const items = this.brought.get(id.client) ?? []
    let [low, high] = [0, items.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const item = items[middle]
      if (item === undefined) return null
      if (id.clock < item.id.clock) high = middle - 1
      else if (id.clock >= item.id.clock + item.length) low = middle + 1
      else return item
    }
    return null
  }
}

function placeInRoot(name: string, sub: string | null): Place {
  if (!isCardMapName(name)) return elsewhere
  // A card without an id, or with one as long as a text, is refused like one of an unknown list.
  const isNamed = sub !== null && sub !== '' && sub.length <= longestId
  return { kind: 'card', list: isNamed ? listOfCardMap(name) : null }
}

function placeInType(parent: Y.AbstractType<unknown>, sub: string | null): Place {
  const holder = parent._item
  if (holder === null) {
    const root = rootName(parent)
    return root === null ? elsewhere : placeInRoot(root, sub)
  }
  const above: unknown = holder.parent
  if (!(above instanceof Y.AbstractType) || above._item !== null) return elsewhere
  const list = listOfCardMap(rootName(above) ?? '')
  return list === null ? elsewhere : { kind: 'field', list, name: sub ?? '' }
}

/** The name under which the document holds a root; null when the type is none. */
function rootName(type: Y.AbstractType<unknown>): string | null {
  for (const [name, root] of type.doc?.share ?? []) if (root === type) return name
  return null
}

function fits(list: CardList, name: string, content: object): boolean {
  if (name === 'order') return plainValue(content, (value) => typeof value === 'string' && value.length <= 4000)
  const field = cardFields[list].find((known) => known.name === name)
  if (field === undefined) return false
  if (field.kind === 'text') return content instanceof Y.ContentType && content.type instanceof Y.Text
  return plainValue(content, (value) =>
    field.kind === 'number'
      ? typeof value === 'number' && Number.isFinite(value)
      : typeof value === 'string' && value.length <= longestChoice,
  )
}

const plainValue = (content: object, isRight: (value: unknown) => boolean): boolean =>
  (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) &&
  content.arr.length === 1 &&
  isRight(content.arr[0])
