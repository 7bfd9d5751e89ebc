import type { PersonId } from '#shared/kernel/ids.ts'
import type { CalendarDay } from '#shared/kernel/time.ts'
import type { CommitmentStatus } from './commitment.ts'
import { daysBetween, dueSoonDays } from './due.ts'

/** `soon`: within seven days. `lateToLead`: a week late, to the leads of the party beside whoever promised. */
export const reminderKinds = ['soon', 'today', 'late', 'lateToLead'] as const
export type ReminderKind = (typeof reminderKinds)[number]

export interface Reminder {
  readonly kind: ReminderKind
  readonly personId: PersonId
}

/** Whole days after the deadline from which the party's leads are told too. */
export const leadAfterDays = 7

/**
 * Who is to be reminded of a promise on this day, and of what (REM-1). `people` write for the promising party now.
 * Nothing for what nobody is bound by, has no day, or is more than a week away.
 */
export function remindersFor(
  commitment: {
    readonly status: CommitmentStatus
    readonly dueOn: CalendarDay | null
    readonly personId: PersonId | null
  },
  people: readonly { readonly personId: PersonId; readonly isLead: boolean }[],
  today: CalendarDay,
): Reminder[] {
  const { status, dueOn, personId } = commitment
  if (dueOn === null || (status !== 'accepted' && status !== 'inProgress')) return []
  const days = daysBetween(today, dueOn)
  if (days > dueSoonDays) return []
  // Somebody who has left cannot answer for it: then it is everybody's of the party, as one without a name is.
  const named = people.filter((person) => person.personId === personId)
  const owners = named.length > 0 ? named : people
  const kind = days > 0 ? 'soon' : days === 0 ? 'today' : 'late'
  const leads = -days >= leadAfterDays ? people.filter((person) => person.isLead && !owners.includes(person)) : []
  return [
    ...owners.map((person): Reminder => ({ kind, personId: person.personId })),
    ...leads.map((person): Reminder => ({ kind: 'lateToLead', personId: person.personId })),
  ]
}
