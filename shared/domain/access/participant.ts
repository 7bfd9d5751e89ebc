import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { WorkshopId } from '#shared/kernel/ids.ts'
import type { WorkshopState } from '#shared/domain/workshop/room.ts'
import type { Decision } from './permissions.ts'

/** Somebody who came with a workshop's code: a guest, or a member on a phone. Has rights there and nowhere else. */
export interface RoomActor {
  readonly workshopId: WorkshopId
  readonly isRemoved: boolean
}

/** The room that something is asked of. */
export interface RoomPlace {
  readonly id: WorkshopId
  readonly state: WorkshopState
  /** Open too long to be a session still (`expiresAt`). */
  readonly isExpired: boolean
}

const dayMs = 24 * 60 * 60 * 1000

/** When a room that nobody closes ends for those who came by its code: a day, or a month at one's own pace. */
export const expiresAt = (room: { readonly openedAt: number | null; readonly isAtOwnPace: boolean }): number =>
  (room.openedAt ?? 0) + (room.isAtOwnPace ? 31 : 1) * dayMs

const no = (refusal: Refusal): Decision => ({ allowed: false, refusal })

/**
 * Whether a participant may see and write in the room (WOR-3): only in the own one, only while it is open, and not
 * after having been taken out. There is no question here about anything outside the room, so there is no such right.
 */
export function decideInRoom(actor: RoomActor | null, room: RoomPlace): Decision {
  if (actor === null || actor.workshopId !== room.id) return no(refuse('thing.notFound'))
  if (actor.isRemoved) return no(refuse('workshop.removed'))
  if (room.state !== 'open' || room.isExpired) return no(refuse('workshop.closed'))
  return { allowed: true }
}
