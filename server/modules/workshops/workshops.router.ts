import { InPartnership } from '#shared/contracts/partnerships.ts'
import {
  CreateWorkshop,
  LandCards,
  LookAt,
  OfWorkshop,
  SaveAgenda,
  SteerWorkshop,
} from '#shared/contracts/workshops.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const workshopsRouter = router({
  list: signedInProcedure
    .input(InPartnership)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.workshops.list(ctx.caller, input.partnershipId))),
  create: signedInProcedure
    .input(CreateWorkshop)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.workshops.create(ctx.caller, input))),
  saveAgenda: signedInProcedure
    .input(SaveAgenda)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.workshops.saveAgenda(ctx.caller, input))),
  desk: signedInProcedure
    .input(LookAt)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.workshops.desk(ctx.caller, input))),
  screen: signedInProcedure
    .input(OfWorkshop)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.workshops.screen(ctx.caller, input.id))),
  land: signedInProcedure
    .input(LandCards)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.landing.land(ctx.caller, input))),
  steer: signedInProcedure
    .input(SteerWorkshop)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.workshops.steer(ctx.caller, input))),
})
