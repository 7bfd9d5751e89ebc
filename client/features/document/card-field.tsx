import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDayTyped } from '#client/i18n/format.ts'
import { parseTypedDay } from '#client/i18n/typed-values.ts'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { partyClass } from '#client/editor/party-shape.ts'
import { cardText, startCardText } from '#shared/document/card-operations.ts'
import { type CardContent, type CardList, cardFields } from '#shared/document/cards.ts'
import { fieldKey, useCardActions, useCardDesk } from './card-desk.ts'
import { CardText } from './card-text.tsx'
import { decimalComma, readNumber } from './number-text.model.ts'

/** Shows who else is in the field: a frame in the party's colour with the name on it. */
function InUse(props: { readonly fieldId: string; readonly className?: string; readonly children: ReactNode }) {
  const { peersByField } = useCardDesk()
  const peer = peersByField.get(props.fieldId)?.[0]
  const party = peer === undefined ? '' : ` in-use ${partyClass[peer.partyKind]}`
  return (
    <span className={`card-field ${props.className ?? ''}${party}`}>
      {peer !== undefined && (
        <span className="in-use-flag">
          <PartyMark kind={peer.partyKind} size={14} />
          {peer.name}
        </span>
      )}
      {props.children}
    </span>
  )
}

interface FieldProps {
  readonly list: CardList
  readonly card: CardContent
  readonly name: string
  /** What the field is, with the card it belongs to, for a screen reader. */
  readonly label: string
  readonly className?: string
  readonly placeholder?: string
}

/** A text field of a card, written together. */
export function CardTextField(props: FieldProps) {
  const { list, card, name, label, className = '', placeholder } = props
  const { connection, canWrite, origin, language } = useCardDesk()
  const actions = useCardActions(list)
  const field = cardFields[list].find((known) => known.name === name)
  return (
    <InUse fieldId={fieldKey(list, card.id, name)} className="is-text">
      <CardText
        text={cardText(connection.doc, list, card.id, name)}
        origin={origin}
        label={label}
        language={language}
        className={`card-input ${className}`}
        isReadOnly={!canWrite}
        isLong={field?.kind === 'text' && field.isLong === true}
        onEnter={() => {
          // A card from before the field was there gets its text when somebody comes to write in it.
          if (canWrite) startCardText(connection.doc, list, card.id, name)
          actions.enter(card.id, name)
        }}
        onLeave={() => actions.leave(card.id, name)}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </InUse>
  )
}

/** A number field of a card: the last writer wins. Danish decimals; what is no number goes back to what it was. */
export function CardNumberField(props: FieldProps & { readonly unit?: string }) {
  const { list, card, name, label, className = '', unit } = props
  const { canWrite } = useCardDesk()
  const { i18n } = useTranslation()
  const actions = useCardActions(list)
  const [typed, setTyped] = useState<string | null>(null)
  const value = card.fields[name]
  const shown = typeof value === 'number' ? decimalComma(value, i18n.language) : ''
  const field = cardFields[list].find((known) => known.name === name)
  const keep = () => {
    if (typed === null) return
    setTyped(null)
    const number = typed.trim() === '' ? null : readNumber(typed)
    if (number === undefined || field?.kind !== 'number') return
    actions.set(card.id, name, number === null ? null : Math.min(field.max, Math.max(field.min, number)))
  }
  return (
    <InUse fieldId={fieldKey(list, card.id, name)} className="is-number">
      <input
        type="text"
        inputMode="decimal"
        className={`card-input is-number ${className}`}
        aria-label={label}
        value={typed ?? shown}
        size={Math.max(2, (typed ?? shown).length)}
        placeholder="–"
        readOnly={!canWrite}
        onFocus={() => actions.enter(card.id, name)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          keep()
          actions.leave(card.id, name)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
      {unit !== undefined && <span className="card-unit">{unit}</span>}
    </InUse>
  )
}

/** A day of a card, typed as DD.MM.ÅÅÅÅ and in the ways people shorten that; what is no day goes back to what it was. */
export function CardDayField(props: FieldProps) {
  const { list, card, name, label, className = '' } = props
  const { canWrite } = useCardDesk()
  const { t } = useTranslation('ui')
  const actions = useCardActions(list)
  const [typed, setTyped] = useState<string | null>(null)
  const value = card.fields[name]
  const shown = typeof value === 'string' && value !== '' ? formatDayTyped(value) : ''
  const keep = () => {
    if (typed === null) return
    setTyped(null)
    const day = typed.trim() === '' ? null : parseTypedDay(typed)
    if (typed.trim() === '' || day !== null) actions.set(card.id, name, day)
  }
  return (
    <InUse fieldId={fieldKey(list, card.id, name)} className="is-number is-day">
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className={`card-input is-number ${className}`}
        aria-label={label}
        value={typed ?? shown}
        size={10}
        placeholder={canWrite ? t('date.placeholder') : '–'}
        readOnly={!canWrite}
        onFocus={() => actions.enter(card.id, name)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          keep()
          actions.leave(card.id, name)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key === 'Escape') setTyped(null)
        }}
      />
    </InUse>
  )
}

