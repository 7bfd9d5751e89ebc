import type { CardView } from '#shared/domain/workshop/room-view.ts'
import type { WorkshopCardId, WorkshopStepId } from '#shared/kernel/ids.ts'
import type { Waiting } from './outbox.ts'

export interface OwnCard {
  readonly id: WorkshopCardId
  readonly column: string | null
  readonly text: string
  readonly isLanded: boolean
  readonly isWaiting: boolean
}

/** One's own cards as the server has them, with what is still on its way laid over them. */
export function ownCards(
  cards: readonly CardView[],
  waiting: readonly Waiting[],
  stepId: WorkshopStepId,
): readonly OwnCard[] {
  const own = new Map<string, OwnCard>(
    cards
      .filter(({ isMine }) => isMine)
      .map(({ id, column, text, isLanded }) => [id, { id, column, text, isLanded, isWaiting: false }]),
  )
  for (const { message, refusal } of waiting) {
    if (refusal !== null) continue
    if (message.kind === 'removeCard') own.delete(message.cardId)
    if (message.kind === 'card' && message.stepId === stepId) {
      const { cardId: id, column, text } = message
      own.set(id, { id, column, text, isLanded: false, isWaiting: true })
    }
  }
  return [...own.values()]
}
