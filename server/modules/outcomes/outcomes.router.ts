import { CorrectOutcome, RegisterOutcome, RejectOutcome, VerifyOutcome } from '#shared/contracts/outcomes.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const outcomesRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.outcomes.list(input.partnershipId)
  }),
  register: signedInProcedure
    .input(RegisterOutcome)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.outcomes.register(ctx.caller, input))),
  verify: signedInProcedure
    .input(VerifyOutcome)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.outcomes.verify(ctx.caller, input))),
  reject: signedInProcedure
    .input(RejectOutcome)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.outcomes.reject(ctx.caller, input))),
  correct: signedInProcedure
    .input(CorrectOutcome)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.outcomes.correct(ctx.caller, input))),
})
