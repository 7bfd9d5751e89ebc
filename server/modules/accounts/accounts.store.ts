import type { DemoPerson, Language, Me } from '#shared/contracts/accounts.ts'
import { type MemberRole, partyKinds } from '#shared/domain/partnership/party.ts'
import { MembershipId, type PartyId, type PersonId } from '#shared/kernel/ids.ts'
import { isLocked, withLock } from '#server/modules/members/members.store.ts'
import type { Database } from '#server/storage/database.ts'
import type { PersonTable } from '#server/storage/tables.ts'

export interface PersonFound {
  readonly personId: PersonId
  readonly language: Language
  readonly isVerified: boolean
  readonly isDemo: boolean
}

const person = (db: Database) =>
  db.selectFrom('person').select(['id as personId', 'language', 'verified_at as verifiedAt', 'is_demo as demo'])

const found = (row: {
  personId: PersonId
  language: Language
  verifiedAt: number | null
  demo: 0 | 1
}): PersonFound => ({
  personId: row.personId,
  language: row.language,
  isVerified: row.verifiedAt !== null,
  isDemo: row.demo === 1,
})

/** `email` as `Email` normalises it. */
export async function findPersonByEmail(db: Database, email: string): Promise<PersonFound | null> {
  const row = await person(db).where('email', '=', email).executeTakeFirst()
  return row === undefined ? null : found(row)
}

export async function findPerson(db: Database, personId: PersonId): Promise<PersonFound | null> {
  const row = await person(db).where('id', '=', personId).executeTakeFirst()
  return row === undefined ? null : found(row)
}

export async function insertPerson(trx: Database, row: PersonTable): Promise<void> {
  await trx.insertInto('person').values(row).execute()
}

/** Whether this is the first proof of the address. */
export async function markVerified(trx: Database, personId: PersonId, at: number): Promise<boolean> {
  const row = await trx
    .updateTable('person')
    .set({ verified_at: at })
    .where('id', '=', personId)
    .where('verified_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updatePerson(
  db: Database,
  personId: PersonId,
  profile: { readonly name: string; readonly title: string; readonly language: Language },
): Promise<void> {
  await db
    .updateTable('person')
    .set({ name: profile.name, title: profile.title, language: profile.language })
    .where('id', '=', personId)
    .execute()
}

/** Makes the person a member of the party, unless they are one already. False when they were. */
export async function insertMembership(
  trx: Database,
  row: {
    readonly id: string
    readonly personId: PersonId
    readonly partyId: PartyId
    readonly role: MemberRole
    readonly at: number
  },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('membership')
    .values({
      id: MembershipId.parse(row.id),
      person_id: row.personId,
      party_id: row.partyId,
      role: row.role,
      created_at: row.at,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The signed-in person as the client sees them; null when the person is gone. */
export async function readMe(db: Database, personId: PersonId): Promise<Me | null> {
  const row = await db
    .selectFrom('person')
    .where('id', '=', personId)
    .select(['id', 'email', 'name', 'title', 'language', 'verified_at as verifiedAt'])
    .executeTakeFirst()
  if (row === undefined) return null
  const memberships = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .innerJoin('partnership', 'partnership.id', 'party.partnership_id')
    .where('membership.person_id', '=', personId)
    .where('membership.ended_at', 'is', null)
    .select([
      'partnership.id as partnershipId',
      'party.id as partyId',
      'party.kind as partyKind',
      'membership.role as role',
      'party.name as partyName',
      'partnership.slug as partnershipSlug',
      'partnership.name as partnershipName',
      isLocked.as('isLocked'),
    ])
    .orderBy('membership.created_at')
    .orderBy('membership.id')
    .execute()
  const { id, verifiedAt, ...rest } = row
  return { personId: id, ...rest, isVerified: verifiedAt !== null, memberships: memberships.map(withLock) }
}

/** Whether this is one of the example people, whom only a demo lets in. */
export async function isDemoPerson(db: Database, personId: PersonId): Promise<boolean> {
  const row = await db.selectFrom('person').where('id', '=', personId).select('is_demo').executeTakeFirst()
  return row?.is_demo === 1
}

/** Example people who may be stepped into, each with the first party they belong to: municipality, actor, firm, fund. */
export async function listDemoPeople(db: Database): Promise<DemoPerson[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.person_id', 'person.id')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .where('person.is_demo', '=', 1)
    .where('membership.ended_at', 'is', null)
    .select([
      'person.id as personId',
      'person.name as name',
      'person.title as title',
      'party.name as partyName',
      'party.kind as partyKind',
    ])
    .orderBy('party.position')
    .orderBy('membership.created_at')
    .orderBy('membership.id')
    .execute()
  const seen = new Set<PersonId>()
  return rows
    .filter((row) => !seen.has(row.personId) && seen.add(row.personId))
    .toSorted((a, b) => partyKinds.indexOf(a.partyKind) - partyKinds.indexOf(b.partyKind))
}
