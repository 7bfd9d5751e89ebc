import { SearchFor } from '#shared/contracts/search.ts'
import { router, signedInProcedure } from '#server/rpc/trpc.ts'

export const searchRouter = router({
  find: signedInProcedure.input(SearchFor).query(({ ctx, input }) => ctx.services.search.find(ctx.caller, input)),
})
