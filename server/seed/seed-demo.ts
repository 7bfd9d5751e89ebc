import type { ClusterId } from '#shared/kernel/ids.ts'
import { appendAudit } from '#server/modules/audit/audit.store.ts'
import type { Foundation } from '#server/services.ts'
import { fundUntil } from './demo/fund.ts'
import { gribskov } from './demo/gribskov.ts'
import { holbaek } from './demo/holbaek.ts'
import { type Municipality, clusterNames, municipalities, programme } from './demo/municipalities.ts'
import { odsherred } from './demo/odsherred.ts'
import { demoPeople, gribskovPeople, odsherredPeople } from './demo/people.ts'
import { type PartnershipSeed, notBegun } from './partnership-seed.ts'
import { daysBefore } from './seed-days.ts'
import { writePartnership } from './write-partnership.ts'
import { writePreparedWorkshop } from './write-workshop.ts'
import { inNewProgramme, writeCluster } from './write-programme.ts'

/**
 * Loads the programme with its 12 partnerships, Holbæk alive, Odsherred half-way and Gribskov's
 * trial run under way, in one transaction. True when it
 * was loaded; false, and nothing written, when the database has a programme already.
 */
export async function seedDemo(foundation: Pick<Foundation, 'database' | 'clock' | 'random'>): Promise<boolean> {
  const people = [...demoPeople, ...odsherredPeople, ...gribskovPeople]
  const seeded = await inNewProgramme(foundation, { ...programme, people }, async (trx, seeding) => {
    const clusters: Record<1 | 2, ClusterId> = {
      1: await writeCluster(trx, seeding, clusterNames[1], 0),
      2: await writeCluster(trx, seeding, clusterNames[2], 1),
    }
    for (const [position, municipality] of municipalities.entries()) {
      const { partnershipId } = await writePartnership(trx, seeding, seedOf(municipality, seeding.year))
      const jonas = seeding.people.get('jonas')
      if (municipality.slug === 'holbaek' && jonas !== undefined) {
        const prepared = { title: 'Partnerworkshop Holbæk', by: jonas, at: daysBefore(seeding.now, 2) }
        await writePreparedWorkshop(trx, { random: seeding.random, partnershipId, ...prepared })
      }
      for (const cluster of [1, 2] as const) {
        const places = municipality.places[cluster]
        if (places === undefined) continue
        await trx
          .insertInto('cluster_place')
          .values({
            id: seeding.random.uuid(),
            cluster_id: clusters[cluster],
            partnership_id: partnershipId,
            places,
            reading: 'unclear',
            position,
          })
          .execute()
      }
    }
    await appendAudit(trx, {
      at: seeding.now,
      partnershipId: null,
      personId: null,
      partyId: null,
      action: 'programme.seeded',
      subjectKind: 'programme',
      subjectId: seeding.programmeId,
      data: { name: programme.name },
    })
    return true
  })
  return seeded ?? false
}

function seedOf(municipality: Municipality, year: number): PartnershipSeed {
  if (municipality.slug === 'holbaek') return holbaek(year)
  if (municipality.slug === 'odsherred') return odsherred(year)
  if (municipality.slug === 'gribskov') return gribskov(year)
  return notYetBegun(municipality, year)
}

/** Only the number of places is known: firms and actor come when the partners have found each other. */
const notYetBegun = ({ slug, name, code }: Municipality, year: number): PartnershipSeed => ({
  ...notBegun,
  slug,
  name,
  municipalityCode: code,
  summary: '',
  isExample: false,
  createdDaysAgo: 45,
  parties: [
    { key: 'K', kind: 'municipality', name: `${name} Kommune`, description: '', isExample: false },
    fundUntil(year + 1),
  ],
  members: [{ person: 'jonas', party: 'F', role: 'lead', daysAgo: 45 }],
})
