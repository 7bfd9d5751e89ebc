import { sql } from 'kysely'
import type { PartnershipListItem, PartnershipView, PartyView, ProgrammeView } from '#shared/contracts/partnerships.ts'
import { isAgreed } from '#shared/domain/commitment/commitment.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartnershipId, PartyId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import { listDocuments } from '#server/modules/documents/documents.store.ts'
import type { Database } from '#server/storage/database.ts'

export async function findPartnershipBySlug(db: Database, slug: string): Promise<PartnershipId | null> {
  const row = await db.selectFrom('partnership').select('id').where('slug', '=', slug).executeTakeFirst()
  return row?.id ?? null
}

/** The partnership as its page shows it. The id must exist. */
export async function readPartnershipView(db: Database, id: PartnershipId): Promise<PartnershipView> {
  const row = await db
    .selectFrom('partnership')
    .innerJoin('programme', 'programme.id', 'partnership.programme_id')
    .where('partnership.id', '=', id)
    .selectAll('partnership')
    .select('programme.name as programme_name')
    .executeTakeFirst()
  invariant(row !== undefined, `partnership ${id} exists`)
  const places = await listPlaces(db, [id])
  return {
    id,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    language: row.language,
    programmeName: row.programme_name,
    clusters: places.map((place) => ({ name: place.cluster, places: place.places, isUnclear: place.isUnclear })),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    followUpEndsOn: row.follow_up_ends_on,
    isExample: row.is_example === 1,
    parties: await listParties(db, id),
    documents: await listDocuments(db, id),
  }
}

async function listParties(db: Database, partnershipId: PartnershipId): Promise<PartyView[]> {
  const parties = await db
    .selectFrom('party')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const people = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .where('party.partnership_id', '=', partnershipId)
    .where('membership.ended_at', 'is', null)
    .select(['membership.party_id as partyId', 'person.id as personId', 'person.name as name', 'person.title as title'])
    .orderBy('membership.created_at')
    .orderBy('membership.id')
    .execute()
  return parties.map((party) => ({
    id: party.id,
    kind: party.kind,
    name: party.name,
    description: party.description,
    isExample: party.is_example === 1,
    people: people.filter((person) => person.partyId === party.id).map(({ partyId: _partyId, ...person }) => person),
  }))
}

interface Place {
  readonly partnershipId: PartnershipId
  readonly cluster: string
  readonly places: number
  readonly isUnclear: boolean
}

async function listPlaces(db: Database, ids: readonly PartnershipId[]): Promise<Place[]> {
  const rows = await db
    .selectFrom('cluster_place')
    .innerJoin('cluster', 'cluster.id', 'cluster_place.cluster_id')
    .where('cluster_place.partnership_id', 'in', ids)
    .select([
      'cluster_place.partnership_id as partnershipId',
      'cluster.name as cluster',
      'cluster_place.places as places',
      'cluster_place.reading as reading',
    ])
    .orderBy('cluster.position')
    .orderBy('cluster_place.position')
    .execute()
  return rows.map(({ reading, ...place }) => ({ ...place, isUnclear: reading === 'unclear' }))
}

