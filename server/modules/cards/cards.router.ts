import { AddSuggestions } from '#shared/contracts/cards.ts'
import { OfDocument } from '#shared/contracts/partnerships.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const cardsRouter = router({
  ofDocument: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.cards.ofDocument(ctx.caller, input.documentId))),
  addSuggestions: signedInProcedure
    .input(AddSuggestions)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.cards.addSuggestions(ctx.caller, input))),
})
