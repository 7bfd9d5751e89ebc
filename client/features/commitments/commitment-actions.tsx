import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { type Action, decide } from '#shared/domain/access/permissions.ts'
import { isAgreed } from '#shared/domain/commitment/commitment.ts'
import { useCommitmentChanges, useIsOnline } from './use-commitments.ts'

/**
 * What may be done with the commitment now. A right that is missing is explained with who has it; there is never a
 * button that cannot be pressed.
 */
export function CommitmentActions({
  commitment,
  partnership,
  isQuiet,
}: {
  commitment: CommitmentView
  partnership: PartnershipView
  /** Something else in the sheet is what it suggests next. */
  isQuiet: boolean
}) {
  const main = isQuiet ? 'outline' : 'primary'
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const isOnline = useIsOnline()
  const refusalText = useRefusalText()
  const changes = useCommitmentChanges(partnership.id)
  const [isLapsing, setIsLapsing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { id, version, status, partyId } = commitment
  const party = partnership.parties.find((candidate) => candidate.id === partyId)
  const may = (action: Action) => decide(actor, partnership.id, action)

  const handlers = (message: string) => ({
    onSuccess: () => {
      setError(null)
      notify({ message, tone: 'success' as const })
    },
    onError: (problem: unknown) => setError(problem),
  })
  const target = { id, version }
  const isBusy =
    changes.accept.isPending || changes.progress.isPending || changes.lapse.isPending || changes.reopen.isPending

  const acceptance = may({ kind: 'commitment.accept', partyId })
  const progress = may({ kind: 'commitment.progress', partyId })
  const decline = may({ kind: 'commitment.decline', partyId, proposedByPartyId: commitment.proposedByPartyId })
  const reopening = may({ kind: 'commitment.propose' })
  const isMine = actor?.memberships.some((membership) => membership.partyId === partyId) ?? false

  const people = (party?.people ?? []).map(({ name }) => name).join(', ')
  const partyWord = party === undefined ? '' : t(`partyLower.${party.kind}`)
  const missingRight = (): string | null => {
    const asked = status === 'proposed' ? acceptance : isAgreed(status) ? progress : reopening
    if (asked.allowed) return null
    switch (asked.refusal.code) {
      case 'access.unverified':
        return t('action.unverified')
      case 'access.readOnly':
        return t('action.readOnly', { people: people === '' ? partyWord : people })
      default: {
        const about = status === 'proposed' ? 'onlyParty' : 'onlyPartyProgress'
        return people === ''
          ? t(`action.${about}Nobody`, { party: partyWord })
          : t(`action.${about}`, { party: partyWord, people })
      }
    }
  }
  const explanation = missingRight()

  return (
    <section className="commitment-actions" aria-busy={isBusy}>
      {error !== null && (
        <ErrorNotice title={t('error.actionFailed')}>
          {refusalOf(error)?.code === 'commitment.changed' ? t('conflict.moved') : refusalText(error)}
        </ErrorNotice>
      )}
      {explanation !== null && <p className="small">{explanation}</p>}
      {!isOnline && explanation === null && <p className="small commitment-offline">{t('action.offline')}</p>}
      <div className="commitment-buttons">
        {status === 'proposed' && acceptance.allowed && isOnline && (
          <Button
            variant={main}
            isBusy={changes.accept.isPending}
            onClick={() => changes.accept.mutate(target, handlers(t('saved.accepted')))}
          >
            {t('action.accept')}
          </Button>
        )}
        {status === 'accepted' && progress.allowed && isOnline && (
          <Button
            variant={main}
            isBusy={changes.progress.isPending}
            onClick={() => changes.progress.mutate({ ...target, to: 'inProgress' }, handlers(t('saved.started')))}
          >
            {t('action.start')}
          </Button>
        )}
        {(status === 'accepted' || status === 'inProgress') && progress.allowed && isOnline && (
          <Button
            variant={status === 'inProgress' ? main : 'outline'}
            isBusy={changes.progress.isPending}
            onClick={() => changes.progress.mutate({ ...target, to: 'fulfilled' }, handlers(t('saved.fulfilled')))}
          >
            {t('action.fulfil')}
          </Button>
        )}
        {status === 'inProgress' && progress.allowed && isOnline && (
          <Button onClick={() => changes.progress.mutate({ ...target, to: 'accepted' }, handlers(t('saved.back')))}>
            {t('action.notStarted')}
          </Button>
        )}
        {status === 'fulfilled' && progress.allowed && isOnline && (
          <Button onClick={() => changes.progress.mutate({ ...target, to: 'inProgress' }, handlers(t('saved.back')))}>
            {t('action.notFulfilled')}
          </Button>
        )}
        {((status === 'proposed' && decline.allowed) ||
          ((status === 'accepted' || status === 'inProgress') && progress.allowed)) && (
          <Button variant="danger" onClick={() => setIsLapsing(true)}>
            {status !== 'proposed' ? t('action.lapse') : isMine ? t('action.decline') : t('action.withdraw')}
          </Button>
        )}
        {status === 'lapsed' && reopening.allowed && (
          <Button
            variant={main}
            isBusy={changes.reopen.isPending}
            onClick={() => changes.reopen.mutate(target, handlers(t('saved.reopened')))}
          >
            {t('action.reopen')}
          </Button>
        )}
      </div>
      {isLapsing && (
        <LapseDialog
          isProposal={status === 'proposed'}
          isBusy={changes.lapse.isPending}
          onClose={() => setIsLapsing(false)}
          onConfirm={(reason) => {
            const { onSuccess, onError } = handlers(t('saved.lapsed'))
            changes.lapse.mutate(
              { ...target, reason },
              {
                onSuccess,
                onError,
                onSettled: () => setIsLapsing(false),
              },
            )
          }}
        />
      )}
    </section>
  )
}

function LapseDialog({
  isProposal,
  isBusy,
  onClose,
  onConfirm,
}: {
  isProposal: boolean
  isBusy: boolean
  onClose: () => void
  onConfirm: (reason: string) => void
}) {
  const { t } = useTranslation('commitments')
  const [reason, setReason] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  return (
    <ConfirmDialog
      isOpen
      isDanger
      isBusy={isBusy}
      title={isProposal ? t('lapse.declineTitle') : t('lapse.title')}
      confirmLabel={isProposal ? t('lapse.declineConfirm') : t('lapse.confirm')}
      onClose={onClose}
      onConfirm={() => {
        if (reason.trim() === '') setIsAsked(true)
        else onConfirm(reason.trim())
      }}
    >
      <p>{t('lapse.body')}</p>
      <TextField
        label={t('lapse.reason')}
        placeholder={t('lapse.reasonHint')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired
        error={isAsked && reason.trim() === '' ? t('lapse.reasonMissing') : null}
      />
    </ConfirmDialog>
  )
}
