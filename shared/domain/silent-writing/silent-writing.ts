import { z } from 'zod'
import { SilentDraftId } from '#shared/kernel/ids.ts'

/** The parties of the map of needs and wishes; the fund gathers them and has no column. */
export const needParties = ['municipality', 'employmentActor', 'firm'] as const
export const NeedParty = z.enum(needParties)
export type NeedParty = z.infer<typeof NeedParty>

export const needKinds = ['need', 'wish', 'worry', 'contribution', 'dealbreaker'] as const
export const NeedKind = z.enum(needKinds)
export type NeedKind = z.infer<typeof NeedKind>

/** What one person has written down and nobody else sees yet. */
export const SilentDraft = z.strictObject({
  id: SilentDraftId,
  party: NeedParty,
  kind: NeedKind,
  text: z.string().trim().min(1).max(1000),
})
export type SilentDraft = z.infer<typeof SilentDraft>

/** More than anybody writes in five minutes, and few enough that a map stays a map. */
export const mostDrafts = 60
