import { ChangePractice, EditPractice, WritePractice } from '#shared/contracts/best-practice.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const bestPracticeRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.bestPractice.list(input.partnershipId)
  }),
  write: signedInProcedure
    .input(WritePractice)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.bestPractice.write(ctx.caller, input))),
  edit: signedInProcedure
    .input(EditPractice)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.bestPractice.edit(ctx.caller, input))),
  share: signedInProcedure
    .input(ChangePractice)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.bestPractice.share(ctx.caller, input))),
  withdraw: signedInProcedure
    .input(ChangePractice)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.bestPractice.withdraw(ctx.caller, input))),
  remove: signedInProcedure
    .input(ChangePractice)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.bestPractice.remove(ctx.caller, input))),
})
