import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#client/rpc/trpc.ts'

/** Every step of a statement; the list is fetched again before the screen goes on, also after a refusal. */
export function useSettlementChanges() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries(trpc.settlements.pathFilter()),
      client.invalidateQueries(trpc.activity.pathFilter()),
    ])
  const handlers = { onSuccess: refresh, onError: () => void refresh() }
  return {
    make: useMutation(trpc.settlements.make.mutationOptions(handlers)),
    recalculate: useMutation(trpc.settlements.recalculate.mutationOptions(handlers)),
    agree: useMutation(trpc.settlements.agree.mutationOptions(handlers)),
    object: useMutation(trpc.settlements.object.mutationOptions(handlers)),
  }
}
