import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const portfolioRouter = router({
  get: signedInProcedure.query(async ({ ctx }) => orRefuse(await ctx.services.portfolio.get(ctx.caller))),
})
