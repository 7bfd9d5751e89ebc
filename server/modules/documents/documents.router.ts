import { OfDocument, SetSectionOwner, SetSectionStatus } from '#shared/contracts/partnerships.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const documentsRouter = router({
  get: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.documents.get(ctx.caller, input.documentId))),
  setSectionStatus: signedInProcedure
    .input(SetSectionStatus)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.documents.setSectionStatus(ctx.caller, input))),
  setSectionOwner: signedInProcedure
    .input(SetSectionOwner)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.documents.setSectionOwner(ctx.caller, input))),
})
