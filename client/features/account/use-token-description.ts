import { useQuery } from '@tanstack/react-query'
import { useTRPCClient } from '#client/rpc/trpc.ts'
import type { TokenDescription } from '#shared/contracts/accounts.ts'

/** What the link is. Asked by POST, so that the secret stands in no address; asking does not use it up. */
export function useTokenDescription(token: string | null) {
  const client = useTRPCClient()
  return useQuery<TokenDescription>({
    queryKey: ['token-description', token],
    queryFn: () => client.accounts.describeToken.mutate({ token: token ?? '' }),
    enabled: token !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
}
