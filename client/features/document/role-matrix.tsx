import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { partyKinds } from '#shared/domain/partnership/party.ts'
import type { CardContent } from '#shared/document/cards.ts'
import { type Responsibility, responsibilities } from '#shared/document/plan-card-fields.ts'
import { CardChoice, CardTextField } from './card-field.tsx'
import { CardForms } from './card-forms.tsx'
import { CardMenu } from './card-menu.tsx'
import { useCardActions, useCardDesk, useCards } from './card-desk.ts'
import { StartingCards } from './starting-cards-button.tsx'
import { useCaretInNewCard } from './use-caret-in-new-card.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useListWords } from './use-list-words.ts'

/** Who answers, does, is asked and is told: tasks down, parties across; on a phone one task at a time. */
export function RoleMatrix() {
  const isNarrow = useIsNarrow()
  return isNarrow ? <CardForms list="roles" /> : <Matrix />
}

function Matrix() {
  const { t } = useTranslation('lists')
  const { canWrite } = useCardDesk()
  const cards = useCards('roles')
  const ids = cards.map((card) => card.id)
  const actions = useCardActions('roles')
  const words = useListWords('roles')
  const setCaretIn = useCaretInNewCard(cards)
  return (
    <div className="forms is-roles">
      <div className="cards-head">
        <p className="cards-lead">
          {words.of(cards.length === 0 ? 'empty' : 'lead')} {cards.length > 0 && t('roles.letters')}
        </p>
        <div className="cards-buttons">
          {cards.length === 0 && <StartingCards list="roles" />}
          {canWrite && (
            <Button variant="outline" icon="plus" onClick={() => setCaretIn(actions.add({}))}>
              {words.of('add')}
            </Button>
          )}
        </div>
      </div>
      {cards.length > 0 && (
        <table className="role-matrix" aria-label={t('roles.table')}>
          <thead>
            <tr>
              <th scope="col">{words.field('task')}</th>
              {partyKinds.map((kind) => (
                <th key={kind} scope="col">
                  <PartyMark kind={kind} size={18} /> {words.field(kind)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <MatrixRow key={card.id} card={card} among={ids} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function MatrixRow(props: { readonly card: CardContent; readonly among: readonly string[] }) {
  const { card, among } = props
  const { t } = useTranslation('lists')
  const { t: cards } = useTranslation('cards')
  const words = useListWords('roles')
  const name = String(card.fields['task'] ?? '').trim() || words.of('unnamed')
  const label = (field: string) => cards('fieldOf', { field: words.field(field), name })
  return (
    <tr data-card={card.id}>
      <td>
        <CardTextField
          list="roles"
          card={card}
          name="task"
          label={label('task')}
          className="is-strong"
          placeholder={words.of('unnamed')}
        />
      </td>
      {partyKinds.map((kind) => {
        const held = responsibilityOf(card.fields[kind])
        return (
          <td key={kind}>
            <CardChoice
              list="roles"
              card={card}
              name={kind}
              label={label(kind)}
              optionText={(option) => words.option(kind, option)}
              isClearable
            >
              {held === null ? (
                <span className="role-letter is-none">–</span>
              ) : (
                <span className={`role-letter is-${held}`} title={words.option(kind, held)}>
                  {t(`letter.${held}`)}
                  <span className="sr-only">{words.option(kind, held)}</span>
                </span>
              )}
            </CardChoice>
          </td>
        )
      })}
      <td>
        <CardMenu list="roles" id={card.id} name={name} among={among} />
      </td>
    </tr>
  )
}

const responsibilityOf = (value: unknown): Responsibility | null =>
  responsibilities.find((known) => known === value) ?? null
