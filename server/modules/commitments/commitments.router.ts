import {
  AcceptCommitment,
  ConfirmText,
  EditCommitment,
  LapseCommitment,
  OfCommitment,
  ProgressCommitment,
  ProposeCommitment,
  ReopenCommitment,
  ReportHealth,
} from '#shared/contracts/commitments.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const commitmentsRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.commitments.list(input.partnershipId)
  }),
  propose: signedInProcedure
    .input(ProposeCommitment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.propose(ctx.caller, input))),
  edit: signedInProcedure
    .input(EditCommitment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.edit(ctx.caller, input))),
  accept: signedInProcedure
    .input(AcceptCommitment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.accept(ctx.caller, input))),
  progress: signedInProcedure
    .input(ProgressCommitment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.progress(ctx.caller, input))),
  lapse: signedInProcedure
    .input(LapseCommitment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.lapse(ctx.caller, input))),
  reopen: signedInProcedure
    .input(ReopenCommitment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.reopen(ctx.caller, input))),
  report: signedInProcedure
    .input(ReportHealth)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.report(ctx.caller, input))),
  confirmText: signedInProcedure
    .input(ConfirmText)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.agreedTexts.confirm(ctx.caller, input))),
  agreedText: signedInProcedure
    .input(OfCommitment)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.agreedTexts.agreedText(ctx.caller, input.id))),
  history: signedInProcedure
    .input(OfCommitment)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.commitments.history(ctx.caller, input.id))),
  waiting: signedInProcedure.query(({ ctx }) => ctx.services.commitments.waiting(ctx.caller)),
})
