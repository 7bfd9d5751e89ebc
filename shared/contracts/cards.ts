import { z } from 'zod'
import type { CardContent, CardList } from '#shared/document/cards.ts'
import { listsWithSuggestions } from '#shared/domain/plan-check/suggested-lists.ts'
import { DocumentId } from '#shared/kernel/ids.ts'

export const AddSuggestions = z.strictObject({ documentId: DocumentId, list: z.enum(listsWithSuggestions) })

export interface SuggestionsAdded {
  /** Cards that were added; 0 when the list was not empty. */
  readonly cards: number
}

/** Every card of a document as it stands, list by list; a list that the document does not have is empty. */
export type CardsView = Readonly<Record<CardList, readonly CardContent[]>>
