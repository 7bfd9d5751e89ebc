import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { WorkshopCardId, WorkshopId, WorkshopParticipantId, WorkshopStepId } from '#shared/kernel/ids.ts'
import { type Activity, cardsVotedOn, hasReveal, writesCards } from './activity.ts'
import { suggestedBudget, tally } from './dots.ts'
import type {
  OpenPromise,
  Parked,
  Participant,
  Room,
  StanceKind,
  StoredCard,
  WorkshopState,
  WorkshopStep,
} from './room.ts'
import { spreadOf } from './scores.ts'

export type Viewer = { readonly kind: 'participant'; readonly id: WorkshopParticipantId } | { readonly kind: 'screen' }

export interface CardView {
  readonly id: WorkshopCardId
  readonly column: string | null
  readonly text: string
  readonly partyKind: PartyKind
  readonly groupId: WorkshopCardId | null
  readonly isMine: boolean
  readonly isLanded: boolean
  /** Dots once they are revealed, by party; null before. */
  readonly dots: number | null
  readonly dotsBy: readonly PartyKind[]
}

export interface StepName {
  readonly id: WorkshopStepId
  readonly title: string
  readonly activity: Activity
  readonly minutes: number
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly extraMinutes: number
  /** Whether this viewer may go there. */
  readonly isOpen: boolean
}

export interface StepView extends Omit<WorkshopStep, 'budget' | 'revealedAt'> {
  readonly number: number
  readonly isRevealed: boolean
  readonly cards: readonly CardView[]
  /** Cards that are there and not shown to this viewer. */
  readonly hiddenCards: number
  readonly budget: number
  readonly voted: number
  readonly stances: readonly { readonly partyKind: PartyKind; readonly stance: StanceKind; readonly reason: string }[]
  readonly answered: number
  readonly spread: readonly number[] | null
  readonly words: readonly string[]
  readonly promises: readonly OpenPromise[]
  readonly done: number
  readonly agreed: Agreed | null
}

/** What came of the workshop, for "Det aftalte vi". */
export interface Agreed {
  readonly decisions: readonly { readonly title: string; readonly outcome: string; readonly reviewOn: string | null }[]
  readonly promises: readonly OpenPromise[]
  readonly parked: readonly Parked[]
  readonly votes: readonly { readonly title: string; readonly rows: readonly { text: string; dots: number }[] }[]
}

export interface RoomView {
  readonly id: WorkshopId
  readonly title: string
  readonly partnershipName: string
  readonly state: WorkshopState
  readonly isRehearsal: boolean
  readonly isAtOwnPace: boolean
  readonly isLocked: boolean
  readonly openedAt: number | null
  /** The server's clock when the view was made. */
  readonly now: number
  readonly steps: readonly StepName[]
  readonly currentStepId: WorkshopStepId | null
  /** Null before the workshop is opened. */
  readonly step: StepView | null
  readonly present: readonly { readonly partyKind: PartyKind; readonly count: number }[]
  readonly calledAt: number | null
}

/** One's own, beside what everybody sees. */
export interface ParticipantView extends RoomView {
  readonly me: {
    readonly id: WorkshopParticipantId
    readonly name: string
    readonly partyKind: PartyKind
    readonly table: string
    readonly isGuest: boolean
    readonly isDone: boolean
    readonly isHandUp: boolean
    readonly dots: Readonly<Record<string, number>>
    readonly stance: { readonly stance: StanceKind; readonly reason: string } | null
    readonly score: { readonly score: number; readonly word: string } | null
    readonly parked: readonly string[]
  }
}

export const isHere = (participant: Participant): boolean => participant.removedAt === null

/** Whether the step has begun, or needs no beginning. */
export const isOpenStep = (room: Pick<Room, 'state' | 'isAtOwnPace'>, step: WorkshopStep): boolean =>
  room.state !== 'draft' && (room.isAtOwnPace || step.startedAt !== null)

/**
 * Whether the viewer sees the words of a card (WOR-2): one's own, those that are revealed, and in the second round of
 * 1-2-alle those of one's own table. The desk and the big screen see what is revealed and nothing else.
 */
export function seesCard(step: WorkshopStep, card: StoredCard, viewer: Participant | null): boolean {
  if (step.revealedAt !== null) return true
  if (viewer === null) return false
  if (card.participantId === viewer.id) return true
  return step.activity === 'oneTwoAll' && step.phase >= 1 && card.table !== '' && card.table === viewer.table
}

