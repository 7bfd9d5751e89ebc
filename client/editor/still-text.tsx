import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef } from 'react'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import { plainText, readProse } from '#shared/document/prose.ts'
import { contentSchema } from '#shared/document/schema.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import type { CommitmentLookup } from './commitment-lookup.ts'
import { liveCommitments } from './commitment-views.ts'
import { liveSnapshots } from './snapshot-views.ts'

const redrawAfterMs = 400

/**
 * Whether this version knows everything in the section. An editor opened on content it does not know would delete
 * it for everybody, so such a section is shown as plain text and left alone.
 */
export function knowsContent(connection: DocumentConnection, sectionId: SectionId): boolean {
  try {
    contentSchema.nodeFromJSON(readProse(connection.doc, sectionId))
    return true
  } catch {
    return false
  }
}

/** Ticks are shown, not set, while the text is still; each is named by the words beside it. */
function nameCheckboxes(root: HTMLElement): void {
  for (const box of root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    box.setAttribute('aria-label', box.closest('li')?.textContent?.trim() ?? '')
    box.setAttribute('aria-readonly', 'true')
    box.tabIndex = -1
    box.addEventListener('click', (event) => event.preventDefault())
  }
}

/** A section's text without an editor: in the page for reading and finding, at no cost while others type. */
export function StillText(props: {
  readonly connection: DocumentConnection
  readonly sectionId: SectionId
  readonly lookup: CommitmentLookup
  readonly language: string
}) {
  const { connection, sectionId, lookup, language } = props
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = root.current
    if (element === null) return undefined
    let stopLive: () => void = () => undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = () => {
      timer = null
      stopLive()
      try {
        const node = contentSchema.nodeFromJSON(readProse(connection.doc, sectionId))
        element.replaceChildren(DOMSerializer.fromSchema(contentSchema).serializeFragment(node.content))
      } catch {
        element.textContent = plainText(connection.doc, sectionId)
      }
      nameCheckboxes(element)
      const stops = [liveCommitments(element, lookup), liveSnapshots(element, lookup.snapshots)]
      stopLive = () => {
        for (const stop of stops) stop()
      }
    }
    const onChange = () => {
      timer ??= setTimeout(draw, redrawAfterMs)
    }
    const fragment = connection.doc.getXmlFragment(fragmentName(sectionId))
    fragment.observeDeep(onChange)
    draw()
    return () => {
      fragment.unobserveDeep(onChange)
      if (timer !== null) clearTimeout(timer)
      stopLive()
    }
  }, [connection, sectionId, lookup])
  return (
    <div className="section-text">
      <div ref={root} className="tiptap is-still" lang={language} />
    </div>
  )
}
