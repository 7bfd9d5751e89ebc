import type { z } from 'zod'
import type {
  CreateWorkshop,
  DeskCommand,
  LookAt,
  SaveAgenda,
  SteerWorkshop,
  WorkshopSummary,
} from '#shared/contracts/workshops.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { agendaSteps, framed } from '#shared/content/workshop-agendas.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { hasReveal } from '#shared/domain/workshop/activity.ts'
import { tableVoter } from '#shared/domain/workshop/dots.ts'
import type { Room, WorkshopStep } from '#shared/domain/workshop/room.ts'
import { cardFault, groupFault, voteFault } from '#shared/domain/workshop/room-rules.ts'
import {
  type Agreed,
  type DeskView,
  type RoomView,
  agreedOf,
  isHere,
  viewDesk,
  viewRoom,
} from '#shared/domain/workshop/room-view.ts'
import { codeFrom } from '#shared/domain/workshop/workshop-code.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { type PartnershipId, type WorkshopId, WorkshopStepId } from '#shared/kernel/ids.ts'
import { type Result, assertNever, err, invariant, ok } from '#shared/kernel/result.ts'
import type { RoomHub } from '#server/live/room-hub.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation, Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { rehearse } from './rehearsal.ts'
import {
  findByCode,
  findCardOwner,
  findWorkshop,
  groupCard,
  insertWorkshop,
  listWorkshops,
  readRoom,
  settleParked,
  updateParticipant,
  updateStep,
  updateWorkshop,
  writeCard,
  writeSteps,
  writeVote,
} from './workshops.store.ts'

export interface WorkshopScreenView extends RoomView {
  /** Null once the code lets nobody in any more. */
  readonly code: string | null
  /** What came of it, once it is over. */
  readonly agreed: Agreed | null
}

/**
 * Workshops as the people of the partnership prepare and run them; what participants do comes through `room.service.ts`.
 * Of what is hidden the desk and the big screen get numbers and no words (WOR-2).
 */
export interface WorkshopsService {
  list(caller: Caller, partnershipId: PartnershipId): Promise<Result<WorkshopSummary[], Refusal>>
  /** Repeated with the same id it makes nothing twice. */
  create(caller: Caller, input: z.infer<typeof CreateWorkshop>): Promise<Result<{ id: WorkshopId }, Refusal>>
  /** Writes title and agenda of a workshop that has not been opened. */
  saveAgenda(caller: Caller, input: z.infer<typeof SaveAgenda>): Promise<Result<{ version: number }, Refusal>>
  desk(caller: Caller, input: z.infer<typeof LookAt>): Promise<Result<DeskView, Refusal>>
  screen(caller: Caller, id: WorkshopId): Promise<Result<WorkshopScreenView, Refusal>>
  steer(caller: Caller, input: z.infer<typeof SteerWorkshop>): Promise<Result<{ id: WorkshopId }, Refusal>>
}

/** What a command did: the action to be told of, or nothing. */
type Steered = Result<{ readonly action: AuditAction; readonly step?: WorkshopStep } | 'nothing', Refusal>

