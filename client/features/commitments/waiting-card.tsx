import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { notify } from '#client/ui/notify.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { useDueWords } from './commitment-words.tsx'
import { useCommitmentChanges, useIsOnline } from './use-commitments.ts'

/** On a phone: the first thing that only my party can answer, with the answer at hand. */
export function WaitingCard({
  commitment,
  partnership,
  targets,
  onOpen,
}: {
  commitment: CommitmentView
  partnership: PartnershipView
  targets: readonly OutcomeTarget[]
  onOpen: () => void
}) {
  const { t } = useTranslation('commitments')
  const { t: outcomes } = useTranslation('outcomes')
  const changes = useCommitmentChanges(partnership.id)
  const actor = useActor()
  const isOnline = useIsOnline()
  const refusalText = useRefusalText()
  const due = useDueWords()(commitment)
  const party = partnership.parties.find(({ id }) => id === commitment.partyId)
  const proposer = partnership.parties.find(({ id }) => id === commitment.proposedByPartyId)
  if (party === undefined) return null
  const mayAccept = decide(actor, partnership.id, { kind: 'commitment.accept', partyId: party.id }).allowed
  const supported = targets.filter(({ id }) => commitment.targetIds.includes(id))
  return (
    <section className="commitments-ask">
      <div className="commitments-ask-head">
        <span className="ui-eyebrow">{t('phone.waiting', { party: t(`partyLower.${party.kind}`) })}</span>
        {proposer !== undefined && <PartyMark kind={proposer.kind} label={t(`partyShort.${proposer.kind}`)} />}
      </div>
      <h2>{commitment.what}</h2>
      <p className="small muted">
        {t('phone.waitingText', { who: commitment.proposedByName, due: due === null ? '' : ` ${due}` })}{' '}
        {supported.length > 0 &&
          t('phone.waitingTargets', {
            targets: supported.map((target) => outcomes(`${target.outcomeCode}.name`)).join(', '),
          })}
      </p>
      {!isOnline && <p className="small commitment-offline">{t('action.offline')}</p>}
      <div className="commitments-ask-buttons">
        {mayAccept && isOnline && (
          <Button
            variant="primary"
            isBusy={changes.accept.isPending}
            onClick={() =>
              changes.accept.mutate(
                { id: commitment.id, version: commitment.version },
                {
                  onSuccess: () => notify({ message: t('saved.accepted'), tone: 'success' }),
                  onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
                },
              )
            }
          >
            {t('phone.accept')}
          </Button>
        )}
        <Button onClick={onOpen}>{t('phone.answer')}</Button>
      </div>
    </section>
  )
}
