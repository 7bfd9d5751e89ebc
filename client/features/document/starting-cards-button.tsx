import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { notify } from '#client/ui/notify.ts'
import { suggestedCards } from '#shared/content/starting-plan-card.ts'
import { listsWithSuggestions } from '#shared/domain/plan-check/suggested-lists.ts'
import { useCardDesk } from './card-desk.ts'
import type { FormList } from './use-list-words.ts'

/** Fills an empty list with the method's suggestions. The server does it, so that two who ask get one set. */
export function StartingCards(props: { readonly list: FormList }) {
  const { documentId, canWrite } = useCardDesk()
  const { t } = useTranslation('lists')
  const refusalText = useRefusalText()
  const list = listsWithSuggestions.find((known) => known === props.list)
  const add = useMutation(
    useTRPC().cards.addSuggestions.mutationOptions({
      onError: (error) => notify({ message: `${t('startFailed')} ${refusalText(error)}`, tone: 'danger' }),
    }),
  )
  if (list === undefined || !canWrite) return null
  return (
    <Button variant="outline" isBusy={add.isPending} onClick={() => add.mutate({ documentId, list })}>
      {t('startWith', { count: suggestedCards(list, 'da').length })}
    </Button>
  )
}
