import { type ReactNode, useEffect, useRef, useState } from 'react'
import { SectionEditor, type SectionEditorProps } from './section-editor.tsx'
import { StillText, knowsContent } from './still-text.tsx'

const nearMargin = '700px 0px'

/**
 * A section that is still text until the reader comes near it, then a live editor. A plan of seventeen sections
 * opens as fast as one, and the text far away costs nothing while others type.
 */
export function LiveSection(props: SectionEditorProps & { readonly unknownContent: ReactNode }) {
  const { unknownContent, ...editor } = props
  const { connection, sectionId } = editor
  const place = useRef<HTMLDivElement>(null)
  const [isNear, setIsNear] = useState(false)
  const [isKnown] = useState(() => knowsContent(connection, sectionId))
  useEffect(() => {
    if (isNear || place.current === null) return undefined
    let idle: number | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        observer.disconnect()
        // One editor an idle moment: five at once would hold up the first keystroke.
        if (typeof requestIdleCallback === 'function')
          idle = requestIdleCallback(() => setIsNear(true), { timeout: 500 })
        else setIsNear(true)
      },
      { rootMargin: nearMargin },
    )
    observer.observe(place.current)
    return () => {
      observer.disconnect()
      if (idle !== undefined) cancelIdleCallback(idle)
    }
  }, [isNear])
  return (
    <div ref={place}>
      {!isKnown && unknownContent}
      {isNear && isKnown ? (
        <SectionEditor {...editor} />
      ) : (
        <StillText connection={connection} sectionId={sectionId} lookup={editor.lookup} language={editor.language} />
      )}
    </div>
  )
}
