import { useCallback, useEffect, useRef, useState } from 'react'
import type { SectionId } from '#shared/domain/document-section/section.ts'

export const sectionElementId = (sectionId: string): string => `afsnit-${sectionId}`

/** How long a page on a slow device may take until everything above a linked place stands. */
const settlingMs = 5_000

/** Brings a section into view, or the chip of a commitment in it where the text still has one. */
function showSection(sectionId: SectionId, commitmentId: string | undefined): void {
  const section = document.getElementById(sectionElementId(sectionId))
  const chip =
    commitmentId === undefined ? null : section?.querySelector(`[data-commitment-chip="${CSS.escape(commitmentId)}"]`)
  if (chip) chip.scrollIntoView({ block: 'center' })
  else section?.scrollIntoView({ block: 'start' })
}

/**
 * Which section the reader is at, and the way to another. A link to a section, or to a commitment's place in it,
 * holds the place while the page is being built; it gives way as soon as the reader has scrolled or typed, and
 * nothing that others write later ever moves the page.
 */
export function useSectionInView(
  sectionIds: readonly SectionId[],
  linked: string | undefined,
  linkedCommitment: string | undefined,
): { readonly current: SectionId; readonly goTo: (sectionId: SectionId, commitmentId?: string) => void } {
  const [current, setCurrent] = useState<SectionId>(
    () => sectionIds.find((id) => id === linked) ?? sectionIds[0] ?? ('P1' as SectionId),
  )
  const hasScrolled = useRef(false)

  const goTo = useCallback((sectionId: SectionId, commitmentId?: string) => {
    const element = document.getElementById(sectionElementId(sectionId))
    if (element === null) return
    showSection(sectionId, commitmentId)
    element.querySelector<HTMLElement>('[data-section-heading]')?.focus({ preventScroll: true })
    setCurrent(sectionId)
  }, [])

  useEffect(() => {
    const onOwnScroll = () => {
      hasScrolled.current = true
    }
    const events = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const
    for (const event of events) window.addEventListener(event, onOwnScroll, { passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, onOwnScroll)
    }
  }, [])

  useEffect(() => {
    const target = sectionIds.find((id) => id === linked)
    if (target === undefined) return undefined
    hasScrolled.current = false
    goTo(target, linkedCommitment)
    // Still text turns into editors, and lists and notes above it arrive when they have been fetched: until the page
    // has settled or the reader has done something, the place is kept.
    const keepPlace = new ResizeObserver(() => {
      if (!hasScrolled.current) showSection(target, linkedCommitment)
    })
    keepPlace.observe(document.body)
    const timer = setTimeout(() => keepPlace.disconnect(), settlingMs)
    return () => {
      clearTimeout(timer)
      keepPlace.disconnect()
    }
    // Only a new link moves the page, not a changed list.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [linked, linkedCommitment])

  useEffect(() => {
    let isDue = false
    const look = () => {
      isDue = false
      const line = window.innerHeight * 0.3
      let found: SectionId | undefined
      for (const id of sectionIds) {
        const top = document.getElementById(sectionElementId(id))?.getBoundingClientRect().top
        if (top !== undefined && top <= line) found = id
      }
      setCurrent((before) => found ?? sectionIds[0] ?? before)
    }
    const onScroll = () => {
      if (isDue) return
      isDue = true
      requestAnimationFrame(look)
    }
    window.addEventListener('scroll', onScroll, { passive: true, capture: true })
    window.addEventListener('resize', onScroll)
    return () => {
      window.removeEventListener('scroll', onScroll, true)
      window.removeEventListener('resize', onScroll)
    }
  }, [sectionIds])

  return { current, goTo }
}
