import type { Editor } from '@tiptap/core'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { anchorText } from '#shared/document/comment-anchor.ts'
import type { TextAnchor } from '#shared/document/comment.ts'
import { sectionText, textRange } from '#shared/document/section-text.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { EditorHub } from './editor-hub.ts'

export interface SelectedText {
  readonly sectionId: SectionId
  readonly anchor: TextAnchor
}

/**
 * The words that were last selected in any section, also in a text that is only read, where no editor has the focus.
 * Kept while the focus is in a menu or a field, so that a command can still be about them.
 */
export class TextSelection {
  private readonly hub: EditorHub
  private last: {
    readonly editor: Editor
    readonly sectionId: SectionId
    readonly from: number
    readonly to: number
  } | null = null

  constructor(hub: EditorHub) {
    this.hub = hub
  }

  /** Follows the page's selection. Returns how to stop. */
  start(): () => void {
    const look = () => {
      const selection = document.getSelection()
      const node = selection?.anchorNode ?? null
      const home = node === null ? null : this.hub.holding(node)
      if (selection === null || home === null || selection.rangeCount === 0) return
      const range = selection.getRangeAt(0)
      const { view } = home.editor
      if (!view.dom.contains(range.endContainer)) return
      try {
        this.last = {
          ...home,
          from: view.posAtDOM(range.startContainer, range.startOffset),
          to: view.posAtDOM(range.endContainer, range.endOffset),
        }
      } catch {
        // The place is being drawn anew at this moment; the selection that follows is looked at again.
        this.last = null
      }
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }

  /** Takes the paragraph around a node as what is meant. Whether there is one. */
  point(node: Node): boolean {
    const home = this.hub.holding(node)
    if (home === null) return false
    try {
      const at = home.editor.view.posAtDOM(node, 0)
      this.last = { ...home, from: at, to: at }
      return true
    } catch {
      // Drawn anew between the tap and now.
      return false
    }
  }

  /** Whether words are selected, more than a slip of the pointer. */
  get hasWords(): boolean {
    const { last } = this
    if (last === null || last.editor.isDestroyed || last.to <= last.from) return false
    const { doc } = last.editor.state
    return last.to <= doc.content.size && doc.textBetween(last.from, last.to, ' ').trim().length > 1
  }

  /** Where the selected words end on the screen; null when nothing is selected. */
  get end(): { readonly left: number; readonly bottom: number } | null {
    return this.last !== null && this.hasWords ? this.last.editor.view.coordsAtPos(this.last.to) : null
  }

  /** The selected words, else the paragraph in which the caret or the finger last was; null when there is none. */
  capture(): SelectedText | null {
    const { last } = this
    if (last === null || last.editor.isDestroyed) return null
    const sync = ySyncPluginKey.getState(last.editor.state) as { readonly doc: Y.Doc } | undefined
    if (sync === undefined) return null
    const { doc } = last.editor.state
    const section = sectionText(sync.doc, last.sectionId)
    const at = Math.min(last.from, doc.content.size)
    const $at = doc.resolve(at)
    const range = this.hasWords ? last : { from: $at.start($at.depth), to: $at.end($at.depth) }
    if (!this.hasWords && !$at.parent.isTextblock) return null
    const stretch = textRange(section, range)
    const anchor = stretch === null ? null : anchorText(section, stretch.from, stretch.to)
    return anchor === null ? null : { sectionId: last.sectionId, anchor }
  }

  /** What was selected has been dealt with. */
  forget(): void {
    this.last = null
  }
}
