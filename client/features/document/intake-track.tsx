import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { CardContent } from '#shared/document/cards.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { CardChoice, CardNumberField, CardTextField } from './card-field.tsx'
import { CardMenu } from './card-menu.tsx'
import { type CardDesk, useCardActions, useCardDesk, useCards } from './card-desk.ts'
import { useCaretInNewCard } from './use-caret-in-new-card.ts'
import { partiesNamedIn, stepPhase } from './intake.model.ts'
import type { IntakeField } from './task-words.model.ts'
import { useHasRail, useIsNarrow } from './use-is-narrow.ts'

const IntakeNotes = lazy(async () => ({ default: (await import('./intake-notes.tsx')).IntakeNotes }))

const stairHeight = 78

/** The first months in the firm: one track of steps and one stair of hours on the same time, and the list to edit. */
export function IntakeTrack() {
  const { t } = useTranslation('cards')
  const { canWrite } = useCardDesk()
  const cards = useCards('intakeSteps')
  const ids = cards.map((card) => card.id)
  const actions = useCardActions('intakeSteps')
  const setCaretIn = useCaretInNewCard(cards)
  const isNarrow = useIsNarrow()
  const [isEditing, setIsEditing] = useState(false)
  const isList = isNarrow || isEditing || cards.length === 0
  return (
    <div className="intake">
      <div className="cards-head">
        <p className="cards-lead">{cards.length === 0 ? t('intake.empty') : t('intake.lead')}</p>
        {canWrite && cards.length > 0 && !isNarrow && (
          <Button
            variant={isEditing ? 'primary' : 'outline'}
            onClick={() => setIsEditing(!isEditing)}
            aria-pressed={isEditing}
          >
            {isEditing ? t('intake.done') : t('intake.edit')}
          </Button>
        )}
      </div>
      {!isNarrow && cards.length > 0 && <Track cards={cards} />}
      {cards.length > 0 && (
        <Suspense fallback={null}>
          <IntakeNotes cards={cards} />
        </Suspense>
      )}
      {isList && (
        <ol className="step-list">
          {cards.map((card) => (
            <Step key={card.id} card={card} among={ids} />
          ))}
        </ol>
      )}
      {isList && canWrite && (
        <Button variant="outline" icon="plus" onClick={() => setCaretIn(actions.add({}))}>
          {t('intake.add')}
        </Button>
      )}
    </div>
  )
}

function Track(props: { readonly cards: readonly CardContent[] }) {
  const { cards } = props
  const { t } = useTranslation('cards')
  const { people, language, isWide, setIsWide } = useCardDesk()
  const canWiden = useHasRail()
  const hours = cards.map((card) => Number(card.fields['hoursPerWeek'] ?? 0))
  const most = Math.max(1, ...hours)
  const parties: readonly PartyKind[] = ['firm', 'employmentActor', 'municipality']
  return (
    <section className="intake-panel" aria-label={t('intake.track')}>
      <div className="intake-panel-head">
        <h3>{t('intake.track')}</h3>
        <span className="intake-legend">
          {t('intake.responsible')}
          {parties.map((kind) => (
            <span key={kind}>
              <PartyMark kind={kind} size={16} /> {t(`party.${kind}`)}
            </span>
          ))}
        </span>
        {canWiden && (
          <Button variant="quiet" size="small" aria-pressed={isWide} onClick={() => setIsWide(!isWide)}>
            {t(isWide ? 'intake.beside' : 'intake.wide')}
          </Button>
        )}
      </div>
      <div className="intake-scroll" tabIndex={0} role="group" aria-label={t('intake.track')}>
        <ol className="intake-track" style={{ '--steps': cards.length } as React.CSSProperties}>
          {cards.map((card, index) => (
            <li key={card.id} className={`is-${stepPhase(String(card.fields['when'] ?? ''))}`}>
              <h4 lang={language}>{String(card.fields['when'] ?? '') || t('intake.noWhen')}</h4>
              <p lang={language}>{String(card.fields['what'] ?? '')}</p>
              <p className="intake-who">
                <Who who={String(card.fields['who'] ?? '')} people={people} />
              </p>
              <div className="intake-stair">
                {(hours[index] ?? 0) > 0 && (
                  <>
                    <span className="intake-hours">{t('tasks.hours', { hours: formatNumber(hours[index] ?? 0) })}</span>
                    <i style={{ height: Math.round(((hours[index] ?? 0) / most) * stairHeight) }} />
                  </>
                )}
              </div>
              <p className="intake-check" lang={language}>
                {String(card.fields['checkIn'] ?? '')}
              </p>
            </li>
          ))}
        </ol>
      </div>
      <p className="intake-caption">{t('intake.stairCaption')}</p>
    </section>
  )
}

function Who(props: { readonly who: string; readonly people: CardDesk['people'] }) {
  const { t } = useTranslation('cards')
  const parties = partiesNamedIn(props.who, props.people)
  if (parties.length === 0) return props.who
  return (
    <>
      {parties.map((kind) => (
        <PartyMark key={kind} kind={kind} size={18} label={t(`party.${kind}`)} />
      ))}
    </>
  )
}

function Step(props: { readonly card: CardContent; readonly among: readonly string[] }) {
  const { card, among } = props
  const { t } = useTranslation('cards')
  // The options follow the schema's own names; a test holds the two against each other.
  const say = useTranslation('lists').t as (key: string) => string
  const name = String(card.fields['when'] ?? '') || t('intake.noWhen')
  const label = (field: IntakeField) => t('fieldOf', { field: t(`intakeSteps.${field}`), name })
  return (
    <li data-card={card.id}>
      <div className="step-when">
        <CardTextField
          list="intakeSteps"
          card={card}
          name="when"
          label={label('when')}
          className="is-strong"
          placeholder={t('intake.whenPlaceholder')}
        />
        <CardNumberField
          list="intakeSteps"
          card={card}
          name="hoursPerWeek"
          label={label('hoursPerWeek')}
          unit={t('intake.hoursAWeek')}
        />
      </div>
      <div className="step-what">
        <CardTextField
          list="intakeSteps"
          card={card}
          name="what"
          label={label('what')}
          placeholder={t('intakeSteps.what')}
        />
        <div className="step-facts">
          <span>{t('intakeSteps.who')}</span>
          <CardTextField list="intakeSteps" card={card} name="who" label={label('who')} placeholder="–" />
          <span>{t('intakeSteps.checkIn')}</span>
          <CardTextField list="intakeSteps" card={card} name="checkIn" label={label('checkIn')} placeholder="–" />
          <span>{t('intakeSteps.daysPerWeek')}</span>
          <CardNumberField list="intakeSteps" card={card} name="daysPerWeek" label={label('daysPerWeek')} />
          <span>{t('intakeSteps.form')}</span>
          <CardChoice
            list="intakeSteps"
            card={card}
            name="form"
            label={label('form')}
            optionText={(option) => say(`option.form.${option}`)}
            isClearable
          >
            <span className="form-chosen">
              {typeof card.fields['form'] === 'string' ? say(`option.form.${card.fields['form']}`) : '–'}
            </span>
          </CardChoice>
        </div>
      </div>
      <CardMenu list="intakeSteps" id={card.id} name={name} among={among} />
    </li>
  )
}
