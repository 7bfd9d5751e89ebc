import type { Editor } from '@tiptap/core'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import { commitmentChipName, commitmentQuoteName } from '#shared/document/schema.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** The words from which a commitment is being made, held by their place in Yjs while others go on typing. */
export interface QuoteAnchor {
  readonly sectionId: SectionId
  readonly quote: string
  readonly start: unknown
  /** Place of the last character, not of the gap behind it: words typed right after the quote stay outside. */
  readonly last: unknown
}

const syncOf = (editor: Editor) => ySyncPluginKey.getState(editor.state)

/** The present selection as an anchor; null when nothing is selected. */
export function captureQuote(editor: Editor, sectionId: SectionId): QuoteAnchor | null {
  const { from, to, empty } = editor.state.selection
  const sync = syncOf(editor)
  if (empty || sync?.binding == null) return null
  const text = editor.state.doc.textBetween(from, to, ' ', ' ')
  const quote = text.replace(/\s+/g, ' ').trim()
  if (quote === '') return null
  // Spaces at the ends belong to the sentence around, not to the promise.
  const start = from + (text.length - text.trimStart().length)
  const end = to - (text.length - text.trimEnd().length)
  const place = (position: number) => absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping)
  return { sectionId, quote: quote.slice(0, 1000), start: place(start), last: place(Math.max(start, end - 1)) }
}

/**
 * Underlines the anchored words and sets the chip behind them, as one step that the person can undo.
 * False when the words are gone from the text; the commitment itself stands in any case.
 */
export function insertCommitment(editor: Editor, anchor: QuoteAnchor, commitmentId: string): boolean {
  const sync = syncOf(editor)
  if (sync?.binding == null) return false
  const find = (place: unknown): number | null =>
    relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping)
  const start = find(anchor.start)
  const last = find(anchor.last)
  const { state, view } = editor
  const chip = state.schema.nodes[commitmentChipName]
  const quote = state.schema.marks[commitmentQuoteName]
  if (start === null || last === null || chip === undefined || quote === undefined) return false
  const end = Math.min(last + 1, state.doc.content.size)
  if (end <= start || state.doc.textBetween(start, end, ' ').trim() === '') return false
  const $end = state.doc.resolve(end)
  if (!$end.parent.inlineContent) return false
  view.dispatch(state.tr.addMark(start, end, quote.create({ commitmentId })).insert(end, chip.create({ commitmentId })))
  return true
}
