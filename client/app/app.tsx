import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { TRPCProvider, queryClient, trpcClient } from '#client/rpc/trpc.ts'
import { UiProvider } from '#client/ui/ui-provider.tsx'
import { router } from './routes.tsx'
import { watchForSignOut } from './watch-for-sign-out.ts'

watchForSignOut(queryClient)

/** The whole client: data, looks, and the screen that the address names. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <UiProvider>
          <RouterProvider router={router} />
        </UiProvider>
      </TRPCProvider>
    </QueryClientProvider>
  )
}
