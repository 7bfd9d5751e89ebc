import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { AgreementVersionView } from '#shared/contracts/approvals.ts'
import type { AgreementContent } from '#shared/domain/approval/agreement.ts'
import { verifiedContent } from './verified-content.ts'

export type VerifiedState =
  | { readonly state: 'checking' }
  | { readonly state: 'failed'; readonly onRetry: () => void }
  /** The bytes do not give the version's hash. */
  | { readonly state: 'broken' }
  | { readonly state: 'whole'; readonly content: AgreementContent }

/** The stored bytes of a version, read only once this browser has calculated their hash and found that it fits. */
export function useVerifiedContent({ id, hash }: Pick<AgreementVersionView, 'id' | 'hash'>): VerifiedState {
  // A version never changes: fetched once it is good for as long as the page lives.
  const bytes = useQuery(useTRPC().approvals.bytes.queryOptions({ id }, { staleTime: Infinity }))
  const [checked, setChecked] = useState<{ readonly of: unknown; readonly content: AgreementContent | null } | null>(
    null,
  )
  const { data } = bytes
  useEffect(() => {
    if (data === undefined) return undefined
    let isLeft = false
    verifiedContent(data, hash).then(
      (content) => {
        if (!isLeft) setChecked({ of: data, content })
      },
      () => {
        if (!isLeft) setChecked({ of: data, content: null })
      },
    )
    return () => {
      isLeft = true
    }
  }, [data, hash])
  if (bytes.error !== null) return { state: 'failed', onRetry: () => void bytes.refetch() }
  if (checked === null || checked.of !== data) return { state: 'checking' }
  return checked.content === null ? { state: 'broken' } : { state: 'whole', content: checked.content }
}
