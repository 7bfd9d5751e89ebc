import type { z } from 'zod'
import type {
  ApiTokenView,
  Me,
  RedeemInvite,
  RequestLoginLink,
  SessionView,
  TokenDescription,
  UpdateProfile,
  Welcome,
} from '#shared/contracts/accounts.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type PersonId, SessionId, type TokenId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import type { Mailer } from '#server/mail/mailer.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import { findPerson, listDemoPeople, readMe, updatePerson } from './accounts.store.ts'
import { createInvitations } from './invitations.ts'
import type { Links } from './links.ts'
import { createLoginLinks } from './login-links.ts'
import { cutCredentials, revokeSessions, sessionHorizon } from './sessions.ts'
import { listSessions } from './sessions.store.ts'
import { beginSession, signedIn } from './sign-in.ts'
import { listApiTokens } from './tokens.store.ts'
import { revokeApiTokens } from './tokens.ts'
import type { SignedIn, Visit } from './visit.ts'

export interface AccountsService {
  welcome(visit: Visit): Promise<Welcome>
  requestLoginLink(input: z.infer<typeof RequestLoginLink>, visit: Visit): Promise<Result<{ sentTo: string }, Refusal>>
  /** What the link is, without using it up (AUT-11). */
  describeToken(secret: string, visit: Visit): Promise<Result<TokenDescription, Refusal>>
  redeemLogin(secret: string, visit: Visit): Promise<Result<SignedIn, Refusal>>
  redeemInvite(input: z.infer<typeof RedeemInvite>, visit: Visit): Promise<Result<SignedIn, Refusal>>
  demoSignIn(personId: PersonId, visit: Visit): Promise<Result<SignedIn, Refusal>>
  /** Ends the session that the call came with; nothing for a program's token, which is revoked and not signed out. */
  signOut(caller: Caller): Promise<void>
  updateProfile(caller: Caller, input: z.infer<typeof UpdateProfile>): Promise<Result<Me, Refusal>>
  sessions(caller: Caller): Promise<SessionView[]>
  endSession(caller: Caller, sessionId: SessionId): Promise<Result<null, Refusal>>
  apiTokens(caller: Caller): Promise<ApiTokenView[]>
  revokeApiToken(caller: Caller, tokenId: TokenId): Promise<Result<null, Refusal>>
}

export function createAccountsService(
  foundation: Foundation,
  post: { readonly mailer: Mailer; readonly links: Links },
): AccountsService {
  const { config, database, clock, connections } = foundation
  const loginLinks = createLoginLinks(foundation, post)
  const invitations = createInvitations(foundation)
  // AUT-30: the configuration says how the server was started, the request says how it was reached; both must hold.
  const hasDemo = (visit: Visit): boolean => config.isDemo && visit.http.isLocal

  return {
    welcome: async (visit) => ({
      me: visit.caller === null ? null : await readMe(database, visit.caller.actor.personId),
      demoPeople: hasDemo(visit) ? await listDemoPeople(database) : [],
      sendsMail: post.mailer.sendsMail,
    }),

    requestLoginLink: (input, visit) => loginLinks.request(input, visit),

    async describeToken(secret, visit) {
      const invitation = await invitations.describe(secret)
      if (invitation.ok || invitation.error.code !== 'token.invalid') return invitation
      const login = await loginLinks.describe(secret, visit)
      return login.ok ? ok({ purpose: 'login', email: login.value.email }) : login
    },

    redeemLogin: (secret, visit) => loginLinks.redeem(secret, visit),
    redeemInvite: (input, visit) => invitations.redeem(input, visit),

    async demoSignIn(personId, visit) {
      if (!hasDemo(visit)) return err(refuse('demo.unavailable'))
      const person = await findPerson(database, personId)
      if (!person?.isDemo) return err(refuse('demo.unavailable'))
      const { session, endedCredentials } = await database
        .transaction()
        .execute((trx) =>
          beginSession(trx, foundation, { personId, method: 'demo', visit, at: clock.now(), isProof: false }),
        )
      cutCredentials(foundation, endedCredentials)
      return ok(await signedIn(foundation, personId, session))
    },

    async signOut(caller) {
      await revokeSessions(foundation, {
        sessionId: SessionId.parse(caller.credentialId),
        personId: caller.actor.personId,
      })
    },

    async updateProfile(caller, input) {
      const field = fieldWithPersonalNumber({ name: input.name, title: input.title })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const { personId } = caller.actor
      await updatePerson(database, personId, input)
      // Open documents show the person's name to the others.
      await connections.recheck((connection) => connection.personId === personId)
      const me = await readMe(database, personId)
      return me === null ? err(refuse('access.signInRequired')) : ok(me)
    },

    async sessions(caller) {
      const rows = await listSessions(database, caller.actor.personId, sessionHorizon(clock.now()))
      return rows.map((row) => ({ ...row, isCurrent: row.id === caller.credentialId }))
    },

    async endSession(caller, sessionId) {
      const ended = await revokeSessions(foundation, { sessionId, personId: caller.actor.personId })
      return ended === 0 ? err(refuse('thing.notFound')) : ok(null)
    },

    async apiTokens(caller) {
      const rows = await listApiTokens(database, clock.now(), caller.actor.personId)
      return rows.map(({ id, label, createdAt, expiresAt }) => ({ id, label, createdAt, expiresAt }))
    },

    async revokeApiToken(caller, tokenId) {
      const revoked = await revokeApiTokens(foundation, { tokenId, personId: caller.actor.personId })
      return revoked === 0 ? err(refuse('thing.notFound')) : ok(null)
    },
  }
}
