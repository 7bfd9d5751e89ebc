import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTRPC } from '#client/rpc/trpc.ts'

/** What waits in the inbox about these threads is read as soon as they are in sight. */
export function useReadThreads(threadIds: readonly string[]): void {
  const trpc = useTRPC()
  const client = useQueryClient()
  const inbox = useQuery(trpc.notifications.inbox.queryOptions()).data
  const { mutate, isPending } = useMutation(
    trpc.notifications.markRead.mutationOptions({
      onSuccess: (left) => client.setQueryData(trpc.notifications.inbox.queryKey(), left),
    }),
  )
  const ids = inbox?.filter(({ threadId }) => threadIds.includes(threadId)).map(({ id }) => id) ?? []
  const key = ids.join()
  useEffect(() => {
    if (ids.length > 0 && !isPending) mutate({ ids })
    // The ids are one list for as long as their names are the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
}
