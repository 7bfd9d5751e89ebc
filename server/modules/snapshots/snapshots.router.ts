import { InPartnership } from '#shared/contracts/partnerships.ts'
import { TakeSnapshot } from '#shared/contracts/snapshots.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const snapshotsRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.snapshots.list(input.partnershipId)
  }),
  take: signedInProcedure
    .input(TakeSnapshot)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.snapshots.take(ctx.caller, input))),
})
