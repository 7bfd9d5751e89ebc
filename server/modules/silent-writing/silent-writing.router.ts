import { BeginRound, OfMap, RemoveDraft, RevealRound, SaveDraft, SetReady } from '#shared/contracts/silent-writing.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const silentWritingRouter = router({
  round: signedInProcedure
    .input(OfMap)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.silentWriting.round(ctx.caller, input.documentId))),
  begin: signedInProcedure
    .input(BeginRound)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.silentWriting.begin(ctx.caller, input))),
  saveDraft: signedInProcedure
    .input(SaveDraft)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.silentWriting.saveDraft(ctx.caller, input))),
  removeDraft: signedInProcedure
    .input(RemoveDraft)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.silentWriting.removeDraft(ctx.caller, input))),
  setReady: signedInProcedure
    .input(SetReady)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.silentWriting.setReady(ctx.caller, input))),
  reveal: signedInProcedure
    .input(RevealRound)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.silentWriting.reveal(ctx.caller, input.roundId))),
})
