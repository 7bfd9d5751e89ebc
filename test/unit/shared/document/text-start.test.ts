import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fragmentName, sectionIds } from '#shared/document/fragments.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { writeProse } from '#shared/document/prose.ts'
import { keepTextStarts } from '#shared/document/text-start.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'

const p1 = SectionId.parse('P1')
const shape = (type: Y.XmlFragment): unknown[] =>
  type.toArray().map((child) => (child instanceof Y.XmlElement ? [child.nodeName, ...shape(child)] : 'text'))

describe('the text of an empty block', () => {
  it('[DOC-9] is there in every section of a new document', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, initialDocumentState('partnerPlan', 'da'))
    for (const sectionId of sectionIds.partnerPlan) {
      expect(shape(doc.getXmlFragment(fragmentName(sectionId)))).toEqual([['paragraph', 'text']])
    }
  })

  it('[DOC-9] is there in what the server writes, in table cells too', () => {
    const doc = new Y.Doc()
    writeProse(doc, p1, [
      { type: 'paragraph' },
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }],
      },
    ])
    expect(shape(doc.getXmlFragment(fragmentName(p1)))).toEqual([
      ['paragraph', 'text'],
      ['table', ['tableRow', ['tableCell', ['paragraph', 'text']]]],
    ])
  })

  it('[DOC-9] comes with a paragraph that this device makes, and not with one that arrives', () => {
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment(fragmentName(p1))
    const stop = keepTextStarts(doc, fragment)
    fragment.insert(0, [new Y.XmlElement('paragraph')])
    expect(shape(fragment)).toEqual([['paragraph', 'text']])

    const other = new Y.Doc()
    other.getXmlFragment(fragmentName(p1)).insert(0, [new Y.XmlElement('heading')])
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(shape(fragment)).toContainEqual(['heading'])
    stop()
  })

  it('[DOC-9] is shared by two who begin at once: nothing is lost or doubled', () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    for (const doc of [a, b]) Y.applyUpdate(doc, initialDocumentState('partnerPlan', 'da'))
    const text = (doc: Y.Doc): Y.XmlText => {
      const paragraph = doc.getXmlFragment(fragmentName(p1)).get(0) as Y.XmlElement
      return paragraph.get(0) as Y.XmlText
    }
    text(a).insert(0, 'Ida')
    text(b).insert(0, 'Mads')
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    expect(['IdaMads', 'MadsIda']).toContain(text(a).toString())
    expect(text(b).toString()).toBe(text(a).toString())
  })
})
