import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { SilentRoundView } from '#shared/contracts/silent-writing.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import {
  NeedKind,
  NeedParty,
  type SilentDraft,
  needKinds,
  needParties,
} from '#shared/domain/silent-writing/silent-writing.ts'
import { SilentDraftId, SilentRoundId } from '#shared/kernel/ids.ts'
import { useCardDesk } from './card-desk.ts'

/** The open round of the map; null when there is none, undefined while it is not known. */
export function useSilentRound(): SilentRoundView | null | undefined {
  const { documentId } = useCardDesk()
  return useQuery(useTRPC().silentWriting.round.queryOptions({ documentId })).data
}

/** Everybody writes for themselves first: how to open a round, and the open one with the own drafts. */
export function SilentWriting({ round }: { readonly round: SilentRoundView | null | undefined }) {
  const { documentId, canWrite } = useCardDesk()
  const { t } = useTranslation('cards')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refusalText = useRefusalText()
  const begin = useMutation(
    trpc.silentWriting.begin.mutationOptions({
      onSuccess: (made) => queryClient.setQueryData(trpc.silentWriting.round.queryKey({ documentId }), made),
      onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
    }),
  )
  if (round === undefined) return null
  if (round !== null) return <OpenRound key={round.id} round={round} />
  if (!canWrite) return null
  return (
    <div className="silent-begin">
      <p>{t('needs.silent.beginHint')}</p>
      <Button
        variant="outline"
        icon="edit"
        isBusy={begin.isPending}
        onClick={() => begin.mutate({ id: SilentRoundId.parse(crypto.randomUUID()), documentId })}
      >
        {t('needs.silent.begin')}
      </Button>
    </div>
  )
}

