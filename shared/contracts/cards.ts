import { z } from 'zod'
import { listsWithSuggestions } from '#shared/domain/plan-check/suggested-lists.ts'
import { DocumentId } from '#shared/kernel/ids.ts'

export const AddSuggestions = z.strictObject({ documentId: DocumentId, list: z.enum(listsWithSuggestions) })

export interface SuggestionsAdded {
  /** Cards that were added; 0 when the list was not empty. */
  readonly cards: number
}
