import type { RoomMessage } from '#shared/contracts/workshops.ts'
import type { ErrorCode } from '#shared/kernel/errors.ts'

export interface Waiting {
  /** What the message is about; a later one about the same takes its place. */
  readonly key: string
  readonly message: RoomMessage
  /** Why the server would not take it, as its code; null while it is on its way. */
  readonly refusal: ErrorCode | null
}

/** Two messages about the same thing: only the later one counts. */
export function keyOf(message: RoomMessage): string {
  switch (message.kind) {
    case 'card':
    case 'removeCard':
      return `card:${message.cardId}`
    case 'vote':
      return `vote:${message.stepId}:${message.cardId}`
    case 'park':
      return `park:${message.parkedId}`
    case 'hand':
      return 'hand'
    case 'stance':
    case 'score':
    case 'done':
      return `${message.kind}:${message.stepId}`
    default:
      return message satisfies never
  }
}

export const put = (waiting: readonly Waiting[], message: RoomMessage): Waiting[] => [
  ...waiting.filter(({ key }) => key !== keyOf(message)),
  { key: keyOf(message), message, refusal: null },
]

/** Without what has got through, unless something later about the same thing has been put meanwhile. */
export const delivered = (waiting: readonly Waiting[], sent: Waiting): Waiting[] =>
  waiting.filter((one) => one.key !== sent.key || one.message !== sent.message)

export const refused = (waiting: readonly Waiting[], sent: Waiting, refusal: ErrorCode): Waiting[] =>
  waiting.map((one) => (one.key === sent.key && one.message === sent.message ? { ...one, refusal } : one))

/** The next to send, the oldest first; what was refused waits for its writer. */
export const nextOf = (waiting: readonly Waiting[]): Waiting | null =>
  waiting.find(({ refusal }) => refusal === null) ?? null
export const unsentOf = (waiting: readonly Waiting[]): number =>
  waiting.filter(({ refusal }) => refusal === null).length
