import type { cards } from '#client/i18n/da/cards.ts'
import type { StatusTone } from '#client/ui/status-tag.tsx'

/** Keys of the language files by which a field of a list is named. */
export type TaskField = keyof typeof cards.tasks.field
export type IntakeField = keyof typeof cards.intakeSteps
export type BuddyField = keyof typeof cards.buddyModules

export type TaskStatus = keyof typeof cards.tasks.status
export type Displacement = keyof typeof cards.tasks.displacement

/** A task's status; what a newer version may have written counts as an idea. */
export const taskStatus = (value: unknown): TaskStatus => (value === 'tested' || value === 'permanent' ? value : 'idea')

/** Whether a task replaces ordinary hours; unknown until somebody has answered. */
export const displacementOf = (value: unknown): Displacement => (value === 'no' || value === 'yes' ? value : 'unknown')

export const taskTone: Record<TaskStatus, StatusTone> = { permanent: 'ready', tested: 'progress', idea: 'notStarted' }
