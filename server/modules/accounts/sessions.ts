import { type PersonId, SessionId } from '#shared/kernel/ids.ts'
import { closeCode } from '#shared/contracts/sync.ts'
import { appendAudit } from '#server/modules/audit/audit.store.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { secretHash } from './secret-hash.ts'
import {
  type SessionFilter,
  type SessionHorizon,
  deleteSessions,
  findSession,
  insertSession,
  touchSession,
} from './sessions.store.ts'

const hourMs = 60 * 60 * 1000
export const sessionLimits = {
  idleMs: 12 * hourMs,
  absoluteMs: 14 * 24 * hourMs,
  /** A request within a minute of the last one is not written down, so that reading does not cost a flush each. */
  touchEveryMs: 60 * 1000,
} as const

/** A session just made. The secret exists here and in the cookie, nowhere else. */
export interface StartedSession {
  readonly sessionId: SessionId
  readonly secret: string
  readonly expiresAt: number
}

export const sessionHorizon = (now: number): SessionHorizon => ({ now, idleSince: now - sessionLimits.idleMs })

/** Makes a session in the caller's transaction, with its audit row (AUT-1, AUT-2). */
export async function startSession(
  trx: Database,
  { random }: Pick<Foundation, 'random'>,
  session: {
    readonly personId: PersonId
    readonly method: 'link' | 'invite' | 'demo'
    readonly userAgent: string
    readonly at: number
  },
): Promise<StartedSession> {
  const { personId, method, userAgent, at } = session
  const sessionId = SessionId.parse(random.uuid())
  const secret = random.secret()
  const expiresAt = at + sessionLimits.absoluteMs
  await insertSession(trx, {
    id: sessionId,
    secret_hash: secretHash(secret),
    person_id: personId,
    method,
    user_agent: userAgent,
    created_at: at,
    last_seen_at: at,
    expires_at: expiresAt,
  })
  await appendAudit(trx, {
    at,
    partnershipId: null,
    personId,
    partyId: null,
    action: 'session.started',
    subjectKind: 'session',
    subjectId: sessionId,
    data: { method },
  })
  return { sessionId, secret, expiresAt }
}

/**
 * Deletes the sessions with their audit rows in the caller's transaction. The returned ids must be handed to
 * `cutSessions` as soon as it has committed: until then their sockets are open.
 */
export async function removeSessions(trx: Database, filter: SessionFilter, at: number): Promise<SessionId[]> {
  const removed = await deleteSessions(trx, filter)
  for (const { sessionId, personId } of removed) {
    await appendAudit(trx, {
      at,
      partnershipId: null,
      personId,
      partyId: null,
      action: 'session.ended',
      subjectKind: 'session',
      subjectId: sessionId,
      data: {},
    })
  }
  return removed.map(({ sessionId }) => sessionId)
}

/** Closes every open socket of the credentials (AUT-3). */
export function cutCredentials({ connections }: Pick<Foundation, 'connections'>, ids: readonly string[]): void {
  if (ids.length === 0) return
  const ended = new Set(ids)
  connections.cut((connection) => ended.has(connection.credentialId), closeCode.signedOut)
}

/** Ends the sessions and cuts their sockets in the tick in which the rows are gone. Returns how many ended. */
export async function revokeSessions(foundation: Foundation, filter: SessionFilter): Promise<number> {
  const at = foundation.clock.now()
  const ended = await foundation.database.transaction().execute((trx) => removeSessions(trx, filter, at))
  cutCredentials(foundation, ended)
  return ended.length
}

/** Whose session the secret opens, or null; writes down that the session was used (AUT-1). */
export async function useSession(
  { database, clock }: Pick<Foundation, 'database' | 'clock'>,
  secret: string,
): Promise<{ sessionId: SessionId; personId: PersonId } | null> {
  const now = clock.now()
  const session = await findSession(database, secretHash(secret), sessionHorizon(now))
  if (session === null) return null
  if (now - session.lastSeenAt >= sessionLimits.touchEveryMs) await touchSession(database, session.sessionId, now)
  return { sessionId: session.sessionId, personId: session.personId }
}
