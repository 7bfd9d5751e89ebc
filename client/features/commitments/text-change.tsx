import { diffWordsWithSpace } from 'diff'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { notify } from '#client/ui/notify.ts'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { writingParties } from '#shared/domain/access/acting-party.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { textSides } from '#shared/domain/commitment/agreed-text.ts'
import { useCommitmentChanges, useIsOnline } from './use-commitments.ts'

/**
 * The text under an agreed commitment says something else now: what was changed, word for word, and the answer of
 * each side. Until both have answered, what was said yes to stands.
 */
export function TextChange({
  commitment,
  partnership,
  onCorrect,
}: {
  commitment: CommitmentView
  partnership: PartnershipView
  onCorrect: (() => void) | null
}) {
  const { t } = useTranslation('commitments')
  const actor = useActor()
  const isOnline = useIsOnline()
  const refusalText = useRefusalText()
  const { confirmText } = useCommitmentChanges(partnership.id)
  const [error, setError] = useState<unknown>(null)
  const { textChange: change, partyId, proposedByPartyId } = commitment
  if (change === null) return null
  const isGone = change.words === ''
  const unanswered = textSides(commitment).filter((party) => !change.confirmedBy.includes(party))
  const mine = actor === null ? [] : writingParties(actor, partnership.id)
  const hasToAnswer = unanswered.some((party) => mine.includes(party))
  const isOfASide = textSides(commitment).some((party) => mine.includes(party))
  const mayConfirm = decide(actor, partnership.id, {
    kind: 'commitment.confirmText',
    partyId,
    proposedByPartyId,
  }).allowed
  const namesOf = (ids: readonly string[]) =>
    partnership.parties
      .filter(({ id }) => ids.includes(id))
      .map(({ kind }) => t(`partyLower.${kind}`))
      .join(` ${t('textChange.and')} `)
  const confirm = () =>
    confirmText.mutate(
      { id: commitment.id, words: change.words },
      {
        onSuccess: (stored) => {
          setError(null)
          notify({
            message: stored.textChange === null ? t('textChange.confirmed') : t('textChange.confirmedOne'),
            tone: 'success',
          })
        },
        onError: setError,
      },
    )
  return (
    <section className="commitment-changed" aria-labelledby="commitment-changed">
      <h3 id="commitment-changed">
        <Icon name="warning" size={18} /> {isGone ? t('textChange.titleGone') : t('textChange.title')}
      </h3>
      {error !== null && <ErrorNotice title={t('textChange.failed')}>{refusalText(error)}</ErrorNotice>}
      <p className="small">{isGone ? t('textChange.bodyGone') : t('textChange.body')}</p>
      <TextDiff before={change.agreed} after={change.words} />
      {unanswered.length > 0 && !hasToAnswer && (
        <p className="small">
          {isOfASide
            ? t('textChange.youConfirmed', { parties: namesOf(unanswered) })
            : t('textChange.answerBy', { parties: namesOf(textSides(commitment)) })}
        </p>
      )}
      {hasToAnswer && !isOnline && <p className="small commitment-offline">{t('action.offline')}</p>}
      {hasToAnswer && mayConfirm && isOnline && (
        <div className="commitment-buttons">
          <Button variant="primary" isBusy={confirmText.isPending} onClick={confirm}>
            {isGone ? t('textChange.confirmGone') : t('textChange.confirm')}
          </Button>
          {onCorrect !== null && <Button onClick={onCorrect}>{t('textChange.correct')}</Button>}
        </div>
      )}
    </section>
  )
}

/** Two texts as one, with what was taken out struck through and what came in underlined, both also in words. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('commitments')
  return (
    <p className="commitment-diff" role="group" aria-label={t('textChange.diff')}>
      {diffWordsWithSpace(before, after).map((part, index) => {
        // A part has no identity but its place in the sentence.
        if (part.added) {
          return (
            <ins key={index}>
              <span className="sr-only"> [{t('textChange.added')}: </span>
              {part.value}
              <span className="sr-only">] </span>
            </ins>
          )
        }
        if (part.removed) {
          return (
            <del key={index}>
              <span className="sr-only"> [{t('textChange.removed')}: </span>
              {part.value}
              <span className="sr-only">] </span>
            </del>
          )
        }
        return <span key={index}>{part.value}</span>
      })}
    </p>
  )
}
