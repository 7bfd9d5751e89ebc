import type { Grouping } from './commitments.model.ts'

/** How the list is looked at: three ways to group it, or the board. */
export type ListView = Grouping | 'board'

/** What the address says of the list. Danish words, since people read and share it. */
export interface ListSearch {
  readonly id?: string | undefined
  readonly ny?: 1 | undefined
  /** Opens the drawer with the form for a status update. */
  readonly skriv?: 1 | undefined
  /** Opens the drawer with the text of the version that was agreed. */
  readonly aftalt?: 1 | undefined
  readonly vis?: ListViewWord | undefined
  readonly udvalg?: 'mangler' | undefined
  readonly frafaldne?: 1 | undefined
  /** Whose promises a phone shows. */
  readonly part?: string | undefined
}

export const listViewWords = { party: 'part', week: 'uge', target: 'maal', board: 'tavle' } as const satisfies Record<
  ListView,
  string
>
export type ListViewWord = (typeof listViewWords)[ListView]

/** The view that the address asks for, or the one that suits the screen. A phone shows one party at a time. */
export function viewOf(word: string | undefined, isPhone: boolean): ListView {
  const views = Object.keys(listViewWords) as ListView[]
  const asked = views.find((view) => listViewWords[view] === word)
  if (asked === undefined) return isPhone ? 'week' : 'party'
  return isPhone && asked === 'party' ? 'week' : asked
}
