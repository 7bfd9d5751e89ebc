import type { QueryClient } from '@tanstack/react-query'
import { refusalOf } from '#client/rpc/refusal.ts'
import { trpcOptions } from '#client/rpc/trpc.ts'

/**
 * Asks who is signed in again whenever the server answers that nobody is: a session can end elsewhere while this
 * page stands open. The frame leads to the sign-in page when the answer is nobody.
 */
export function watchForSignOut(client: QueryClient): void {
  const onError = (error: unknown) => {
    if (refusalOf(error)?.code !== 'access.signInRequired') return
    void client.invalidateQueries(trpcOptions.accounts.welcome.queryFilter())
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') onError(event.action.error)
  })
  client.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') onError(event.action.error)
  })
}
