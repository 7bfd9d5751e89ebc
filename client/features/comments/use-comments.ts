import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { notify } from '#client/ui/notify.ts'

/** Everything that is done to threads. Whatever the outcome, the lists are fetched again: a refusal means that they are old. */
export function useCommentChanges() {
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const onSettled = () => client.invalidateQueries(trpc.comments.pathFilter())
  const told = { onSettled, onError: (error: unknown) => notify({ message: refusalText(error), tone: 'danger' }) }
  return {
    start: useMutation(trpc.comments.start.mutationOptions({ onSettled })),
    reply: useMutation(trpc.comments.reply.mutationOptions({ onSettled })),
    edit: useMutation(trpc.comments.edit.mutationOptions({ onSettled })),
    remove: useMutation(trpc.comments.delete.mutationOptions(told)),
    resolve: useMutation(trpc.comments.resolve.mutationOptions(told)),
    reopen: useMutation(trpc.comments.reopen.mutationOptions(told)),
    assign: useMutation(trpc.comments.assign.mutationOptions(told)),
    refasten: useMutation(trpc.comments.refasten.mutationOptions(told)),
  }
}
