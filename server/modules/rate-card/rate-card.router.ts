import { InPartnership } from '#shared/contracts/partnerships.ts'
import { PublishRateCard } from '#shared/contracts/rate-card.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const rateCardRouter = router({
  get: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.rateCard.get(input.partnershipId)
  }),
  publish: signedInProcedure
    .input(PublishRateCard)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.rateCard.publish(ctx.caller, input))),
})
