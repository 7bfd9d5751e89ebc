import type { z } from 'zod'
import type { EnterRoom, JoinRoom, RoomDoor, RoomMessage, SendToRoom } from '#shared/contracts/workshops.ts'
import { type RoomActor, decideInRoom, expiresAt } from '#shared/domain/access/participant.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { mostParticipants } from '#shared/domain/workshop/activity.ts'
import type { Participant, Room } from '#shared/domain/workshop/room.ts'
import { cardFault, presentFault, scoreFault, stanceFault, voteFault } from '#shared/domain/workshop/room-rules.ts'
import { type ParticipantView, isHere, viewForParticipant } from '#shared/domain/workshop/room-view.ts'
import { readCode } from '#shared/domain/workshop/workshop-code.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { WorkshopId, WorkshopParticipantId } from '#shared/kernel/ids.ts'
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts'
import type { RoomDevice, RoomHub } from '#server/live/room-hub.ts'
import { AttemptLimit } from '#server/modules/accounts/attempt-limit.ts'
import { secretHash } from '#server/modules/accounts/secret-hash.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import {
  findByCode,
  findBySecret,
  findCardOwner,
  insertParked,
  insertParticipant,
  readRoom,
  removeCard,
  updateParticipant,
  writeCard,
  writeDone,
  writeScore,
  writeStance,
  writeVote,
} from './workshops.store.ts'

/** Who knocks: a member when signed in, and the browser by its own random cookie. */
export interface Knock {
  readonly caller: Caller | null
  readonly browserSecret: string
}

/** The room as those see it who come with its code. Everything here is decided by the participant's own secret. */
export interface RoomService {
  /** What stands on the door of the room with this code. */
  door(code: string, knock: Knock): Promise<Result<RoomDoor, Refusal>>
  /** Repeated with the same id and secret it lets nobody in twice (WOR-5). */
  join(input: z.infer<typeof JoinRoom>, knock: Knock): Promise<Result<ParticipantView, Refusal>>
  view(input: z.infer<typeof EnterRoom>): Promise<Result<ParticipantView, Refusal>>
  send(input: z.infer<typeof SendToRoom>): Promise<Result<{ at: number }, Refusal>>
  /** Whose secret it is; null when nobody's. */
  enter(secret: string): Promise<{ id: WorkshopParticipantId; workshopId: WorkshopId } | null>
  show(workshopId: WorkshopId, devices: readonly RoomDevice[]): Promise<void>
}

const minuteMs = 60_000
/** Wrong codes of one browser, and of all together: the second is what a guesser with many browsers meets. */
const wrongOfBrowser = { most: 12, windowMs: 10 * minuteMs }
const wrongOfAll = { most: 600, windowMs: minuteMs }
/** A room of 72 comes in within a minute; three of them is somebody who counts. */
const joinsOfCode = { most: 240, windowMs: minuteMs }
/** Nobody taps more often; a phone that comes back with its outbox stays well below. */
const messagesOfPerson = { most: 300, windowMs: minuteMs }

