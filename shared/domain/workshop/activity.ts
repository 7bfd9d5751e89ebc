import { z } from 'zod'
import { needKinds } from '#shared/domain/silent-writing/silent-writing.ts'

/**
 * What people do in a step. `write`, `oneTwoAll`, `needs` and `tasks` write cards that are hidden until they are
 * revealed; `vote` puts dots on the cards of the last writing step before it.
 */
export const activities = [
  'talk',
  'sinceLast',
  'checkIn',
  'write',
  'oneTwoAll',
  'needs',
  'tasks',
  'vote',
  'decision',
  'simulation',
  'exitPulse',
  'agreed',
] as const
export const Activity = z.enum(activities)
export type Activity = z.infer<typeof Activity>

const writing: ReadonlySet<Activity> = new Set<Activity>(['write', 'oneTwoAll', 'needs', 'tasks'])
export const writesCards = (activity: Activity): boolean => writing.has(activity)
export const takesScore = (activity: Activity): boolean => activity === 'checkIn' || activity === 'exitPulse'
/** Whether there is anything in the step that the desk reveals. */
export const hasReveal = (activity: Activity): boolean =>
  writesCards(activity) || activity === 'vote' || activity === 'decision'

/** The seven questions of the task hunt, as a task's card names them. */
export const huntQuestions = ['postponed', 'skilled', 'busy', 'refused', 'quality', 'start', 'proud'] as const

/** The columns that a card of the step may stand in; null when it has none. */
export function columnsOf(activity: Activity): readonly string[] | null {
  if (activity === 'needs') return needKinds
  if (activity === 'tasks') return huntQuestions
  return null
}

/** The nearest writing step before the one at this place, whose cards a vote is about; null when there is none. */
export function cardsVotedOn<Step extends { readonly activity: Activity }>(
  steps: readonly Step[],
  at: number,
): Step | null {
  for (let place = at - 1; place >= 0; place -= 1) {
    const step = steps[place]
    if (step !== undefined && writesCards(step.activity)) return step
  }
  return null
}

/** More than one person writes in a step, and few enough that a wall stays a wall. */
export const mostCards = 40
export const mostParticipants = 200
export const longestCard = 500
