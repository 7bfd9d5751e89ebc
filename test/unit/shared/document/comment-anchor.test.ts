import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anchorText, locateAnchors } from '#shared/document/comment-anchor.ts'
import type { TextAnchor } from '#shared/document/comment.ts'
import { fragmentName, sectionIds } from '#shared/document/fragments.ts'
import { initialDocumentState } from '#shared/document/initial-state.ts'
import { readProse, writeProse } from '#shared/document/prose.ts'
import { contentSchema } from '#shared/document/schema.ts'
import { editorRange, sectionText, textRange } from '#shared/document/section-text.ts'
import { SectionId } from '#shared/domain/document-section/section.ts'
import { bullets, heading, paragraph } from '#test/support/prose-blocks.ts'

const p4 = SectionId.parse('P4')
const p5 = SectionId.parse('P5')
const sentence = 'Fjordværkstedet holder en samtale med hver borger inden for 5 arbejdsdage og giver besked.'
const quote = 'inden for 5 arbejdsdage'

function plan(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, initialDocumentState('partnerPlan', 'da'))
  writeProse(doc, p4, [heading('Hvem visiterer?'), paragraph('Kommunen visiterer.'), paragraph(sentence)])
  return doc
}
function anchorOn(doc: Y.Doc, words: string, section = p4): TextAnchor {
  const text = sectionText(doc, section)
  const from = text.text.indexOf(words)
  const anchor = anchorText(text, from, from + words.length)
  if (anchor === null) throw new Error(`${words} do not stand in ${section}`)
  return anchor
}
/** What the anchor's words are now, with where and how they were found. */
function found(doc: Y.Doc, anchor: TextAnchor, section = p4) {
  const place = locateAnchors(doc, sectionIds.partnerPlan, new Map([['a', { sectionId: section, anchor }]])).get('a')
  if (place === undefined || place === null) return null
  const { text } = sectionText(doc, place.sectionId)
  return { section: place.sectionId, how: place.how, words: text.slice(place.from, place.to).replace(/\n/g, '|') }
}
/** The text of the n-th block. */
const blockText = (doc: Y.Doc, index: number): Y.XmlText => {
  const block = doc.getXmlFragment(fragmentName(p4)).get(index)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`block ${index} has no text`)
  return text
}

