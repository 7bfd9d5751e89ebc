import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OwnValueView } from '#shared/contracts/scenarios.ts'
import type { OwnValueDraft } from '#shared/domain/scenario/own-value.ts'
import { ParameterValueId, type PartnershipId } from '#shared/kernel/ids.ts'
import { useTRPC } from '#client/rpc/trpc.ts'

/** The writes of the partnership's own dated values. Each answers null when it is done, else what refused it. */
export function useOwnValueWrites(partnershipId: PartnershipId) {
  const trpc = useTRPC()
  const client = useQueryClient()
  const adding = useMutation(trpc.parameters.add.mutationOptions())
  const editing = useMutation(trpc.parameters.edit.mutationOptions())
  const removing = useMutation(trpc.parameters.remove.mutationOptions())
  const attempt = async (work: Promise<unknown>): Promise<{ readonly error: unknown } | null> => {
    try {
      await work
      return null
    } catch (error) {
      return { error }
    } finally {
      await client.invalidateQueries(trpc.parameters.list.queryFilter({ partnershipId }))
    }
  }
  return {
    add: (draft: OwnValueDraft) =>
      attempt(adding.mutateAsync({ id: ParameterValueId.parse(crypto.randomUUID()), partnershipId, draft })),
    edit: ({ id, version }: OwnValueView, draft: OwnValueDraft) => attempt(editing.mutateAsync({ id, version, draft })),
    remove: ({ id, version }: OwnValueView) => attempt(removing.mutateAsync({ id, version })),
    isBusy: adding.isPending || editing.isPending || removing.isPending,
  }
}