/** A choice that looks like what was chosen, with the browser's own list behind it. */
export function CardChoice(
  props: FieldProps & {
    readonly optionText: (option: string) => string
    /** "–" can be chosen, which leaves the field without an answer. */
    readonly isClearable?: boolean
    readonly children: ReactNode
  },
) {
  const { list, card, name, label, optionText, isClearable = false, children } = props
  const { canWrite } = useCardDesk()
  const actions = useCardActions(list)
  const field = cardFields[list].find((known) => known.name === name)
  const options = field?.kind === 'choice' ? field.options : []
  return (
    <InUse fieldId={fieldKey(list, card.id, name)} className="is-choice">
      {children}
      {canWrite && (
        <>
          <span className="card-choice-arrow" aria-hidden="true">
            <Icon name="chevronDown" size={14} />
          </span>
          <select
            className="card-choice"
            aria-label={label}
            value={String(card.fields[name] ?? '')}
            onFocus={() => actions.enter(card.id, name)}
            onBlur={() => actions.leave(card.id, name)}
            onChange={(event) => actions.set(card.id, name, event.target.value === '' ? null : event.target.value)}
          >
            {(isClearable || card.fields[name] === undefined) && <option value="">–</option>}
            {options.map((option) => (
              <option key={option} value={option}>
                {optionText(option)}
              </option>
            ))}
          </select>
        </>
      )}
    </InUse>
  )
}

const steps = [1, 2, 3, 4, 5] as const

/** One to five as dots; a choice of five for the keyboard and the screen reader. */
export function CardScale(props: FieldProps & { readonly stepText: (step: number) => string }) {
  const { list, card, name, label, stepText } = props
  const { canWrite } = useCardDesk()
  const actions = useCardActions(list)
  const group = useId()
  const value = Number(card.fields[name] ?? 0)
  if (!canWrite) {
    return (
      <span className="dots" role="img" aria-label={`${label}: ${value === 0 ? '–' : stepText(value)}`}>
        {steps.map((step) => (
          <i key={step} className={step <= value ? 'is-full' : ''} />
        ))}
      </span>
    )
  }
  return (
    <InUse fieldId={fieldKey(list, card.id, name)}>
      <span className="dots" role="radiogroup" aria-label={label}>
        {steps.map((step) => (
          <label key={step}>
            <input
              type="radio"
              name={group}
              checked={value === step}
              aria-label={stepText(step)}
              onChange={() => actions.set(card.id, name, step)}
              onFocus={() => actions.enter(card.id, name)}
              onBlur={() => actions.leave(card.id, name)}
            />
            <i className={step <= value ? 'is-full' : ''} />
          </label>
        ))}
      </span>
    </InUse>
  )
}
