import { sql } from 'kysely'
import type { MembersView } from '#shared/contracts/partnerships.ts'
import type { Actor, ActorMembership } from '#shared/domain/access/permissions.ts'
import { type MemberRole, type PartyKind, writingRoles } from '#shared/domain/partnership/party.ts'
import type { MembershipId, PartnershipId, PartyId, PersonId, TokenId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** The person as the access rules see them now; null when nobody has the id. */
export async function readActor(db: Database, personId: PersonId): Promise<Actor | null> {
  const person = await db.selectFrom('person').select('verified_at').where('id', '=', personId).executeTakeFirst()
  if (person === undefined) return null
  return { personId, isVerified: person.verified_at !== null, memberships: await readMemberships(db, personId) }
}

/** 1 while an approved version holds the partnership of the query's `party` (APR-9). */
export const isLocked = sql<0 | 1>`EXISTS (SELECT 1 FROM agreement_version
  WHERE agreement_version.partnership_id = party.partnership_id AND approved_at IS NOT NULL AND unlocked_at IS NULL)`

export const withLock = <T extends { readonly isLocked: 0 | 1 }>({
  isLocked: locked,
  ...membership
}: T): Omit<T, 'isLocked'> & { readonly isLocked?: boolean } =>
  locked === 1 ? { ...membership, isLocked: true } : membership

async function readMemberships(db: Database, personId: PersonId): Promise<ActorMembership[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .where('membership.person_id', '=', personId)
    .where('membership.ended_at', 'is', null)
    .select([
      'party.partnership_id as partnershipId',
      'party.id as partyId',
      'party.kind as partyKind',
      'membership.role as role',
      isLocked.as('isLocked'),
    ])
    .orderBy('membership.created_at')
    .orderBy('membership.id')
    .execute()
  return rows.map(withLock)
}

/** Where a party belongs; null when there is no such party. */
export async function findParty(
  db: Database,
  partyId: PartyId,
): Promise<{ partnershipId: PartnershipId; kind: PartyKind; name: string } | null> {
  const row = await db
    .selectFrom('party')
    .select(['partnership_id as partnershipId', 'kind', 'name'])
    .where('id', '=', partyId)
    .executeTakeFirst()
  return row ?? null
}

export interface MembershipRow {
  readonly membershipId: MembershipId
  readonly personId: PersonId
  readonly personName: string
  readonly partyId: PartyId
  readonly partyName: string
  readonly partnershipId: PartnershipId
  readonly role: MemberRole
  readonly isVerified: boolean
}

/** A membership that has not ended; null otherwise. */
export async function findMembership(db: Database, id: MembershipId): Promise<MembershipRow | null> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .where('membership.id', '=', id)
    .where('membership.ended_at', 'is', null)
    .select([
      'membership.id as membershipId',
      'membership.person_id as personId',
      'person.name as personName',
      'membership.party_id as partyId',
      'party.name as partyName',
      'party.partnership_id as partnershipId',
      'membership.role as role',
      'person.verified_at as verifiedAt',
    ])
    .executeTakeFirst()
  return row === undefined ? null : { ...row, isVerified: row.verifiedAt !== null }
}

/** How many other verified people may act for the party. */
export async function countOthersWhoBind(db: Database, partyId: PartyId, except: MembershipId): Promise<number> {
  const { count } = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .where('membership.party_id', '=', partyId)
    .where('membership.id', '<>', except)
    .where('membership.ended_at', 'is', null)
    .where('membership.role', 'in', writingRoles)
    .where('person.verified_at', 'is not', null)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export async function endMembership(trx: Database, id: MembershipId, at: number): Promise<void> {
  await trx.updateTable('membership').set({ ended_at: at }).where('id', '=', id).execute()
}

/** Whether somebody with the address belongs to the party now. */
export async function isMemberByEmail(db: Database, partyId: PartyId, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .where('membership.party_id', '=', partyId)
    .where('membership.ended_at', 'is', null)
    .where('person.email', '=', email)
    .select('membership.id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the person belongs to the party now, in any role. */
export async function isMember(db: Database, partyId: PartyId, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .where('party_id', '=', partyId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function listMembers(db: Database, partnershipId: PartnershipId): Promise<MembersView['members']> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('party', 'party.id', 'membership.party_id')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .where('party.partnership_id', '=', partnershipId)
    .where('membership.ended_at', 'is', null)
    .select([
      'membership.id as membershipId',
      'person.id as personId',
      'person.name as name',
      'person.title as title',
      'person.email as email',
      'party.id as partyId',
      'membership.role as role',
      'person.verified_at as verifiedAt',
    ])
    .orderBy('party.position')
    .orderBy('membership.created_at')
    .orderBy('membership.id')
    .execute()
  return rows.map(({ verifiedAt, ...member }) => ({ ...member, isVerified: verifiedAt !== null }))
}

const openInvitations = (db: Database, at: number) =>
  db
    .selectFrom('token')
    .innerJoin('party', 'party.id', 'token.party_id')
    .where('token.purpose', '=', 'invite')
    .where('token.revoked_at', 'is', null)
    .where('token.expires_at', '>', at)
    .whereRef('token.uses', '<', 'token.max_uses')

export async function listInvitations(
  db: Database,
  partnershipId: PartnershipId,
  at: number,
): Promise<MembersView['invitations']> {
  const rows = await openInvitations(db, at)
    .where('party.partnership_id', '=', partnershipId)
    .where('token.role', 'is not', null)
    .select([
      'token.id as tokenId',
      'token.email as email',
      'party.id as partyId',
      'token.role as role',
      'token.expires_at as expiresAt',
    ])
    .$narrowType<{ role: MemberRole }>()
    .orderBy('token.created_at')
    .orderBy('token.id')
    .execute()
  return rows
}

/** An invitation that can still be redeemed; null otherwise. */
export async function findInvitation(
  db: Database,
  id: TokenId,
  at: number,
): Promise<{ partyId: PartyId; partyName: string; partnershipId: PartnershipId } | null> {
  const row = await openInvitations(db, at)
    .where('token.id', '=', id)
    .select(['party.id as partyId', 'party.name as partyName', 'party.partnership_id as partnershipId'])
    .executeTakeFirst()
  return row ?? null
}

export async function revokeInvitation(trx: Database, id: TokenId, at: number): Promise<void> {
  await trx.updateTable('token').set({ revoked_at: at }).where('id', '=', id).execute()
}

/** Revokes what the person has invited others with to this partnership, so that a copied link is no way back in. */
export async function revokeInvitationsBy(
  trx: Database,
  personId: PersonId,
  partnershipId: PartnershipId,
  at: number,
): Promise<void> {
  await trx
    .updateTable('token')
    .set({ revoked_at: at })
    .where('purpose', '=', 'invite')
    .where('created_by', '=', personId)
    .where('revoked_at', 'is', null)
    .where('party_id', 'in', (eb) =>
      eb.selectFrom('party').select('party.id').where('party.partnership_id', '=', partnershipId),
    )
    .execute()
}
