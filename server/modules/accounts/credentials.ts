import type { IncomingMessage } from 'node:http'
import { syncQuery } from '#shared/contracts/sync.ts'
import { SessionId, TokenId } from '#shared/kernel/ids.ts'
import { readCookie, sessionCookieName } from '#server/http/cookies.ts'
import type { Foundation } from '#server/services.ts'
import type { Credential } from '#server/sync/document-access.ts'
import { isDemoPerson } from './accounts.store.ts'
import { secretHash } from './secret-hash.ts'
import { currentSessions } from './sessions.store.ts'
import { sessionHorizon, useSession } from './sessions.ts'
import { currentApiTokens, findApiToken } from './tokens.store.ts'

/** Who a request is from. The one place where a cookie or a bearer token becomes a person. */
export interface Credentials {
  /** The bearer token's person when there is one, else the cookie's; null when what was sent does not hold. */
  ofRequest(request: IncomingMessage): Promise<Credential | null>
  /** The same for a WebSocket, where a cookie counts only with an `Origin` (AUT-4). The origin is checked before. */
  ofUpgrade(request: IncomingMessage): Promise<Credential | null>
  /** Those of the ids that still hold. */
  current(ids: readonly string[]): Promise<Set<string>>
}

export function createCredentials({
  database,
  clock,
  config,
}: Pick<Foundation, 'database' | 'clock' | 'config'>): Credentials {
  const cookieName = sessionCookieName(config)

  // AUT-31: an example person is nobody where the demo is off, whatever the browser still holds from before.
  const ifReal = async (credential: Credential): Promise<Credential | null> =>
    config.isDemo || !(await isDemoPerson(database, credential.personId)) ? credential : null

  const byToken = async (secret: string): Promise<Credential | null> => {
    const token = await findApiToken(database, secretHash(secret), clock.now())
    return token === null ? null : ifReal({ personId: token.personId, credentialId: token.tokenId })
  }
  const byCookie = async (request: IncomingMessage): Promise<Credential | null> => {
    const secret = readCookie(request, cookieName)
    const session = secret === null ? null : await useSession({ database, clock }, secret)
    return session === null ? null : ifReal({ personId: session.personId, credentialId: session.sessionId })
  }
  // A bearer token that does not hold is not followed by the cookie: a program must learn that its token has ended.
  const ofRequest = (request: IncomingMessage): Promise<Credential | null> => {
    const bearer = bearerOf(request)
    return bearer === null ? byCookie(request) : byToken(bearer)
  }

  return {
    ofRequest,
    ofUpgrade: (request) => {
      const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get(syncQuery.token)
      if (token !== null) return byToken(token)
      if (bearerOf(request) === null && request.headers.origin === undefined) return Promise.resolve(null)
      return ofRequest(request)
    },
    current: async (ids) => {
      if (ids.length === 0) return new Set()
      const now = clock.now()
      const sessions = ids.map((id) => SessionId.parse(id))
      const tokens = ids.map((id) => TokenId.parse(id))
      return new Set<string>([
        ...(await currentSessions(database, sessions, sessionHorizon(now))),
        ...(await currentApiTokens(database, tokens, now)),
      ])
    },
  }
}

/** Null without an Authorization header; the empty string for one that is no bearer token, which nothing equals. */
function bearerOf(request: IncomingMessage): string | null {
  const header = request.headers.authorization
  if (header === undefined) return null
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(header)?.[1] ?? ''
}
