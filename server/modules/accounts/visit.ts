import type { Me } from '#shared/contracts/accounts.ts'
import type { Caller, HttpExchange } from '#server/rpc/trpc.ts'
import type { StartedSession } from './sessions.ts'

/** Who comes to sign in, and from where. */
export interface Visit {
  /** Who this browser is signed in as already; null for nobody. */
  readonly caller: Caller | null
  readonly http: Pick<HttpExchange, 'userAgent' | 'browserSecret' | 'remoteAddress' | 'isLocal'>
}

/** `session` null: the browser keeps the session it has. */
export interface SignedIn {
  readonly me: Me
  readonly session: StartedSession | null
}
