import { useEffect, useState } from 'react'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { plainText } from '#shared/document/prose.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'

/** Whether no section has a word in it; once one has, it stays so on this page, and nothing is looked at any more. */
export function useIsBlank({ doc }: DocumentConnection, sectionIds: readonly SectionId[]): boolean {
  const [isBlank, setIsBlank] = useState(true)
  useEffect(() => {
    if (!isBlank) return undefined
    const look = () => {
      if (sectionIds.some((id) => plainText(doc, id).trim() !== '')) setIsBlank(false)
    }
    look()
    doc.on('update', look)
    return () => doc.off('update', look)
  }, [doc, sectionIds, isBlank])
  return isBlank
}
