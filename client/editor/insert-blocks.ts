import type { Editor, JSONContent } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/**
 * Puts the blocks after what is written, over an empty last paragraph where there is one, as one step to undo.
 * Returns how to take that step back, with whatever this person has written there since.
 */
export function insertBlocks(editor: Editor, blocks: readonly JSONContent[]): () => void {
  const { doc } = editor.state
  const last = doc.lastChild
  const end = doc.content.size
  const from = last?.type.name === 'paragraph' && last.content.size === 0 ? end - last.nodeSize : end
  const stopCapturing = (): void => undoOf(editor)?.stopCapturing()
  // What was typed a moment ago, and what is typed next, are steps of their own.
  stopCapturing()
  editor.commands.insertContentAt({ from, to: end }, [...blocks])
  stopCapturing()
  return () => {
    if (!editor.isDestroyed) editor.commands.undo()
  }
}

const undoOf = ({ state }: Editor): { stopCapturing(): void } | undefined =>
  (yUndoPluginKey.getState(state) as { undoManager?: { stopCapturing(): void } } | undefined)?.undoManager
