import {
  DemoSignIn,
  EndSession,
  type Me,
  RedeemInvite,
  RedeemToken,
  RequestLoginLink,
  RevokeToken,
  UpdateProfile,
} from '#shared/contracts/accounts.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type HttpExchange, orRefuse, publicProcedure, router, signedInProcedure } from '#server/rpc/trpc.ts'
import type { SignedIn } from './visit.ts'

/** Puts the new session into the browser. The secret goes into the cookie and never into an answer's body. */
function enter(http: HttpExchange, result: Result<SignedIn, Refusal>): Me {
  const { me, session } = orRefuse(result)
  if (session !== null) http.setSessionCookie(session.secret, session.expiresAt)
  return me
}

export const accountsRouter = router({
  welcome: publicProcedure.query(({ ctx }) => ctx.services.accounts.welcome(ctx)),

  requestLoginLink: publicProcedure
    .input(RequestLoginLink)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.accounts.requestLoginLink(input, ctx))),
  // A mutation although it changes nothing: a query's input would stand in the address, and so in logs.
  describeToken: publicProcedure
    .input(RedeemToken)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.accounts.describeToken(input.token, ctx))),
  redeemLogin: publicProcedure
    .input(RedeemToken)
    .mutation(async ({ ctx, input }) => enter(ctx.http, await ctx.services.accounts.redeemLogin(input.token, ctx))),
  redeemInvite: publicProcedure
    .input(RedeemInvite)
    .mutation(async ({ ctx, input }) => enter(ctx.http, await ctx.services.accounts.redeemInvite(input, ctx))),
  demoSignIn: publicProcedure
    .input(DemoSignIn)
    .mutation(async ({ ctx, input }) => enter(ctx.http, await ctx.services.accounts.demoSignIn(input.personId, ctx))),

  signOut: signedInProcedure.mutation(async ({ ctx }) => {
    await ctx.services.accounts.signOut(ctx.caller)
    ctx.http.clearSessionCookie()
    return null
  }),
  updateProfile: signedInProcedure
    .input(UpdateProfile)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.accounts.updateProfile(ctx.caller, input))),
  sessions: signedInProcedure.query(({ ctx }) => ctx.services.accounts.sessions(ctx.caller)),
  endSession: signedInProcedure
    .input(EndSession)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.accounts.endSession(ctx.caller, input.sessionId))),
  apiTokens: signedInProcedure.query(({ ctx }) => ctx.services.accounts.apiTokens(ctx.caller)),
  revokeApiToken: signedInProcedure
    .input(RevokeToken)
    .mutation(async ({ ctx, input }) =>
      orRefuse(await ctx.services.accounts.revokeApiToken(ctx.caller, input.tokenId)),
    ),
})
