import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardText, listCards } from '#shared/document/card-operations.ts'
import { fragmentName, sectionIds } from '#shared/document/fragments.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { commitmentIdsIn, plainText, readProse } from '#shared/document/prose.ts'
import { documentKinds } from '#shared/domain/document-section/section.ts'

const born = (...input: Parameters<typeof initialDocumentState>): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState(...input))
  return doc
}

describe('the first state of a document', () => {
  test.each(documentKinds)('[DOC-1] equal input gives equal bytes for a %s', (kind) => {
    expect(initialDocumentState(kind, 'da')).toEqual(initialDocumentState(kind, 'da'))
  })

  test.each(documentKinds)('[DOC-1] every section of a %s is one empty paragraph and nothing else', (kind) => {
    const doc = born(kind, 'da')
    for (const sectionId of sectionIds[kind]) {
      expect(readProse(doc, sectionId)).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
      expect(plainText(doc, sectionId)).toBe('')
    }
    expect(commitmentIdsIn(doc)).toEqual([])
  })

  test('[DOC-1] two people who begin to write at once share the paragraph', () => {
    const [ida, karen] = [born('partnerPlan', 'da'), born('partnerPlan', 'da')]
    for (const [doc, word] of [
      [ida, 'Vi '],
      [karen, 'begynder'],
    ] as const) {
      const paragraph = doc.getXmlFragment(fragmentName(sectionIds.partnerPlan[0]!)).get(0) as Y.XmlElement
      paragraph.insert(0, [new Y.XmlText(word)])
    }
    Y.applyUpdate(ida, Y.encodeStateAsUpdate(karen))
    expect(readProse(ida, sectionIds.partnerPlan[0]!).content).toHaveLength(1)
    expect(plainText(ida, sectionIds.partnerPlan[0]!).length).toBe('Vi begynder'.length)
  })

  test.each([
    ['da', 'Rollen som buddy', '4 uger før'],
    ['en', 'The buddy role', '4 weeks before'],
  ] as const)('[DOC-1] a social model in %s begins with the six modules and eleven steps', (language, title, when) => {
    const doc = born('socialModel', language)
    const modules = listCards(doc, 'buddyModules')
    const steps = listCards(doc, 'intakeSteps')
    expect(modules).toHaveLength(6)
    expect(steps).toHaveLength(11)
    expect(modules[0]?.fields).toMatchObject({ title, minutes: 120 })
    expect(steps[0]?.fields).toMatchObject({ when })
    expect(cardText(doc, 'buddyModules', modules[0]!.id, 'who')?.toJSON()).toBe('')
    expect(listCards(doc, 'tasks')).toEqual([])
    expect(listCards(born('partnerPlan', language), 'buddyModules')).toEqual([])
  })
})