/** The room as one viewer may see it, with the step that they look at; the current one when they name none. */
export function viewRoom(room: Room, viewer: Viewer, now: number, lookedAt: WorkshopStepId | null): RoomView {
  const me = viewer.kind === 'participant' ? (room.participants.find(({ id }) => id === viewer.id) ?? null) : null
  const asked = room.steps.find((step) => step.id === lookedAt)
  const step =
    asked !== undefined && isOpenStep(room, asked) ? asked : room.steps.find(({ id }) => id === room.currentStepId)
  const here = room.participants.filter(isHere)
  const kinds = ['municipality', 'employmentActor', 'firm', 'fund'] as const
  return {
    id: room.id,
    title: room.title,
    partnershipName: room.partnershipName,
    state: room.state,
    isRehearsal: room.isRehearsal,
    isAtOwnPace: room.isAtOwnPace,
    isLocked: room.isLocked,
    openedAt: room.openedAt,
    now,
    steps: room.steps.map((one) => ({
      id: one.id,
      title: one.title,
      activity: one.activity,
      minutes: one.minutes,
      startedAt: one.startedAt,
      endedAt: one.endedAt,
      extraMinutes: one.extraMinutes,
      isOpen: isOpenStep(room, one),
    })),
    currentStepId: room.currentStepId,
    step: step === undefined ? null : viewStep(room, step, me),
    present: kinds.flatMap((partyKind) => {
      const count = here.filter((participant) => participant.partyKind === partyKind).length
      return count === 0 ? [] : [{ partyKind, count }]
    }),
    calledAt: room.calledAt,
  }
}

/** The same with one's own answers; null when the participant is not in the room any more. */
export function viewForParticipant(
  room: Room,
  id: WorkshopParticipantId,
  now: number,
  lookedAt: WorkshopStepId | null,
): ParticipantView | null {
  const me = room.participants.find((participant) => participant.id === id)
  if (me === undefined || !isHere(me)) return null
  const view = viewRoom(room, { kind: 'participant', id }, now, lookedAt)
  const stepId = view.step?.id
  const ofMe = <T extends { readonly stepId: WorkshopStepId; readonly participantId: WorkshopParticipantId }>(
    all: readonly T[],
  ): T | null => all.find((one) => one.stepId === stepId && one.participantId === id) ?? null
  const stance = ofMe(room.stances)
  const score = ofMe(room.scores)
  return {
    ...view,
    me: {
      id,
      name: me.name,
      partyKind: me.partyKind,
      table: me.table,
      isGuest: me.personId === null,
      isDone: ofMe(room.done) !== null,
      isHandUp: me.handUpAt !== null,
      dots: Object.fromEntries(
        room.votes
          .filter((vote) => vote.stepId === stepId && vote.voter === id)
          .map(({ cardId, dots }) => [cardId, dots]),
      ),
      stance: stance === null ? null : { stance: stance.stance, reason: stance.reason },
      score: score === null ? null : { score: score.score, word: score.word },
      parked: room.parked.filter(({ participantId }) => participantId === id).map(({ text }) => text),
    },
  }
}

function viewStep(room: Room, step: WorkshopStep, me: Participant | null): StepView {
  const place = room.steps.indexOf(step)
  const source = step.activity === 'vote' ? cardsVotedOn(room.steps, place) : writesCards(step.activity) ? step : null
  const of = room.cards.filter(({ stepId }) => stepId === source?.id)
  const seen = source === null ? [] : of.filter((card) => seesCard(source, card, me))
  const votes = room.votes.filter(({ stepId }) => stepId === step.id)
  const isTallied = step.activity === 'vote' && step.revealedAt !== null
  const leads = new Map(of.map((card) => [card.id as string, card.groupId ?? card.id]))
  const sums = tally(votes, (cardId) => leads.get(cardId) ?? cardId)
  const partyOf = new Map(room.participants.map(({ id, partyKind }) => [id as string, partyKind]))
  const scores = room.scores.filter(({ stepId }) => stepId === step.id)
  const given = room.stances.filter(({ stepId }) => stepId === step.id)
  const isDecided = step.revealedAt !== null
  const { budget: _budget, revealedAt: _revealedAt, ...told } = step
  const choices = seen.filter(({ groupId }) => groupId === null)
  return {
    ...told,
    number: place + 1,
    isRevealed: step.revealedAt !== null || !hasReveal(step.activity),
    cards: (step.activity === 'vote' ? choices : seen).map((card) => ({
      id: card.id,
      column: card.column,
      text: card.text,
      partyKind: card.partyKind,
      groupId: card.groupId,
      isMine: me !== null && card.participantId === me.id,
      isLanded: card.landedIn !== null,
      dots: isTallied ? (sums.get(card.id) ?? 0) : null,
      dotsBy: isTallied
        ? votes
            .filter(({ cardId }) => (leads.get(cardId) ?? cardId) === card.id)
            .flatMap(({ voter, dots }) => {
              // A table's dots are nobody's party: they are in the number and have no mark.
              const partyKind = partyOf.get(voter)
              return partyKind === undefined ? [] : Array<PartyKind>(dots).fill(partyKind)
            })
        : [],
    })),
    hiddenCards: of.length - seen.length,
    budget: step.budget ?? suggestedBudget(choices.length),
    voted: new Set(votes.filter(({ dots }) => dots > 0).map(({ voter }) => voter)).size,
    stances: isDecided
      ? given.map(({ participantId, stance, reason }) => ({
          partyKind: partyOf.get(participantId) ?? 'fund',
          stance,
          reason,
        }))
      : [],
    answered: step.activity === 'decision' ? given.length : scores.length,
    spread: spreadOf(scores.map(({ score }) => score)),
    words:
      spreadOf(scores.map(({ score }) => score)) === null
        ? []
        : scores
            .map(({ word }) => word)
            .filter((word) => word !== '')
            .sort((one, other) => one.localeCompare(other, 'da')),
    promises: step.activity === 'sinceLast' ? room.promises.filter((one) => one.createdAt < (room.openedAt ?? 0)) : [],
    done: room.done.filter(({ stepId }) => stepId === step.id).length,
    agreed: step.activity === 'agreed' ? agreedOf(room) : null,
  }
}

