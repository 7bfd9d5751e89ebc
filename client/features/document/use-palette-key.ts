import { useEffect, useRef } from 'react'

/**
 * Ctrl+K everywhere on the document, also inside the text. What is typed before the palette has the focus is the
 * palette's: in the text it would replace the very words that were selected. `type` says whether more may follow.
 */
export function usePaletteKey(open: () => void, type: (letter: string, isFirst: boolean) => boolean): void {
  const latest = useRef({ open, type })
  latest.current = { open, type }
  useEffect(() => {
    let isOpening = false
    let isFirst = true
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest('.palette') !== null) {
        isOpening = false
        return
      }
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
        event.preventDefault()
        isOpening = true
        isFirst = true
        latest.current.open()
      } else if (isOpening && event.key.length === 1) {
        event.preventDefault()
        event.stopPropagation()
        isOpening = latest.current.type(event.key, isFirst)
        isFirst = false
      }
    }
    // However it closes, the next key is an ordinary one.
    const onFocus = () => {
      isOpening = false
    }
    window.addEventListener('keydown', onKeyDown, true)
    window.addEventListener('focusin', onFocus)
    return () => {
      window.removeEventListener('keydown', onKeyDown, true)
      window.removeEventListener('focusin', onFocus)
    }
  }, [])
}
