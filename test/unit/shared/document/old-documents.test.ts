import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, listCards, moveCard, setCardField, startCardText } from '#shared/document/card-operations.ts'
import { cardFields, cardLists, cardMapName } from '#shared/document/cards.ts'
import { inspectUpdate } from '#server/sync/frame-guard.ts'
import documents from './documents-of-schema-1.json' with { type: 'json' }

/** Made with the code of before the lists of roles, contacts, meetings, risks, campaign and capacity. */
const opened = (kind: keyof typeof documents): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(documents[kind], 'base64'))
  return doc
}

describe('a document from before lists and fields were added', () => {
  it.each(['partnerPlan', 'socialModel'] as const)('[DOC-11] a %s is read without being changed', (kind) => {
    const doc = opened(kind)
    const before = Y.encodeStateAsUpdate(doc)
    for (const list of cardLists) listCards(doc, list)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('[DOC-11] its cards stand as they were', () => {
    const model = opened('socialModel')
    expect(listCards(model, 'tasks')[0]?.fields).toMatchObject({ title: 'Ukrudt og bede', hoursPerWeek: 12 })
    expect(listCards(model, 'intakeSteps')).toHaveLength(11)
    expect(listCards(model, 'intakeSteps')[0]?.fields).toMatchObject({ when: '4 uger før', checkIn: 'Tjekliste A' })
    expect(listCards(model, 'buddyModules')[0]?.fields).toMatchObject({ attended: 3 })
    expect(listCards(opened('partnerPlan'), 'needs')[0]?.fields).toMatchObject({ party: 'firm', column: 'worry' })
  })

  it('[DOC-11] every new list can be written in, by two at once', () => {
    for (const kind of ['partnerPlan', 'socialModel'] as const) {
      const [ida, karen] = [opened(kind), opened(kind)]
      for (const list of cardLists) {
        addCard(ida, list, { id: `ida-${list}` })
        addCard(karen, list, { id: `karen-${list}` })
      }
      Y.applyUpdate(ida, Y.encodeStateAsUpdate(karen))
      Y.applyUpdate(karen, Y.encodeStateAsUpdate(ida))
      for (const list of cardLists) {
        const ids = listCards(ida, list).map((card) => card.id)
        expect(ids).toEqual(expect.arrayContaining([`ida-${list}`, `karen-${list}`]))
        expect(listCards(karen, list)).toEqual(listCards(ida, list))
      }
    }
  })

  it('[DOC-11] a text that was added to a card later can be written in, also by two who begin at once', () => {
    const [ida, karen] = [opened('socialModel'), opened('socialModel')]
    const write = (doc: Y.Doc, words: string): void => {
      startCardText(doc, 'tasks', 'task-1', 'season')?.insert(0, words)
    }
    write(ida, 'Maj')
    write(karen, 'Juni')
    Y.applyUpdate(ida, Y.encodeStateAsUpdate(karen))
    Y.applyUpdate(karen, Y.encodeStateAsUpdate(ida))
    const season = String(listCards(ida, 'tasks')[0]?.fields['season'])
    expect(season).toContain('Maj')
    expect(season).toContain('Juni')
    expect(listCards(karen, 'tasks')).toEqual(listCards(ida, 'tasks'))
  })

  it('[DOC-11] numbers, choices and order are set and undone as in a new one', () => {
    const doc = opened('socialModel')
    const origin = {}
    const undo = new Y.UndoManager([doc.getMap(cardMapName('tasks'))], { trackedOrigins: new Set([origin]) })
    addCard(doc, 'tasks', { id: 'task-2' })
    setCardField(doc, 'tasks', 'task-1', 'triedBy', 2, origin)
    moveCard(doc, 'tasks', 'task-1', 'task-2', origin)
    expect(listCards(doc, 'tasks').map((card) => card.id)).toEqual(['task-2', 'task-1'])
    undo.undo()
    expect(listCards(doc, 'tasks').map((card) => card.id)).toEqual(['task-1', 'task-2'])
    expect(listCards(doc, 'tasks')[0]?.fields).not.toHaveProperty('triedBy')
  })

  it('[DOC-11] a device that has one brings it to the server whole', () => {
    for (const kind of ['partnerPlan', 'socialModel'] as const) {
      const update = Y.encodeStateAsUpdate(opened(kind))
      expect(inspectUpdate(update, new Y.Doc(), () => false)).toMatchObject({ ok: true })
    }
  })

  it('[DOC-11] no field has lost its name or kind', () => {
    const names = Object.fromEntries(
      cardLists.map((list) => [list, cardFields[list].map(({ name, kind }) => `${name}:${kind}`)]),
    )
    expect(names['tasks']).toEqual(
      expect.arrayContaining(['title:text', 'hoursPerWeek:number', 'status:choice', 'firstStep:text', 'safety:text']),
    )
    expect(names['buddyModules']).toEqual(expect.arrayContaining(['who:text', 'when:text', 'attended:number']))
    expect(names['intakeSteps']).toEqual(expect.arrayContaining(['when:text', 'checkIn:text', 'hoursPerWeek:number']))
    expect(names['needs']).toEqual(['party:choice', 'column:choice', 'text:text'])
  })
})
