import type { JSONContent } from '@tiptap/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProseChanges } from '#client/editor/prose-changes.tsx'
import { formatTime } from '#client/i18n/format.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { PartnershipView, SectionView } from '#shared/contracts/partnerships.ts'
import type { ProposalView } from '#shared/contracts/proposals.ts'
import { proposedChanges } from '#shared/document/proposed-changes.ts'
import type { ChangeKey } from '#shared/document/prose-diff.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { RemarkId } from '#shared/kernel/ids.ts'

/** One proposal against the text as it stands: what would go and come, to say yes or no to, change by change or whole. */
export function ProposalDrawer(props: {
  readonly proposal: ProposalView
  readonly section: SectionView
  readonly partnership: PartnershipView
  readonly language: 'da' | 'en'
  readonly live: readonly JSONContent[]
  readonly canWrite: boolean
  readonly onEdit: () => void
  readonly onClose: () => void
}) {
  const { proposal, section, partnership, language, live, canWrite, onEdit, onClose } = props
  const { t } = useTranslation('proposals')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refusalText = useRefusalText()
  const actor = useActor()
  const me = useMe()
  const { blocks, keys, conflicts } = proposedChanges(proposal.base, proposal.proposed, live)
  const owner = partnership.parties.find((party) => party.id === section.ownerPartyId) ?? null
  const may = (action: Parameters<typeof decide>[2]) => decide(actor, partnership.id, action).allowed
  const canDecide = may({ kind: 'proposal.decide', ownerPartyId: section.ownerPartyId })
  const canWithdraw = may({ kind: 'proposal.withdraw', partyId: proposal.partyId })
  const isMine = me?.personId === proposal.proposedBy
  const refresh = () => void queryClient.invalidateQueries(trpc.proposals.pathFilter())
  const onError = (error: unknown) => {
    refresh()
    notify({ message: refusalText(error), tone: 'danger' })
  }
  const deciding = useMutation(trpc.proposals.decide.mutationOptions({ onError }))
  const withdrawing = useMutation(trpc.proposals.withdraw.mutationOptions({ onError }))
  const say = (accept: readonly ChangeKey[], reject: readonly ChangeKey[], message: string) =>
    deciding.mutate(
      { id: proposal.id, accept: [...accept], reject: [...reject] },
      {
        onSuccess: ({ isSettled }) => {
          refresh()
          notify({ message, tone: 'success' })
          if (isSettled) onClose()
        },
      },
    )
  const number = new Map(keys.map((key, index) => [key, index + 1]))
  return (
    <Drawer
      isOpen
      onClose={onClose}
      eyebrow={
        <span className="proposals-by">
          {proposal.partyKind !== null && <PartyMark kind={proposal.partyKind} size={16} />}
          {proposal.proposerName} · {formatTime(proposal.updatedAt)}
        </span>
      }
      title={t('title', { section: section.sectionId })}
      footer={
        <>
          {canDecide && keys.length > 0 && (
            <>
              <Button variant="primary" isBusy={deciding.isPending} onClick={() => say(keys, [], t('acceptedAll'))}>
                {t('acceptAll')}
              </Button>
              <Button isBusy={deciding.isPending} onClick={() => say([], keys, t('rejectedAll'))}>
                {t('rejectAll')}
              </Button>
            </>
          )}
          {isMine && canWrite && <Button onClick={onEdit}>{t('edit')}</Button>}
          {canWithdraw && (
            <Button
              variant="quiet"
              isBusy={withdrawing.isPending}
              onClick={() =>
                withdrawing.mutate(
                  { id: proposal.id },
                  {
                    onSuccess: () => {
                      refresh()
                      notify({ message: t('withdrawn'), tone: 'success' })
                      onClose()
                    },
                  },
                )
              }
            >
              {t('withdraw')}
            </Button>
          )}
        </>
      }
    >
      {proposal.note !== '' && <p className="proposals-note">{proposal.note}</p>}
      {!canDecide && canWrite && owner !== null && (
        <p className="small muted">{t('ownerDecides', { owner: owner.name })}</p>
      )}
      {conflicts.map((conflict, index) => (
        // Two conflicts of one proposal have no name but their place.
        <div key={index} className="proposals-conflict">
          <p className="strong">
            <Icon name="warning" size={16} /> {t('conflict.title')}
          </p>
          <dl>
            <dt>{t('conflict.base')}</dt>
            <dd>{conflict.base === '' ? t('conflict.nothing') : conflict.base}</dd>
            <dt>{t('conflict.theirs')}</dt>
            <dd>{conflict.theirs === '' ? t('conflict.nothing') : conflict.theirs}</dd>
            <dt>{t('conflict.ours')}</dt>
            <dd>{conflict.ours === '' ? t('conflict.nothing') : conflict.ours}</dd>
          </dl>
        </div>
      ))}
      {keys.length === 0 ? (
        <p className="muted">{t('noneLeft')}</p>
      ) : (
        <div lang={language} className="proposals-diff">
          <ProseChanges
            blocks={blocks}
            personOf={() => ({ name: proposal.proposerName, partyKind: proposal.partyKind })}
            control={
              canDecide
                ? (key) => (
                    <span className="proposals-choice">
                      <button
                        type="button"
                        aria-label={t('accept', { number: number.get(key) ?? 0 })}
                        title={t('accept', { number: number.get(key) ?? 0 })}
                        onClick={() => say([key], [], t('accepted'))}
                      >
                        <Icon name="check" size={14} />
                      </button>
                      <button
                        type="button"
                        aria-label={t('reject', { number: number.get(key) ?? 0 })}
                        title={t('reject', { number: number.get(key) ?? 0 })}
                        onClick={() => say([], [key], t('rejected'))}
                      >
                        <Icon name="close" size={14} />
                      </button>
                    </span>
                  )
                : undefined
            }
          />
        </div>
      )}
      <Remarks proposal={proposal} canWrite={may({ kind: 'comment.write' })} onSaid={refresh} />
    </Drawer>
  )
}