describe('the place of a comment', () => {
  it('[CMT-3] keeps the words with what stands beside them, and nothing of it in the document', () => {
    const doc = plan()
    const before = Y.encodeStateAsUpdate(doc)
    const anchor = anchorOn(doc, quote)
    expect(anchor).toMatchObject({
      quote,
      before: ' Fjordværkstedet holder en samtale med hver borger '.slice(-48),
      after: ' og giver besked. ',
    })
    expect(found(doc, anchor)).toEqual({ section: 'P4', how: 'position', words: quote })
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  it('[CMT-3] follows what is written around and inside, and leaves out what is written right at its ends', () => {
    const doc = plan()
    const anchor = anchorOn(doc, quote)
    const text = blockText(doc, 2)
    const at = sentence.indexOf(quote)
    text.insert(at + quote.length, ' (i juni 3)')
    text.insert(at + 10, 'cirka ')
    text.insert(at, 'altid ')
    text.insert(0, 'Husk: ')
    blockText(doc, 1).insert(0, 'Langt oppe. ')
    expect(found(doc, anchor)).toMatchObject({ how: 'position', words: 'inden for cirka 5 arbejdsdage' })
  })

  it('[CMT-3] shrinks with its words, and an undo brings it back', () => {
    const doc = plan()
    const anchor = anchorOn(doc, quote)
    const undo = new Y.UndoManager(doc.getXmlFragment(fragmentName(p4)))
    const text = blockText(doc, 2)
    text.delete(sentence.indexOf(' arbejdsdage'), ' arbejdsdage'.length + 3)
    expect(found(doc, anchor)?.words).toBe('inden for 5')
    undo.undo()
    expect(found(doc, anchor)).toMatchObject({ how: 'position', words: quote })
    doc.getXmlFragment(fragmentName(p4)).delete(2, 1)
    expect(found(doc, anchor)).toBeNull()
    undo.undo()
    expect(found(doc, anchor)?.words).toBe(quote)
  })

  it('[CMT-3] is found by its words when the paragraph was parted in their middle, or joined again', () => {
    const doc = plan()
    const anchor = anchorOn(doc, quote)
    const cut = sentence.indexOf(' 5 arb')
    const parted = [sentence.slice(0, cut), sentence.slice(cut + 1)]
    writeProse(doc, p4, [
      heading('Hvem visiterer?'),
      paragraph('Kommunen visiterer.'),
      ...parted.map((one) => paragraph(one)),
    ])
    expect(found(doc, anchor)?.words).toBe('inden for|5 arbejdsdage')
    writeProse(doc, p4, [paragraph(`Kommunen visiterer. ${sentence}`)])
    expect(found(doc, anchor)?.words).toBe(quote)
  })

  it('[CMT-3] is found in another section when the words were cut there and pasted, and gone in between', () => {
    const doc = plan()
    const anchor = anchorOn(doc, quote)
    doc.getXmlFragment(fragmentName(p4)).delete(2, 1)
    expect(found(doc, anchor)).toBeNull()
    writeProse(doc, p5, [bullets('Noget helt andet', sentence)])
    expect(found(doc, anchor)).toEqual({ section: 'P5', how: 'words', words: quote })
  })

  it('[CMT-3] is found when the words were moved and then written in, unless they could be several', () => {
    const doc = plan()
    const moved =
      'Fjordværkstedet holder altid en kort samtale med hver borger inden for 5 arbejdsdage og giver besked.'
    const anchor = anchorOn(doc, sentence)
    writeProse(doc, p4, [paragraph('Intet mere her.')])
    writeProse(doc, p5, [paragraph('Foran. ' + moved)])
    expect(found(doc, anchor)).toMatchObject({ section: 'P5', how: 'words', words: moved.slice(0, -1) })
    doc.getXmlFragment(fragmentName(p4)).delete(0, 1)
    writeProse(doc, p5, [
      paragraph(moved),
      paragraph('Imellem står der noget andet, som ingen spørger til.'),
      paragraph(moved),
    ])
    expect(found(doc, anchor)).toBeNull()
  })

  it('[CMT-3] takes the one of several places with the same neighbours, and none when two are as likely', () => {
    const doc = plan()
    const anchor = anchorOn(doc, quote)
    writeProse(doc, p4, [
      paragraph(`Aktøren ringer ${quote}, hvis han kan.`),
      paragraph(sentence.replace('giver besked', 'giver straks besked')),
    ])
    const text = sectionText(doc, p4).text
    const place = locateAnchors(doc, sectionIds.partnerPlan, new Map([['a', { sectionId: p4, anchor }]])).get('a')
    expect(place?.from).toBe(text.lastIndexOf(quote))
    writeProse(doc, p4, [paragraph(`x ${quote} y`), paragraph(`x ${quote} y`)])
    expect(found(doc, anchor)).toBeNull()
    const short = { ...anchor, quote: 'ny' }
    writeProse(doc, p4, [paragraph('En ny plan')])
    expect(found(doc, short)).toBeNull()
  })

  it('[CMT-9] is found again after the section was replaced and put back as it was', () => {
    const doc = plan()
    const anchor = anchorOn(doc, quote)
    const earlier = readProse(doc, p4).content ?? []
    writeProse(doc, p4, [paragraph('Alt er skrevet om.')])
    expect(found(doc, anchor)).toBeNull()
    writeProse(doc, p4, earlier)
    expect(found(doc, anchor)).toMatchObject({ section: 'P4', words: quote })
  })

  it('[CMT-3] is null for bytes that are no position, and for positions of another document', () => {
    const doc = plan()
    const other = anchorOn(plan(), 'Kommunen visiterer.')
    const anchor = { ...anchorOn(doc, quote), quote: 'ord der ikke er her' }
    expect(found(doc, { ...anchor, start: '////', end: 'AAAA' })).toBeNull()
    expect(found(doc, { ...anchor, start: other.start, end: '' })).toBeNull()
  })
})

describe('the range in the editor', () => {
  it('[CMT-3] holds the same words as the text, in lists, tables and beside chips and line breaks', () => {
    const doc = plan()
    const text = (words: string) => ({ type: 'text', text: words })
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] })
    writeProse(doc, p4, [
      paragraph(),
      {
        type: 'paragraph',
        content: [
          text('Kommunen visiterer '),
          { type: 'commitmentChip', attrs: { commitmentId: 'x' } },
          text('tre borgere'),
          { type: 'hardBreak' },
          { type: 'text', marks: [{ type: 'bold' }], text: 'senest' },
          text(' i juni'),
        ],
      },
      bullets('Første punkt', 'Andet punkt'),
      { type: 'horizontalRule' },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('Celle et'), cell('Celle to')] }] },
    ])
    const section = sectionText(doc, p4)
    const node = contentSchema.nodeFromJSON(readProse(doc, p4))
    for (const words of [
      'tre borgere',
      'senest i juni',
      'Kommunen visiterer',
      'Andet punkt',
      'Celle to',
      'Første punkt\nAndet punkt',
    ]) {
      const from = section.text.indexOf(words)
      const range = editorRange(section, from, from + words.length)
      expect(range).not.toBeNull()
      expect(node.textBetween(range?.from ?? 0, range?.to ?? 0, '\n')).toBe(words)
      expect(textRange(section, range ?? { from: 0, to: 0 })).toEqual({ from, to: from + words.length })
    }
    expect(editorRange(section, 5, 5)).toBeNull()
    expect(textRange(section, { from: 0, to: 2 })).toBeNull()
  })
})
