import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachmentList } from '#client/ui/attachment-list.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { type Upload, attachmentAddress, useAttachments } from '#client/rpc/use-attachments.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { type AttachmentSubjectKind, attachmentLimits, endingOf } from '#shared/domain/attachment/attachment.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'

export interface EvidenceProps {
  readonly subject: { readonly kind: AttachmentSubjectKind; readonly id: string }
  readonly partnershipId: PartnershipId
}

/** What shows that the promise is kept, or that the outcome was reached: notes and files. */
export function Evidence({ subject, partnershipId }: EvidenceProps) {
  const { t } = useTranslation('attachments')
  const actor = useActor()
  const refusalText = useRefusalText()
  const { list, addNote, remove, upload } = useAttachments(subject)
  const [sending, setSending] = useState<{ readonly name: string; readonly part: number } | null>(null)
  const [problem, setProblem] = useState<{
    readonly title: string
    readonly text: string
    readonly onRetry?: () => void
  } | null>(null)
  const may = (action: Parameters<typeof decide>[2]) => decide(actor, partnershipId, action).allowed

  const send = (id: string, file: File) => {
    const { name } = file
    const title = t('failed', { name })
    setProblem(null)
    if (endingOf(name) === null && !file.type.startsWith('image/')) {
      return setProblem({ title, text: t('wrongType') })
    }
    if (file.size > attachmentLimits.fileBytes && !file.type.startsWith('image/')) {
      return setProblem({ title, text: t('tooLarge') })
    }
    setSending({ name, part: 0 })
    const job: Upload = { id, file, onProgress: (part) => setSending({ name, part }) }
    upload.mutate(job, {
      onError: (error) => setProblem({ title, text: refusalText(error), onRetry: () => send(id, file) }),
      onSettled: () => setSending(null),
    })
  }

  if (list.isError) {
    return (
      <ErrorNotice title={t('loadFailed')} onRetry={() => void list.refetch()}>
        {refusalText(list.error)}
      </ErrorNotice>
    )
  }
  if (list.data === undefined) return <Loading label={t('loading')} />
  return (
    <AttachmentList
      items={list.data.map((item) => ({
        ...item,
        mayRemove: may({ kind: 'attachment.remove', addedByPartyId: item.addedByPartyId }),
      }))}
      mayAdd={may({ kind: 'attachment.add' })}
      addressOf={attachmentAddress}
      sending={sending}
      problem={problem}
      isNoteBusy={addNote.isPending}
      onAddFile={(file) => send(crypto.randomUUID(), file)}
      onAddNote={async (note) => {
        setProblem(null)
        try {
          await addNote.mutateAsync({
            id: crypto.randomUUID(),
            subject,
            note,
          })
          return true
        } catch (error) {
          setProblem({ title: t('noteFailed'), text: refusalText(error) })
          return false
        }
      }}
      onRemove={(id) =>
        remove.mutate(
          { id },
          { onError: (error) => setProblem({ title: t('removeFailed'), text: refusalText(error) }) },
        )
      }
    />
  )
}