function Remarks(props: { readonly proposal: ProposalView; readonly canWrite: boolean; readonly onSaid: () => void }) {
  const { proposal, canWrite, onSaid } = props
  const { t } = useTranslation('proposals')
  const refusalText = useRefusalText()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | undefined>()
  const mutation = useMutation(useTRPC().proposals.remark.mutationOptions())
  const send = () => {
    if (text.trim() === '') return setError(t('remark.missing'))
    mutation.mutate(
      { id: proposal.id, remarkId: RemarkId.parse(crypto.randomUUID()), text: text.trim() },
      {
        onSuccess: () => {
          setText('')
          onSaid()
        },
        onError: (problem) => setError(refusalText(problem)),
      },
    )
  }
  return (
    <section className="proposals-remarks" aria-labelledby="proposal-remarks">
      <h3 id="proposal-remarks">{t('remark.title')}</h3>
      <ul>
        {proposal.remarks.map((remark) => (
          <li key={remark.id}>
            <p className="tiny muted proposals-by">
              {remark.partyKind !== null && (
                <PartyMark kind={remark.partyKind} size={16} label={t(`party.${remark.partyKind}`)} />
              )}
              {remark.personName} · {formatTime(remark.at)}
            </p>
            <p>{remark.text}</p>
          </li>
        ))}
      </ul>
      {canWrite && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <TextField
            id="proposal-remark"
            label={t('remark.label')}
            lines={2}
            maxLength={1000}
            value={text}
            error={error}
            onChange={(next) => {
              setText(next)
              setError(undefined)
            }}
          />
          <Button type="submit" size="small" isBusy={mutation.isPending}>
            {t('remark.send')}
          </Button>
        </form>
      )}
    </section>
  )
}
