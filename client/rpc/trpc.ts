import { MutationCache, QueryClient } from '@tanstack/react-query'
import { TRPCClientError, createTRPCClient, httpBatchLink } from '@trpc/client'
import { createTRPCContext, createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '#server/rpc/router.ts'
import { keptAnswersLink } from './kept-answers.ts'

/** The one place in the client that knows the server, by its router's type. */
export type { AppRouter }

export const trpcClient = createTRPCClient<AppRouter>({
  links: [keptAnswersLink(), httpBatchLink({ url: '/trpc', maxItems: 10 })],
})

/** A refusal stays a refusal however often it is asked; only what may pass by itself is tried again. */
const isWorthRetrying = (error: unknown): boolean => {
  if (!(error instanceof TRPCClientError)) return true
  const status = (error.data as { httpStatus?: number } | undefined)?.httpStatus
  return status === undefined || status >= 500
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Asked once even when the browser says that there is no net: what is kept on the device answers then.
      networkMode: 'offlineFirst',
      retry: (count, error) => count < 2 && isWorthRetrying(error),
    },
    mutations: { retry: false },
  },
  mutationCache: new MutationCache(),
})

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** The same query options for code that is not a component: route guards and change notices. */
export const trpcOptions = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient })
