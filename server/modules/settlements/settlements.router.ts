import { InPartnership } from '#shared/contracts/partnerships.ts'
import {
  AgreeSettlement,
  MakeSettlement,
  ObjectToSettlement,
  RecalculateSettlement,
} from '#shared/contracts/settlements.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const settlementsRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.settlements.list(input.partnershipId)
  }),
  make: signedInProcedure
    .input(MakeSettlement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.settlements.make(ctx.caller, input))),
  recalculate: signedInProcedure
    .input(RecalculateSettlement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.settlements.recalculate(ctx.caller, input))),
  agree: signedInProcedure
    .input(AgreeSettlement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.settlements.agree(ctx.caller, input))),
  object: signedInProcedure
    .input(ObjectToSettlement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.settlements.object(ctx.caller, input))),
})
