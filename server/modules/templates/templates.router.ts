import { InPartnership, OfDocument } from '#shared/contracts/partnerships.ts'
import { BeginDocument, EditTemplate } from '#shared/contracts/templates.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const templatesRouter = router({
  ofDocument: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.templates.ofDocument(ctx.caller, input.documentId))),
  library: signedInProcedure.input(InPartnership).query(async ({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return orRefuse(await ctx.services.templates.library(input.partnershipId))
  }),
  edit: signedInProcedure
    .input(EditTemplate)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.templates.edit(ctx.caller, input))),
  offers: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.templates.offers(ctx.caller, input.documentId))),
  begin: signedInProcedure
    .input(BeginDocument)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.templates.begin(ctx.caller, input))),
})
