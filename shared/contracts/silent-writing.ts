import { z } from 'zod'
import { SilentDraft } from '#shared/domain/silent-writing/silent-writing.ts'
import { DocumentId, SilentDraftId, SilentRoundId } from '#shared/kernel/ids.ts'

export const OfMap = z.strictObject({ documentId: DocumentId })
export const BeginRound = z.strictObject({ id: SilentRoundId, documentId: DocumentId })
export const SaveDraft = z.strictObject({ roundId: SilentRoundId, draft: SilentDraft })
export const RemoveDraft = z.strictObject({ id: SilentDraftId })
export const SetReady = z.strictObject({ roundId: SilentRoundId, isReady: z.boolean() })
export const RevealRound = z.strictObject({ roundId: SilentRoundId })

/** One round as one person sees it: the own drafts in words, of the others' nothing but how many people write. */
export interface SilentRoundView {
  readonly id: SilentRoundId
  readonly openedAt: number
  readonly openedByName: string
  /** The own drafts, the oldest first. */
  readonly mine: readonly SilentDraft[]
  readonly isReady: boolean
  /** People who have a draft or say that they are ready. */
  readonly writing: number
  readonly ready: number
}

export interface Revealed {
  readonly roundId: SilentRoundId
  /** Cards that came into the map. */
  readonly cards: number
}
