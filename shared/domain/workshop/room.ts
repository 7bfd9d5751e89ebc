import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type {
  PartnershipId,
  PersonId,
  WorkshopCardId,
  WorkshopId,
  WorkshopParticipantId,
  WorkshopStepId,
} from '#shared/kernel/ids.ts'
import type { Activity } from './activity.ts'
import type { Vote } from './dots.ts'
import type { LandingTarget } from './landing-target.ts'

export const workshopStates = ['draft', 'open', 'closed'] as const
export type WorkshopState = (typeof workshopStates)[number]

export const stances = ['agree', 'reservation', 'objection'] as const
export type StanceKind = (typeof stances)[number]

export interface WorkshopStep {
  readonly id: WorkshopStepId
  readonly title: string
  readonly instruction: string
  readonly activity: Activity
  readonly minutes: number
  readonly target: LandingTarget | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly extraMinutes: number
  readonly revealedAt: number | null
  /** 1-2-alle: 0 alone, 1 the cards of one's own table, 2 everybody's (which is the reveal). */
  readonly phase: 0 | 1 | 2
  /** Dots for each participant; null is the suggestion. */
  readonly budget: number | null
  /** What is decided about, what came of it, and when it is looked at again. */
  readonly proposal: string
  readonly outcome: string
  readonly reviewOn: string | null
}

export interface Participant {
  readonly id: WorkshopParticipantId
  /** Null for a guest. */
  readonly personId: PersonId | null
  readonly name: string
  readonly partyKind: PartyKind
  readonly table: string
  readonly joinedAt: number
  readonly removedAt: number | null
  readonly handUpAt: number | null
  /** A simulated one of a rehearsal. */
  readonly isSimulated: boolean
}

export interface StoredCard {
  readonly id: WorkshopCardId
  readonly stepId: WorkshopStepId
  readonly participantId: WorkshopParticipantId | null
  readonly partyKind: PartyKind
  readonly table: string
  readonly column: string | null
  readonly text: string
  /** The card under which it was gathered ("saml med"). */
  readonly groupId: WorkshopCardId | null
  readonly createdAt: number
  readonly landedIn: LandingTarget | null
}

export interface Stance {
  readonly stepId: WorkshopStepId
  readonly participantId: WorkshopParticipantId
  readonly stance: StanceKind
  readonly reason: string
}
export interface Score {
  readonly stepId: WorkshopStepId
  readonly participantId: WorkshopParticipantId
  readonly score: number
  readonly word: string
}
export interface Parked {
  readonly id: string
  readonly text: string
  readonly partyKind: PartyKind
  readonly participantId: WorkshopParticipantId | null
  readonly stepTitle: string
  readonly workshopTitle: string
  /** False for what an earlier workshop of the partnership left. */
  readonly isFromHere: boolean
}

/** An open promise of the partnership, as far as it is read aloud in "Siden sidst". */
export interface OpenPromise {
  readonly id: string
  readonly what: string
  readonly partyKind: PartyKind
  readonly dueOn: string | null
  readonly status: 'proposed' | 'accepted' | 'inProgress'
  readonly createdAt: number
}

/** Everything of one workshop. Never sent: `room-view.ts` says what each may see of it. */
export interface Room {
  readonly id: WorkshopId
  readonly partnershipId: PartnershipId
  readonly partnershipName: string
  readonly title: string
  readonly code: string
  readonly state: WorkshopState
  readonly isLocked: boolean
  readonly isRehearsal: boolean
  /** Every step is open to everybody from the start, each at their own time. */
  readonly isAtOwnPace: boolean
  readonly currentStepId: WorkshopStepId | null
  readonly openedAt: number | null
  readonly closedAt: number | null
  readonly calledAt: number | null
  readonly version: number
  readonly steps: readonly WorkshopStep[]
  readonly participants: readonly Participant[]
  readonly cards: readonly StoredCard[]
  readonly votes: readonly (Vote & { readonly stepId: WorkshopStepId })[]
  readonly stances: readonly Stance[]
  readonly scores: readonly Score[]
  readonly done: readonly { readonly stepId: WorkshopStepId; readonly participantId: WorkshopParticipantId }[]
  readonly parked: readonly Parked[]
  readonly promises: readonly OpenPromise[]
}
