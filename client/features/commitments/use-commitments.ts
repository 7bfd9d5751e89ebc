import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { useSyncExternalStore } from 'react'
import { type AppRouter, useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { refusalOf } from '#client/rpc/refusal.ts'
import { CommitmentDraft } from '#shared/domain/commitment/commitment.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'

type Stored = inferRouterOutputs<AppRouter>['commitments']['list'][number]

/** The partnership by its id, over the slug that the person's membership knows it by. */
export function usePartnershipOf(partnershipId: PartnershipId) {
  const trpc = useTRPC()
  const slug = useMe()?.memberships.find((membership) => membership.partnershipId === partnershipId)?.partnershipSlug
  return useQuery(trpc.partnerships.bySlug.queryOptions({ slug: slug ?? '' }, { enabled: slug !== undefined }))
}

/**
 * Every change of a commitment. The answer goes into the list at once, so that the screen is right before the
 * change notice comes back from the server.
 */
export function useCommitmentChanges(partnershipId: PartnershipId) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const listKey = trpc.commitments.list.queryKey({ partnershipId })
  const onSuccess = (stored: Stored) => {
    client.setQueryData(listKey, (list) => {
      if (list === undefined) return undefined
      return list.some(({ id }) => id === stored.id)
        ? list.map((other) => (other.id === stored.id ? stored : other))
        : [...list, stored]
    })
    void client.invalidateQueries({ queryKey: trpc.commitments.waiting.queryKey() })
    void client.invalidateQueries({ queryKey: trpc.commitments.history.queryKey({ id: stored.id }) })
    void client.invalidateQueries({ queryKey: trpc.targets.list.queryKey({ partnershipId }) })
    void client.invalidateQueries({ queryKey: trpc.activity.list.queryKey({ partnershipId }) })
  }
  // A conflict means that what is on the screen is old: fetch it, whatever else is done about it.
  const onError = (error: unknown) => {
    const code = refusalOf(error)?.code
    if (code === 'commitment.changed' || code === 'commitment.textMoved')
      void client.invalidateQueries({ queryKey: listKey })
  }
  const handlers = { onSuccess, onError }
  return {
    propose: useMutation(trpc.commitments.propose.mutationOptions(handlers)),
    edit: useMutation(trpc.commitments.edit.mutationOptions(handlers)),
    accept: useMutation(trpc.commitments.accept.mutationOptions(handlers)),
    progress: useMutation(trpc.commitments.progress.mutationOptions(handlers)),
    lapse: useMutation(trpc.commitments.lapse.mutationOptions(handlers)),
    reopen: useMutation(trpc.commitments.reopen.mutationOptions(handlers)),
    report: useMutation(trpc.commitments.report.mutationOptions(handlers)),
    confirmText: useMutation(trpc.commitments.confirmText.mutationOptions(handlers)),
  }
}

export interface CurrentCommitment {
  readonly draft: CommitmentDraft
  readonly version: number
}

/** What stands on the server, out of a `commitment.changed` refusal; null for any other error. */
export function currentOf(error: unknown): CurrentCommitment | null {
  const refusal = refusalOf(error)
  if (refusal?.code !== 'commitment.changed') return null
  const current: unknown = refusal.data?.['current']
  const draft = CommitmentDraft.safeParse(current)
  if (!draft.success || typeof current !== 'object' || current === null) return null
  const version = 'version' in current && typeof current.version === 'number' ? current.version : null
  return version === null ? null : { draft: draft.data, version }
}

const subscribeToNet = (onChange: () => void) => {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}

/** Whether the browser believes it has a net: saying yes for a party needs one. */
export const useIsOnline = (): boolean => useSyncExternalStore(subscribeToNet, () => navigator.onLine)
