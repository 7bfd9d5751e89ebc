import type { CardContent } from '#shared/document/cards.ts'
import { taskStatus } from './task-words.model.ts'

/** What is looked for among the tasks; an empty word asks for nothing. */
export interface TaskFilter {
  readonly words: string
  readonly status: string
  readonly together: string
}

export const everyTask: TaskFilter = { words: '', status: '', together: '' }

/** Tasks of that status and company whose own words hold every word that was typed, in their order. */
export function filterTasks(cards: readonly CardContent[], filter: TaskFilter): readonly CardContent[] {
  const wanted = filter.words.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
  if (wanted.length === 0 && filter.status === '' && filter.together === '') return cards
  return cards.filter(({ fields }) => {
    if (filter.status !== '' && taskStatus(fields['status']) !== filter.status) return false
    if (filter.together !== '' && fields['together'] !== filter.together) return false
    const words = Object.values(fields).join(' ').toLocaleLowerCase('da')
    return wanted.every((word) => words.includes(word))
  })
}
