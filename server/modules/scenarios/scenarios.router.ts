import { InPartnership } from '#shared/contracts/partnerships.ts'
import { CreateScenario, EditScenario, RemoveScenario } from '#shared/contracts/scenarios.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const scenariosRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.scenarios.list(input.partnershipId)
  }),
  create: signedInProcedure
    .input(CreateScenario)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.scenarios.create(ctx.caller, input))),
  edit: signedInProcedure
    .input(EditScenario)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.scenarios.edit(ctx.caller, input))),
  remove: signedInProcedure
    .input(RemoveScenario)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.scenarios.remove(ctx.caller, input))),
})
