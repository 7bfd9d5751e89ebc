import type { DocumentKind, SectionId } from '#shared/domain/document-section/section.ts'

/**
 * Cards are what partners write as lists while they talk: tasks, buddy modules, intake steps, needs and wishes.
 *
 * A list is a root `Y.Map` named `cards:<list>`: card id → `Y.Map` of fields. A `text` field is a `Y.Text` made in
 * the same transaction as the card, never later: two people who each made it would otherwise overwrite one another
 * (DOC-4). Other fields are plain values, the last writer wins. `order` is a fractional key (`card-order.ts`).
 */
export const cardLists = ['tasks', 'buddyModules', 'intakeSteps', 'needs'] as const
export type CardList = (typeof cardLists)[number]

export type CardField =
  | { readonly kind: 'text'; readonly name: string; readonly isLong?: true }
  | { readonly kind: 'number'; readonly name: string; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly name: string; readonly options: readonly string[] }

/** The fields of each list in the order of the form. Labels: `cards.<list>.<name>` in the language files. */
export const cardFields: Record<CardList, readonly CardField[]> = {
  tasks: [
    { kind: 'text', name: 'title' },
    { kind: 'text', name: 'place' },
    { kind: 'text', name: 'description', isLong: true },
    { kind: 'choice', name: 'status', options: ['idea', 'tested', 'permanent'] },
    { kind: 'number', name: 'hoursPerWeek', min: 0, max: 168 },
    { kind: 'number', name: 'valuePerHour', min: 0, max: 100_000 },
    /** Share of a skilled worker's pace, in percent as people say it; 100 is the same pace. */
    { kind: 'number', name: 'pacePercent', min: 0, max: 200 },
    { kind: 'number', name: 'buddyHoursPerWeek', min: 0, max: 168 },
    { kind: 'text', name: 'whoToday' },
    { kind: 'text', name: 'whoTeaches' },
    { kind: 'text', name: 'learningTime' },
    { kind: 'text', name: 'requirements', isLong: true },
    { kind: 'number', name: 'pace', min: 1, max: 5 },
    { kind: 'number', name: 'predictability', min: 1, max: 5 },
    { kind: 'number', name: 'responsibility', min: 1, max: 5 },
    { kind: 'number', name: 'interruptions', min: 1, max: 5 },
    { kind: 'text', name: 'safety', isLong: true },
    { kind: 'text', name: 'firstStep', isLong: true },
    { kind: 'choice', name: 'displacement', options: ['unknown', 'no', 'yes'] },
  ],
  buddyModules: [
    { kind: 'text', name: 'title' },
    { kind: 'text', name: 'goal', isLong: true },
    { kind: 'number', name: 'minutes', min: 0, max: 10_000 },
    { kind: 'text', name: 'who' },
    { kind: 'text', name: 'when' },
    /** Counts only: who took part is the firm's own matter. */
    { kind: 'number', name: 'attended', min: 0, max: 1000 },
  ],
  intakeSteps: [
    { kind: 'text', name: 'when' },
    { kind: 'text', name: 'what', isLong: true },
    { kind: 'text', name: 'who' },
    { kind: 'text', name: 'checkIn' },
    { kind: 'number', name: 'hoursPerWeek', min: 0, max: 168 },
  ],
  needs: [
    { kind: 'choice', name: 'party', options: ['municipality', 'employmentActor', 'firm'] },
    { kind: 'choice', name: 'column', options: ['need', 'wish', 'worry', 'contribution', 'dealbreaker'] },
    { kind: 'text', name: 'text', isLong: true },
  ],
}

/** The section under which a list is shown, and so the document that holds it. */
export const cardListHome: Record<CardList, { document: DocumentKind; section: SectionId }> = {
  tasks: { document: 'socialModel', section: 'S3' as SectionId },
  buddyModules: { document: 'socialModel', section: 'S6' as SectionId },
  intakeSteps: { document: 'socialModel', section: 'S7' as SectionId },
  needs: { document: 'partnerPlan', section: 'P3' as SectionId },
}

export const cardMapName = (list: CardList): string => `cards:${list}`

/** A card as plain data: text fields as strings, unset numbers and choices left out. */
export interface CardContent {
  readonly id: string
  readonly order: string
  readonly fields: Readonly<Record<string, string | number>>
}
