import { type ReactNode, createContext } from 'react'
import type { CommitmentId, PartnershipId } from '#shared/kernel/ids.ts'

/**
 * Draws the discussion of a commitment wherever one is shown. The app fills it in, since the commitments feature does
 * not know the one that has the comments.
 */
export const CommitmentCommentsSlot = createContext<
  (of: { readonly partnershipId: PartnershipId; readonly commitmentId: CommitmentId }) => ReactNode
>(() => null)
