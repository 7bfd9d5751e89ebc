import { useTranslation } from 'react-i18next'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { StepProps } from './step-body.tsx'
import { shuffledFor } from './shuffle.model.ts'

/** Dots on cards, in an order of one's own so that the first card has no luck; the tallies come when they are shown. */
export function VoteAnswer({ client, state, view, step }: StepProps) {
  const { t } = useTranslation('room')
  const dots = { ...view.me.dots }
  for (const { message, refusal } of state.waiting) {
    if (refusal === null && message.kind === 'vote' && message.stepId === step.id) dots[message.cardId] = message.dots
  }
  const ids = new Set<string>(step.cards.map(({ id }) => id))
  const used = Object.entries(dots).reduce((sum, [id, count]) => sum + (ids.has(id) ? count : 0), 0)
  const left = Math.max(0, step.budget - used)
  if (step.cards.length === 0) return <p className="room-muted">{t('vote.none')}</p>
  const cards = step.isRevealed
    ? [...step.cards].sort((one, other) => (other.dots ?? 0) - (one.dots ?? 0))
    : shuffledFor(view.me.id, step.cards)
  return (
    <>
      <p className="room-hint">
        <Icon name={step.isRevealed ? 'people' : 'lock'} size={18} />
        {step.isRevealed ? t('vote.done') : t('vote.hidden')}
      </p>
      {!step.isRevealed && (
        <p className="room-left" role="status">
          {t('vote.left', { count: left })}
        </p>
      )}
      <ul className="room-cards">
        {cards.map((card) => {
          const mine = dots[card.id] ?? 0
          return (
            <li key={card.id}>
              <PartyMark kind={card.partyKind} label={t(`party.${card.partyKind}`)} />
              <span className="room-card-text">{card.text}</span>
              {step.isRevealed ? (
                <b className="room-number">{t('vote.result', { count: card.dots ?? 0 })}</b>
              ) : (
                <span className="room-dots">
                  <button
                    type="button"
                    className="ui-icon-button room-dot-button"
                    aria-label={t('vote.take', { text: card.text })}
                    disabled={mine === 0}
                    onClick={() => client.say({ kind: 'vote', stepId: step.id, cardId: card.id, dots: mine - 1 })}
                  >
                    −
                  </button>
                  <span className="room-number" aria-label={t('vote.mine', { count: mine })} role="img">
                    {mine === 0 ? '○' : '●'.repeat(Math.min(mine, 5))}
                    {mine > 5 && ` ${mine}`}
                  </span>
                  <button
                    type="button"
                    className="ui-icon-button room-dot-button"
                    aria-label={t('vote.add', { text: card.text })}
                    disabled={left === 0}
                    onClick={() => client.say({ kind: 'vote', stepId: step.id, cardId: card.id, dots: mine + 1 })}
                  >
                    +
                  </button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
