import {
  ApproveAgreement,
  OfAgreementVersion,
  PrepareAgreement,
  ReturnAgreement,
  UnlockAgreement,
  VerifyAgreement,
} from '#shared/contracts/approvals.ts'
import { InPartnership } from '#shared/contracts/partnerships.ts'
import { authorise, orRefuse, publicProcedure, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const approvalsRouter = router({
  overview: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.approvals.overview(ctx.caller, input.partnershipId)
  }),
  check: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.approvals.check(input.partnershipId)
  }),
  bytes: signedInProcedure
    .input(OfAgreementVersion)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.bytes(ctx.caller, input.id))),
  waiting: signedInProcedure.query(({ ctx }) => ctx.services.approvals.waiting(ctx.caller)),
  prepare: signedInProcedure
    .input(PrepareAgreement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.prepare(ctx.caller, input))),
  markSeen: signedInProcedure
    .input(OfAgreementVersion)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.markSeen(ctx.caller, input.id))),
  approve: signedInProcedure
    .input(ApproveAgreement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.approve(ctx.caller, input))),
  sendBack: signedInProcedure
    .input(ReturnAgreement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.sendBack(ctx.caller, input))),
  unlock: signedInProcedure
    .input(UnlockAgreement)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.unlock(ctx.caller, input))),
  verify: publicProcedure
    .input(VerifyAgreement)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.approvals.verify(input.code, ctx.http.remoteAddress))),
})
