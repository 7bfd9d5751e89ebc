import './attachment-list.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatTime } from '#client/i18n/format.ts'
import { attachmentTypes } from '#shared/domain/attachment/attachment.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { Button, IconButton } from './button.tsx'
import { ConfirmDialog } from './dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { Icon } from './icon.tsx'
import { PartyMark } from './party-mark.tsx'
import { TextField } from './text-field.tsx'
import { useMediaQuery } from './use-media-query.ts'

export interface Attachment {
  readonly id: string
  readonly note: string
  readonly fileName: string | null
  readonly bytes: number
  readonly addedByName: string
  readonly addedByPartyKind: PartyKind | null
  readonly addedAt: number
  readonly removedByName: string | null
  readonly removedAt: number | null
  readonly mayRemove: boolean
}

export interface AttachmentListProps {
  readonly items: readonly Attachment[]
  readonly mayAdd: boolean
  readonly addressOf: (id: string) => string
  /** Resolves to true when it was kept, so that the field may be emptied. */
  readonly onAddNote: (note: string) => Promise<boolean>
  readonly onAddFile: (file: File) => void
  readonly onRemove: (id: string) => void
  /** A file on its way: how much of it, from 0 to 1. */
  readonly sending: { readonly name: string; readonly part: number } | null
  readonly problem: { readonly title: string; readonly text: string; readonly onRetry?: () => void } | null
  readonly isNoteBusy: boolean
}

const endings = Object.keys(attachmentTypes).map((ending) => `.${ending}`)

/** Notes and files on a record, and on phones the camera. What was taken away is told in a line of its own. */
export function AttachmentList(props: AttachmentListProps) {
  const { items, mayAdd, addressOf, onRemove, sending, problem } = props
  const { t } = useTranslation('attachments')
  const [removing, setRemoving] = useState<Attachment | null>(null)
  const standing = items.filter(({ removedAt }) => removedAt === null)
  return (
    <section className="ui-attachments">
      <h3>{t('title')}</h3>
      {standing.length === 0 && <p className="small muted">{mayAdd ? t('none') : t('noneReader')}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            {item.removedAt === null ? (
              <Standing item={item} address={addressOf(item.id)} onRemove={() => setRemoving(item)} />
            ) : (
              <p className="tiny muted">
                {t(item.fileName === null ? 'removedNote' : 'removedFile', {
                  file: item.fileName ?? '',
                  name: item.removedByName ?? '',
                  when: formatTime(item.removedAt),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {sending !== null && <Sending {...sending} />}
      {problem !== null && (
        <ErrorNotice title={problem.title} onRetry={problem.onRetry}>
          {problem.text}
        </ErrorNotice>
      )}
      {mayAdd && <Adding {...props} />}
      <ConfirmDialog
        isOpen={removing !== null}
        isDanger
        title={t('confirmTitle')}
        confirmLabel={t('remove')}
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing !== null) onRemove(removing.id)
          setRemoving(null)
        }}
      >
        <p>{removing?.fileName == null ? t('confirmNote') : t('confirmFile', { name: removing.fileName })}</p>
      </ConfirmDialog>
    </section>
  )
}

function Standing({ item, address, onRemove }: { item: Attachment; address: string; onRemove: () => void }) {
  const { t } = useTranslation('attachments')
  const { fileName } = item
  const size = useSize(item.bytes)
  return (
    <div className="ui-attachment">
      <Icon name={fileName === null ? 'quote' : 'document'} size={18} />
      <div>
        {fileName !== null && (
          <p className="small">
            <a href={address} download={fileName}>
              {fileName}
            </a>{' '}
            <span className="tiny muted">{size}</span>
          </p>
        )}
        {item.note !== '' && <p className="small">{item.note}</p>}
        <p className="tiny muted ui-attachment-by">
          {item.addedByPartyKind !== null && <PartyMark kind={item.addedByPartyKind} size={16} />}
          {t('by', { name: item.addedByName, when: formatTime(item.addedAt) })}
        </p>
      </div>
      {item.mayRemove && (
        <IconButton
          icon="trash"
          label={fileName === null ? t('removeNote') : t('removeFile', { name: fileName })}
          onClick={onRemove}
        />
      )}
    </div>
  )
}

function useSize(bytes: number): string {
  const { t } = useTranslation('attachments')
  return bytes < 1_000_000
    ? t('kilobytes', { size: formatNumber(Math.max(1, bytes / 1000), 0) })
    : t('megabytes', { size: formatNumber(bytes / 1_000_000, 1) })
}

function Sending({ name, part }: { name: string; part: number }): ReactNode {
  const { t } = useTranslation('attachments')
  const percent = Math.round(part * 100)
  return (
    <p className="small ui-attachments-sending">
      <progress value={percent} max={100} aria-label={t('uploading', { name, percent })} />
      {t('uploading', { name, percent })}
    </p>
  )
}

function Adding({ onAddNote, onAddFile, isNoteBusy, sending }: AttachmentListProps) {
  const { t } = useTranslation('attachments')
  const [note, setNote] = useState<string | null>(null)
  const file = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null)
  // Only where there is a camera in the hand; a laptop would open the same chooser twice.
  const hasCamera = useMediaQuery('(pointer: coarse)')
  const isWriting = note !== null
  useEffect(() => {
    if (isWriting) field.current?.focus()
  }, [isWriting])
  const take = (input: HTMLInputElement) => {
    const [chosen] = input.files ?? []
    if (chosen !== undefined) onAddFile(chosen)
    // The same file chosen again must be told again.
    input.value = ''
  }
  if (note !== null) {
    const save = async () => {
      if (note.trim() !== '' && (await onAddNote(note.trim()))) setNote(null)
    }
    return (
      <form
        className="ui-attachments-note"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          ref={field}
          label={t('note')}
          hint={t('noteHint')}
          value={note}
          onChange={setNote}
          lines={2}
          maxLength={500}
        />
        <div className="ui-attachments-buttons">
          <Button onClick={() => setNote(null)}>{t('cancel')}</Button>
          <Button type="submit" isBusy={isNoteBusy}>
            {t('saveNote')}
          </Button>
        </div>
      </form>
    )
  }
  const isBusy = sending !== null
  return (
    <>
      <div className="ui-attachments-buttons">
        <Button icon="plus" isBusy={isBusy} onClick={() => file.current?.click()}>
          {t('addFile')}
        </Button>
        {hasCamera && (
          <Button isBusy={isBusy} onClick={() => camera.current?.click()}>
            {t('takePhoto')}
          </Button>
        )}
        <Button onClick={() => setNote('')}>{t('addNote')}</Button>
      </div>
      <p className="tiny muted">{t('rules')}</p>
      <input
        ref={file}
        className="ui-attachments-input"
        type="file"
        hidden
        aria-label={t('addFile')}
        accept={endings.join(',')}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        aria-label={t('takePhoto')}
        accept="image/*"
        capture="environment"
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  )
}
