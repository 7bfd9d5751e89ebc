import { MarkRead, SwitchNotification, UnsubscribeToken } from '#shared/contracts/notifications.ts'
import { orRefuse, publicProcedure, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const notificationsRouter = router({
  inbox: signedInProcedure.query(({ ctx }) => ctx.services.notifications.inbox(ctx.caller)),
  markRead: signedInProcedure
    .input(MarkRead)
    .mutation(({ ctx, input }) => ctx.services.notifications.markRead(ctx.caller, input)),
  markAllRead: signedInProcedure.mutation(({ ctx }) => ctx.services.notifications.markAllRead(ctx.caller)),
  settings: signedInProcedure.query(({ ctx }) => ctx.services.notifications.settings(ctx.caller)),
  switch: signedInProcedure
    .input(SwitchNotification)
    .mutation(({ ctx, input }) => ctx.services.notifications.switch(ctx.caller, input)),
  // A mutation although it changes nothing: a query's input would stand in the address, and so in logs.
  describeUnsubscribe: publicProcedure
    .input(UnsubscribeToken)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.notifications.describeUnsubscribe(input.token))),
  unsubscribe: publicProcedure
    .input(UnsubscribeToken)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.notifications.unsubscribe(input.token))),
})
