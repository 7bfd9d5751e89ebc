import { BestPracticeId, type PartnershipId, type PartyId, type PersonId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { insertPractice, updatePractice } from '#server/modules/best-practice/best-practice.store.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { PracticeSeed } from './partnership-seed.ts'

/** What was done to a card of the seed, for the partnership's log. */
export interface PracticeStep {
  readonly at: Instant
  readonly seed: PracticeSeed
  readonly id: BestPracticeId
  readonly action: 'practice.written' | 'practice.shared'
  readonly version: number
}

/** Writes what the partnership has learnt, and shares what its parties have agreed to share. */
export async function writePractices(
  trx: Database,
  of: {
    readonly random: Random
    readonly partnershipId: PartnershipId
    readonly practices: readonly PracticeSeed[]
    readonly partyOf: (key: string) => PartyId
    readonly personOf: (key: string) => PersonId
    readonly at: (daysAgo: number) => Instant
  },
): Promise<PracticeStep[]> {
  const steps: PracticeStep[] = []
  for (const seed of of.practices) {
    const id = BestPracticeId.parse(of.random.uuid())
    const { party, by, daysAgo, sharedDaysAgo, ...texts } = seed
    const at = of.at(daysAgo)
    const practice = {
      ...texts,
      id,
      partyId: of.partyOf(party),
      version: 1,
      createdAt: at,
      updatedAt: at,
      sharedAt: null,
    }
    await insertPractice(trx, of.partnershipId, practice, of.personOf(by))
    steps.push({ at, seed, id, action: 'practice.written', version: 1 })
    if (sharedDaysAgo === undefined) continue
    const sharedAt = of.at(sharedDaysAgo)
    const shared = { ...practice, version: 2, updatedAt: sharedAt, sharedAt }
    await updatePractice(trx, shared, { sharedBy: of.personOf(by), removedAt: null })
    steps.push({ at: sharedAt, seed, id, action: 'practice.shared', version: 2 })
  }
  return steps
}