/** Decisions, promises of the day, what is parked and the votes that were shown. */
export function agreedOf(room: Room): Agreed {
  const sums = (step: WorkshopStep) => {
    const source = cardsVotedOn(room.steps, room.steps.indexOf(step))
    if (source === null || source.revealedAt === null) return []
    const of = room.cards.filter(({ stepId }) => stepId === source.id)
    const leads = new Map(of.map((card) => [card.id as string, card.groupId ?? card.id]))
    const dots = tally(
      room.votes.filter(({ stepId }) => stepId === step.id),
      (cardId) => leads.get(cardId) ?? cardId,
    )
    return of
      .filter(({ groupId }) => groupId === null)
      .map(({ id, text }) => ({ text, dots: dots.get(id) ?? 0 }))
      .sort((one, other) => other.dots - one.dots)
  }
  return {
    decisions: room.steps
      .filter(({ activity, outcome }) => activity === 'decision' && outcome !== '')
      .map(({ proposal, title, outcome, reviewOn }) => ({ title: proposal || title, outcome, reviewOn })),
    promises: room.promises.filter(({ createdAt }) => room.openedAt !== null && createdAt >= room.openedAt),
    parked: room.parked.filter(({ isFromHere }) => isFromHere),
    votes: room.steps
      .filter(({ activity, revealedAt }) => activity === 'vote' && revealedAt !== null)
      .map((step) => ({ title: step.title, rows: sums(step) }))
      .filter(({ rows }) => rows.length > 0),
  }
}

/** What the facilitator sees beside the big screen's view: who is here, never what is hidden. */
export interface DeskView extends RoomView {
  readonly code: string
  readonly version: number
  /** The agenda as it was prepared. */
  readonly drafts: readonly Pick<WorkshopStep, 'id' | 'title' | 'instruction' | 'activity' | 'minutes' | 'target'>[]
  readonly people: readonly {
    readonly id: WorkshopParticipantId
    readonly name: string
    readonly partyKind: PartyKind
    readonly table: string
    readonly isGuest: boolean
    readonly isDone: boolean
    readonly handUpAt: number | null
    readonly isOnline: boolean
    /** What the device says it has not got through with. */
    readonly unsent: number
  }[]
  readonly tables: readonly string[]
  readonly parked: readonly Parked[]
  readonly cardsIn: Readonly<Record<string, number>>
  readonly agreed: Agreed
}

/** What an open connection tells of its device. */
export interface Presence {
  readonly unsent: number
}

export function viewDesk(
  room: Room,
  now: number,
  lookedAt: WorkshopStepId | null,
  presence: ReadonlyMap<string, Presence>,
): DeskView {
  const view = viewRoom(room, { kind: 'screen' }, now, lookedAt)
  const here = room.participants.filter(isHere)
  return {
    ...view,
    code: room.code,
    version: room.version,
    drafts: room.steps.map(({ id, title, instruction, activity, minutes, target }) => ({
      id,
      title,
      instruction,
      activity,
      minutes,
      target,
    })),
    people: here.map((participant) => ({
      id: participant.id,
      name: participant.name,
      partyKind: participant.partyKind,
      table: participant.table,
      isGuest: participant.personId === null,
      isDone: room.done.some(
        ({ stepId, participantId }) => stepId === view.step?.id && participantId === participant.id,
      ),
      handUpAt: participant.handUpAt,
      isOnline: participant.isSimulated || presence.has(participant.id),
      unsent: presence.get(participant.id)?.unsent ?? 0,
    })),
    tables: [...new Set(here.map(({ table }) => table).filter((table) => table !== ''))].sort(),
    parked: room.parked,
    cardsIn: Object.fromEntries(
      room.steps.map((step) => [step.id, room.cards.filter(({ stepId }) => stepId === step.id).length]),
    ),
    agreed: agreedOf(room),
  }
}
