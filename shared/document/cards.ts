import { firmCardFields } from './firm-card-fields.ts'
import { planCardFields } from './plan-card-fields.ts'
import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'

/**
 * Cards are what partners write as lists while they talk: tasks, buddy modules, intake steps, needs and wishes, roles,
 * meetings, risks.
 *
 * A list is a root `Y.Map` named `cards:<list>`: card id → `Y.Map` of fields. A `text` field is a `Y.Text` made in
 * the same transaction as the card, never later: two people who each made it would otherwise overwrite one another
 * (DOC-4). Other fields are plain values, the last writer wins. `order` is a fractional key (`card-order.ts`).
 */
export const cardLists = [
  'tasks',
  'capacity',
  'buddyModules',
  'intakeSteps',
  'needs',
  'contacts',
  'escalations',
  'roles',
  'campaign',
  'meetings',
  'risks',
] as const
export type CardList = (typeof cardLists)[number]

export type CardField =
  | { readonly kind: 'text'; readonly name: string; readonly isLong?: true }
  | { readonly kind: 'number'; readonly name: string; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly name: string; readonly options: readonly string[] }
  /** A calendar day as `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly name: string }

/** The fields of each list in the order of the form. Labels: `cards.<list>.<name>` in the language files. */
export const cardFields: Record<CardList, readonly CardField[]> = { ...firmCardFields, ...planCardFields }

/**
 * The section under which a list is shown, and so the document that holds it. Lists of one section are shown in the
 * order of `cardLists`.
 */
export const cardListHome: Record<CardList, { document: DocumentKind; section: SectionId }> = {
  tasks: { document: 'socialModel', section: 'S3' as SectionId },
  capacity: { document: 'socialModel', section: 'S4' as SectionId },
  buddyModules: { document: 'socialModel', section: 'S6' as SectionId },
  intakeSteps: { document: 'socialModel', section: 'S7' as SectionId },
  needs: { document: 'partnerPlan', section: 'P3' as SectionId },
  contacts: { document: 'partnerPlan', section: 'P7' as SectionId },
  escalations: { document: 'partnerPlan', section: 'P7' as SectionId },
  roles: { document: 'partnerPlan', section: 'P8' as SectionId },
  campaign: { document: 'partnerPlan', section: 'P12' as SectionId },
  meetings: { document: 'partnerPlan', section: 'P13' as SectionId },
  risks: { document: 'partnerPlan', section: 'P14' as SectionId },
}

export const cardMapName = (list: CardList): string => `cards:${list}`

/** The list whose cards stand in the root of this name; null when the root holds no cards that this version knows. */
export const listOfCardMap = (root: string): CardList | null =>
  cardLists.find((list) => cardMapName(list) === root) ?? null

/** Whether a root is meant to hold cards, of a list that this version knows or of another. */
export const isCardMapName = (root: string): boolean => root.startsWith('cards:')

/** A card as plain data: text fields as strings, unset numbers and choices left out. */
export interface CardContent {
  readonly id: string
  readonly order: string
  readonly fields: Readonly<Record<string, string | number>>
}
