import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Me } from '#shared/contracts/accounts.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import { useTRPC } from './trpc.ts'

/** The signed-in person, null when nobody is or it is not known yet. */
export function useMe(): Me | null {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.accounts.welcome.queryOptions())
  return data?.me ?? null
}

/** The person as the access rules see them, for `decide` before a button is drawn. */
export function useActor(): Actor | null {
  const me = useMe()
  return useMemo(
    () => (me === null ? null : { personId: me.personId, isVerified: me.isVerified, memberships: me.memberships }),
    [me],
  )
}
