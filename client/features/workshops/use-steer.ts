import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { notify } from '#client/ui/notify.ts'
import type { DeskCommand } from '#shared/contracts/workshops.ts'
import type { WorkshopId } from '#shared/kernel/ids.ts'

/** Sends commands of the desk; a refusal is told, and what stands now is fetched either way. */
export function useSteer(id: WorkshopId): {
  readonly steer: (command: DeskCommand, done?: () => void) => void
  readonly isBusy: boolean
} {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const refusalText = useRefusalText()
  const { mutate, isPending } = useMutation(
    trpc.workshops.steer.mutationOptions({
      onError: (error) => notify({ tone: 'danger', message: refusalText(error) }),
      onSettled: () => queries.invalidateQueries(trpc.workshops.pathFilter()),
    }),
  )
  return {
    steer: (command, done) => mutate({ id, command }, done === undefined ? {} : { onSuccess: done }),
    isBusy: isPending,
  }
}
