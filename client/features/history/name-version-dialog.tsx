import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { type DocumentId, VersionId } from '#shared/kernel/ids.ts'

/** Gives a version a name, by which it is found again. */
export function NameVersionDialog(props: {
  readonly documentId: DocumentId
  readonly seq: number
  readonly onClose: () => void
}) {
  const { documentId, seq, onClose } = props
  const { t } = useTranslation('history')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refusalText = useRefusalText()
  const [id] = useState(() => VersionId.parse(crypto.randomUUID()))
  const [name, setName] = useState('')
  const [error, setError] = useState<string | undefined>()
  const mutation = useMutation(trpc.history.nameVersion.mutationOptions())
  const save = () => {
    if (name.trim() === '') return setError(t('name.missing'))
    mutation.mutate(
      { id, documentId, seq, name: name.trim() },
      {
        onSuccess: () => {
          void queryClient.invalidateQueries(trpc.history.timeline.queryFilter())
          notify({ message: t('name.done', { name: name.trim() }), tone: 'success' })
          onClose()
        },
        onError: (problem) => setError(refusalText(problem)),
      },
    )
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('name.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('name.cancel')}</Button>
          <Button variant="primary" isBusy={mutation.isPending} onClick={save}>
            {t('name.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          id="version-name"
          label={t('name.label')}
          hint={t('name.hint')}
          error={error}
          value={name}
          maxLength={80}
          autoFocus
          onChange={setName}
        />
      </form>
    </Dialog>
  )
}
