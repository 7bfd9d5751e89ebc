import type { Editor } from '@tiptap/core'
import type { SectionId } from '#shared/domain/document-section/section.ts'

type BlockKind = 'paragraph' | 'heading2' | 'heading3'

/** What the toolbar shows of the section that was last in focus. */
export interface ToolbarState {
  readonly sectionId: SectionId | null
  readonly block: BlockKind
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly isBulletList: boolean
  readonly isOrderedList: boolean
  readonly isTaskList: boolean
  readonly isLink: boolean
  readonly isInTable: boolean
  readonly hasSelection: boolean
  readonly isFocused: boolean
}

const nothing: ToolbarState = {
  sectionId: null,
  block: 'paragraph',
  isBold: false,
  isItalic: false,
  isBulletList: false,
  isOrderedList: false,
  isTaskList: false,
  isLink: false,
  isInTable: false,
  hasSelection: false,
  isFocused: false,
}

/**
 * The editors of one page. One toolbar acts on the section that was last in focus; it is told once a frame, and
 * only when something it shows has changed, so that a keystroke draws no React.
 */
export class EditorHub {
  state: ToolbarState = nothing
  private readonly editors = new Map<SectionId, Editor>()
  private current: SectionId | null = null
  private isDue = false
  private readonly listeners = new Set<() => void>()

  /** Returns how to take the editor out again. */
  add(sectionId: SectionId, editor: Editor): () => void {
    this.editors.set(sectionId, editor)
    const onFocus = () => {
      this.current = sectionId
      this.schedule()
    }
    const onChange = () => {
      if (this.current === sectionId) this.schedule()
    }
    editor.on('focus', onFocus)
    editor.on('blur', onChange)
    editor.on('transaction', onChange)
    return () => {
      editor.off('focus', onFocus)
      editor.off('blur', onChange)
      editor.off('transaction', onChange)
      if (this.editors.get(sectionId) === editor) this.editors.delete(sectionId)
      if (this.current === sectionId) this.current = null
      this.schedule()
    }
  }

  get(sectionId: SectionId): Editor | null {
    return this.editors.get(sectionId) ?? null
  }

  /** The editor whose text holds the node of the page; null when none does. */
  holding(node: Node): { readonly sectionId: SectionId; readonly editor: Editor } | null {
    for (const [sectionId, editor] of this.editors) {
      if (!editor.isDestroyed && editor.view.dom.contains(node)) return { sectionId, editor }
    }
    return null
  }

  /** Whether taking the editor away would lose something: the caret, or steps that the person could still undo. */
  isInUse(sectionId: SectionId): boolean {
    const editor = this.editors.get(sectionId)
    if (editor === undefined || editor.isDestroyed) return false
    return editor.isFocused || this.current === sectionId || editor.can().undo() || editor.can().redo()
  }

  /** The editor that the toolbar acts on. */
  get focused(): { readonly sectionId: SectionId; readonly editor: Editor } | null {
    const editor = this.current === null ? undefined : this.editors.get(this.current)
    return this.current === null || editor === undefined ? null : { sectionId: this.current, editor }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private schedule(): void {
    if (this.isDue) return
    this.isDue = true
    requestAnimationFrame(() => {
      this.isDue = false
      const next = this.read()
      const keys = Object.keys(next) as (keyof ToolbarState)[]
      if (keys.every((key) => next[key] === this.state[key])) return
      this.state = next
      for (const listener of this.listeners) listener()
    })
  }

  private read(): ToolbarState {
    const focused = this.focused
    if (focused === null || focused.editor.isDestroyed) return nothing
    const { editor, sectionId } = focused
    return {
      sectionId,
      block: editor.isActive('heading', { level: 2 })
        ? 'heading2'
        : editor.isActive('heading', { level: 3 })
          ? 'heading3'
          : 'paragraph',
      isBold: editor.isActive('bold'),
      isItalic: editor.isActive('italic'),
      isBulletList: editor.isActive('bulletList'),
      isOrderedList: editor.isActive('orderedList'),
      isTaskList: editor.isActive('taskList'),
      isLink: editor.isActive('link'),
      isInTable: editor.isActive('table'),
      hasSelection: !editor.state.selection.empty,
      isFocused: editor.isFocused,
    }
  }
}
