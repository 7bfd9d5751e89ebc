import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { type CardContent, type CardList, cardFields } from '#shared/document/cards.ts'
import { CardChoice, CardDayField, CardNumberField, CardScale, CardTextField } from './card-field.tsx'
import { partyOfOption } from './use-list-words.ts'

/** Any field of a card, drawn by its kind, with its name beside or above it. */
export function CardFormField(props: {
  readonly list: CardList
  readonly card: CardContent
  readonly name: string
  /** What the field is called; with the card's name it is what a screen reader hears. */
  readonly word: string
  readonly cardName: string
  readonly optionText?: (option: string) => string
  readonly unit?: string
  /** The field alone, its name heard but not seen. */
  readonly isBare?: boolean
}) {
  const { list, card, name, word, cardName, optionText = (option) => option, unit, isBare = false } = props
  const { t } = useTranslation('cards')
  const id = useId()
  const field = cardFields[list].find((known) => known.name === name)
  if (field === undefined) return null
  const common = { list, card, name, label: t('fieldOf', { field: word, name: cardName }) }
  const value = card.fields[name]
  let input: ReactNode
  if (field.kind === 'text') input = <CardTextField {...common} placeholder={isBare ? word : '–'} />
  else if (field.kind === 'day') input = <CardDayField {...common} />
  else if (field.kind === 'number' && field.min === 1 && field.max === 5) {
    input = <CardScale {...common} stepText={(step) => t('tasks.ofFive', { step })} />
  } else if (field.kind === 'number') input = <CardNumberField {...common} {...(unit === undefined ? {} : { unit })} />
  else {
    const party = partyOfOption(name, value)
    input = (
      <CardChoice {...common} optionText={optionText} isClearable>
        <span className="form-chosen">
          {party !== null && <PartyMark kind={party} size={16} />}
          {typeof value === 'string' && value !== '' ? optionText(value) : '–'}
        </span>
      </CardChoice>
    )
  }
  if (isBare) return input
  return (
    <div className={`form-field${field.kind === 'text' && field.isLong === true ? ' is-wide' : ''}`}>
      <span className="form-word" id={id} aria-hidden="true">
        {word}
      </span>
      {input}
    </div>
  )
}