/** The partnerships with how far each has come, by name. */
export async function listPartnerships(db: Database, ids: readonly PartnershipId[]): Promise<PartnershipListItem[]> {
  if (ids.length === 0) return []
  const partnerships = await db
    .selectFrom('partnership')
    .select(['id', 'slug', 'name'])
    .where('id', 'in', ids)
    .execute()
  const places = await listPlaces(db, ids)
  const parties = await db
    .selectFrom('party')
    .select(['partnership_id as partnershipId', 'kind'])
    .where('partnership_id', 'in', ids)
    .orderBy('position')
    .execute()
  const sections = await db
    .selectFrom('section')
    .innerJoin('document', 'document.id', 'section.document_id')
    .where('document.partnership_id', 'in', ids)
    .select((eb) => [
      'document.partnership_id as partnershipId',
      eb.fn.countAll<number>().as('total'),
      sql<number>`sum(section.status = 'ready')`.as('ready'),
    ])
    .groupBy('document.partnership_id')
    .execute()
  const commitments = await db
    .selectFrom('commitment')
    .where('partnership_id', 'in', ids)
    .where('status', '<>', 'lapsed')
    .select((eb) => ['partnership_id as partnershipId', 'status', eb.fn.countAll<number>().as('count')])
    .groupBy(['partnership_id', 'status'])
    .execute()
  return partnerships
    .map(({ id, slug, name }) => {
      const of = <T extends { partnershipId: PartnershipId }>(rows: readonly T[]): T[] =>
        rows.filter((row) => row.partnershipId === id)
      const own = of(places)
      const counts = of(commitments)
      const [section] = of(sections)
      return {
        id,
        slug,
        name,
        places: sum(own.map((place) => place.places)),
        clusterNames: [...new Set(own.map((place) => place.cluster))],
        isUnclear: own.some((place) => place.isUnclear),
        partyKinds: [...new Set(of(parties).map((party): PartyKind => party.kind))],
        sectionsReady: section?.ready ?? 0,
        sectionsTotal: section?.total ?? 0,
        commitments: sum(counts.map(({ count }) => count)),
        accepted: sum(counts.filter(({ status }) => isAgreed(status)).map(({ count }) => count)),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'da'))
}

/** The programme with its clusters as printed; `canOpen` for the partnerships among `mine`. Null before any is made. */
export async function readProgramme(db: Database, mine: ReadonlySet<PartnershipId>): Promise<ProgrammeView | null> {
  const programme = await db
    .selectFrom('programme')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (programme === undefined) return null
  const clusters = await db
    .selectFrom('cluster')
    .select(['id', 'name'])
    .where('programme_id', '=', programme.id)
    .orderBy('position')
    .execute()
  const places = await db
    .selectFrom('cluster_place')
    .innerJoin('cluster', 'cluster.id', 'cluster_place.cluster_id')
    .innerJoin('partnership', 'partnership.id', 'cluster_place.partnership_id')
    .where('cluster.programme_id', '=', programme.id)
    .select([
      'cluster.id as clusterId',
      'partnership.id as partnershipId',
      'partnership.slug as slug',
      'partnership.name as name',
      'cluster_place.places as places',
      'cluster_place.reading as reading',
    ])
    .orderBy('cluster_place.position')
    .execute()
  return {
    name: programme.name,
    description: programme.description,
    clusters: clusters.map((cluster) => {
      const rows = places
        .filter((place) => place.clusterId === cluster.id)
        .map((place) => ({
          slug: place.slug,
          name: place.name,
          places: place.places,
          isUnclear: place.reading === 'unclear',
          canOpen: mine.has(place.partnershipId),
        }))
      return {
        name: cluster.name,
        places: sum(rows.map((row) => row.places)),
        isUnclear: rows.some((row) => row.isUnclear),
        rows,
      }
    }),
  }
}

export interface NewPartyRow {
  readonly id: PartyId
  readonly partnershipId: PartnershipId
  readonly kind: PartyKind
  readonly name: string
  readonly description: string
  readonly isExample: boolean
  readonly at: number
}

/** Adds the party after those that are there. */
export async function insertParty(trx: Database, party: NewPartyRow): Promise<void> {
  const { last } = await trx
    .selectFrom('party')
    .where('partnership_id', '=', party.partnershipId)
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), sql<number>`-1`).as('last'))
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('party')
    .values({
      id: party.id,
      partnership_id: party.partnershipId,
      kind: party.kind,
      name: party.name,
      description: party.description,
      is_example: party.isExample ? 1 : 0,
      position: last + 1,
      created_at: party.at,
    })
    .execute()
}

export async function readLanguage(db: Database, id: PartnershipId): Promise<'da' | 'en'> {
  const row = await db.selectFrom('partnership').select('language').where('id', '=', id).executeTakeFirst()
  invariant(row !== undefined, `partnership ${id} exists`)
  return row.language
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
