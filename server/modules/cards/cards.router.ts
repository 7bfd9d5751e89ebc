import { AddSuggestions } from '#shared/contracts/cards.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const cardsRouter = router({
  addSuggestions: signedInProcedure
    .input(AddSuggestions)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.cards.addSuggestions(ctx.caller, input))),
})
