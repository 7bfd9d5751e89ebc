import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardText, moveCard, setCardField } from '#shared/document/card-operations.ts'
import { type CardList, cardFields, cardLists } from '#shared/document/cards.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { inspectUpdate } from '#server/sync/frame-guard.ts'

const nobody = (): boolean => false

/** The server's document, and what a device that has all of it sends after the change. */
function sent(change: (doc: Y.Doc) => void, prepare: (doc: Y.Doc) => void = () => {}) {
  const server = new Y.Doc()
  prepare(server)
  const device = new Y.Doc()
  Y.applyUpdate(device, Y.encodeStateAsUpdate(server))
  const before = Y.encodeStateVector(device)
  change(device)
  const inspection = inspectUpdate(Y.encodeStateAsUpdate(device, before), server, nobody)
  return inspection.ok ? 'taken' : inspection.reason
}

const withTask = (doc: Y.Doc): void => addCard(doc, 'tasks', { id: 'a', fields: { title: 'Ukrudt', hoursPerWeek: 3 } })
const card = (doc: Y.Doc, list: string, id = 'a'): Y.Map<unknown> =>
  doc.getMap<Y.Map<unknown>>(`cards:${list}`).get(id)!
const valueFor = (list: CardList) =>
  Object.fromEntries(
    cardFields[list].map((field) => [
      field.name,
      field.kind === 'text'
        ? 'æøå'
        : field.kind === 'number'
          ? field.min
          : field.kind === 'day'
            ? '2027-03-01'
            : field.options[0]!,
    ]),
  )

describe('cards in an update', () => {
  it.each(cardLists)('[SYN-27] a whole card of %s is taken, and every later change of its fields', (list) => {
    const fields = valueFor(list)
    expect(sent((doc) => addCard(doc, list, { id: 'a', fields }))).toBe('taken')
    const change = (doc: Y.Doc): void => {
      for (const field of cardFields[list]) {
        if (field.kind === 'text') cardText(doc, list, 'a', field.name)?.insert(1, ' mere')
        else setCardField(doc, list, 'a', field.name, null)
      }
      for (const field of cardFields[list]) {
        if (field.kind !== 'text') setCardField(doc, list, 'a', field.name, fields[field.name]!)
      }
      addCard(doc, list, { id: 'b' })
      moveCard(doc, list, 'a', 'b')
      doc.getMap(`cards:${list}`).delete('b')
    }
    expect(sent(change, (doc) => addCard(doc, list, { id: 'a', fields }))).toBe('taken')
  })

  it('[SYN-27] an undone removal is taken', () => {
    const change = (doc: Y.Doc): void => {
      const origin = {}
      const undo = new Y.UndoManager([doc.getMap('cards:tasks')], { trackedOrigins: new Set([origin]) })
      doc.transact(() => doc.getMap('cards:tasks').delete('a'), origin)
      undo.undo()
      expect(card(doc, 'tasks').get('hoursPerWeek')).toBe(3)
    }
    expect(sent(change, withTask)).toBe('taken')
  })

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a list that nobody knows', (doc) => doc.getMap('cards:plans').set('a', new Y.Map())],
    ['a card that is a text', (doc) => doc.getMap('cards:tasks').set('b', new Y.Text('x'))],
    ['a card that is a plain value', (doc) => doc.getMap('cards:tasks').set('b', 'x')],
    ['a card in a list of its own kind of root', (doc) => doc.getArray('cards:tasks').insert(0, ['x'])],
    ['a card with an endless id', (doc) => doc.getMap('cards:tasks').set('x'.repeat(65), new Y.Map())],
    ['a field that nobody knows', (doc) => card(doc, 'tasks').set('secret', 'x')],
    ['a map for a text', (doc) => card(doc, 'tasks').set('place', new Y.Map())],
    ['a plain value for a text', (doc) => card(doc, 'tasks').set('place', 'x')],
    ['words for a number', (doc) => card(doc, 'tasks').set('hoursPerWeek', 'mange')],
    ['a number that is none', (doc) => card(doc, 'tasks').set('hoursPerWeek', Number.NaN)],
    ['a text for a number', (doc) => card(doc, 'tasks').set('hoursPerWeek', new Y.Text('3'))],
    ['a number for a choice', (doc) => card(doc, 'tasks').set('status', 1)],
    ['a whole text for a choice', (doc) => card(doc, 'tasks').set('status', 'x'.repeat(101))],
    ['a number for the order', (doc) => card(doc, 'tasks').set('order', 1)],
  ])('[SYN-27] %s is refused', (_what, change) => {
    expect(sent(change, withTask)).toBe('card')
  })

  it('[SYN-27] what stands elsewhere is no business of this rule', () => {
    expect(sent((doc) => doc.getMap('notes').set('a', { b: 1 }))).toBe('taken')
  })

  it('[SYN-27] what the document has already is not asked again, and new fields beside it are', () => {
    const old = (doc: Y.Doc): void => {
      withTask(doc)
      card(doc, 'tasks').set('fromAnEarlierVersion', 'x')
    }
    const server = new Y.Doc()
    old(server)
    const device = new Y.Doc()
    Y.applyUpdate(device, Y.encodeStateAsUpdate(server))
    setCardField(device, 'tasks', 'a', 'hoursPerWeek', 4)
    expect(inspectUpdate(Y.encodeStateAsUpdate(device), server, nobody)).toMatchObject({ ok: true, adds: 'structs' })
  })

  it.each(['partnerPlan', 'socialModel'] as const)('[SYN-27] the first state of a %s is taken', (kind) => {
    expect(inspectUpdate(initialDocumentState(kind, 'da'), new Y.Doc(), nobody)).toMatchObject({ ok: true })
  })

  it('[SYN-27] structs in a long chain, or in a circle, are read without harm', () => {
    const change = (doc: Y.Doc): void => {
      const text = cardText(doc, 'tasks', 'a', 'place')!
      for (let index = 0; index < 2000; index += 1) {
        text.insert(index % 2 === 0 ? 0 : text.length, 'x')
        if (index % 100 === 0) text.delete(0, 1)
      }
    }
    expect(sent(change, withTask)).toBe('taken')
    // Device 5 stands beside device 6 and device 6 beside device 5; one letter each.
    const circle = new Uint8Array([2, 1, 6, 0, 0x84, 5, 0, 1, 120, 1, 5, 0, 0x84, 6, 0, 1, 120, 0])
    expect(inspectUpdate(circle, new Y.Doc(), nobody)).toMatchObject({ ok: true })
  })
})
