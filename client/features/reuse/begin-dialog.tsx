import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { DocumentId } from '#shared/kernel/ids.ts'

const library = 'library'

/** Fills the sections in which nobody has written, from the template or from what another document has ready. */
export function BeginDialog({ documentId, onClose }: { documentId: DocumentId; onClose: () => void }) {
  const { t } = useTranslation('reuse')
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const offers = useQuery(trpc.templates.offers.queryOptions({ documentId }))
  const [from, setFrom] = useState(library)
  const begin = useMutation(
    trpc.templates.begin.mutationOptions({
      onSuccess: ({ written }) => {
        notify(
          written.length === 0
            ? { message: t('begin.nothing') }
            : { message: t('begin.done', { count: written.length }), tone: 'success' },
        )
        onClose()
      },
    }),
  )
  const send = () =>
    begin.mutate({
      documentId,
      source: from === library ? { kind: 'library' } : { kind: 'document', documentId: DocumentId.parse(from) },
    })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('begin.title')}
      footer={
        offers.data !== undefined && (
          <Button variant="primary" isBusy={begin.isPending} onClick={send}>
            {t('begin.confirm')}
          </Button>
        )
      }
    >
      <p>{t('begin.lead')}</p>
      {begin.error !== null && <ErrorNotice title={refusalText(begin.error)} />}
      {offers.error !== null && <ErrorNotice title={refusalText(offers.error)} onRetry={() => void offers.refetch()} />}
      {offers.isPending && <Loading label={t('begin.loading')} />}
      {offers.data !== undefined && (
        <>
          <SelectField
            label={t('begin.from')}
            value={from}
            onChange={setFrom}
            options={[
              { value: library, label: t('begin.library') },
              ...offers.data.map((offer) => ({
                value: offer.documentId,
                label: t(offer.firmName === null ? 'begin.planOffer' : 'begin.modelOffer', {
                  partnership: offer.partnershipName,
                  firm: offer.firmName ?? '',
                  ready: offer.ready,
                  total: offer.total,
                }),
              })),
            ]}
          />
          {from !== library && <p>{t('begin.cleanNote')}</p>}
        </>
      )}
    </Dialog>
  )
}
