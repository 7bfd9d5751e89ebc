import type { JSONContent } from '@tiptap/core'
import { useTranslation } from 'react-i18next'
import { notify } from '#client/ui/notify.ts'

/** Puts content into a section; how to take it back, or null when no editor is there. */
export type Insert = (content: readonly JSONContent[]) => (() => void) | null

/** Puts content into the section and says so, with the way back. False when there is no editor to put it into. */
export function usePut(sectionId: string, insert: Insert): (content: readonly JSONContent[]) => boolean {
  const { t } = useTranslation('reuse')
  return (content) => {
    const takeBack = insert(content)
    notify(
      takeBack === null
        ? { message: t('section.notInserted'), tone: 'danger' }
        : {
            message: t('section.inserted', { section: sectionId }),
            tone: 'success',
            action: { label: t('section.undo'), run: takeBack },
          },
    )
    return takeBack !== null
  }
}
