import { OfDocument } from '#shared/contracts/partnerships.ts'
import { DecideProposal, OfProposal, Propose, RemarkOnProposal } from '#shared/contracts/proposals.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const proposalsRouter = router({
  list: signedInProcedure
    .input(OfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.proposals.list(ctx.caller, input.documentId))),
  propose: signedInProcedure
    .input(Propose)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.proposals.propose(ctx.caller, input))),
  decide: signedInProcedure
    .input(DecideProposal)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.proposals.decide(ctx.caller, input))),
  withdraw: signedInProcedure
    .input(OfProposal)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.proposals.withdraw(ctx.caller, input))),
  remark: signedInProcedure
    .input(RemarkOnProposal)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.proposals.remark(ctx.caller, input))),
})
