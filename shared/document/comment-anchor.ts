import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { type TextAnchor, quoteContextLength, quoteMaxLength } from './comment.ts'
import { type Stretch, findLikeness, findQuote } from './find-quote.ts'
import { type SectionText, sectionText, spanAt } from './section-text.ts'

/** Below this share of it, what stands at the old place counts for less than the same words elsewhere. */
const enoughLeft = 0.5

/**
 * Fastens a stretch of a section's text, given as offsets into `SectionText.text`. The start holds on to its first
 * letter and the end to its last, so that what is written right before or behind it stays outside. Null when the
 * stretch holds no letters.
 */
export function anchorText(section: SectionText, from: number, to: number): TextAnchor | null {
  const first = spanAt(section, from, 'first')
  const last = spanAt(section, to, 'last')
  const quote = oneLine(section.text.slice(from, to)).trim().slice(0, quoteMaxLength)
  if (first === null || last === null || to <= from || quote === '') return null
  return {
    start: encoded(Y.createRelativePositionFromTypeIndex(first.type, from - first.from, 0)),
    end: encoded(Y.createRelativePositionFromTypeIndex(last.type, to - last.from, -1)),
    quote,
    before: oneLine(section.text.slice(Math.max(0, from - quoteContextLength), from)),
    after: oneLine(section.text.slice(to, to + quoteContextLength)),
  }
}

/** Where the words of a thread stand now. `words`: the text has moved and was found again by what it says. */
export interface AnchorPlace extends Stretch {
  readonly sectionId: SectionId
  readonly how: 'position' | 'words'
}

/**
 * Finds the places of many anchors in one reading of the document (CMT-3); null for one whose words are gone.
 *
 * A position in Yjs follows everything that is written around and inside the words, and comes back with an undo. It
 * loses letters that are moved, since cut and paste, a new paragraph in the middle, or a restored version write them
 * anew: then the words themselves are looked for, in the old section first.
 */
export function locateAnchors<Id>(
  doc: Y.Doc,
  sectionIds: readonly SectionId[],
  anchors: ReadonlyMap<Id, { readonly sectionId: SectionId; readonly anchor: TextAnchor }>,
): Map<Id, AnchorPlace | null> {
  const sections = new Map(sectionIds.map((id) => [id, sectionText(doc, id)] as const))
  const homes = new Map<unknown, SectionText>()
  for (const section of sections.values()) for (const { type } of section.spans) homes.set(type, section)
  const found = new Map<Id, AnchorPlace | null>()
  for (const [id, { sectionId, anchor }] of anchors) {
    const home = sections.get(sectionId)
    const inOrder = [...(home === undefined ? [] : [home]), ...[...sections.values()].filter((one) => one !== home)]
    found.set(id, locate(doc, homes, inOrder, anchor))
  }
  return found
}

function locate(
  doc: Y.Doc,
  homes: ReadonlyMap<unknown, SectionText>,
  sections: readonly SectionText[],
  anchor: TextAnchor,
): AnchorPlace | null {
  const held = heldStretch(doc, homes, anchor)
  if (held !== null) {
    const { section, from, to } = held
    const words = oneLine(section.text.slice(from, to)).trim()
    const byPosition: AnchorPlace = { sectionId: section.sectionId, from, to, how: 'position' }
    if (words.startsWith(anchor.quote) || words.toLowerCase() === anchor.quote.toLowerCase()) return byPosition
    // A paragraph that was parted in the middle of the words: they stand on both sides of it.
    const whole = findQuote(section.text, anchor)
    if (whole !== null && whole.from <= to && whole.to >= from) {
      return { sectionId: section.sectionId, ...whole, how: 'words' }
    }
    if (shareLeft(words, anchor.quote) >= enoughLeft) return byPosition
    return foundByWords(sections, anchor) ?? byPosition
  }
  return foundByWords(sections, anchor)
}

const foundByWords = (sections: readonly SectionText[], anchor: TextAnchor): AnchorPlace | null =>
  byWords(sections, anchor, findQuote) ?? byWords(sections, anchor, (text, { quote }) => findLikeness(text, quote))

/** How much of the quote is left in the words that stand at its place: by its ends or by its words, 0 to 1. */
function shareLeft(words: string, quote: string): number {
  const shorter = Math.min(words.length, quote.length)
  let start = 0
  while (start < shorter && words.charAt(start) === quote.charAt(start)) start += 1
  let end = 0
  while (end < shorter - start && words.at(-1 - end) === quote.at(-1 - end)) end += 1
  const left = new Set(words.toLowerCase().split(' '))
  const wanted = quote.toLowerCase().split(' ')
  return Math.max((start + end) / quote.length, wanted.filter((word) => left.has(word)).length / wanted.length)
}

function byWords(
  sections: readonly SectionText[],
  anchor: TextAnchor,
  find: (text: string, anchor: TextAnchor) => Stretch | null,
): AnchorPlace | null {
  for (const { sectionId, text } of sections) {
    const stretch = find(text, anchor)
    if (stretch !== null) return { sectionId, ...stretch, how: 'words' }
  }
  return null
}

/** What the two positions still hold between them; null when nothing, or when they lie in different sections. */
function heldStretch(
  doc: Y.Doc,
  homes: ReadonlyMap<unknown, SectionText>,
  anchor: TextAnchor,
): { readonly section: SectionText; readonly from: number; readonly to: number } | null {
  const start = offsetOf(doc, homes, anchor.start)
  const end = offsetOf(doc, homes, anchor.end)
  if (start === null || end === null || start.section !== end.section || end.offset <= start.offset) return null
  return { section: start.section, from: start.offset, to: end.offset }
}

function offsetOf(
  doc: Y.Doc,
  homes: ReadonlyMap<unknown, SectionText>,
  position: string,
): { readonly section: SectionText; readonly offset: number } | null {
  const absolute = absoluteOf(doc, position)
  const section = absolute === null ? undefined : homes.get(absolute.type)
  const span = section?.spans.find(({ type }) => type === absolute?.type)
  if (absolute === null || section === undefined || span === undefined) return null
  return { section, offset: span.from + Math.min(absolute.index, span.length) }
}

/** Null also for bytes that are no position: they come from a peer. */
function absoluteOf(doc: Y.Doc, position: string): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(fromBase64(position)), doc)
  } catch {
    return null
  }
}

const encoded = (position: Y.RelativePosition): string => toBase64(Y.encodeRelativePosition(position))
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')
