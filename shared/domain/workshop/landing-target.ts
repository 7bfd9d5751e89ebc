import { z } from 'zod'
import { SectionId } from '#shared/domain/document-section/section.ts'
import type { Activity } from './activity.ts'

/** Where the cards of a step belong in the plan: one of the lists, the commitments, or a section's text. */
export const landingLists = ['tasks', 'risks', 'needs'] as const
export const LandingTarget = z.union([z.enum([...landingLists, 'commitments']), SectionId])
export type LandingTarget = z.infer<typeof LandingTarget>

/** Whether cards of the activity can become this: needs have a column of their own and nothing else has. */
export const landsIn = (activity: Activity, target: LandingTarget): boolean =>
  target !== 'needs' || activity === 'needs'

/** Where a card was born: the workshop, and its table where it had one. */
export const originOf = (room: { readonly title: string }, card: { readonly table: string }): string =>
  `født i: ${room.title}${card.table === '' ? '' : `, ${card.table}`}`

export const withOrigin = (text: string, origin: string): string => `${text} (${origin})`
