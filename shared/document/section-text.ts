import * as Y from 'yjs'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { fragmentName } from './fragments.ts'
import { contentSchema } from './schema.ts'

/** One run of letters: where it stands in Yjs, in the section's plain text and in the editor. */
export interface TextSpan {
  readonly type: Y.XmlText
  /** Offset of its first letter in `SectionText.text`. */
  readonly from: number
  /** ProseMirror position of its first letter. */
  readonly position: number
  readonly length: number
}

/** A section as plain text, one line a block, with the way from an offset in it to Yjs and to the editor. */
export interface SectionText {
  readonly sectionId: SectionId
  readonly text: string
  readonly spans: readonly TextSpan[]
}

export function sectionText(doc: Y.Doc, sectionId: SectionId): SectionText {
  const spans: TextSpan[] = []
  let text = ''
  let position = 0
  const visit = (node: unknown): void => {
    if (node instanceof Y.XmlText) {
      const letters = lettersOf(node)
      spans.push({ type: node, from: text.length, position, length: letters.length })
      text += letters
      position += letters.length
    } else if (node instanceof Y.XmlElement) {
      const type = contentSchema.nodes[node.nodeName]
      if (type?.isLeaf === true) {
        position += 1
        if (node.nodeName === 'hardBreak') text += '\n'
        return
      }
      position += 1
      for (const child of node.toArray()) visit(child)
      position += 1
      if (type?.isTextblock === true) text += '\n'
    }
  }
  for (const child of doc.getXmlFragment(fragmentName(sectionId)).toArray()) visit(child)
  return { sectionId, text, spans }
}

// Embedded objects of a foreign client count as one letter in Yjs, so they must here too.
const lettersOf = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((part: { insert?: unknown }) => (typeof part.insert === 'string' ? part.insert : '\uFFFC'))
    .join('')

/** The span that holds the letter at the offset (`first`), or the letter before it (`last`); null when none does. */
export function spanAt(section: SectionText, offset: number, side: 'first' | 'last'): TextSpan | null {
  const at = side === 'first' ? offset : offset - 1
  return section.spans.find((span) => span.from <= at && at < span.from + span.length) ?? null
}

/** The ProseMirror range of a stretch of letters; null when its ends are no letters. */
export function editorRange(
  section: SectionText,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | null {
  const first = spanAt(section, from, 'first')
  const last = spanAt(section, to, 'last')
  if (first === null || last === null || to <= from) return null
  return { from: first.position + (from - first.from), to: last.position + (to - last.from) }
}

/** The stretch of letters inside a ProseMirror range, without spaces at its ends; null when there are none. */
export function textRange(
  section: SectionText,
  range: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } | null {
  const inside = section.spans.filter(
    (span) => span.length > 0 && span.position < range.to && span.position + span.length > range.from,
  )
  const first = inside[0]
  const last = inside.at(-1)
  if (first === undefined || last === undefined) return null
  const from = first.from + Math.max(0, range.from - first.position)
  const to = last.from + Math.min(last.length, range.to - last.position)
  const words = section.text.slice(from, to)
  const start = from + (words.length - words.trimStart().length)
  const end = to - (words.length - words.trimEnd().length)
  return end > start ? { from: start, to: end } : null
}
