import type { ComponentProps } from 'react'
import type { EditorHub } from '#client/editor/editor-hub.ts'
import { insertBlocks } from '#client/editor/insert-blocks.ts'
import { useCardActions } from './card-desk.ts'
import type { ReuseParts } from './reuse-parts.ts'

type Shown = ComponentProps<ReuseParts['SectionReuse']>

/** What the section can be begun with, tied to its editor and to the list of tasks. */
export function SectionReuseHere(
  props: Omit<Shown, 'insert' | 'addTask'> & Pick<ReuseParts, 'SectionReuse'> & { readonly hub: EditorHub },
) {
  const { SectionReuse, hub, ...section } = props
  const tasks = useCardActions('tasks')
  return (
    <SectionReuse
      {...section}
      insert={(content) => {
        const editor = hub.get(section.sectionId)
        return editor === null || editor.isDestroyed ? null : insertBlocks(editor, content)
      }}
      addTask={(fields) => void tasks.add(fields)}
    />
  )
}
