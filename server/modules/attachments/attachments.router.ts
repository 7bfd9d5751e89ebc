import { AddNote, OfAttachmentSubject, RemoveAttachment } from '#shared/contracts/attachments.ts'
import { orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

/** Files themselves go over plain HTTP (`server/http/attachments-endpoint.ts`). */
export const attachmentsRouter = router({
  list: signedInProcedure
    .input(OfAttachmentSubject)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.attachments.list(ctx.caller, input))),
  addNote: signedInProcedure
    .input(AddNote)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.attachments.addNote(ctx.caller, input))),
  remove: signedInProcedure
    .input(RemoveAttachment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.attachments.remove(ctx.caller, input))),
})
