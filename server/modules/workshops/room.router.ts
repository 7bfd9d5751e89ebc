import { EnterRoom, JoinRoom, LookUpCode, SendToRoom } from '#shared/contracts/workshops.ts'
import { type Context, orRefuse, publicProcedure, router } from '#server/rpc/trpc.ts'
import type { Knock } from './room.service.ts'

const knock = ({ caller, http }: Context): Knock => ({ caller, browserSecret: http.browserSecret })

/** Mutations all: what a query asks stands in its address, and neither a code nor a secret belongs into a proxy's log. */
export const roomRouter = router({
  door: publicProcedure
    .input(LookUpCode)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.room.door(input.code, knock(ctx)))),
  join: publicProcedure
    .input(JoinRoom)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.room.join(input, knock(ctx)))),
  view: publicProcedure
    .input(EnterRoom)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.room.view(input))),
  send: publicProcedure
    .input(SendToRoom)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.room.send(input))),
})
