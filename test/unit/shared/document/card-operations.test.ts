import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardText, listCards, moveCard, removeCard, setCardField } from '#shared/document/card-operations.ts'
import { type CardList, cardFields, cardLists, cardMapName } from '#shared/document/cards.ts'

/** As many people as asked for, who have the same document and then lose sight of each other. */
function people(count: number, prepare: (doc: Y.Doc) => void): Y.Doc[] {
  const first = new Y.Doc()
  prepare(first)
  return Array.from({ length: count }, () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
    return doc
  })
}

/** Everyone gets everything that the others wrote. */
function meet(docs: readonly Y.Doc[]): void {
  const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc))
  for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update)
}

const ids = (doc: Y.Doc, list: CardList = 'tasks'): string[] => listCards(doc, list).map((card) => card.id)
const titled =
  (...names: string[]) =>
  (doc: Y.Doc) => {
    for (const name of names) addCard(doc, 'tasks', { id: name, fields: { title: name } })
  }

describe('cards', () => {
  test.each(cardLists)('[DOC-4] a new card of %s has all its text fields at once, in one update', (list) => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => (updates += 1))
    addCard(doc, list, { id: 'a' })
    expect(updates).toBe(1)
    const texts = cardFields[list].filter(({ kind }) => kind === 'text').map(({ name }) => name)
    for (const name of texts) expect(cardText(doc, list, 'a', name)?.toJSON()).toBe('')
    expect(Object.keys(listCards(doc, list)[0]?.fields ?? {}).toSorted()).toEqual(texts.toSorted())
  })

  test('[DOC-4] two people who write in the same field at once both keep their words', () => {
    const [ida, karen] = people(2, titled('Ukrudt')) as [Y.Doc, Y.Doc]
    cardText(ida, 'tasks', 'Ukrudt', 'title')?.insert(6, ' og bede')
    cardText(karen, 'tasks', 'Ukrudt', 'title')?.insert(0, 'Let: ')
    meet([ida, karen])
    expect(cardText(ida, 'tasks', 'Ukrudt', 'title')?.toJSON()).toBe('Let: Ukrudt og bede')
    expect(listCards(karen, 'tasks')).toEqual(listCards(ida, 'tasks'))
  })

  test('cards stand after the one that was named, first for null and last for none', () => {
    const doc = new Y.Doc()
    titled('b', 'd')(doc)
    addCard(doc, 'tasks', { id: 'c', after: 'b' })
    addCard(doc, 'tasks', { id: 'a', after: null })
    addCard(doc, 'tasks', { id: 'e', after: 'gone' })
    expect(ids(doc)).toEqual(['a', 'b', 'c', 'd', 'e'])
    moveCard(doc, 'tasks', 'a', 'd')
    moveCard(doc, 'tasks', 'e', null)
    expect(ids(doc)).toEqual(['e', 'b', 'c', 'd', 'a'])
  })

  test('adding a card under an id that is taken changes nothing', () => {
    const doc = new Y.Doc()
    titled('a')(doc)
    const before = listCards(doc, 'tasks')
    addCard(doc, 'tasks', { id: 'a', fields: { title: 'another' } })
    expect(listCards(doc, 'tasks')).toEqual(before)
  })

  test('[DOC-5] two people who add at the same place end with both cards there in one order', () => {
    const [ida, karen] = people(2, titled('first', 'last')) as [Y.Doc, Y.Doc]
    addCard(ida, 'tasks', { id: 'from Ida', after: 'first' })
    addCard(karen, 'tasks', { id: 'from Karen', after: 'first' })
    meet([ida, karen])
    expect(ids(ida)).toEqual(ids(karen))
    expect(ids(ida)[0]).toBe('first')
    expect(ids(ida).slice(1, 3).sort()).toEqual(['from Ida', 'from Karen'])
    // There is room between the two.
    const [, one, other] = ids(ida) as [string, string, string, string]
    addCard(ida, 'tasks', { id: 'between', after: one })
    expect(ids(ida)).toEqual(['first', one, 'between', other, 'last'])
  })

  test('[DOC-5] a card that two people move at once is in one place, and none is lost', () => {
    const [ida, karen] = people(2, titled('a', 'b', 'c', 'd')) as [Y.Doc, Y.Doc]
    moveCard(ida, 'tasks', 'a', 'd')
    moveCard(karen, 'tasks', 'a', 'b')
    moveCard(karen, 'tasks', 'd', null)
    meet([ida, karen])
    expect(ids(ida)).toEqual(ids(karen))
    expect(ids(ida).toSorted()).toEqual(['a', 'b', 'c', 'd'])
  })

  test('[DOC-5] two different cards moved to the same place at once both stand there', () => {
    const [ida, karen] = people(2, titled('a', 'b', 'c', 'd')) as [Y.Doc, Y.Doc]
    moveCard(ida, 'tasks', 'c', 'a')
    moveCard(karen, 'tasks', 'd', 'a')
    meet([ida, karen])
    expect(ids(ida)).toEqual(ids(karen))
    expect([ids(ida)[0], ids(ida)[3]]).toEqual(['a', 'b'])
  })

  test('moving writes the moved card only', () => {
    const doc = new Y.Doc()
    titled('a', 'b', 'c')(doc)
    const before = listCards(doc, 'tasks')
    moveCard(doc, 'tasks', 'c', null)
    expect(ids(doc)).toEqual(['c', 'a', 'b'])
    expect(listCards(doc, 'tasks').slice(1)).toEqual(before.slice(0, 2))
  })

  test('[DOC-6] removing wins over writing at the same time, for both', () => {
    const [ida, karen] = people(2, titled('a', 'b')) as [Y.Doc, Y.Doc]
    removeCard(ida, 'tasks', 'a')
    cardText(karen, 'tasks', 'a', 'title')?.insert(1, ' more')
    setCardField(karen, 'tasks', 'a', 'hoursPerWeek', 4)
    moveCard(karen, 'tasks', 'a', 'b')
    meet([ida, karen])
    expect(ids(ida)).toEqual(['b'])
    expect(ids(karen)).toEqual(['b'])
    expect(cardText(karen, 'tasks', 'a', 'title')).toBeNull()
    setCardField(karen, 'tasks', 'a', 'hoursPerWeek', 5)
    expect(ids(karen)).toEqual(['b'])
  })

  test("[DOC-6] the remover's undo brings the card back with its text", () => {
    const [ida, karen] = people(2, titled('a', 'b')) as [Y.Doc, Y.Doc]
    const undo = new Y.UndoManager(ida.getMap(cardMapName('tasks')), { trackedOrigins: new Set(['me']) })
    removeCard(ida, 'tasks', 'a', 'me')
    meet([ida, karen])
    undo.undo()
    meet([ida, karen])
    expect(ids(karen)).toEqual(['a', 'b'])
    expect(cardText(karen, 'tasks', 'a', 'title')?.toJSON()).toBe('a')
  })

  test('[DOC-7] two people who set one number at once end with the same one of the two', () => {
    const [ida, karen] = people(2, titled('a')) as [Y.Doc, Y.Doc]
    setCardField(ida, 'tasks', 'a', 'hoursPerWeek', 12)
    setCardField(karen, 'tasks', 'a', 'hoursPerWeek', 10)
    meet([ida, karen])
    const hours = listCards(ida, 'tasks')[0]?.fields['hoursPerWeek']
    expect([10, 12]).toContain(hours)
    expect(listCards(karen, 'tasks')[0]?.fields['hoursPerWeek']).toBe(hours)
  })

  test('a field is cleared with null, and setting it to what it is writes nothing', () => {
    const doc = new Y.Doc()
    titled('a')(doc)
    setCardField(doc, 'tasks', 'a', 'status', 'tested')
    let updates = 0
    doc.on('update', () => (updates += 1))
    setCardField(doc, 'tasks', 'a', 'status', 'tested')
    expect(updates).toBe(0)
    setCardField(doc, 'tasks', 'a', 'status', null)
    expect(listCards(doc, 'tasks')[0]?.fields).not.toHaveProperty('status')
  })

  test.each([
    ['title', 'text'],
    ['hoursPerWeek', 169],
    ['hoursPerWeek', Number.NaN],
    ['hoursPerWeek', '12'],
    ['status', 'unheard of'],
    ['colour', 'red'],
  ])('setting %s to %j is refused and changes nothing', (name, value) => {
    const doc = new Y.Doc()
    titled('a')(doc)
    const before = listCards(doc, 'tasks')
    expect(() => setCardField(doc, 'tasks', 'a', name, value)).toThrow('Broken invariant')
    expect(listCards(doc, 'tasks')).toEqual(before)
  })

  test('[DOC-8] fields and cards that this version does not know are shown where possible and never deleted', () => {
    const doc = new Y.Doc()
    titled('a')(doc)
    const cards = doc.getMap(cardMapName('tasks'))
    const card = cards.get('a') as Y.Map<unknown>
    card.set('smell', 'hay')
    card.set('nested', new Y.Array())
    card.set('order', 7)
    cards.set('strange', 'no card')
    const before = Y.encodeStateAsUpdate(doc)
    expect(listCards(doc, 'tasks')).toEqual([expect.objectContaining({ id: 'a', order: '' })])
    expect(listCards(doc, 'tasks')[0]?.fields).toMatchObject({ title: 'a', smell: 'hay' })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    moveCard(doc, 'tasks', 'a', null)
    addCard(doc, 'tasks', { id: 'b' })
    expect(ids(doc)).toEqual(['a', 'b'])
    expect(card.get('smell')).toBe('hay')
    expect(cards.get('strange')).toBe('no card')
  })
})
