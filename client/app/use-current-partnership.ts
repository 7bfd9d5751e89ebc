import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'

/** The partnership that the address names; null outside one and until it is fetched. */
export function useCurrentPartnership(): PartnershipView | null {
  const trpc = useTRPC()
  const slug = useParams({ strict: false, select: (params) => params.slug })
  const { data } = useQuery({
    ...trpc.partnerships.bySlug.queryOptions({ slug: slug ?? '' }),
    enabled: slug !== undefined,
  })
  return slug === undefined ? null : (data ?? null)
}
