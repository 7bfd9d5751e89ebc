import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'

/** Adds a firm and says beforehand what comes with it. */
export function AddFirmDialog({ partnership, onClose }: { partnership: PartnershipView; onClose: () => void }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const add = useMutation(
    trpc.partnerships.addFirm.mutationOptions({
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: trpc.partnerships.bySlug.queryKey({ slug: partnership.slug }) }),
          client.invalidateQueries({ queryKey: trpc.partnerships.list.queryKey() }),
        ]),
    }),
  )
  const send = () => {
    setIsChecked(true)
    if (name.trim() === '') return
    add.mutate(
      { partnershipId: partnership.id, name: name.trim(), description: description.trim() },
      {
        onSuccess: () => {
          notify({ message: t('firm.done', { name: name.trim() }), tone: 'success' })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('firm.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('firm.cancel')}</Button>
          <Button variant="primary" isBusy={add.isPending} onClick={send}>
            {t('firm.confirm')}
          </Button>
        </>
      }
    >
      <form
        className="members-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {add.isError && <ErrorNotice title={t('firm.failed')}>{refusalText(add.error)}</ErrorNotice>}
        <TextField
          label={t('firm.name')}
          value={name}
          onChange={setName}
          error={isChecked && name.trim() === '' ? t('firm.nameMissing') : null}
          maxLength={120}
          isRequired
        />
        <TextField
          label={t('firm.description')}
          hint={t('firm.descriptionHint')}
          value={description}
          onChange={setDescription}
          maxLength={300}
          lines={2}
        />
        <section className="members-preview small">
          <h3 className="small">{t('firm.creates')}</h3>
          <ul>
            <li>{t('firm.createsParty')}</li>
            <li>{t('firm.createsModel')}</li>
          </ul>
          <p>{t('firm.createsInvite')}</p>
        </section>
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
