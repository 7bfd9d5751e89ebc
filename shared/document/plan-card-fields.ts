import { partyKinds } from '#shared/domain/partnership/party.ts'
import type { CardField } from './cards.ts'

/** Who has the last word, who does it, who is asked before, who is told after. */
export const responsibilities = ['accountable', 'performs', 'consulted', 'informed'] as const
export type Responsibility = (typeof responsibilities)[number]

/** What a partner plan holds as cards. A field is added, never renamed: old documents keep its name. */
export const planCardFields = {
  needs: [
    { kind: 'choice', name: 'party', options: ['municipality', 'employmentActor', 'firm'] },
    { kind: 'choice', name: 'column', options: ['need', 'wish', 'worry', 'contribution', 'dealbreaker'] },
    { kind: 'text', name: 'text', isLong: true },
  ],
  /** The one number that the firm rings; a second card when there is a second firm with its own. */
  contacts: [
    { kind: 'text', name: 'role' },
    { kind: 'choice', name: 'party', options: partyKinds },
    { kind: 'text', name: 'phone' },
    { kind: 'text', name: 'hours' },
    /** Longest time until there is an answer, in hours and, when it is urgent, in minutes. */
    { kind: 'number', name: 'answerHours', min: 0, max: 1000 },
    { kind: 'number', name: 'urgentMinutes', min: 0, max: 10_000 },
    { kind: 'text', name: 'substitute' },
    { kind: 'text', name: 'substitutePhone' },
    { kind: 'text', name: 'regularCall' },
    { kind: 'text', name: 'neverAsk', isLong: true },
  ],
  escalations: [
    { kind: 'choice', name: 'level', options: ['green', 'yellow', 'red', 'black'] },
    { kind: 'text', name: 'sign', isLong: true },
    { kind: 'text', name: 'action', isLong: true },
    { kind: 'text', name: 'deadline' },
  ],
  roles: [
    { kind: 'text', name: 'task' },
    ...partyKinds.map((name) => ({ kind: 'choice', name, options: responsibilities }) as const),
  ],
  /** How firms were found: counts of firms, never of people. */
  campaign: [
    { kind: 'text', name: 'channel' },
    { kind: 'text', name: 'activity' },
    { kind: 'day', name: 'day' },
    { kind: 'choice', name: 'party', options: partyKinds },
    { kind: 'number', name: 'contacted', min: 0, max: 100_000 },
    { kind: 'number', name: 'met', min: 0, max: 100_000 },
    { kind: 'number', name: 'interested', min: 0, max: 100_000 },
    { kind: 'number', name: 'bootCamp', min: 0, max: 100_000 },
    { kind: 'number', name: 'selected', min: 0, max: 100_000 },
  ],
  meetings: [
    { kind: 'text', name: 'title' },
    { kind: 'choice', name: 'rhythm', options: ['weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly'] },
    { kind: 'number', name: 'minutes', min: 0, max: 10_000 },
    { kind: 'day', name: 'nextOn' },
    { kind: 'text', name: 'who' },
    { kind: 'text', name: 'agenda', isLong: true },
    { kind: 'text', name: 'decisions' },
  ],
  risks: [
    { kind: 'text', name: 'risk' },
    { kind: 'number', name: 'likelihood', min: 1, max: 5 },
    { kind: 'number', name: 'impact', min: 1, max: 5 },
    { kind: 'text', name: 'prevention', isLong: true },
    { kind: 'text', name: 'planB', isLong: true },
    { kind: 'choice', name: 'party', options: partyKinds },
  ],
} as const satisfies Record<string, readonly CardField[]>
