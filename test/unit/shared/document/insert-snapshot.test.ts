import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fragmentName } from '#shared/document/fragments.ts'
import { insertSnapshot } from '#shared/document/insert-snapshot.ts'
import { readProse, writeProse } from '#shared/document/prose.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { SnapshotId } from '#shared/kernel/ids.ts'

const P11 = SectionId.parse('P11')
const one = SnapshotId.parse('00000000-0000-4000-8000-000000000001')
const two = SnapshotId.parse('00000000-0000-4000-8000-000000000002')
const paragraph = (text?: string) => ({
  type: 'paragraph',
  ...(text === undefined ? {} : { content: [{ type: 'text', text }] }),
})
const block = (snapshotId: string) => ({ type: 'simulationSnapshot', attrs: { snapshotId } })
const written = (...texts: (string | undefined)[]): Y.Doc => {
  const doc = new Y.Doc()
  writeProse(doc, P11, texts.map(paragraph))
  return doc
}
const content = (doc: Y.Doc) => readProse(doc, P11).content

describe('[DOC-10] a frozen simulation in a section', () => {
  it('stands after what is written, with an empty paragraph behind it that has its text', () => {
    const doc = written('Økonomi')
    expect(insertSnapshot(doc, P11, one)).toBe(true)
    expect(content(doc)).toEqual([paragraph('Økonomi'), block(one), paragraph()])
    contentSchema.nodeFromJSON(readProse(doc, P11)).check()
    const last = doc.getXmlFragment(fragmentName(P11)).toArray().at(-1)
    expect(last instanceof Y.XmlElement && last.get(0) instanceof Y.XmlText).toBe(true)
  })

  it('keeps the empty last paragraph that is there, and the order of several', () => {
    const doc = written('Økonomi', undefined)
    insertSnapshot(doc, P11, one)
    insertSnapshot(doc, P11, two)
    expect(content(doc)).toEqual([paragraph('Økonomi'), block(one), block(two), paragraph()])
  })

  it('stands there once, however often it is put in', () => {
    const doc = written(undefined)
    insertSnapshot(doc, P11, one)
    expect(insertSnapshot(doc, P11, one)).toBe(false)
    expect(content(doc)).toEqual([block(one), paragraph()])
  })

  it('loses nothing of what somebody writes there at the same time', () => {
    const doc = written('Økonomi', undefined)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const last = other.getXmlFragment(fragmentName(P11)).get(1)
    if (!(last instanceof Y.XmlElement)) throw new Error('no paragraph')
    const text = last.get(0)
    if (!(text instanceof Y.XmlText)) throw new Error('no text')
    text.insert(0, 'Skrevet imens')
    insertSnapshot(doc, P11, one)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(content(doc)).toEqual([paragraph('Økonomi'), block(one), paragraph('Skrevet imens')])
    expect(content(other)).toEqual(content(doc))
  })
})
