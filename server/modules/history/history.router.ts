import { CompareVersions, NameVersion, RestoreVersion } from '#shared/contracts/history.ts'
import { OfDocument } from '#shared/contracts/partnerships.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const historyRouter = router({
  timeline: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.history.timeline(ctx.caller, input.documentId))),
  compare: signedInProcedure
    .input(CompareVersions)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.history.compare(ctx.caller, input))),
  nameVersion: signedInProcedure
    .input(NameVersion)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.history.nameVersion(ctx.caller, input))),
  restore: signedInProcedure
    .input(RestoreVersion)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.history.restore(ctx.caller, input))),
  sinceLastVisit: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.history.sinceLastVisit(ctx.caller, input.documentId))),
  markSeen: signedInProcedure
    .input(OfDocument)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.history.markSeen(ctx.caller, input.documentId))),
  contribution: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.history.contribution(ctx.caller, input.documentId))),
})
