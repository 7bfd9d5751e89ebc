import { describe, expect, it } from 'vitest'
import {
  buddyCapacity,
  certificateMonths,
  modulesForCertificate,
  mostPlacementsFor,
} from '#shared/domain/social-model/buddy-capacity.ts'

const card = (fields: Record<string, string | number>) => ({ id: JSON.stringify(fields), fields })

describe('buddies against places', () => {
  it('[BUD-1] five modules of six make a buddy, for two years', () => {
    expect([modulesForCertificate, certificateMonths]).toEqual([5, 24])
  })

  it.each([
    [1, 2],
    [2, 3],
    [5, 6],
  ])('[BUD-2] %i places need %i trained buddies', (places, needed) => {
    expect(buddyCapacity([card({ places })], []).neededBuddies).toBe(needed)
    expect(buddyCapacity([card({ places, trainedBuddies: needed - 1 })], []).missingBuddies).toBe(1)
    expect(buddyCapacity([card({ places, trainedBuddies: needed })], []).missingBuddies).toBe(0)
  })

  it('[BUD-2] places of work are added up, and hours held against what the tasks ask for', () => {
    const capacity = [
      card({ places: 1, trainedBuddies: 2, buddyHoursPerWeek: 5 }),
      card({ places: 2, trainedBuddies: 1, buddyHoursPerWeek: 3 }),
    ]
    const tasks = [card({ buddyHoursPerWeek: 4 }), card({ buddyHoursPerWeek: 6.5 }), card({})]
    expect(buddyCapacity(capacity, tasks)).toEqual({
      places: 3,
      trainedBuddies: 3,
      neededBuddies: 4,
      missingBuddies: 1,
      buddyHours: 8,
      neededBuddyHours: 10.5,
      missingBuddyHours: 2.5,
    })
    expect(buddyCapacity([], tasks)).toMatchObject({ neededBuddies: 0, missingBuddies: 0 })
  })

  it.each([
    [0, 0],
    [3, 1],
    [18, 3],
    [50, 10],
    [79, 12],
    [100, 15],
  ])('[BUD-3] %i ordinary staff may have %i in placement', (staff, most) => {
    expect(mostPlacementsFor(staff)).toBe(most)
  })
})
