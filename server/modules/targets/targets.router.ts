import { CreateTarget, EditTarget, OfTarget, RemoveTarget } from '#shared/contracts/commitments.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const targetsRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.targets.list(input.partnershipId)
  }),
  create: signedInProcedure
    .input(CreateTarget)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.targets.create(ctx.caller, input))),
  edit: signedInProcedure
    .input(EditTarget)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.targets.edit(ctx.caller, input))),
  wordings: signedInProcedure
    .input(OfTarget)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.targets.wordings(ctx.caller, input))),
  remove: signedInProcedure
    .input(RemoveTarget)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.targets.remove(ctx.caller, input))),
})
