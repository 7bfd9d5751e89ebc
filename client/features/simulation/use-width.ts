import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width of an element in px, followed as it changes; null until it is on the page. */
export function useWidth<T extends HTMLElement>(): readonly [ref: RefObject<T | null>, width: number | null] {
  const ref = useRef<T>(null)
  const [width, setWidth] = useState<number | null>(null)
  useEffect(() => {
    if (ref.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