export function createWorkshopsService(foundation: Foundation, hub: RoomHub): WorkshopsService {
  const { database, clock, random } = foundation

  const reading = async (caller: Caller, id: WorkshopId, action: 'workshop.read' | 'workshop.run') => {
    const found = await findWorkshop(database, id)
    if (found === null) return err(refuse('thing.notFound'))
    const decision = decide(caller.actor, found.partnershipId, { kind: action })
    if (!decision.allowed) return err(decision.refusal)
    const room = await readRoom(database, id)
    return room === null ? err(refuse('thing.notFound')) : ok(room)
  }

  const newCode = async (trx: Database): Promise<string> => {
    for (let tries = 0; tries < 50; tries += 1) {
      const code = codeFrom(Buffer.from(random.secret(), 'base64url'))
      if (code !== null && (await findByCode(trx, code)) === null) return code
    }
    throw new Error('No free code was found')
  }

  const changing = <T>(
    caller: Caller,
    id: WorkshopId,
    work: (trx: Database, room: Room, actor: Actor, at: number) => Promise<Result<Change<T>, Refusal>>,
  ): Promise<Result<T, Refusal>> =>
    recordChange<T>(foundation, async (trx, at) => {
      const found = await findWorkshop(trx, id)
      if (found === null) return err(refuse('thing.notFound'))
      const permitted = await permit(trx, caller.actor.personId, found.partnershipId, { kind: 'workshop.run' })
      if (!permitted.ok) return permitted
      const room = await readRoom(trx, id)
      return room === null ? err(refuse('thing.notFound')) : work(trx, room, permitted.value, at)
    })

  return {
    async list(caller, partnershipId) {
      const decision = decide(caller.actor, partnershipId, { kind: 'workshop.read' })
      return decision.allowed ? ok(await listWorkshops(database, partnershipId)) : err(decision.refusal)
    },

    create: (caller, input) =>
      recordChange<{ id: WorkshopId }>(foundation, async (trx, at) => {
        const { id, partnershipId, title } = input
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'workshop.run' })
        if (!permitted.ok) return permitted
        const standing = await findWorkshop(trx, id)
        if (standing !== null) {
          return standing.partnershipId === partnershipId
            ? ok({ value: { id }, isRepeat: true })
            : err(refuse('thing.notFound'))
        }
        const field = fieldWithPersonalNumber({ title })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        const { language } = await trx
          .selectFrom('partnership')
          .select('language')
          .where('id', '=', partnershipId)
          .executeTakeFirstOrThrow()
        const steps = input.agenda === 'own' ? framed([], language) : agendaSteps(input.agenda, language)
        await insertWorkshop(trx, { ...input, code: await newCode(trx), by: caller.actor.personId, at })
        await writeSteps(
          trx,
          id,
          steps.map((step) => ({ ...step, id: WorkshopStepId.parse(random.uuid()) })),
        )
        return ok({
          value: { id },
          partnershipId,
          topics: ['workshops'],
          event: eventOf(permitted.value, { id, partnershipId, title }, 'workshop.created'),
        })
      }),

    saveAgenda: (caller, input) =>
      changing<{ version: number }>(caller, input.id, async (trx, room, actor) => {
        if (room.state !== 'draft') return err(refuse('workshop.changed'))
        if (room.version !== input.version) return err(refuse('workshop.changed'))
        const words = input.steps.map(({ title, instruction }) => `${title}\n${instruction}`).join('\n')
        const field = fieldWithPersonalNumber({ title: input.title, steps: words })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        if (new Set(input.steps.map(({ id }) => id)).size !== input.steps.length) return err(refuse('input.invalid'))
        const elsewhere = await trx
          .selectFrom('workshop_step')
          .select('id')
          .where('workshop_id', '<>', room.id)
          .where(
            'id',
            'in',
            input.steps.map(({ id }) => id),
          )
          .executeTakeFirst()
        if (elsewhere !== undefined) return err(refuse('thing.notFound'))
        await writeSteps(trx, room.id, input.steps)
        await updateWorkshop(trx, room, { title: input.title })
        return ok({
          value: { version: room.version + 1 },
          partnershipId: room.partnershipId,
          topics: ['workshops'],
          event: eventOf(actor, { ...room, title: input.title }, 'workshop.steered'),
        })
      }),

    async desk(caller, { id, stepId }) {
      const room = await reading(caller, id, 'workshop.run')
      if (!room.ok) return room
      const presence = new Map(
        hub.devicesOf(id).map(({ participantId, unsent }) => [participantId as string, { unsent }]),
      )
      return ok(viewDesk(room.value, clock.now(), stepId, presence))
    },

    async screen(caller, id) {
      const room = await reading(caller, id, 'workshop.read')
      if (!room.ok) return room
      const { code, isLocked, state } = room.value
      return ok({
        ...viewRoom(room.value, { kind: 'screen' }, clock.now(), null),
        code: state === 'open' && !isLocked ? code : null,
        agreed: state === 'closed' ? agreedOf(room.value) : null,
      })
    },

    async steer(caller, { id, command }) {
      const steered = await changing<{ id: WorkshopId }>(caller, id, async (trx, room, actor, at) => {
        const done = await carryOut(trx, room, command, at, random)
        if (!done.ok) return done
        if (done.value === 'nothing') return ok({ value: { id }, isRepeat: true })
        return ok({
          value: { id },
          partnershipId: room.partnershipId,
          topics: ['workshops'],
          event: eventOf(actor, room, done.value.action, done.value.step),
        })
      })
      if (steered.ok) hub.changed(id)
      return steered
    },
  }
}

