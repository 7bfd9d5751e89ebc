import type { MemberRole } from '#shared/domain/partnership/party.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type PartyId, type PersonId, TokenId } from '#shared/kernel/ids.ts'
import { appendAudit } from '#server/modules/audit/audit.store.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { secretHash } from './secret-hash.ts'
import { cutCredentials } from './sessions.ts'
import { type TokenRow, insertToken, markApiTokensRevoked } from './tokens.store.ts'

const minuteMs = 60 * 1000
const dayMs = 24 * 60 * minuteMs
const tokenLifetimesMs = { login: 10 * minuteMs, invite: 7 * dayMs } as const
export const apiTokenDays = { default: 365, max: 3650 } as const

/** A token just made: the only moment at which its secret can be read. */
export interface MadeToken {
  readonly tokenId: TokenId
  readonly secret: string
  readonly expiresAt: number
}

type Making = Pick<Foundation, 'random'>

/** `personId` null makes a token that opens nothing, for an address that nobody has (AUT-13). */
export async function makeLoginToken(
  trx: Database,
  { random }: Making,
  of: { readonly personId: PersonId | null; readonly browserSecret: string; readonly at: number },
): Promise<MadeToken> {
  const made = newSecret(random, of.at + tokenLifetimesMs.login)
  await insertToken(trx, {
    ...row(made, of.at),
    purpose: 'login',
    person_id: of.personId,
    browser_hash: secretHash(of.browserSecret),
  })
  return made
}

export async function makeInviteToken(
  trx: Database,
  { random }: Making,
  of: {
    readonly partyId: PartyId
    readonly role: MemberRole
    readonly email: string | null
    readonly createdBy: PersonId | null
    readonly at: number
  },
): Promise<MadeToken> {
  const made = newSecret(random, of.at + tokenLifetimesMs.invite)
  await insertToken(trx, {
    ...row(made, of.at),
    purpose: 'invite',
    party_id: of.partyId,
    role: of.role,
    email: of.email,
    created_by: of.createdBy,
  })
  return made
}

/** A bearer token for programs, with its audit row. It acts with all the rights of the person. */
export async function makeApiToken(
  trx: Database,
  { random }: Making,
  of: { readonly personId: PersonId; readonly label: string; readonly days: number; readonly at: number },
): Promise<MadeToken> {
  const made = newSecret(random, of.at + of.days * dayMs)
  await insertToken(trx, {
    ...row(made, of.at),
    purpose: 'api',
    person_id: of.personId,
    label: of.label,
    created_by: of.personId,
    // A bearer token is not used up; its uses are not counted.
    max_uses: 0,
  })
  await appendAudit(trx, {
    at: of.at,
    partnershipId: null,
    personId: of.personId,
    partyId: null,
    action: 'apiToken.created',
    subjectKind: 'apiToken',
    subjectId: made.tokenId,
    data: { label: of.label },
  })
  return made
}

/** Marks the API tokens revoked, with audit rows. The ids must go to `cutCredentials` after the commit (AUT-3). */
export async function removeApiTokens(
  trx: Database,
  filter: { readonly tokenId: TokenId; readonly personId?: PersonId } | { readonly personId: PersonId },
  at: number,
): Promise<TokenId[]> {
  const revoked = await markApiTokensRevoked(trx, filter, at)
  for (const { tokenId, personId, label } of revoked) {
    await appendAudit(trx, {
      at,
      partnershipId: null,
      personId,
      partyId: null,
      action: 'apiToken.revoked',
      subjectKind: 'apiToken',
      subjectId: tokenId,
      data: { label },
    })
  }
  return revoked.map(({ tokenId }) => tokenId)
}

/** Revokes API tokens and cuts their sockets in the same tick. Returns how many there were. */
export async function revokeApiTokens(
  foundation: Foundation,
  filter: { readonly tokenId: TokenId; readonly personId?: PersonId },
): Promise<number> {
  const at = foundation.clock.now()
  const revoked = await foundation.database.transaction().execute((trx) => removeApiTokens(trx, filter, at))
  cutCredentials(foundation, revoked)
  return revoked.length
}

/** Why a link does not work any more, or null when it does. */
export function tokenFault(token: TokenRow, now: number): Refusal | null {
  if (token.revokedAt !== null) return refuse('token.invalid')
  if (token.uses >= token.maxUses) return refuse('token.used')
  if (token.expiresAt <= now) return refuse('token.expired')
  return null
}

const newSecret = (random: Foundation['random'], expiresAt: number): MadeToken => ({
  tokenId: TokenId.parse(random.uuid()),
  secret: random.secret(),
  expiresAt,
})

const row = ({ tokenId, secret, expiresAt }: MadeToken, at: number) => ({
  id: tokenId,
  secret_hash: secretHash(secret),
  created_at: at,
  expires_at: expiresAt,
})
