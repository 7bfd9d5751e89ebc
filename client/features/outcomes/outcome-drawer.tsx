import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatTime } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { useActor } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { OutcomeFormDrawer } from './outcome-form.tsx'
import { type OutcomeParts, OutcomeStatus } from './outcome-parts.tsx'
import { earlierOf, mayVerify } from './outcomes.model.ts'
import { useOutcomeChanges } from './use-outcomes.ts'

/** One registration: what it says, what shows it, what became of it, and the decision of another party. */
export function OutcomeDrawer({
  partnership,
  outcome,
  all,
  Evidence,
  onOpen,
  onClose,
}: {
  partnership: PartnershipView
  outcome: OutcomeView
  all: readonly OutcomeView[]
  onOpen: (id: string) => void
  onClose: () => void
} & OutcomeParts) {
  const { t } = useTranslation('reached')
  const { t: ladder } = useTranslation('outcomes')
  const actor = useActor()
  const refusalText = useRefusalText()
  const { verify, reject } = useOutcomeChanges()
  const [reason, setReason] = useState<string | null>(null)
  const [isReasonMissing, setIsReasonMissing] = useState(false)
  const [isCorrecting, setIsCorrecting] = useState(false)
  const partyName = (id: string | null) => partnership.parties.find((party) => party.id === id)?.name ?? '–'
  const name = ladder(`${outcome.outcomeCode}.name`)
  const mayDecide = mayVerify(actor, partnership.id, outcome)
  const mayCorrect =
    outcome.status !== 'superseded' &&
    decide(actor, partnership.id, { kind: 'outcome.register', partyId: outcome.registeredByPartyId }).allowed
  if (isCorrecting) {
    return (
      <OutcomeFormDrawer
        partnership={partnership}
        parties={[outcome.registeredByPartyId]}
        corrected={outcome}
        onSaved={onOpen}
        onClose={() => setIsCorrecting(false)}
      />
    )
  }
  const on = { id: outcome.id, version: outcome.version }
  const done = (message: string) => {
    notify({ message, tone: 'success' })
    onClose()
  }
  const sendReject = () => {
    if (reason === null || reason.trim() === '') return setIsReasonMissing(true)
    reject.mutate({ ...on, reason }, { onSuccess: () => done(t('rejected')), onSettled: () => setReason(null) })
  }
  const problem = verify.error ?? reject.error
  const successor = all.find(({ supersedesId }) => supersedesId === outcome.id)
  const earlier = earlierOf(outcome, all)
  return (
    <>
      <Drawer
        isOpen
        onClose={onClose}
        title={name}
        eyebrow={t('eyebrow', { code: outcome.outcomeCode })}
        footer={
          (mayDecide || mayCorrect) && (
            <>
              {mayCorrect && <Button onClick={() => setIsCorrecting(true)}>{t('correct')}</Button>}
              {mayDecide && (
                <>
                  <Button onClick={() => setReason('')}>{t('reject')}</Button>
                  <Button
                    variant="primary"
                    icon="check"
                    isBusy={verify.isPending}
                    onClick={() => verify.mutate(on, { onSuccess: () => done(t('verifiedNow')) })}
                  >
                    {t('verify')}
                  </Button>
                </>
              )}
            </>
          )
        }
      >
        {problem !== null && <ErrorNotice title={t('notDone')}>{refusalText(problem)}</ErrorNotice>}
        <p>
          <OutcomeStatus status={outcome.status} />
        </p>
        {outcome.status === 'registered' && !mayDecide && (
          <p className="small muted">
            {outcome.verifierPartyId === null || outcome.verifierPartyId === outcome.registeredByPartyId
              ? t('waitsForAny')
              : t('waitsFor', { party: partyName(outcome.verifierPartyId) })}
          </p>
        )}
        <dl className="outcomes-facts">
          <div>
            <dt>{t('form.count')}</dt>
            <dd>{t('count', { count: outcome.count })}</dd>
          </div>
          {outcome.personCode !== null && (
            <div>
              <dt>{t('form.personCode')}</dt>
              <dd>{outcome.personCode}</dd>
            </div>
          )}
          <div>
            <dt>{t('form.reachedOn')}</dt>
            <dd>{formatDay(outcome.reachedOn)}</dd>
          </div>
          {outcome.countedFrom !== null && (
            <div>
              <dt>{t('form.countedFrom')}</dt>
              <dd>{formatDay(outcome.countedFrom)}</dd>
            </div>
          )}
          {outcome.setting !== null && (
            <div>
              <dt>{t('form.setting')}</dt>
              <dd>{t(`setting.${outcome.setting}`)}</dd>
            </div>
          )}
          {outcome.firmPartyId !== null && (
            <div>
              <dt>{t('form.firm')}</dt>
              <dd>{partyName(outcome.firmPartyId)}</dd>
            </div>
          )}
        </dl>
        <dl className="outcomes-facts">
          <div>
            <dt>{t('form.evidence')}</dt>
            <dd>{outcome.evidence}</dd>
          </div>
        </dl>
        <p className="small muted">
          {ladder(`${outcome.outcomeCode}.trigger`)} {ladder(`${outcome.outcomeCode}.verification`)}
        </p>
        <h3>{t('evidence')}</h3>
        <Evidence subject={{ kind: 'outcome', id: outcome.id }} partnershipId={partnership.id} />
        <h3>{t('history.title')}</h3>
        <ul className="outcomes-earlier small">
          <li>
            {t('history.registered', {
              name: outcome.registeredByName,
              party: partyName(outcome.registeredByPartyId),
              time: formatTime(outcome.registeredAt),
            })}
          </li>
          {outcome.decidedAt !== null && (
            <li>
              {t(`history.${outcome.status === 'rejected' ? 'rejected' : 'verified'}`, {
                name: outcome.decidedByName ?? '',
                party: partyName(outcome.decidedByPartyId),
                time: formatTime(outcome.decidedAt),
              })}
            </li>
          )}
          {outcome.reason !== '' && <li>{t('history.reason', { reason: outcome.reason })}</li>}
          {successor !== undefined && (
            <li>
              <Button size="small" onClick={() => onOpen(successor.id)}>
                {t('history.successor')}
              </Button>
            </li>
          )}
          {earlier.map((one) => (
            <li key={one.id}>
              {t('history.before', { day: formatDay(one.reachedOn), count: one.count, evidence: one.evidence })}{' '}
              <Button size="small" onClick={() => onOpen(one.id)}>
                {t('history.see')}
              </Button>
            </li>
          ))}
        </ul>
      </Drawer>
      <Dialog
        isOpen={reason !== null}
        onClose={() => setReason(null)}
        title={t('rejectTitle')}
        footer={
          <>
            <Button onClick={() => setReason(null)}>{t('cancel')}</Button>
            <Button variant="primary" isBusy={reject.isPending} onClick={sendReject}>
              {t('reject')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('form.reason')}
          hint={t('rejectHint')}
          value={reason ?? ''}
          onChange={setReason}
          lines={2}
          maxLength={500}
          error={isReasonMissing && reason?.trim() === '' ? t('error.reason') : null}
        />
      </Dialog>
    </>
  )
}
