import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createPartnership } from '#server/modules/partnerships/create-partnership.ts'
import { putEntries } from '#server/modules/search/search.store.ts'
import { createSearchService } from '#server/modules/search/search.service.ts'
import { type Database, openStorage } from '#server/storage/database.ts'
import { systemClock, systemRandom } from '#server/system.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { MembershipId, PersonId, ProgrammeId, SessionId } from '#shared/kernel/ids.ts'
import { mulberry32 } from '#shared/kernel/prng.ts'
import { percentile } from '../statistics.ts'

export interface SearchRow {
  readonly query: string
  readonly hits: number
  readonly p50: number
  readonly p95: number
  /** The same words by LIKE over every row, memberships included, one word after the other: what a scan costs. */
  readonly scan: number
}

const documents = 1000
const wordsPerSection = 120
const rounds = 40

/** From a word that stands everywhere to one that stands once, two words, and the first two letters of one. */
const queries = ['borgere', 'kommunen visiterer', 'vi', 'nålestrop', 'findesikke']

const words =
  'kommunen visiterer borgere til forløbet og aktøren holder en samtale med hver borger inden praktikken begynder i virksomheden hvor en buddy tager imod og viser rundt mens partnerne følger op hver måned på det aftalte om løn timer frister og svar'.split(
    ' ',
  )

/** How long a search takes among 1,000 documents of 2,000 words that one person may all read. */
export async function measureSearch(report: (line: string) => void): Promise<SearchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'samspil-search-'))
  const storage = await openStorage(dataDir)
  try {
    report('search: writing 1,000 documents')
    const personId = await fill(storage.database)
    const service = createSearchService({ database: storage.database } as never)
    const caller = {
      actor: { personId, isVerified: true, memberships: [] },
      credentialId: SessionId.parse(randomUUID()),
    }
    const rows: SearchRow[] = []
    for (const query of queries) {
      const times: number[] = []
      let hits = 0
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now()
        hits = (await service.find(caller, { text: query })).length
        times.push(performance.now() - start)
      }
      const start = performance.now()
      await scan(storage.database, personId, query)
      rows.push({
        query,
        hits,
        p50: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        scan: performance.now() - start,
      })
      report(`search: ${query}`)
    }
    return rows
  } finally {
    await storage.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function fill(database: Database): Promise<PersonId> {
  const random = mulberry32(1)
  const personId = PersonId.parse(randomUUID())
  await database.transaction().execute(async (trx) => {
    const programmeId = ProgrammeId.parse(randomUUID())
    const at = systemClock.now()
    await trx
      .insertInto('programme')
      .values({ id: programmeId, name: 'P', description: '', is_demo: 0, created_at: at })
      .execute()
    await trx
      .insertInto('person')
      .values({
        id: personId,
        email: 'a@eksempel.dk',
        name: 'A',
        title: '',
        language: 'da',
        verified_at: at,
        is_demo: 0,
        created_at: at,
      })
      .execute()
    for (let index = 0; index < documents; index += 1) {
      const { partnershipId, partnerPlanId, parties } = await createPartnership(
        trx,
        { random: systemRandom, at, by: null },
        {
          programmeId,
          slug: `sted-${index}`,
          name: `Sted ${index}`,
          municipalityCode: '000',
          language: 'da',
          summary: '',
          startsOn: null,
          endsOn: null,
          followUpEndsOn: null,
          isExample: false,
          parties: [{ kind: 'municipality', name: 'Kommune', description: '', isExample: false }],
        },
      )
      await trx
        .insertInto('membership')
        .values({
          id: MembershipId.parse(randomUUID()),
          person_id: personId,
          party_id: parties[0]!.partyId,
          role: 'member',
          created_at: at,
          ended_at: null,
        })
        .execute()
      await putEntries(
        trx,
        { source: 'section', subjectId: partnerPlanId, partnershipId },
        sectionIds.partnerPlan.map((sectionId) => ({
          partId: sectionId,
          documentId: partnerPlanId,
          sectionId,
          title: sectionId,
          body: [
            ...Array.from({ length: wordsPerSection }, () => words[Math.floor(random() * words.length)]),
            ...(index === 500 && sectionId === 'P4' ? ['nålestrop'] : []),
          ].join(' '),
        })),
      )
    }
  })
  return personId
}

async function scan(database: Database, personId: PersonId, query: string): Promise<void> {
  await query
    .split(' ')
    .reduce(
      (rows, word) => rows.where('search_entry.body', 'like', `%${word}%`),
      database
        .selectFrom('search_entry')
        .where('search_entry.partnership_id', 'in', (eb) =>
          eb
            .selectFrom('membership')
            .innerJoin('party', 'party.id', 'membership.party_id')
            .where('membership.person_id', '=', personId)
            .select('party.partnership_id'),
        )
        .select('search_entry.id'),
    )
    .execute()
}
