import type { JSONContent } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { fragmentName } from '#shared/document/fragments.ts'
import { readProse } from '#shared/document/prose.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** Comparing a long section with a proposal takes some milliseconds, which are the typist's. */
const redrawAfterMs = 1000

export const proseNow = (connection: DocumentConnection, sectionId: SectionId): readonly JSONContent[] =>
  readProse(connection.doc, sectionId).content ?? []

/** The section's text as it stands, a moment behind the typing. */
export function useLiveProse(connection: DocumentConnection, sectionId: SectionId): readonly JSONContent[] {
  const [prose, setProse] = useState(() => proseNow(connection, sectionId))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const read = () => {
      timer = null
      setProse(proseNow(connection, sectionId))
    }
    const fragment = connection.doc.getXmlFragment(fragmentName(sectionId))
    const onChange = () => {
      timer ??= setTimeout(read, redrawAfterMs)
    }
    fragment.observeDeep(onChange)
    read()
    return () => {
      fragment.unobserveDeep(onChange)
      if (timer !== null) clearTimeout(timer)
    }
  }, [connection, sectionId])
  return prose
}
