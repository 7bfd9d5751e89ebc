import { useEffect, useState } from 'react'
import { Icon } from '#client/ui/icon.tsx'
import type { EditorHub } from './editor-hub.ts'

const settleMs = 180

/**
 * A button under the selected words. Shown when the selection has come to rest; for the pointer only, since the
 * keyboard has the toolbar and Ctrl+K.
 */
export function SelectionAction(props: {
  readonly hub: EditorHub
  readonly label: string
  readonly onAct: () => void
}) {
  const { hub, label, onAct } = props
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const measure = () => {
      timer = null
      const editor = hub.focused?.editor
      if (editor === undefined || editor.isDestroyed || !editor.isFocused || !editor.isEditable) return setPlace(null)
      const { from, to, empty } = editor.state.selection
      if (empty || editor.state.doc.textBetween(from, to, ' ').trim().length < 3) return setPlace(null)
      const end = editor.view.coordsAtPos(to)
      const isVisible = end.bottom > 60 && end.bottom < window.innerHeight - 60
      return setPlace(isVisible ? { left: Math.min(end.left, window.innerWidth - 220), top: end.bottom + 8 } : null)
    }
    const later = () => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(measure, settleMs)
    }
    const hide = () => {
      setPlace(null)
      later()
    }
    document.addEventListener('selectionchange', later)
    window.addEventListener('scroll', hide, true)
    return () => {
      if (timer !== null) clearTimeout(timer)
      document.removeEventListener('selectionchange', later)
      window.removeEventListener('scroll', hide, true)
    }
  }, [hub])
  if (place === null) return null
  return (
    <button
      type="button"
      className="selection-action"
      style={{ left: place.left, top: place.top }}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        setPlace(null)
        onAct()
      }}
    >
      <Icon name="flag" size={16} />
      {label}
    </button>
  )
}
