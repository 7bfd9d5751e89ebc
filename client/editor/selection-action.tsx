import { useEffect, useState } from 'react'
import { Icon, type IconName } from '#client/ui/icon.tsx'
import type { EditorHub } from './editor-hub.ts'
import type { TextSelection } from './text-selection.ts'

const settleMs = 180

export interface TextAction {
  readonly label: string
  readonly icon: IconName
  readonly onAct: () => void
}

interface Place {
  readonly left: number
  readonly top: number
  readonly isTapped: boolean
}

/**
 * Buttons under the selected words, shown when the selection has come to rest, and in a text that is only read under
 * the paragraph that was tapped. For the pointer and the finger only, since the keyboard has the toolbar and Ctrl+K.
 */
export function SelectionAction(props: {
  readonly hub: EditorHub
  readonly selection: TextSelection
  readonly actions: readonly TextAction[]
  /** For a paragraph that was tapped; null when nothing can be done with one. */
  readonly tapAction: TextAction | null
}) {
  const { hub, selection, actions, tapAction } = props
  const hasTap = tapAction !== null
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const at = (left: number, bottom: number, isTapped: boolean) => {
      const isVisible = bottom > 60 && bottom < window.innerHeight - 60
      setPlace(
        isVisible ? { left: Math.max(8, Math.min(left, window.innerWidth - 340)), top: bottom + 8, isTapped } : null,
      )
    }
    const measure = () => {
      timer = null
      const node = document.getSelection()?.anchorNode ?? null
      const end = node === null || hub.holding(node) === null ? null : selection.end
      if (end !== null) at(end.left, end.bottom, false)
      else setPlace((before) => (before?.isTapped === true ? before : null))
    }
    const later = () => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(measure, settleMs)
    }
    const hide = () => {
      setPlace(null)
      later()
    }
    const onClick = (event: MouseEvent) => {
      if (!hasTap || !(event.target instanceof Element)) return
      const block = event.target.closest('.tiptap p, .tiptap li, .tiptap h2, .tiptap h3')
      if (block === null) {
        setPlace((before) => (before?.isTapped === true ? null : before))
        return
      }
      if (selection.hasWords || !selection.point(block)) return
      const box = block.getBoundingClientRect()
      at(box.left, Math.min(box.bottom, window.innerHeight - 120), true)
    }
    document.addEventListener('selectionchange', later)
    document.addEventListener('click', onClick)
    window.addEventListener('scroll', hide, true)
    return () => {
      if (timer !== null) clearTimeout(timer)
      document.removeEventListener('selectionchange', later)
      document.removeEventListener('click', onClick)
      window.removeEventListener('scroll', hide, true)
    }
  }, [hub, selection, hasTap])
  const shown = place?.isTapped === true ? (tapAction === null ? [] : [tapAction]) : actions
  if (place === null || shown.length === 0) return null
  return (
    <div className="selection-actions" style={{ left: place.left, top: place.top }}>
      {shown.map(({ label, icon, onAct }) => (
        <button
          key={label}
          type="button"
          className="selection-action"
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setPlace(null)
            onAct()
          }}
        >
          <Icon name={icon} size={16} />
          {label}
        </button>
      ))}
    </div>
  )
}