/** One command on the room as it stands. */
async function carryOut(trx: Database, room: Room, command: DeskCommand, at: number, random: Random): Promise<Steered> {
  const steer = (step?: WorkshopStep): Steered =>
    ok({ action: 'workshop.steered', ...(step === undefined ? {} : { step }) })
  if (command.kind === 'open') {
    const first = room.steps[0]
    if (room.state === 'open') return ok('nothing')
    if (room.state === 'closed' || first === undefined) return err(refuse('workshop.changed'))
    await updateStep(trx, first.id, { started_at: at })
    await updateWorkshop(trx, room, { state: 'open', opened_at: at, current_step_id: first.id })
    return ok({ action: 'workshop.opened' })
  }
  if (command.kind === 'settleParked') {
    if (!room.parked.some(({ id }) => id === command.parkedId)) return ok('nothing')
    await settleParked(trx, command.parkedId, at)
    return steer()
  }
  if (command.kind === 'close' && room.state === 'closed') return ok('nothing')
  // Everything else belongs to a workshop that runs.
  if (room.state !== 'open') return err(refuse('workshop.closed'))
  const step = 'stepId' in command ? room.steps.find(({ id }) => id === command.stepId) : undefined
  if ('stepId' in command && step === undefined) return err(refuse('thing.notFound'))

  switch (command.kind) {
    case 'move': {
      const to = room.steps.find(({ id }) => id === command.to)
      if (to === undefined || !room.steps.some(({ id }) => id === command.from)) return err(refuse('thing.notFound'))
      // Two presses, or two facilitators at once, are one step (WOR-4).
      if (room.currentStepId !== command.from || command.from === command.to) return ok('nothing')
      await updateStep(trx, command.from, { ended_at: at })
      await updateStep(trx, to.id, { started_at: to.startedAt ?? at, ended_at: null })
      await updateWorkshop(trx, room, { current_step_id: to.id })
      return ok({ action: 'workshop.stepped', step: to })
    }
    case 'time': {
      invariant(step !== undefined, 'the step was found above')
      if (step.minutes + command.extraMinutes < 0) return err(refuse('input.invalid', { fields: ['extraMinutes'] }))
      if (step.extraMinutes === command.extraMinutes) return ok('nothing')
      await updateStep(trx, step.id, { extra_minutes: command.extraMinutes })
      return steer(step)
    }
    case 'reveal': {
      invariant(step !== undefined, 'the step was found above')
      if (!hasReveal(step.activity)) return err(refuse('input.invalid', { fields: ['stepId'] }))
      if (step.revealedAt !== null || step.phase >= command.phase) return ok('nothing')
      if (command.phase === 1) {
        if (step.activity !== 'oneTwoAll') return err(refuse('input.invalid', { fields: ['phase'] }))
        await updateStep(trx, step.id, { phase: 1 })
        return steer(step)
      }
      await updateStep(trx, step.id, { phase: 2, revealed_at: at })
      return ok({ action: 'workshop.revealed', step })
    }
    case 'lock':
      if (room.isLocked === command.isLocked) return ok('nothing')
      await updateWorkshop(trx, room, { is_locked: command.isLocked ? 1 : 0 })
      return steer()
    case 'call':
      await updateWorkshop(trx, room, { called_at: at })
      return steer()
    case 'remove':
    case 'lowerHand': {
      const participant = room.participants.find(({ id }) => id === command.participantId)
      if (participant === undefined) return err(refuse('thing.notFound'))
      if (command.kind === 'remove') {
        if (!isHere(participant)) return ok('nothing')
        await updateParticipant(trx, participant.id, { removed_at: at })
      } else {
        if (participant.handUpAt === null) return ok('nothing')
        await updateParticipant(trx, participant.id, { hand_up_at: null })
      }
      return steer()
    }
    case 'group': {
      const fault = groupFault(room, command.cardId, command.into)
      if (fault !== null) return err(fault)
      await groupCard(trx, command.cardId, command.into)
      return steer()
    }
    case 'budget':
      invariant(step !== undefined, 'the step was found above')
      if (step.activity !== 'vote') return err(refuse('input.invalid', { fields: ['stepId'] }))
      await updateStep(trx, step.id, { budget: command.dots })
      return steer(step)
    case 'tableVote': {
      const people = room.participants.filter((one) => isHere(one) && one.table === command.table).length
      const voter = tableVoter(command.table)
      const fault = voteFault(room, voter, command, Math.max(people, 1))
      if (fault !== null) return err(fault)
      await writeVote(trx, { ...command, voter, at })
      return steer(step)
    }
    case 'scribe': {
      const fault = cardFault(room, null, command)
      if (fault !== null) return err(fault)
      const standing = await findCardOwner(trx, command.cardId)
      if (standing !== null && (standing.workshopId !== room.id || standing.participantId !== null)) {
        return err(refuse('thing.notFound'))
      }
      await writeCard(trx, room.id, { ...command, id: command.cardId, participantId: null, at })
      return steer(step)
    }
    case 'decide': {
      invariant(step !== undefined, 'the step was found above')
      if (step.activity !== 'decision') return err(refuse('input.invalid', { fields: ['stepId'] }))
      const field = fieldWithPersonalNumber({ proposal: command.proposal, outcome: command.outcome })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      await updateStep(trx, step.id, {
        proposal: command.proposal,
        outcome: command.outcome,
        review_on: command.reviewOn,
      })
      return steer(step)
    }
    case 'rehearse':
      invariant(step !== undefined, 'the step was found above')
      if (!room.isRehearsal) return err(refuse('input.invalid', { fields: ['id'] }))
      await rehearse(trx, room, step, random, at)
      return steer(step)
    case 'close':
      if (room.currentStepId !== null) await updateStep(trx, room.currentStepId, { ended_at: at })
      await updateWorkshop(trx, room, { state: 'closed', closed_at: at })
      return ok({ action: 'workshop.closed' })
    default:
      return assertNever(command)
  }
}

/** What the log tells: titles of the workshop and its step, never what somebody has written in it. */
const eventOf = (
  actor: Actor,
  room: { readonly id: WorkshopId; readonly partnershipId: PartnershipId; readonly title: string },
  action: AuditAction,
  step?: WorkshopStep,
) => ({
  personId: actor.personId,
  partyId: actingParty(actor, room.partnershipId),
  action,
  subjectKind: 'workshop',
  subjectId: room.id,
  data: { title: room.title, step: step?.title ?? null },
})
