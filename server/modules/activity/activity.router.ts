import { InPartnership, ReadLog } from '#shared/contracts/partnerships.ts'
import { authorise, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const activityRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'audit.read' })
    return ctx.services.activity.list(input.partnershipId)
  }),
  log: signedInProcedure.input(ReadLog).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'audit.read' })
    return ctx.services.activity.log(input)
  }),
})
