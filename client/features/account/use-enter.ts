import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { Me } from '#shared/contracts/accounts.ts'

/**
 * Goes on into the app as the person who has just signed in. What was fetched for somebody else, or for nobody, is
 * thrown away first.
 */
export function useEnter(): (me: Me, path?: string) => void {
  const trpc = useTRPC()
  const client = useQueryClient()
  const router = useRouter()
  return (me, path = '/') => {
    const key = trpc.accounts.welcome.queryKey()
    const before = client.getQueryData(key)
    client.removeQueries({ predicate: (query) => query.queryHash !== hashKey(key) })
    client.setQueryData(key, {
      demoPeople: before?.demoPeople ?? [],
      sendsMail: before?.sendsMail ?? true,
      me: { ...me, memberships: [...me.memberships] },
    })
    router.history.replace(path)
  }
}
