import { ClusterId, PersonId, ProgrammeId } from '#shared/kernel/ids.ts'
import type { Foundation, Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { PersonKey, PersonSeed } from './partnership-seed.ts'
import { daysBefore, programmeYear } from './seed-days.ts'
import type { Seeding } from './write-partnership.ts'

/** How long ago the demo's programme and people came about, before every partnership of it. */
const programmeDaysAgo = 330

/**
 * Runs `write` with a new programme and its people, in one transaction. Answers null and writes nothing when there is
 * a programme already, so that a server may call it at every start.
 */
export function inNewProgramme<T>(
  { database, clock, random }: Pick<Foundation, 'database' | 'clock' | 'random'>,
  programme: { readonly name: string; readonly description: string; readonly people: readonly PersonSeed[] },
  write: (trx: Database, seeding: Seeding) => Promise<T>,
): Promise<T | null> {
  const now = clock.now()
  return database.transaction().execute(async (trx) => {
    const existing = await trx.selectFrom('programme').select('id').limit(1).executeTakeFirst()
    if (existing !== undefined) return null
    const programmeId = ProgrammeId.parse(random.uuid())
    const at = daysBefore(now, programmeDaysAgo)
    await trx
      .insertInto('programme')
      .values({
        id: programmeId,
        name: programme.name,
        description: programme.description,
        is_demo: 1,
        created_at: at,
      })
      .execute()
    const people = await writePeople(trx, random, programme.people, at)
    return write(trx, { random, now, programmeId, year: programmeYear(now), people })
  })
}

async function writePeople(
  trx: Database,
  random: Random,
  people: readonly PersonSeed[],
  at: number,
): Promise<Map<PersonKey, PersonId>> {
  const ids = new Map<PersonKey, PersonId>()
  for (const { key, email, name, title, isDemo } of people) {
    const id = PersonId.parse(random.uuid())
    ids.set(key, id)
    await trx
      .insertInto('person')
      .values({
        id,
        email,
        name,
        title,
        language: 'da',
        verified_at: at,
        is_demo: isDemo ? 1 : 0,
        created_at: at,
      })
      .execute()
  }
  return ids
}

export async function writeCluster(
  trx: Database,
  { random, programmeId }: Seeding,
  name: string,
  position: number,
): Promise<ClusterId> {
  const id = ClusterId.parse(random.uuid())
  await trx.insertInto('cluster').values({ id, programme_id: programmeId, name, position }).execute()
  return id
}
