import { AddFirm, BySlug } from '#shared/contracts/partnerships.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const partnershipsRouter = router({
  list: signedInProcedure.query(({ ctx }) => ctx.services.partnerships.list(ctx.caller)),
  bySlug: signedInProcedure
    .input(BySlug)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.partnerships.bySlug(ctx.caller, input.slug))),
  programme: signedInProcedure.query(({ ctx }) => ctx.services.partnerships.programme(ctx.caller)),
  addFirm: signedInProcedure
    .input(AddFirm)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.partnerships.addFirm(ctx.caller, input))),
})
