import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SectionEditor, type SectionEditorProps } from './section-editor.tsx'
import { StillText, knowsContent } from './still-text.tsx'

const nearMargin = '700px 0px'
const restAfterMs = 15_000

/**
 * A section that is still text until the reader comes near it, then a live editor, and still text again when it has
 * long been out of sight. A plan of seventeen sections opens as fast as one, and only what is looked at costs
 * anything while others type. A section that the person has written in stays live: its undo lives in the editor.
 */
export function LiveSection(props: SectionEditorProps & { readonly unknownContent: ReactNode }) {
  const { unknownContent, ...editor } = props
  const { connection, sectionId, hub } = editor
  const place = useRef<HTMLDivElement>(null)
  const [isLive, setIsLive] = useState(false)
  const [isKnown] = useState(() => knowsContent(connection, sectionId))
  useEffect(() => {
    if (place.current === null) return undefined
    let idle: number | undefined
    let rest: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      // One editor an idle moment: five at once would hold up the first keystroke.
      if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(() => setIsLive(true), { timeout: 500 })
      else setIsLive(true)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting === true
        clearTimeout(rest)
        if (idle !== undefined) cancelIdleCallback(idle)
        idle = undefined
        if (isNear) wake()
        else {
          rest = setTimeout(() => {
            if (!hub.isInUse(sectionId)) setIsLive(false)
          }, restAfterMs)
        }
      },
      { rootMargin: nearMargin },
    )
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      clearTimeout(rest)
      if (idle !== undefined) cancelIdleCallback(idle)
    }
  }, [hub, sectionId])
  return (
    <div ref={place}>
      {!isKnown && unknownContent}
      {isLive && isKnown ? (
        <SectionEditor {...editor} />
      ) : (
        <StillText connection={connection} sectionId={sectionId} lookup={editor.lookup} language={editor.language} />
      )}
    </div>
  )
}
