import {
  AssignThread,
  ChangeThread,
  CommentsOfCommitments,
  CommentsOfDocument,
  DeleteComment,
  EditComment,
  RefastenThread,
  ReplyToThread,
  StartThread,
} from '#shared/contracts/comments.ts'
import { authorise, orRefuse, router, signedInProcedure } from '#server/rpc/trpc.ts'

export const commentsRouter = router({
  ofDocument: signedInProcedure
    .input(CommentsOfDocument)
    .query(async ({ ctx, input }) => orRefuse(await ctx.services.comments.ofDocument(ctx.caller, input.documentId))),
  ofCommitments: signedInProcedure.input(CommentsOfCommitments).query(({ ctx, input }) => {
    authorise(ctx.caller, input.partnershipId, { kind: 'partnership.read' })
    return ctx.services.comments.ofCommitments(input.partnershipId)
  }),
  start: signedInProcedure
    .input(StartThread)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.start(ctx.caller, input))),
  reply: signedInProcedure
    .input(ReplyToThread)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.reply(ctx.caller, input))),
  edit: signedInProcedure
    .input(EditComment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.edit(ctx.caller, input))),
  delete: signedInProcedure
    .input(DeleteComment)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.delete(ctx.caller, input))),
  resolve: signedInProcedure
    .input(ChangeThread)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.resolve(ctx.caller, input))),
  reopen: signedInProcedure
    .input(ChangeThread)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.reopen(ctx.caller, input))),
  assign: signedInProcedure
    .input(AssignThread)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.assign(ctx.caller, input))),
  refasten: signedInProcedure
    .input(RefastenThread)
    .mutation(async ({ ctx, input }) => orRefuse(await ctx.services.comments.refasten(ctx.caller, input))),
})
