import { InPartnership } from '#shared/contracts/partnerships.ts'
import { AddOwnValue, EditOwnValue, RemoveOwnValue } from '#shared/contracts/scenarios.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const parametersRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.parameters.list(input.partnershipId)
  }),
  add: signedInProcedure
    .input(AddOwnValue)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.parameters.add(ctx.caller, input))),
  edit: signedInProcedure
    .input(EditOwnValue)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.parameters.edit(ctx.caller, input))),
  remove: signedInProcedure
    .input(RemoveOwnValue)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.parameters.remove(ctx.caller, input))),
})
