import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#client/rpc/trpc.ts'

/** Every change of a registration; what it makes stale is fetched before the screen goes on. */
export function useOutcomeChanges() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries(trpc.outcomes.pathFilter()),
      client.invalidateQueries(trpc.settlements.pathFilter()),
      client.invalidateQueries(trpc.activity.pathFilter()),
    ])
  const handlers = { onSuccess: refresh, onError: () => void refresh() }
  return {
    register: useMutation(trpc.outcomes.register.mutationOptions(handlers)),
    correct: useMutation(trpc.outcomes.correct.mutationOptions(handlers)),
    verify: useMutation(trpc.outcomes.verify.mutationOptions(handlers)),
    reject: useMutation(trpc.outcomes.reject.mutationOptions(handlers)),
  }
}
