import { InPartnership, Invite, RemoveMember, RevokeInvite } from '#shared/contracts/partnerships.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const membersRouter = router({
  list: signedInProcedure.input(InPartnership).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'member.list' })
    return ctx.services.members.list(input.partnershipId)
  }),
  invite: signedInProcedure
    .input(Invite)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.members.invite(ctx.caller, input))),
  remove: signedInProcedure
    .input(RemoveMember)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.members.remove(ctx.caller, input))),
  revokeInvite: signedInProcedure
    .input(RevokeInvite)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.members.revokeInvite(ctx.caller, input))),
})
