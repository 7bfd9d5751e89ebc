import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anchorText, locateAnchors } from '#shared/document/comment-anchor.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { writeProse } from '#shared/document/prose.ts'
import { sectionText } from '#shared/document/section-text.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { paragraph } from '#test/support/prose-blocks.ts'

const p4 = SectionId.parse('P4')
/** The commented letters are capitals, each once; everything that is written is small. */
const quote = 'ABCDEFGHIJKLMNOPQRST'

const edit = fc.record({
  block: fc.nat(2),
  at: fc.nat(1000),
  kind: fc.constantFrom('insert' as const, 'delete' as const, 'newBlock' as const),
  text: fc.stringMatching(/^[a-zæøå ]{1,8}$/),
  length: fc.integer({ min: 1, max: 9 }),
})
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never

function begin(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState('partnerPlan', 'da'))
  writeProse(doc, p4, [paragraph('over det hele'), paragraph(`foran ${quote} bagved`), paragraph('nederst')])
  return doc
}

function apply(doc: Y.Doc, { block, at, kind, text, length }: Edit): void {
  const fragment = doc.getXmlFragment(fragmentName(p4))
  if (kind === 'newBlock') {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText(text)])
    fragment.insert(at % (fragment.length + 1), [made])
    return
  }
  const spans = sectionText(doc, p4).spans
  const target = spans[block % Math.max(1, spans.length)]
  if (target === undefined) return
  const place = at % (target.length + 1)
  if (kind === 'insert') target.type.insert(place, text)
  else target.type.delete(place, Math.min(length, target.length - place))
}

const locate = (doc: Y.Doc, anchor: NonNullable<ReturnType<typeof anchorText>>) =>
  locateAnchors(doc, [p4], new Map([['a', { sectionId: p4, anchor }]])).get('a') ?? null

describe('a comment while two people write at once', () => {
  it('[CMT-3] covers exactly what is left of its letters, at the same place for both', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), fc.array(edit, { maxLength: 25 }), (mine, theirs) => {
        const one = begin()
        const other = new Y.Doc()
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
        const section = sectionText(one, p4)
        const from = section.text.indexOf(quote)
        const anchor = anchorText(section, from, from + quote.length)
        expect(anchor).not.toBeNull()
        if (anchor === null) return
        for (const step of mine) apply(one, step)
        for (const step of theirs) apply(other, step)
        const update = Y.encodeStateAsUpdate(one)
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
        Y.applyUpdate(other, update)
        const { text } = sectionText(one, p4)
        const left = text.replace(/[^A-Z]/g, '')
        const place = locate(one, anchor)
        expect(locate(other, anchor)).toEqual(place)
        if (left === '') return
        expect(place).not.toBeNull()
        expect(text.slice(place?.from, place?.to).replace(/[^A-Z]/g, '')).toBe(left)
        // Nothing of the words around has come in: they stand before the first letter and behind the last.
        expect(text.slice(place?.from, place?.to)).not.toContain('\n')
      }),
      { numRuns: 300 },
    )
  })
})