export function createRoomService(foundation: Foundation, hub: RoomHub): RoomService {
  const { database, clock, notices } = foundation
  const wrong = new AttemptLimit(clock, wrongOfBrowser)
  const wrongAll = new AttemptLimit(clock, wrongOfAll)
  const joins = new AttemptLimit(clock, joinsOfCode)
  const messages = new AttemptLimit(clock, messagesOfPerson)

  const placeOf = (room: Room) => ({ id: room.id, state: room.state, isExpired: clock.now() > expiresAt(room) })
  const actorOf = (room: Room, participant: Participant): RoomActor => ({
    workshopId: room.id,
    isRemoved: !isHere(participant),
  })

  /** The room behind a code that lets people in now; a wrong code, a closed room and one never opened are the same. */
  const behind = async (typed: string, { browserSecret }: Knock): Promise<Result<Room, Refusal>> => {
    if (!wrong.peek(browserSecret) || !wrongAll.peek('all')) return err(refuse('rate.tooMany'))
    const code = readCode(typed)
    const id = code === null ? null : await findByCode(database, code)
    const room = id === null ? null : await readRoom(database, id)
    if (room === null || !decideInRoom({ workshopId: room.id, isRemoved: false }, placeOf(room)).allowed) {
      wrong.take(browserSecret)
      wrongAll.take('all')
      return err(refuse('workshop.noSuchCode'))
    }
    return ok(room)
  }

  const memberOf = async (db: Database, room: Room, { caller }: Knock) => {
    const membership = caller?.actor.memberships.find(({ partnershipId }) => partnershipId === room.partnershipId)
    if (caller === null || membership === undefined) return null
    const { personId } = caller.actor
    const person = await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst()
    return person === undefined ? null : { personId, name: person.name, partyKind: membership.partyKind }
  }

  const viewOf = (room: Room, id: WorkshopParticipantId, stepId: Parameters<typeof viewForParticipant>[3]) => {
    const view = viewForParticipant(room, id, clock.now(), stepId)
    return view === null ? err(refuse('workshop.removed')) : ok(view)
  }

  return {
    async door(code, knock) {
      const room = await behind(code, knock)
      if (!room.ok) return room
      if (room.value.isLocked) return err(refuse('workshop.locked'))
      const member = await memberOf(database, room.value, knock)
      return ok({
        title: room.value.title,
        partnershipName: room.value.partnershipName,
        isRehearsal: room.value.isRehearsal,
        member: member === null ? null : { name: member.name, partyKind: member.partyKind },
        hasTables: true,
      })
    },

    async join(input, knock) {
      const behindDoor = await behind(input.code, knock)
      if (!behindDoor.ok) return behindDoor
      const { id: workshopId, code } = behindDoor.value
      const field = fieldWithPersonalNumber({ name: input.name, table: input.table })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const hash = secretHash(input.secret)
      const joined = await database.transaction().execute(async (trx): Promise<Result<boolean, Refusal>> => {
        const room = await readRoom(trx, workshopId)
        if (room === null) return err(refuse('workshop.noSuchCode'))
        const standing = await findBySecret(trx, hash)
        if (standing !== null) {
          const isSame = standing.id === input.participantId && standing.workshopId === workshopId
          return isSame ? ok(false) : err(refuse('thing.notFound'))
        }
        if (room.state !== 'open') return err(refuse('workshop.noSuchCode'))
        if (room.isLocked) return err(refuse('workshop.locked'))
        if (!joins.take(code)) return err(refuse('rate.tooMany'))
        if (room.participants.filter(isHere).length >= mostParticipants) return err(refuse('workshop.full'))
        const isTaken = await trx
          .selectFrom('workshop_participant')
          .select('id')
          .where('id', '=', input.participantId)
          .executeTakeFirst()
        if (isTaken !== undefined) return err(refuse('thing.notFound'))
        const member = await memberOf(trx, room, knock)
        await insertParticipant(trx, workshopId, {
          id: input.participantId,
          secretHash: hash,
          personId: member?.personId ?? null,
          name: input.name,
          // A member speaks for the own party; a guest says which.
          partyKind: member?.partyKind ?? input.partyKind,
          table: input.table,
          isSimulated: false,
          at: clock.now(),
        })
        return ok(true)
      })
      if (!joined.ok) return joined
      if (joined.value) tellRoom(behindDoor.value)
      const room = await readRoom(database, workshopId)
      return room === null ? err(refuse('workshop.noSuchCode')) : viewOf(room, input.participantId, null)
    },

    async view({ secret, stepId }) {
      const who = await findBySecret(database, secretHash(secret))
      const room = who === null ? null : await readRoom(database, who.workshopId)
      const me = room?.participants.find(({ id }) => id === who?.id)
      if (room === null || me === undefined) return err(refuse('thing.notFound'))
      const decision = decideInRoom(actorOf(room, me), placeOf(room))
      return decision.allowed ? viewOf(room, me.id, stepId) : err(decision.refusal)
    },

    async send({ secret, message }) {
      const hash = secretHash(secret)
      if (!messages.take(hash)) return err(refuse('rate.tooMany'))
      const at = clock.now()
      const sent = await database.transaction().execute(async (trx): Promise<Result<Room, Refusal>> => {
        const who = await findBySecret(trx, hash)
        const room = who === null ? null : await readRoom(trx, who.workshopId)
        const me = room?.participants.find(({ id }) => id === who?.id)
        if (room === null || me === undefined) return err(refuse('thing.notFound'))
        const decision = decideInRoom(actorOf(room, me), placeOf(room))
        if (!decision.allowed) return err(decision.refusal)
        const fault = await take(trx, room, me, message, at)
        return fault === null ? ok(room) : err(fault)
      })
      if (!sent.ok) return sent
      tellRoom(sent.value)
      return ok({ at })
    },

    enter: (secret) => findBySecret(database, secretHash(secret)),

    async show(workshopId, devices) {
      const room = await readRoom(database, workshopId)
      for (const device of devices) {
        const me = room?.participants.find(({ id }) => id === device.participantId)
        if (room === null || me === undefined) {
          device.end('thing.notFound')
          continue
        }
        const decision = decideInRoom(actorOf(room, me), placeOf(room))
        const view = decision.allowed ? viewForParticipant(room, me.id, clock.now(), device.lookedAt) : null
        if (view === null) device.end(decision.allowed ? 'workshop.removed' : decision.refusal.code)
        else device.show(view)
      }
    },
  }

  function tellRoom({ id, partnershipId }: Room): void {
    hub.changed(id)
    notices.publish(partnershipId, 'workshops')
  }
}

