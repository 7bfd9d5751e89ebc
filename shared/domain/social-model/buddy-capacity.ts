import { type LiveCard, numberIn, sumOf } from './live-card.ts'

/** A buddy has passed with this many of the six modules, and an instruction that somebody has watched (BUD-1). */
export const modulesForCertificate = 5
/** Months after which the certificate is renewed. */
export const certificateMonths = 24
/** Below this a holiday or an illness leaves the person who is new alone. */
export const fewestBuddies = 2

export interface BuddyCapacity {
  /** Places at one time, over all places of work. */
  readonly places: number
  readonly trainedBuddies: number
  /** One for each place and one to stand in, at least two; 0 while there is no place. */
  readonly neededBuddies: number
  readonly missingBuddies: number
  readonly buddyHours: number
  /** Buddy hours a week that the tasks ask for. */
  readonly neededBuddyHours: number
  readonly missingBuddyHours: number
}

/** Whether the firm has the buddies and the hours for the places that it offers (BUD-2). */
export function buddyCapacity(capacity: readonly LiveCard[], tasks: readonly LiveCard[]): BuddyCapacity {
  const places = sumOf(capacity, 'places')
  const trainedBuddies = sumOf(capacity, 'trainedBuddies')
  const neededBuddies = places === 0 ? 0 : Math.max(fewestBuddies, places + 1)
  const buddyHours = sumOf(capacity, 'buddyHoursPerWeek')
  const neededBuddyHours = sumOf(tasks, 'buddyHoursPerWeek')
  return {
    places,
    trainedBuddies,
    neededBuddies,
    missingBuddies: Math.max(0, neededBuddies - trainedBuddies),
    buddyHours,
    neededBuddyHours,
    missingBuddyHours: Math.max(0, neededBuddyHours - buddyHours),
  }
}

/**
 * Most people in placement or wage subsidy at a time in a private firm: one for every five ordinary staff up to 50,
 * then one for every ten (BUD-3). A firm with staff may always have one.
 */
export function mostPlacementsFor(ordinaryStaff: number): number {
  if (ordinaryStaff <= 0) return 0
  return Math.max(1, Math.floor(Math.min(50, ordinaryStaff) / 5) + Math.floor(Math.max(0, ordinaryStaff - 50) / 10))
}

/** Ordinary staff over all places of work; null while nobody has said. */
export function ordinaryStaff(capacity: readonly LiveCard[]): number | null {
  return capacity.some((card) => numberIn(card, 'ordinaryStaff') !== null) ? sumOf(capacity, 'ordinaryStaff') : null
}
