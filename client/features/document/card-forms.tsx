import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { type CardContent, cardFields } from '#shared/document/cards.ts'
import { CardFormField } from './card-form-field.tsx'
import { CardMenu } from './card-menu.tsx'
import { useCardActions, useCardDesk, useCards } from './card-desk.ts'
import { StartingCards } from './starting-cards-button.tsx'
import { useCaretInNewCard } from './use-caret-in-new-card.ts'
import { type FormList, titleField, useListWords } from './use-list-words.ts'

/** A list drawn as forms, one card under the other: the same on every width, so a phone shows one card at a time. */
export function CardForms(props: {
  readonly list: FormList
  /** Fields that stand under the card's name at its left; the rest follow beside it. */
  readonly first?: readonly string[]
  readonly units?: Readonly<Record<string, string>>
  /** What is worked out from a card and shown with it. */
  readonly aside?: (card: CardContent) => ReactNode
  readonly newCard?: Readonly<Record<string, string | number>>
  /** What is worked out from all of them, above the list. */
  readonly children?: ReactNode
}) {
  const { list, first = [], units = {}, aside, newCard = {}, children } = props
  const { canWrite } = useCardDesk()
  const cards = useCards(list)
  const ids = cards.map((card) => card.id)
  const actions = useCardActions(list)
  const words = useListWords(list)
  const setCaretIn = useCaretInNewCard(cards)
  const title = titleField[list]
  const rest = cardFields[list].map((field) => field.name).filter((name) => name !== title && !first.includes(name))
  const nameOf = (card: CardContent): string => String(card.fields[title] ?? '').trim() || words.of('unnamed')
  const field = (card: CardContent, name: string, isBare = false) => (
    <CardFormField
      key={name}
      list={list}
      card={card}
      name={name}
      word={words.field(name)}
      cardName={nameOf(card)}
      optionText={(option) => words.option(name, option)}
      isBare={isBare}
      {...(units[name] === undefined ? {} : { unit: units[name] })}
    />
  )
  return (
    <div className={`forms is-${list}`}>
      <div className="cards-head">
        <p className="cards-lead">{words.of(cards.length === 0 ? 'empty' : 'lead')}</p>
        <div className="cards-buttons">
          {cards.length === 0 && <StartingCards list={list} />}
          {canWrite && (
            <Button variant="outline" icon="plus" onClick={() => setCaretIn(actions.add(newCard))}>
              {words.of('add')}
            </Button>
          )}
        </div>
      </div>
      {cards.length > 0 && children}
      {cards.length > 0 && (
        <ol className="form-list">
          {cards.map((card) => (
            <li key={card.id} data-card={card.id}>
              <div className="form-head">
                <div className="form-title">{field(card, title, true)}</div>
                {first.map((name) => field(card, name))}
                {aside?.(card)}
              </div>
              <div className="form-fields">{rest.map((name) => field(card, name))}</div>
              <CardMenu list={list} id={card.id} name={nameOf(card)} among={ids} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

export const Contacts = () => <CardForms list="contacts" first={['party', 'phone']} />
export const Escalations = () => <CardForms list="escalations" first={['level']} />

export function Meetings() {
  const { t } = useTranslation('lists')
  return (
    <CardForms list="meetings" first={['rhythm', 'minutes', 'nextOn']} units={{ minutes: t('meetings.minutes') }} />
  )
}
