import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { OutcomeTargetDraft } from '#shared/domain/outcome/outcome-target.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'

/** Every change of a target, and of which commitments contribute to it. */
export function useTargetChanges(partnershipId: PartnershipId) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: trpc.targets.list.queryKey({ partnershipId }) }),
      client.invalidateQueries({ queryKey: trpc.commitments.list.queryKey({ partnershipId }) }),
      client.invalidateQueries({ queryKey: trpc.activity.list.queryKey({ partnershipId }) }),
    ])
  // Waiting for the lists keeps the form open until the screen behind it is right.
  const handlers = { onSuccess: refresh, onError: () => void refresh() }
  return {
    create: useMutation(trpc.targets.create.mutationOptions(handlers)),
    edit: useMutation(trpc.targets.edit.mutationOptions(handlers)),
    remove: useMutation(trpc.targets.remove.mutationOptions(handlers)),
    link: useMutation(trpc.commitments.edit.mutationOptions(handlers)),
  }
}

export interface CurrentTarget {
  readonly draft: OutcomeTargetDraft
  readonly version: number
}

/** What stands on the server, out of a `target.changed` refusal; null for any other error. */
export function currentTargetOf(error: unknown): CurrentTarget | null {
  const refusal = refusalOf(error)
  if (refusal?.code !== 'target.changed') return null
  const current: unknown = refusal.data?.['current']
  const draft = OutcomeTargetDraft.safeParse(current)
  if (!draft.success || typeof current !== 'object' || current === null) return null
  const version = 'version' in current && typeof current.version === 'number' ? current.version : null
  return version === null ? null : { draft: draft.data, version }
}
