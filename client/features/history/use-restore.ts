import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { notify } from '#client/ui/notify.ts'
import type { SectionId } from '#shared/domain/document-section/section.ts'
import { type DocumentId, VersionId } from '#shared/kernel/ids.ts'

/** Brings back what stood once, and offers the way back from that. */
export function useRestore(documentId: DocumentId) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { t } = useTranslation('history')
  const refusalText = useRefusalText()
  const mutation = useMutation(trpc.history.restore.mutationOptions())
  const restore = (seq: number, sectionId: SectionId | null, onDone?: () => void): void =>
    mutation.mutate(
      { id: VersionId.parse(crypto.randomUUID()), documentId, seq, sectionId },
      {
        onSuccess: ({ seq: after, beforeSeq }) => {
          void queryClient.invalidateQueries(trpc.history.timeline.queryFilter())
          void queryClient.invalidateQueries(trpc.history.compare.queryFilter())
          onDone?.()
          if (after === beforeSeq) return notify({ message: t('restore.nothing') })
          notify({
            message: sectionId === null ? t('restore.doneAll') : t('restore.doneSection', { section: sectionId }),
            tone: 'success',
            action: { label: t('restore.undo'), run: () => restore(beforeSeq, sectionId) },
          })
        },
        onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
      },
    )
  return { restore, isBusy: mutation.isPending }
}
