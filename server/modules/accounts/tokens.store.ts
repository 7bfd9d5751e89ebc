import type { ApiTokenView } from '#shared/contracts/accounts.ts'
import type { MemberRole, PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartnershipId, PartyId, PersonId, TokenId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import type { TokenTable } from '#server/storage/tables.ts'

export type TokenPurpose = TokenTable['purpose']

/** Everything that an unused token leaves empty; a maker names what its purpose needs. */
const empty = {
  person_id: null,
  email: null,
  party_id: null,
  role: null,
  browser_hash: null,
  mailed_hash: null,
  label: '',
  created_by: null,
  max_uses: 1,
  revoked_at: null,
} as const

type NewToken = Pick<TokenTable, 'id' | 'secret_hash' | 'purpose' | 'created_at' | 'expires_at'> &
  Partial<
    Pick<TokenTable, 'person_id' | 'email' | 'party_id' | 'role' | 'browser_hash' | 'label' | 'created_by' | 'max_uses'>
  >

export async function insertToken(trx: Database, token: NewToken): Promise<void> {
  await trx
    .insertInto('token')
    .values({ ...empty, ...token })
    .execute()
}

export interface TokenRow {
  readonly id: TokenId
  readonly personId: PersonId | null
  readonly email: string | null
  readonly partyId: PartyId | null
  readonly role: MemberRole | null
  readonly browserHash: string | null
  readonly mailedHash: string | null
  readonly expiresAt: number
  readonly maxUses: number
  readonly uses: number
  readonly revokedAt: number | null
}

/** The token of this purpose whose secret, or whose mailed secret, has the hash (AUT-10). */
export async function findToken(db: Database, purpose: TokenPurpose, hash: string): Promise<TokenRow | null> {
  const row = await db
    .selectFrom('token')
    .where('purpose', '=', purpose)
    .where((eb) => eb.or([eb('secret_hash', '=', hash), eb('mailed_hash', '=', hash)]))
    .select([
      'id',
      'person_id as personId',
      'email',
      'party_id as partyId',
      'role',
      'browser_hash as browserHash',
      'mailed_hash as mailedHash',
      'expires_at as expiresAt',
      'max_uses as maxUses',
      'uses',
      'revoked_at as revokedAt',
    ])
    .executeTakeFirst()
  return row ?? null
}

/** Counts one use, if one is left. One statement, so that two at once cannot both have the last (AUT-11). */
export async function countUse(trx: Database, id: TokenId, purpose: TokenPurpose, at: number): Promise<boolean> {
  const row = await trx
    .updateTable('token')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .whereRef('uses', '<', 'max_uses')
    .where('expires_at', '>', at)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives an invitation the second secret, which only its mail holds (AUT-21). False when there is no such one. */
export async function setMailedHash(db: Database, secretHash: string, mailedHash: string): Promise<boolean> {
  const row = await db
    .updateTable('token')
    .set({ mailed_hash: mailedHash })
    .where('purpose', '=', 'invite')
    .where('secret_hash', '=', secretHash)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What an invitation is to, for the page that opens it. */
export async function findInvitedParty(
  db: Database,
  partyId: PartyId,
): Promise<{
  partnershipId: PartnershipId
  partnershipName: string
  partyName: string
  partyKind: PartyKind
} | null> {
  const row = await db
    .selectFrom('party')
    .innerJoin('partnership', 'partnership.id', 'party.partnership_id')
    .where('party.id', '=', partyId)
    .select([
      'partnership.id as partnershipId',
      'partnership.name as partnershipName',
      'party.name as partyName',
      'party.kind as partyKind',
    ])
    .executeTakeFirst()
  return row ?? null
}

const openApiTokens = (db: Database, at: number) =>
  db
    .selectFrom('token')
    .where('purpose', '=', 'api')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .where('person_id', 'is not', null)

export async function findApiToken(
  db: Database,
  hash: string,
  at: number,
): Promise<{ tokenId: TokenId; personId: PersonId } | null> {
  const row = await openApiTokens(db, at)
    .where('secret_hash', '=', hash)
    .select(['id as tokenId', 'person_id as personId'])
    .$narrowType<{ personId: PersonId }>()
    .executeTakeFirst()
  return row ?? null
}

/** Those of the ids that are API tokens which hold. */
export async function currentApiTokens(db: Database, ids: readonly TokenId[], at: number): Promise<TokenId[]> {
  const rows = await openApiTokens(db, at).where('id', 'in', ids).select('id').execute()
  return rows.map((row) => row.id)
}

export interface ApiTokenRow extends ApiTokenView {
  readonly personId: PersonId
  readonly email: string
}

/** API tokens that hold, of one person or of everybody, newest first. */
export async function listApiTokens(db: Database, at: number, personId?: PersonId): Promise<ApiTokenRow[]> {
  let query = openApiTokens(db, at).innerJoin('person', 'person.id', 'token.person_id')
  if (personId !== undefined) query = query.where('token.person_id', '=', personId)
  return query
    .select([
      'token.id as id',
      'token.label as label',
      'token.created_at as createdAt',
      'token.expires_at as expiresAt',
      'person.id as personId',
      'person.email as email',
    ])
    .orderBy('token.created_at', 'desc')
    .orderBy('token.id')
    .execute()
}

/** Revokes API tokens: the one with the id (of that person, when named), or all of the person's. Names them. */
export async function markApiTokensRevoked(
  trx: Database,
  filter: { readonly tokenId: TokenId; readonly personId?: PersonId } | { readonly personId: PersonId },
  at: number,
): Promise<{ tokenId: TokenId; personId: PersonId | null; label: string }[]> {
  let query = trx
    .updateTable('token')
    .set({ revoked_at: at })
    .where('purpose', '=', 'api')
    .where('revoked_at', 'is', null)
  if ('tokenId' in filter) query = query.where('id', '=', filter.tokenId)
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId)
  return query.returning(['id as tokenId', 'person_id as personId', 'label']).execute()
}

export async function markInvitationsRevoked(trx: Database, createdBy: PersonId, at: number): Promise<void> {
  await trx
    .updateTable('token')
    .set({ revoked_at: at })
    .where('purpose', '=', 'invite')
    .where('created_by', '=', createdBy)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Deletes login tokens whose time is over: nothing refers to them. Returns the number of rows. */
export async function deleteOldLoginTokens(db: Database, expiredBefore: number): Promise<number> {
  const rows = await db
    .deleteFrom('token')
    .where('purpose', '=', 'login')
    .where('expires_at', '<', expiredBefore)
    .returning('id')
    .execute()
  return rows.length
}
