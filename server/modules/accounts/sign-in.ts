import { type PersonId, SessionId } from '#shared/kernel/ids.ts'
import { invariant } from '#shared/kernel/result.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { markVerified, readMe } from './accounts.store.ts'
import { type StartedSession, removeSessions, startSession } from './sessions.ts'
import { markInvitationsRevoked } from './tokens.store.ts'
import { removeApiTokens } from './tokens.ts'
import type { SignedIn, Visit } from './visit.ts'

/** A session started in a transaction that has not committed yet, and whose sockets to cut when it has. */
export interface Beginning {
  readonly session: StartedSession
  readonly endedCredentials: readonly string[]
}

/** Starts a session in place of the one that the browser held (AUT-2). */
export async function beginSession(
  trx: Database,
  foundation: Foundation,
  of: {
    readonly personId: PersonId
    readonly method: 'link' | 'invite' | 'demo'
    readonly visit: Visit
    readonly at: number
    readonly isProof: boolean
  },
): Promise<Beginning> {
  const { personId, method, visit, at, isProof } = of
  const endedCredentials: string[] = []
  if (isProof) endedCredentials.push(...(await proveAddress(trx, personId, at)))
  if (visit.caller !== null) {
    // Both kinds of credential are UUIDs; an API token's names no session, so nothing of it is removed here.
    const sessionId = SessionId.parse(visit.caller.credentialId)
    endedCredentials.push(...(await removeSessions(trx, { sessionId }, at)))
  }
  const session = await startSession(trx, foundation, { personId, method, userAgent: visit.http.userAgent, at })
  return { session, endedCredentials }
}

/**
 * Marks the address as proved. At the first proof, everything that was started in the person's name before ends,
 * since it need not have been the owner of the mailbox who did (AUT-24). Returns the credentials that ended.
 */
async function proveAddress(trx: Database, personId: PersonId, at: number): Promise<string[]> {
  if (!(await markVerified(trx, personId, at))) return []
  await markInvitationsRevoked(trx, personId, at)
  return [...(await removeSessions(trx, { personId }, at)), ...(await removeApiTokens(trx, { personId }, at))]
}

export async function signedIn(
  { database }: Pick<Foundation, 'database'>,
  personId: PersonId,
  session: StartedSession | null,
): Promise<SignedIn> {
  const me = await readMe(database, personId)
  invariant(me !== null, 'a person who has just signed in exists')
  return { me, session }
}
