import { useTranslation } from 'react-i18next'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import type { StepView } from '#shared/domain/workshop/room-view.ts'
import type { WorkshopCardId } from '#shared/kernel/ids.ts'
import type { useSteer } from './use-steer.ts'

/** The cards of a step that has been shown: each can be gathered with another, without dragging. */
export function CardsPanel(props: {
  readonly step: StepView
  readonly isOpen: boolean
  readonly steer: ReturnType<typeof useSteer>['steer']
}) {
  const { step, isOpen, steer } = props
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const leads = step.cards.filter(({ groupId }) => groupId === null)
  const ordered = leads.flatMap((lead) => [lead, ...step.cards.filter(({ groupId }) => groupId === lead.id)])
  return (
    <section>
      <SectionHeading title={t('desk.cards')} aside={String(step.cards.length)} />
      <ul className="room-cards">
        {ordered.map((card) => (
          <li key={card.id} data-under={card.groupId !== null}>
            <PartyMark kind={card.partyKind} label={room(`party.${card.partyKind}`)} />
            <span className="room-card-text">{card.text}</span>
            {isOpen && (
              <select
                className="ui-input desk-group"
                aria-label={t('desk.groupNamed', { text: card.text })}
                value={card.groupId ?? ''}
                onChange={(event) =>
                  steer({
                    kind: 'group',
                    cardId: card.id,
                    into: event.target.value === '' ? null : (event.target.value as WorkshopCardId),
                  })
                }
              >
                <option value="">{card.groupId === null ? t('desk.groupWith') : t('desk.ungroup')}</option>
                {leads
                  .filter(({ id }) => id !== card.id)
                  .map((lead) => (
                    <option key={lead.id} value={lead.id}>
                      {lead.text}
                    </option>
                  ))}
              </select>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
