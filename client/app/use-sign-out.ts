import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keptAnswers } from '#client/rpc/kept-answers.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { forgetLocalCopies } from '#client/sync/forget-local-copies.ts'
import { notify } from '#client/ui/notify.ts'

/**
 * Ends this session. The document copies and answers kept on this device go with it, and the page is loaded anew, so that nothing of
 * the person stays behind for whoever signs in next.
 */
export function useSignOut(): () => void {
  const trpc = useTRPC()
  const { t } = useTranslation('shell')
  const refusalText = useRefusalText()
  const signOut = useMutation(
    trpc.accounts.signOut.mutationOptions({
      onSuccess: async () => {
        keptAnswers.forget()
        await forgetLocalCopies()
        window.location.assign('/log-ind')
      },
      onError: (error) => notify({ message: `${t('person.signOut')}: ${refusalText(error)}`, tone: 'danger' }),
    }),
  )
  return () => signOut.mutate()
}
