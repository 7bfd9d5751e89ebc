import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { type StanceKind, stances } from '#shared/domain/workshop/room.ts'
import type { StepProps } from './step-body.tsx'

/** One's stance on a proposal: yes, yes with a reservation, or an objection that says why. */
export function DecisionAnswer({ client, view, step, onDraft }: StepProps) {
  const { t } = useTranslation('room')
  const [stance, setStance] = useState<StanceKind | null>(view.me.stance?.stance ?? null)
  const [reason, setReason] = useState(view.me.stance?.reason ?? '')
  const [isFault, setIsFault] = useState(false)
  const id = useId()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (stance === null) return
    const isMissing = stance === 'objection' && reason.trim() === ''
    setIsFault(isMissing)
    if (isMissing) return
    client.say({ kind: 'stance', stepId: step.id, stance, reason: stance === 'agree' ? '' : reason.trim() })
    onDraft('')
  }
  return (
    <>
      {step.outcome !== '' && (
        <p className="room-outcome">
          <b>{t('decision.outcome')}:</b> {step.outcome}
          {step.reviewOn !== null && (
            <span className="room-small"> {t('decision.review', { day: formatDay(step.reviewOn) })}</span>
          )}
        </p>
      )}
      <form onSubmit={send} className="room-form">
        <fieldset className="room-stances">
          <legend className="sr-only">{t('decision.about')}</legend>
          {stances.map((kind) => (
            <label key={kind} className="room-party" data-on={stance === kind}>
              <input type="radio" name={id} checked={stance === kind} onChange={() => setStance(kind)} />
              {t(`decision.${kind}`)}
            </label>
          ))}
        </fieldset>
        {stance !== null && stance !== 'agree' && (
          <div className={isFault ? 'ui-field ui-field-error' : 'ui-field'}>
            <label className="ui-field-label" htmlFor={id}>
              {t('decision.reason')}
            </label>
            {isFault && (
              <p className="ui-field-message" id={`${id}-error`}>
                {t('decision.needReason')}
              </p>
            )}
            <textarea
              id={id}
              className="ui-input"
              rows={2}
              maxLength={500}
              value={reason}
              aria-invalid={isFault || undefined}
              aria-describedby={isFault ? `${id}-error` : undefined}
              onChange={(event) => {
                setReason(event.target.value)
                onDraft(event.target.value)
              }}
            />
          </div>
        )}
        <button type="submit" className="ui-button ui-button-big ui-button-block" disabled={stance === null}>
          {t('decision.send')}
        </button>
        {view.me.stance !== null && <p className="room-small">{t('decision.sent')}</p>}
      </form>
      {step.stances.length > 0 && (
        <section>
          <h2 className="room-list-title">{t('decision.answers')}</h2>
          <ul className="room-cards">
            {step.stances.map((one, place) => (
              <li key={`${one.partyKind}${one.stance}${place}`}>
                <PartyMark kind={one.partyKind} label={t(`party.${one.partyKind}`)} />
                <span className="room-card-text">
                  <b>{t(`decision.${one.stance}`)}</b> {one.reason}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
