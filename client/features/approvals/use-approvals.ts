import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#client/rpc/trpc.ts'

/** Every step of a version; what it makes stale is fetched again before the screen goes on, also after a refusal. */
export function useApprovalChanges() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const refresh = () =>
    Promise.all([
      client.invalidateQueries(trpc.approvals.pathFilter()),
      client.invalidateQueries(trpc.activity.pathFilter()),
      client.invalidateQueries(trpc.accounts.welcome.queryFilter()),
    ])
  const handlers = { onSuccess: refresh, onError: () => void refresh() }
  return {
    prepare: useMutation(trpc.approvals.prepare.mutationOptions(handlers)),
    approve: useMutation(trpc.approvals.approve.mutationOptions(handlers)),
    sendBack: useMutation(trpc.approvals.sendBack.mutationOptions(handlers)),
    unlock: useMutation(trpc.approvals.unlock.mutationOptions(handlers)),
  }
}
