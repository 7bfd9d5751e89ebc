import { z } from 'zod'
import type { CommitmentStatus } from './commitment.ts'

/** How a promise is going, in the words of the party that made it: på sporet, bekymring, bagud. */
export const healths = ['onTrack', 'concern', 'behind'] as const
export const Health = z.enum(healths)
export type Health = z.infer<typeof Health>

export const healthTextMaxLength = 200

/** One update; the text may be empty only while all is well, since a worry without a word helps nobody (COM-11). */
export const HealthReport = z.object({ health: Health, text: z.string().trim().max(healthTextMaxLength) })
export type HealthReport = z.infer<typeof HealthReport>

export const needsWords = ({ health, text }: HealthReport): boolean => health !== 'onTrack' && text.trim() === ''

/** Only what is promised and not yet kept has a health (COM-11). */
export const hasHealth = (status: CommitmentStatus): boolean => status === 'accepted' || status === 'inProgress'
