import { InPartnership } from '#shared/contracts/partnerships.ts'
import { CreateScenario, EditScenario, Explore, RemoveScenario } from '#shared/contracts/scenarios.ts'
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
  /** Tells the others what this page shows and types; nothing of it is saved (SCN-8). */
  explore: signedInProcedure.input(Explore).mutation(async ({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    if (input.edits.length > 0) authorise(ctx.caller, input.partnershipId, { kind: 'scenario.edit' })
    await ctx.services.scenarios.explore(ctx.caller, input)
  }),
  explorers: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.scenarios.explorers(input.partnershipId)
  }),
})
