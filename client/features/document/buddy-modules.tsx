import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { certificateMonths, modulesForCertificate } from '#shared/domain/social-model/buddy-capacity.ts'
import type { CardContent } from '#shared/document/cards.ts'
import { CapacityCheck } from './capacity.tsx'
import { CardDayField, CardNumberField, CardTextField } from './card-field.tsx'
import { CardMenu } from './card-menu.tsx'
import type { BuddyField } from './task-words.model.ts'
import { useCardActions, useCardDesk, useCards } from './card-desk.ts'
import { useCaretInNewCard } from './use-caret-in-new-card.ts'

/** The modules of the buddy training: goal, time, who and when; attendance as a number, never as names. */
export function BuddyModules() {
  const { t } = useTranslation('cards')
  const { canWrite, slug, documentId } = useCardDesk()
  const cards = useCards('buddyModules')
  const ids = cards.map((card) => card.id)
  const actions = useCardActions('buddyModules')
  const setCaretIn = useCaretInNewCard(cards)
  const minutes = cards.reduce((sum, card) => sum + Number(card.fields['minutes'] ?? 0), 0)
  return (
    <div className="buddy">
      <div className="cards-head">
        <p className="cards-lead">
          {cards.length === 0
            ? t('buddy.empty')
            : t('buddy.lead', { count: cards.length, hours: formatNumber(minutes / 60, 1) })}
        </p>
        {canWrite && (
          <Button variant="outline" icon="plus" onClick={() => setCaretIn(actions.add({}))}>
            {t('buddy.add')}
          </Button>
        )}
      </div>
      {cards.length > 0 && (
        <div className="buddy-certificate">
          <p className="task-note">
            {t('buddy.rule', { modules: modulesForCertificate, total: cards.length, months: certificateMonths })}
          </p>
          <ButtonLink variant="quiet" size="small" to="/p/$slug/d/$documentId/buddybevis" params={{ slug, documentId }}>
            {t('buddy.certificate')}
          </ButtonLink>
        </div>
      )}
      <CapacityCheck isOfBuddies />
      <ol className="step-list">
        {cards.map((card, index) => (
          <Module key={card.id} card={card} index={index} among={ids} />
        ))}
      </ol>
    </div>
  )
}

function Module(props: { readonly card: CardContent; readonly index: number; readonly among: readonly string[] }) {
  const { card, index, among } = props
  const { t } = useTranslation('cards')
  const name = String(card.fields['title'] ?? '') || t('buddy.unnamed')
  const label = (field: BuddyField) => t('fieldOf', { field: t(`buddyModules.${field}`), name })
  return (
    <li data-card={card.id}>
      <div className="step-when">
        <span className="step-number">{index + 1}</span>
        <CardNumberField
          list="buddyModules"
          card={card}
          name="minutes"
          label={label('minutes')}
          unit={t('buddy.minutes')}
        />
      </div>
      <div className="step-what">
        <CardTextField
          list="buddyModules"
          card={card}
          name="title"
          label={label('title')}
          className="is-strong"
          placeholder={t('buddy.unnamed')}
        />
        <CardTextField
          list="buddyModules"
          card={card}
          name="goal"
          label={label('goal')}
          placeholder={t('buddyModules.goal')}
        />
        <div className="step-facts">
          <span>{t('buddyModules.who')}</span>
          <CardTextField list="buddyModules" card={card} name="who" label={label('who')} placeholder="–" />
          <span>{t('buddyModules.when')}</span>
          <CardTextField list="buddyModules" card={card} name="when" label={label('when')} placeholder="–" />
          <span>{t('buddyModules.day')}</span>
          <CardDayField list="buddyModules" card={card} name="day" label={label('day')} />
          <span>{t('buddyModules.trainer')}</span>
          <CardTextField list="buddyModules" card={card} name="trainer" label={label('trainer')} placeholder="–" />
          <span>{t('buddyModules.exercise')}</span>
          <CardTextField list="buddyModules" card={card} name="exercise" label={label('exercise')} placeholder="–" />
          <span>{t('buddyModules.attended')}</span>
          <CardNumberField list="buddyModules" card={card} name="attended" label={label('attended')} />
        </div>
      </div>
      <CardMenu list="buddyModules" id={card.id} name={name} among={among} />
    </li>
  )
}
