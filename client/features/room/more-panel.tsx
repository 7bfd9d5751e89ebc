import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParticipantView, StepView } from '#shared/domain/workshop/room-view.ts'
import type { RoomClient } from './room-client.ts'

/** What can be done in every step: a hand in the air, and something for later. */
export function MorePanel({ client, view, step }: { client: RoomClient; view: ParticipantView; step: StepView }) {
  const { t } = useTranslation('room')
  const [text, setText] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const park = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    client.say({ kind: 'park', parkedId: crypto.randomUUID(), stepId: step.id, text: text.trim() })
    setText('')
    setIsOpen(false)
  }
  return (
    <section className="room-more">
      <div className="room-buttons">
        <button
          type="button"
          className="ui-button ui-button-small"
          aria-pressed={view.me.isHandUp}
          onClick={() => client.say({ kind: 'hand', isUp: !view.me.isHandUp })}
        >
          {view.me.isHandUp ? t('more.handDown') : t('more.hand')}
        </button>
        <button
          type="button"
          className="ui-button ui-button-small"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('more.park')}
        </button>
      </div>
      {view.me.isHandUp && (
        <p className="room-small" role="status">
          {t('more.handUp')}
        </p>
      )}
      {isOpen && (
        <form onSubmit={park} className="room-form">
          <div className="ui-field">
            <label className="ui-field-label" htmlFor={id}>
              {t('more.parkLabel')}
            </label>
            <textarea
              id={id}
              className="ui-input"
              rows={2}
              maxLength={500}
              value={text}
              autoFocus
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <button type="submit" className="ui-button">
            {t('more.parkSave')}
          </button>
        </form>
      )}
      {view.me.parked.map((parked) => (
        <p key={parked} className="room-small">
          {t('more.parked', { text: parked })}
        </p>
      ))}
    </section>
  )
}
