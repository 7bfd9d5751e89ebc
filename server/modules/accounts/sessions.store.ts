import type { SessionView } from '#shared/contracts/accounts.ts'
import type { PersonId, SessionId } from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'
import type { SessionTable } from '#server/storage/tables.ts'

/** Which sessions are meant; what is left out matches all. At least the person or the session must be named. */
export type SessionFilter =
  | { readonly sessionId: SessionId; readonly personId?: PersonId }
  | { readonly personId: PersonId; readonly except?: SessionId }

/** The moments that a session must lie after to hold at `now`. */
export interface SessionHorizon {
  readonly now: number
  readonly idleSince: number
}

export const insertSession = async (trx: Database, row: SessionTable): Promise<void> => {
  await trx.insertInto('session').values(row).execute()
}

const holding = (db: Database, { now, idleSince }: SessionHorizon) =>
  db.selectFrom('session').where('expires_at', '>', now).where('last_seen_at', '>', idleSince)

export async function findSession(
  db: Database,
  hash: string,
  horizon: SessionHorizon,
): Promise<{ sessionId: SessionId; personId: PersonId; lastSeenAt: number } | null> {
  const row = await holding(db, horizon)
    .where('secret_hash', '=', hash)
    .select(['id as sessionId', 'person_id as personId', 'last_seen_at as lastSeenAt'])
    .executeTakeFirst()
  return row ?? null
}

export async function touchSession(db: Database, id: SessionId, at: number): Promise<void> {
  await db.updateTable('session').set({ last_seen_at: at }).where('id', '=', id).execute()
}

/** Those of the ids that are sessions which hold. */
export async function currentSessions(
  db: Database,
  ids: readonly SessionId[],
  horizon: SessionHorizon,
): Promise<SessionId[]> {
  const rows = await holding(db, horizon).where('id', 'in', ids).select('id').execute()
  return rows.map((row) => row.id)
}

export async function listSessions(
  db: Database,
  personId: PersonId,
  horizon: SessionHorizon,
): Promise<Omit<SessionView, 'isCurrent'>[]> {
  return holding(db, horizon)
    .where('person_id', '=', personId)
    .select(['id', 'method', 'user_agent as userAgent', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Deletes the rows and names them. */
export async function deleteSessions(
  trx: Database,
  filter: SessionFilter,
): Promise<{ sessionId: SessionId; personId: PersonId }[]> {
  let query = trx.deleteFrom('session')
  if (filter.personId !== undefined) query = query.where('person_id', '=', filter.personId)
  if ('sessionId' in filter) query = query.where('id', '=', filter.sessionId)
  else if (filter.except !== undefined) query = query.where('id', '<>', filter.except)
  return query.returning(['id as sessionId', 'person_id as personId']).execute()
}

/** Deletes what no longer holds. Returns the number of rows. */
export async function deleteEndedSessions(db: Database, { now, idleSince }: SessionHorizon): Promise<number> {
  const rows = await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', idleSince)]))
    .returning('id')
    .execute()
  return rows.length
}
