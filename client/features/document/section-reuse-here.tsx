import type { ComponentProps } from 'react'
import { useCardActions } from './card-desk.ts'
import type { ReuseParts } from './reuse-parts.ts'

type Shown = ComponentProps<ReuseParts['SectionReuse']>

/** What the section can be begun with, tied to the list of tasks. */
export function SectionReuseHere(props: Omit<Shown, 'addTask'> & Pick<ReuseParts, 'SectionReuse'>) {
  const { SectionReuse, ...section } = props
  const tasks = useCardActions('tasks')
  return <SectionReuse {...section} addTask={(fields) => void tasks.add(fields)} />
}
