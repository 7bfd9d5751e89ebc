import { useTranslation } from 'react-i18next'
import { formatDay } from '#client/i18n/format.ts'
import type { RoomColumn } from '#client/i18n/da/room.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { AgreedList, Promises, Spread } from '#client/ui/workshop-lists.tsx'
import { stances } from '#shared/domain/workshop/room.ts'
import type { CardView, RoomView, StepView } from '#shared/domain/workshop/room-view.ts'

const columnParties = ['municipality', 'employmentActor', 'firm'] as const

/** What the big screen shows of a step: numbers while it is hidden, the words once they are revealed. */
export function StageBody({ view, step }: { view: RoomView; step: StepView }) {
  const { t } = useTranslation('workshops')
  const { t: room } = useTranslation('room')
  const people = view.present.reduce((sum, { count }) => sum + count, 0)
  switch (step.activity) {
    case 'write':
    case 'oneTwoAll':
    case 'needs':
    case 'tasks':
      if (!step.isRevealed) {
        return (
          <div className="stage-hidden">
            <p className="stage-big">{t('screen.written', { count: step.hiddenCards })}</p>
            <p>{t('screen.hiddenUntil')}</p>
          </div>
        )
      }
      return step.activity === 'needs' ? (
        <div className="stage-columns">
          {columnParties.map((party) => (
            <section key={party}>
              <h2>
                <PartyMark kind={party} size={28} /> {room(`party.${party}`)}
              </h2>
              <StageCards cards={step.cards.filter(({ partyKind }) => partyKind === party)} hasParty={false} />
            </section>
          ))}
        </div>
      ) : (
        <StageCards cards={step.cards} hasParty />
      )
    case 'vote': {
      const cards = step.isRevealed
        ? [...step.cards].sort((one, other) => (other.dots ?? 0) - (one.dots ?? 0))
        : step.cards
      const best = Math.max(...cards.map(({ dots }) => dots ?? 0), 1)
      return (
        <>
          {cards.length === 0 && <p>{room('vote.none')}</p>}
          <ul className="stage-votes">
            {cards.map((card) => (
              <li key={card.id} data-best={step.isRevealed && card.dots === best}>
                <span className="stage-vote-text">{card.text}</span>
                {card.dots === null ? (
                  <span className="stage-hatch" aria-hidden="true" />
                ) : (
                  <>
                    <span className="stage-marks" aria-hidden="true">
                      {card.dotsBy.slice(0, 24).map((party, place) => (
                        <PartyMark key={`${party}${place}`} kind={party} size={28} />
                      ))}
                    </span>
                    <b>{card.dots}</b>
                  </>
                )}
              </li>
            ))}
          </ul>
          <p className="stage-foot-note">
            {t('screen.voted', { voted: step.voted, count: people, budget: step.budget })}
          </p>
        </>
      )
    }
    case 'decision':
      return (
        <div className="stage-decision">
          {step.outcome !== '' && (
            <p className="stage-outcome">
              <b>{room('decision.outcome')}:</b> {step.outcome}
              {step.reviewOn !== null && ` ${room('decision.review', { day: formatDay(step.reviewOn) })}`}
            </p>
          )}
          {step.isRevealed ? (
            <ul className="stage-stances">
              {stances.map((kind) => {
                const given = step.stances.filter(({ stance }) => stance === kind)
                return (
                  <li key={kind}>
                    <span className="stage-vote-text">{room(`decision.${kind}`)}</span>
                    <span className="stage-marks">
                      {given.map(({ partyKind }, place) => (
                        <PartyMark
                          key={`${partyKind}${place}`}
                          kind={partyKind}
                          size={28}
                          label={room(`party.${partyKind}`)}
                        />
                      ))}
                    </span>
                    <b>{given.length}</b>
                    {given
                      .filter(({ reason }) => reason !== '')
                      .map(({ reason, partyKind }, place) => (
                        <p key={`${partyKind}${place}`} className="stage-reason">
                          <PartyMark kind={partyKind} size={20} label={room(`party.${partyKind}`)} /> {reason}
                        </p>
                      ))}
                  </li>
                )
              })}
            </ul>
          ) : (
            <p className="stage-big">{t('screen.answered', { count: step.answered })}</p>
          )}
        </div>
      )
    case 'checkIn':
    case 'exitPulse':
      return (
        <>
          <p className="stage-big">{t('screen.answered', { count: step.answered })}</p>
          <Spread spread={step.spread} words={step.words} />
        </>
      )
    case 'sinceLast':
      return <Promises promises={step.promises} />
    case 'agreed':
      return step.agreed === null ? null : <AgreedList agreed={step.agreed} />
    case 'simulation':
      return <p className="stage-big">{t('screen.simulation')}</p>
    case 'talk':
      return null
    default:
      return step.activity satisfies never
  }
}

function StageCards({ cards, hasParty }: { cards: readonly CardView[]; hasParty: boolean }) {
  const { t: room } = useTranslation('room')
  const leads = cards.filter(({ groupId }) => groupId === null || !cards.some(({ id }) => id === groupId))
  return (
    <ul className={hasParty ? 'stage-cards stage-cards-wide' : 'stage-cards'}>
      {leads.map((card) => {
        const under = cards.filter(({ groupId }) => groupId === card.id)
        return (
          <li key={card.id}>
            {hasParty && <PartyMark kind={card.partyKind} size={24} label={room(`party.${card.partyKind}`)} />}
            <span>
              {card.column !== null && <small>{room(`column.${card.column as RoomColumn}`)}: </small>}
              {card.text}
              {under.length > 0 && (
                <span className="stage-under">
                  {under.map((one) => (
                    <span key={one.id}>{one.text}</span>
                  ))}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