/** Writes what a participant does; answers why not. */
async function take(
  trx: Database,
  room: Room,
  me: Participant,
  message: RoomMessage,
  at: number,
): Promise<Refusal | null> {
  const own = { participantId: me.id, at }
  switch (message.kind) {
    case 'card': {
      const owner = await findCardOwner(trx, message.cardId)
      if (owner !== null && (owner.workshopId !== room.id || owner.participantId !== me.id)) {
        return refuse('thing.notFound')
      }
      // Sent again by a device that did not hear that the card was taken away: it stays away.
      if (owner?.isRemoved === true) return null
      const fault = cardFault(room, me, { ...message, partyKind: me.partyKind })
      if (fault !== null) return fault
      await writeCard(trx, room.id, {
        ...own,
        id: message.cardId,
        stepId: message.stepId,
        partyKind: me.partyKind,
        table: me.table,
        column: message.column,
        text: message.text,
      })
      return null
    }
    case 'removeCard': {
      const card = room.cards.find(({ id }) => id === message.cardId)
      if (card === undefined) return null
      if (card.participantId !== me.id) return refuse('thing.notFound')
      if (card.landedIn !== null) return refuse('workshop.changed')
      await removeCard(trx, card.id, at)
      return null
    }
    case 'vote': {
      const fault = voteFault(room, me.id, message, 1)
      if (fault === null) await writeVote(trx, { ...message, voter: me.id, at })
      return fault
    }
    case 'stance': {
      const fault = stanceFault(room, message)
      if (fault === null) await writeStance(trx, { ...own, ...message })
      return fault
    }
    case 'score': {
      const fault = scoreFault(room, message)
      if (fault === null) await writeScore(trx, { ...own, ...message })
      return fault
    }
    case 'done': {
      const fault = presentFault(room, { stepId: message.stepId, text: '' })
      if (fault === null) await writeDone(trx, { ...own, ...message })
      return fault
    }
    case 'hand':
      await updateParticipant(trx, me.id, { hand_up_at: message.isUp ? (me.handUpAt ?? at) : null })
      return null
    case 'park': {
      const fault = presentFault(room, message)
      if (fault === null) {
        await insertParked(trx, room.id, {
          ...own,
          id: message.parkedId,
          stepId: message.stepId,
          partyKind: me.partyKind,
          text: message.text,
        })
      }
      return fault
    }
    default:
      return assertNever(message)
  }
}
