import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { partyClass } from '#client/editor/party-shape.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import { CardTextField } from './card-field.tsx'
import { CardMenu } from './card-menu.tsx'
import { useCardActions, useCardDesk, useCards } from './card-desk.ts'
import { SilentWriting, useSilentRound } from './silent-writing.tsx'
import { useCaretInNewCard } from './use-caret-in-new-card.ts'

const parties = ['municipality', 'employmentActor', 'firm'] as const satisfies readonly PartyKind[]
const kinds = ['need', 'wish', 'worry', 'contribution', 'dealbreaker'] as const

/** Needs, wishes, worries, contributions and no-gos of the three partners beside each other, before anything is agreed. */
export function NeedsMap() {
  const { t } = useTranslation('cards')
  const { canWrite } = useCardDesk()
  const cards = useCards('needs')
  const actions = useCardActions('needs')
  const setCaretIn = useCaretInNewCard(cards)
  const round = useSilentRound()
  // While people write in silence, a card straight into the map would show what they are to find for themselves.
  const canAdd = canWrite && (round === null || round === undefined)
  return (
    <>
      <SilentWriting round={round} />
      <div className="needs" role="table" aria-label={t('needs.label')}>
        <div className="needs-row is-head" role="row">
          <span role="columnheader" className="needs-corner">
            {t('needs.kind')}
          </span>
          {parties.map((party) => (
            <span key={party} role="columnheader" className="needs-party">
              <PartyMark kind={party} size={20} /> {t(`party.${party}`)}
            </span>
          ))}
        </div>
        {kinds.map((kind) => (
          <div key={kind} className="needs-row" role="row">
            <span role="rowheader" className="needs-kind">
              {t(`needs.column.${kind}`)}
            </span>
            {parties.map((party) => {
              const here = cards.filter((card) => card.fields['party'] === party && card.fields['column'] === kind)
              const place = `${t(`party.${party}`)}, ${t(`needs.column.${kind}`)}`
              return (
                <div key={party} role="cell" className={`needs-cell ${partyClass[party]}`}>
                  <span className="needs-cell-party">
                    <PartyMark kind={party} size={16} /> {t(`party.${party}`)}
                  </span>
                  {here.map((card) => (
                    <div key={card.id} className="needs-card" data-card={card.id}>
                      <CardTextField
                        list="needs"
                        card={card}
                        name="text"
                        label={place}
                        placeholder={t('needs.write')}
                      />
                      <CardMenu
                        list="needs"
                        id={card.id}
                        name={String(card.fields['text'] ?? '').slice(0, 40) || place}
                        among={here.map((other) => other.id)}
                      />
                    </div>
                  ))}
                  {canAdd && (
                    <Button
                      variant="quiet"
                      size="small"
                      icon="plus"
                      aria-label={t('needs.addTo', { place })}
                      onClick={() => setCaretIn(actions.add({ party, column: kind }))}
                    >
                      {t('needs.add')}
                    </Button>
                  )}
                  {!canAdd && here.length === 0 && <span className="needs-none">–</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </>
  )
}
