import { describe, expect, test } from 'vitest'
import type { JSONContent } from '@tiptap/core'
import * as Y from 'yjs'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import {
  commitmentIdsIn,
  countWords,
  plainText,
  quoteIn,
  quotesIn,
  readProse,
  writeProse,
} from '#shared/document/prose.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'

const P4 = SectionId.parse('P4')
const quoteOf = (commitmentId: string) => ({ type: 'commitmentQuote', attrs: { commitmentId } })

const everything: JSONContent[] = [
  { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Hvem visiterer?' }] },
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Kommunen ' },
      { type: 'text', text: 'visiterer ', marks: [quoteOf('one')] },
      { type: 'text', text: '3 borgere', marks: [quoteOf('one'), quoteOf('two')] },
      { type: 'commitmentChip', attrs: { commitmentId: 'one' } },
      { type: 'text', text: ' og ' },
      { type: 'text', text: 'svarer', marks: [{ type: 'bold' }, { type: 'italic' }] },
      { type: 'hardBreak' },
      { type: 'text', text: 'her', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }] },
    ],
  },
  {
    type: 'bulletList',
    content: ['en', 'to'].map((text) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    })),
  },
  {
    type: 'taskList',
    content: [
      {
        type: 'taskItem',
        attrs: { checked: true },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Mødepligt' }] }],
      },
    ],
  },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: ['Opgave', 'Ansvarlig'].map((text) => ({
          type: 'tableHeader',
          content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
        })),
      },
    ],
  },
]

const withContent = (content: JSONContent[]): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState('partnerPlan', 'da'))
  writeProse(doc, P4, content)
  return doc
}

describe('prose', () => {
  test('[DOC-2] what is written into a section is read back as the same document', () => {
    const doc = withContent(everything)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const written = contentSchema.nodeFromJSON({ type: 'doc', content: everything })
    const read = contentSchema.nodeFromJSON(readProse(other, P4))
    expect(read.toJSON()).toEqual(written.toJSON())
  })

  test.each(everything.filter((block) => !JSON.stringify(block).includes('"two"')))(
    '[DOC-2] writing the same $type again writes nothing',
    (block) => {
      const doc = withContent([block])
      const before = Y.encodeStateVector(doc)
      writeProse(doc, P4, [block])
      expect(Y.encodeStateVector(doc)).toEqual(before)
    },
  )

  test('content that the schema does not allow is refused and nothing of it written', () => {
    const doc = withContent(everything)
    const before = readProse(doc, P4)
    expect(() => writeProse(doc, P4, [{ type: 'codeBlock' }])).toThrow('codeBlock')
    expect(() => writeProse(doc, P4, [{ type: 'text', text: 'loose' }])).toThrow('Invalid content')
    expect(() => writeProse(doc, P4, [])).toThrow('Invalid content')
    expect(readProse(doc, P4)).toEqual(before)
  })

  test('[DOC-3] commitments are found by quote and by chip, once each, and overlapping quotes are told apart', () => {
    const doc = withContent(everything)
    expect(commitmentIdsIn(doc)).toEqual(['one', 'two'])
    expect(quoteIn(doc, P4, 'one')).toBe('visiterer 3 borgere')
    expect(quoteIn(doc, P4, 'two')).toBe('3 borgere')
    expect(quoteIn(doc, P4, 'three')).toBeNull()
  })

  test('[TXT-1] the words under each commitment are read piece by piece, across chips and other marks', () => {
    const doc = withContent(everything)
    expect(Object.fromEntries(quotesIn(doc))).toEqual({ one: ['visiterer 3 borgere'], two: ['3 borgere'] })
    const quote = (text: string, ...ids: string[]) => ({
      type: 'text',
      text,
      marks: ids.map((commitmentId) => ({ type: 'commitmentQuote', attrs: { commitmentId } })),
    })
    const split = withContent([
      {
        type: 'paragraph',
        content: [
          quote('stiller ', 'a'),
          { type: 'text', text: 'to', marks: [{ type: 'bold' }, ...quote('', 'a').marks] },
          { type: 'commitmentChip', attrs: { commitmentId: 'b' } },
          quote(' pladser', 'a'),
          { type: 'text', text: ' og holder dem, ' },
          quote('hver dag', 'a'),
        ],
      },
      { type: 'paragraph', content: [quote('året rundt', 'a')] },
    ])
    expect(quotesIn(split).get('a')).toEqual(['stiller to pladser', 'hver dag', 'året rundt'])
  })

  test('the plain text has a line a block and the cells of a row side by side', () => {
    const doc = withContent(everything)
    expect(plainText(doc, P4)).toBe(
      'Hvem visiterer?\nKommunen visiterer 3 borgere og svarer\nher\nen\nto\nMødepligt\nOpgave\tAnsvarlig',
    )
    expect(countWords(doc, P4)).toBe(14)
    expect(plainText(doc, SectionId.parse('P5'))).toBe('')
    expect(countWords(doc, SectionId.parse('P5'))).toBe(0)
  })

  test('[DOC-8] reading leaves unknown nodes and marks where they are', () => {
    const doc = withContent(everything)
    const fragment = doc.getXmlFragment(fragmentName(P4))
    const poll = new Y.XmlElement('poll')
    poll.setAttribute('question', 'Hvornår?')
    const text = new Y.XmlText()
    text.insert(0, 'glødende', { glow: { strength: 'high' } })
    poll.insert(0, [text])
    fragment.insert(0, [poll])
    const before = Y.encodeStateAsUpdate(doc)
    expect(readProse(doc, P4).content?.[0]).toEqual({
      type: 'poll',
      attrs: { question: 'Hvornår?' },
      content: [{ type: 'text', text: 'glødende', marks: [{ type: 'glow', attrs: { strength: 'high' } }] }],
    })
    expect(plainText(doc, P4)).toContain('glødende')
    expect(commitmentIdsIn(doc)).toEqual(['one', 'two'])
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})