function OpenRound({ round }: { readonly round: SilentRoundView }) {
  const { documentId, partnershipId, canWrite } = useCardDesk()
  const { t } = useTranslation('cards')
  const headingId = useId()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refusalText = useRefusalText()
  const actor = useActor()
  const [isAsking, setIsAsking] = useState(false)
  const columns = needParties.filter(
    (party) => decide(actor, partnershipId, { kind: 'silentWriting.draft', partyKind: party }).allowed,
  )
  const mayReveal = decide(actor, partnershipId, { kind: 'silentWriting.reveal' }).allowed
  const refresh = () => queryClient.invalidateQueries(trpc.silentWriting.pathFilter())
  const onError = (error: unknown) => {
    notify({ message: refusalText(error), tone: 'danger' })
    void refresh()
  }
  const ready = useMutation(trpc.silentWriting.setReady.mutationOptions({ onSuccess: refresh, onError }))
  const reveal = useMutation(
    trpc.silentWriting.reveal.mutationOptions({
      onSuccess: ({ cards }) => {
        setIsAsking(false)
        queryClient.setQueryData(trpc.silentWriting.round.queryKey({ documentId }), null)
        notify({ message: t('needs.silent.revealed', { count: cards }), tone: 'success' })
      },
      onError,
    }),
  )
  return (
    <section className="silent" aria-labelledby={headingId}>
      <div className="silent-head">
        <h3 id={headingId}>{t('needs.silent.title')}</h3>
        <p className="silent-counts">
          {round.writing === 0
            ? t('needs.silent.countsNone')
            : t('needs.silent.counts', { writing: round.writing, ready: round.ready })}
        </p>
      </div>
      <p>{t('needs.silent.lead', { name: round.openedByName })}</p>
      {columns.length > 0 ? (
        <Drafts round={round} columns={columns} onChanged={refresh} />
      ) : (
        <p className="silent-note">{t(canWrite ? 'needs.silent.fund' : 'needs.silent.reader')}</p>
      )}
      {canWrite && (
        <div className="silent-foot">
          {columns.length > 0 && (
            <Button
              variant="outline"
              icon={round.isReady ? 'edit' : 'check'}
              isBusy={ready.isPending}
              onClick={() => ready.mutate({ roundId: round.id, isReady: !round.isReady })}
            >
              {t(round.isReady ? 'needs.silent.notReady' : 'needs.silent.ready')}
            </Button>
          )}
          {mayReveal ? (
            <Button variant="primary" onClick={() => setIsAsking(true)}>
              {t('needs.silent.reveal')}
            </Button>
          ) : (
            <p className="silent-note">{t('needs.silent.revealWho')}</p>
          )}
        </div>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        title={t('needs.silent.confirmTitle')}
        confirmLabel={t('needs.silent.reveal')}
        isBusy={reveal.isPending}
        onConfirm={() => reveal.mutate({ roundId: round.id })}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('needs.silent.confirm', { ready: `${round.ready}/${round.writing}` })}</p>
      </ConfirmDialog>
    </section>
  )
}

function Drafts(props: {
  readonly round: SilentRoundView
  readonly columns: readonly NeedParty[]
  readonly onChanged: () => Promise<unknown>
}) {
  const { round, columns, onChanged } = props
  const { t } = useTranslation('cards')
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const [first] = columns
  const [editing, setEditing] = useState<SilentDraftId | null>(null)
  const [party, setParty] = useState<NeedParty>(first ?? 'firm')
  const [kind, setKind] = useState<NeedKind>('need')
  const [text, keepText] = useKeptText(round.id)
  const [fault, setFault] = useState<string | null>(null)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const begin = (draft: SilentDraft | null) => {
    setEditing(draft?.id ?? null)
    setFault(null)
    if (draft !== null) {
      setParty(draft.party)
      setKind(draft.kind)
    }
    keepText(draft?.text ?? '')
    field.current?.focus()
  }
  const save = useMutation(
    trpc.silentWriting.saveDraft.mutationOptions({
      onSuccess: async () => {
        await onChanged()
        begin(null)
      },
      // What was written stays in the field until it is on the server.
      onError: (error) => setFault(t('needs.silent.failed', { why: refusalText(error) })),
    }),
  )
  const remove = useMutation(
    trpc.silentWriting.removeDraft.mutationOptions({
      onSuccess: onChanged,
      onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
    }),
  )
  const submit = () => {
    if (text.trim() === '' || save.isPending) return
    const id = editing ?? SilentDraftId.parse(crypto.randomUUID())
    save.mutate({ roundId: round.id, draft: { id, party, kind, text } })
  }
  return (
    <>
      <form
        className="silent-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {columns.length > 1 && (
          <SelectField
            label={t('needs.silent.party')}
            value={party}
            options={columns.map((one) => ({ value: one, label: t(`party.${one}`) }))}
            onChange={(value) => setParty(NeedParty.parse(value))}
          />
        )}
        <SelectField
          label={t('needs.silent.kind')}
          value={kind}
          options={needKinds.map((one) => ({ value: one, label: t(`needs.column.${one}`) }))}
          onChange={(value) => setKind(NeedKind.parse(value))}
        />
        <TextField
          ref={field}
          label={t('needs.silent.text')}
          value={text}
          onChange={keepText}
          lines={2}
          maxLength={1000}
          error={fault ?? undefined}
        />
        <div className="silent-form-foot">
          <Button type="submit" variant="outline" isBusy={save.isPending}>
            {t(editing === null ? 'needs.silent.add' : 'needs.silent.save')}
          </Button>
          {editing !== null && (
            <Button variant="quiet" onClick={() => begin(null)}>
              {t('needs.silent.cancel')}
            </Button>
          )}
        </div>
      </form>
      <h4>{t('needs.silent.mine')}</h4>
      {round.mine.length === 0 ? (
        <p className="silent-note">{t('needs.silent.none')}</p>
      ) : (
        <ul className="silent-drafts">
          {round.mine.map((draft) => (
            <li key={draft.id}>
              <PartyMark kind={draft.party} size={16} label={t(`party.${draft.party}`)} />
              <span>
                <b>{t(`needs.column.${draft.kind}`)}:</b> {draft.text}
              </span>
              <span className="silent-draft-tools">
                <Button variant="quiet" size="small" onClick={() => begin(draft)}>
                  {t('needs.silent.edit')}
                  <span className="sr-only">: {draft.text}</span>
                </Button>
                <Button variant="quiet" size="small" onClick={() => remove.mutate({ id: draft.id })}>
                  {t('needs.silent.remove')}
                  <span className="sr-only">: {draft.text}</span>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What is being written, kept on the device until it is saved: a phone that closes the page loses nothing. */
function useKeptText(roundId: string): [string, (text: string) => void] {
  const key = `samspil:silent:${roundId}`
  const [text, setText] = useState(() => globalThis.localStorage?.getItem(key) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      if (next === '') globalThis.localStorage?.removeItem(key)
      else globalThis.localStorage?.setItem(key, next)
    },
  ]
}
