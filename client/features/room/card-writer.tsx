import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomColumn } from '#client/i18n/da/room.ts'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { columnsOf, longestCard } from '#shared/domain/workshop/activity.ts'
import type { CardView } from '#shared/domain/workshop/room-view.ts'
import type { WorkshopCardId } from '#shared/kernel/ids.ts'
import { keepDraft, readDraft } from './device-store.ts'
import { type OwnCard, ownCards } from './own-cards.model.ts'
import type { StepProps } from './step-body.tsx'

/** One field, one button, and what one has written so far. */
export function CardWriter({ client, state, view, step, onDraft }: StepProps) {
  const { t } = useTranslation('room')
  const { me } = view
  const [text, setText] = useState(() => readDraft(me.id, step.id))
  const columns = columnsOf(step.activity)
  const [column, setColumn] = useState<string | null>(step.activity === 'needs' ? 'need' : null)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const cards = ownCards(step.cards, state.waiting, step.id)
  const others = step.cards.filter(({ isMine }) => !isMine)
  const left = useRef({ text, onDraft })
  useEffect(() => {
    // What was left from before; what is typed from here on is told at every key.
    if (left.current.text !== '') left.current.onDraft(left.current.text)
  }, [])
  const write = (next: string) => {
    setText(next)
    keepDraft(me.id, step.id, next)
    onDraft(next)
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      field.current?.focus()
      return
    }
    client.say({
      kind: 'card',
      stepId: step.id,
      cardId: crypto.randomUUID() as WorkshopCardId,
      column,
      text: text.trim(),
    })
    write('')
    field.current?.focus()
  }
  if (step.activity === 'needs' && me.partyKind === 'fund') {
    return (
      <>
        <p className="room-muted">{t('card.fund')}</p>
        <OtherCards cards={others} hidden={step.hiddenCards} />
      </>
    )
  }
  const hint = step.isRevealed ? 'revealed' : step.activity === 'oneTwoAll' && step.phase === 1 ? 'table' : 'writing'
  return (
    <>
      <p className="room-hint" id={`${id}-hidden`}>
        <Icon name={step.isRevealed ? 'people' : 'lock'} size={18} />
        {t(`hidden.${hint}`, { party: t(`party.${me.partyKind}`) })}
      </p>
      <form onSubmit={add} className="room-form">
        {columns !== null && (
          <div className="ui-field">
            <label className="ui-field-label" htmlFor={`${id}-column`}>
              {step.activity === 'needs' ? t('card.column') : t('card.question')}
            </label>
            <select
              id={`${id}-column`}
              className="ui-input"
              value={column ?? ''}
              onChange={(event) => setColumn(event.target.value === '' ? null : event.target.value)}
            >
              {step.activity === 'tasks' && <option value="">{t('card.anyQuestion')}</option>}
              {columns.map((name) => (
                <option key={name} value={name}>
                  {t(`column.${name as RoomColumn}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        <div className="ui-field">
          <label className="ui-field-label" htmlFor={id}>
            {t(`card.label.${step.activity as 'write'}`)}
          </label>
          <textarea
            ref={field}
            id={id}
            className="ui-input"
            rows={2}
            value={text}
            maxLength={longestCard}
            aria-describedby={`${id}-hidden`}
            onChange={(event) => write(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) add(event)
            }}
          />
        </div>
        <button type="submit" className="ui-button ui-button-big ui-button-block">
          <Icon name="plus" size={18} />
          {t('card.add')}
        </button>
      </form>
      <section>
        <h2 className="room-list-title">
          {t('card.mine')} <span className="room-count">{cards.length}</span>
        </h2>
        {cards.length === 0 ? (
          <p className="room-muted">{t('card.none')}</p>
        ) : (
          <ul className="room-cards">
            {cards.map((card) => (
              <MyCard
                key={card.id}
                card={card}
                onSave={(next) =>
                  client.say({ kind: 'card', stepId: step.id, cardId: card.id, column: card.column, text: next })
                }
                onRemove={() => client.say({ kind: 'removeCard', cardId: card.id })}
                onDraft={onDraft}
              />
            ))}
          </ul>
        )}
      </section>
      <OtherCards cards={others} hidden={step.hiddenCards} />
    </>
  )
}

function MyCard(props: {
  readonly card: OwnCard
  readonly onSave: (text: string) => void
  readonly onRemove: () => void
  readonly onDraft: (text: string) => void
}) {
  const { card, onSave, onRemove, onDraft } = props
  const { t } = useTranslation('room')
  const [text, setText] = useState<string | null>(null)
  const id = useId()
  const close = () => {
    setText(null)
    onDraft('')
  }
  if (text === null) {
    return (
      <li>
        <span className="room-card-text">
          {card.column !== null && <span className="room-small">{t(`column.${card.column as RoomColumn}`)}: </span>}
          {card.text}
        </span>
        {card.isWaiting && <span className="room-small">{t('card.unsent')}</span>}
        {card.isLanded ? (
          <span className="room-small">{t('card.landed')}</span>
        ) : (
          <button
            type="button"
            className="ui-icon-button"
            aria-label={t('card.edit', { text: card.text })}
            onClick={() => {
              setText(card.text)
              onDraft(card.text)
            }}
          >
            <Icon name="edit" />
          </button>
        )}
      </li>
    )
  }
  return (
    <li className="room-editing">
      <label className="sr-only" htmlFor={id}>
        {t('card.edit', { text: card.text })}
      </label>
      <textarea
        id={id}
        className="ui-input"
        rows={2}
        autoFocus
        maxLength={longestCard}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="room-buttons">
        <button
          type="button"
          className="ui-button"
          onClick={() => {
            if (text.trim() !== '' && text.trim() !== card.text) onSave(text.trim())
            close()
          }}
        >
          {t('card.save')}
        </button>
        <button type="button" className="ui-button ui-button-quiet" onClick={close}>
          {t('card.cancel')}
        </button>
        <button
          type="button"
          className="ui-button ui-button-danger"
          onClick={() => {
            onRemove()
            close()
          }}
        >
          {t('card.remove')}
        </button>
      </div>
    </li>
  )
}

function OtherCards({ cards, hidden }: { cards: readonly CardView[]; hidden: number }) {
  const { t } = useTranslation('room')
  return (
    <>
      {hidden > 0 && <p className="room-muted">{t('hidden.counted', { count: hidden })}</p>}
      {cards.length > 0 && (
        <section>
          <h2 className="room-list-title">
            {t('card.all')} <span className="room-count">{cards.length}</span>
          </h2>
          <ul className="room-cards">
            {cards.map((card) => (
              <li key={card.id} data-under={card.groupId !== null}>
                <PartyMark kind={card.partyKind} label={t(`party.${card.partyKind}`)} />
                <span className="room-card-text">
                  {card.column !== null && (
                    <span className="room-small">{t(`column.${card.column as RoomColumn}`)}: </span>
                  )}
                  {card.text}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
