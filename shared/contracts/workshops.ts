import { z } from 'zod'
import { Activity, longestCard } from '#shared/domain/workshop/activity.ts'
import { LandingTarget } from '#shared/domain/workshop/landing-target.ts'

import { agendaKeyNames } from '#shared/domain/workshop/agenda-key.ts'
import { type WorkshopState, stances } from '#shared/domain/workshop/room.ts'
import { PartyKind } from '#shared/domain/partnership/party.ts'
import {
  DocumentId,
  PartnershipId,
  PartyId,
  WorkshopCardId,
  WorkshopId,
  WorkshopParticipantId,
  WorkshopStepId,
} from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const shortText = z.string().trim().max(300)
const cardText = z.string().trim().min(1).max(longestCard)
const minutes = z.number().int().min(1).max(480)
const table = z.string().trim().max(40)

export const StepDraft = z.strictObject({
  id: WorkshopStepId,
  title: z.string().trim().min(1).max(120),
  instruction: shortText,
  activity: Activity,
  minutes,
  target: LandingTarget.nullable(),
})
export type StepDraft = z.infer<typeof StepDraft>

export const CreateWorkshop = z.strictObject({
  id: WorkshopId,
  partnershipId: PartnershipId,
  title: z.string().trim().min(1).max(120),
  agenda: z.enum(agendaKeyNames),
  isRehearsal: z.boolean(),
  isAtOwnPace: z.boolean(),
})

export const OfWorkshop = z.strictObject({ id: WorkshopId })
export const LookAt = z.strictObject({ id: WorkshopId, stepId: WorkshopStepId.nullable() })

/** One command of the control desk. Each may be repeated without doing anything twice. */
export const SteerWorkshop = z.strictObject({
  id: WorkshopId,
  command: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('open') }),
    /** `from`: the step that the facilitator saw; when it is no longer the current one nothing moves. */
    z.strictObject({ kind: z.literal('move'), from: WorkshopStepId, to: WorkshopStepId }),
    z.strictObject({
      kind: z.literal('time'),
      stepId: WorkshopStepId,
      extraMinutes: z.number().int().min(-480).max(480),
    }),
    z.strictObject({ kind: z.literal('reveal'), stepId: WorkshopStepId, phase: z.union([z.literal(1), z.literal(2)]) }),
    z.strictObject({ kind: z.literal('lock'), isLocked: z.boolean() }),
    z.strictObject({ kind: z.literal('call') }),
    z.strictObject({ kind: z.literal('remove'), participantId: WorkshopParticipantId }),
    z.strictObject({ kind: z.literal('lowerHand'), participantId: WorkshopParticipantId }),
    z.strictObject({ kind: z.literal('group'), cardId: WorkshopCardId, into: WorkshopCardId.nullable() }),
    z.strictObject({ kind: z.literal('budget'), stepId: WorkshopStepId, dots: z.number().int().min(1).max(20) }),
    z.strictObject({
      kind: z.literal('tableVote'),
      stepId: WorkshopStepId,
      cardId: WorkshopCardId,
      table,
      dots: z.number().int().min(0).max(200),
    }),
    z.strictObject({
      kind: z.literal('scribe'),
      stepId: WorkshopStepId,
      cardId: WorkshopCardId,
      partyKind: PartyKind,
      table,
      column: z.string().nullable(),
      text: cardText,
    }),
    z.strictObject({
      kind: z.literal('decide'),
      stepId: WorkshopStepId,
      proposal: z.string().trim().max(500),
      outcome: z.string().trim().max(1000),
      reviewOn: CalendarDay.nullable(),
    }),
    z.strictObject({ kind: z.literal('settleParked'), parkedId: z.uuid() }),
    /** Of a rehearsal alone: its simulated people do what there is to do in the step. */
    z.strictObject({ kind: z.literal('rehearse'), stepId: WorkshopStepId }),
    z.strictObject({ kind: z.literal('close') }),
  ]),
})
export type DeskCommand = z.infer<typeof SteerWorkshop>['command']

export const SaveAgenda = z.strictObject({
  id: WorkshopId,
  version: z.number().int().min(1),
  title: z.string().trim().min(1).max(120),
  steps: z.array(StepDraft).min(1).max(40),
})

export const LandCards = z.strictObject({
  id: WorkshopId,
  cardIds: z.array(WorkshopCardId).min(1).max(60),
  target: LandingTarget,
  /** Which social model, for tasks and sections of one; null for the partner plan. */
  documentId: DocumentId.nullable(),
  /** Who promises, for commitments. */
  partyId: PartyId.nullable(),
})

export interface Landed {
  /** Cards that came into the plan now; those that were there already are not counted. */
  readonly landed: number
}

export interface WorkshopSummary {
  readonly id: WorkshopId
  readonly title: string
  readonly state: WorkshopState
  readonly isRehearsal: boolean
  readonly isAtOwnPace: boolean
  readonly steps: number
  readonly minutes: number
  readonly participants: number
  readonly createdAt: number
  readonly openedAt: number | null
  readonly closedAt: number | null
}

/** Six characters as typed, and the participant's own secret, which the device makes: 256 bits as base64url. */
export const RoomSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
export const LookUpCode = z.strictObject({ code: z.string().max(20) })
export const JoinRoom = z.strictObject({
  code: z.string().max(20),
  participantId: WorkshopParticipantId,
  secret: RoomSecret,
  name: z.string().trim().min(1).max(60),
  partyKind: PartyKind,
  table,
})
export const EnterRoom = z.strictObject({ secret: RoomSecret, stepId: WorkshopStepId.nullable() })

/** One thing that a participant does. Ids come from the device, so that what is sent again changes nothing (WOR-5). */
export const RoomMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('card'),
    stepId: WorkshopStepId,
    cardId: WorkshopCardId,
    column: z.string().max(40).nullable(),
    text: cardText,
  }),
  z.strictObject({ kind: z.literal('removeCard'), cardId: WorkshopCardId }),
  z.strictObject({
    kind: z.literal('vote'),
    stepId: WorkshopStepId,
    cardId: WorkshopCardId,
    dots: z.number().int().min(0).max(20),
  }),
  z.strictObject({
    kind: z.literal('stance'),
    stepId: WorkshopStepId,
    stance: z.enum(stances),
    reason: z.string().trim().max(500),
  }),
  z.strictObject({
    kind: z.literal('score'),
    stepId: WorkshopStepId,
    score: z.number().int().min(1).max(5),
    word: z.string().trim().max(40),
  }),
  z.strictObject({ kind: z.literal('done'), stepId: WorkshopStepId, isDone: z.boolean() }),
  z.strictObject({ kind: z.literal('hand'), isUp: z.boolean() }),
  z.strictObject({ kind: z.literal('park'), parkedId: z.uuid(), stepId: WorkshopStepId, text: cardText }),
])
export type RoomMessage = z.infer<typeof RoomMessage>
export const SendToRoom = z.strictObject({ secret: RoomSecret, message: RoomMessage })

export interface RoomDoor {
  readonly title: string
  readonly partnershipName: string
  readonly isRehearsal: boolean
  /** The caller's own place in the partnership, when they are signed in and belong to it. */
  readonly member: { readonly name: string; readonly partyKind: PartyKind } | null
  readonly hasTables: boolean
}

/** Over `/room`: the device's first message, then what it looks at and has not sent yet. */
export const RoomHello = z.strictObject({
  secret: RoomSecret,
  stepId: WorkshopStepId.nullable(),
  unsent: z.number().int().min(0).max(10_000),
})
export type RoomHello = z.infer<typeof RoomHello>
