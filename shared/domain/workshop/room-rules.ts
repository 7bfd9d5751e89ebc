import { personalNumberIn } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { WorkshopCardId, WorkshopStepId } from '#shared/kernel/ids.ts'
import { cardsVotedOn, columnsOf, mostCards, takesScore, writesCards } from './activity.ts'
import { fitsBudget, suggestedBudget } from './dots.ts'
import type { Participant, Room, StanceKind, WorkshopStep } from './room.ts'
import { isOpenStep } from './room-view.ts'

const invalid = (field: string): Refusal => refuse('input.invalid', { fields: [field] })

/** The step of the room that people may write in now; what is not there and what has not begun answer the same. */
const stepToWrite = (room: Room, id: WorkshopStepId): WorkshopStep | null => {
  const step = room.steps.find((one) => one.id === id)
  return step !== undefined && isOpenStep(room, step) ? step : null
}

const personalNumber = (fields: Readonly<Record<string, string>>): Refusal | null => {
  const field = Object.keys(fields).find((name) => personalNumberIn(fields[name] ?? '') === 'block')
  return field === undefined ? null : refuse('input.personalNumber', { field })
}

/** Why a card may not be written; null when it may. `writer` is null for the scribe at the desk. */
export function cardFault(
  room: Room,
  writer: Participant | null,
  card: { stepId: WorkshopStepId; cardId: WorkshopCardId; column: string | null; text: string; partyKind: string },
): Refusal | null {
  const step = stepToWrite(room, card.stepId)
  if (step === null) return refuse('thing.notFound')
  if (!writesCards(step.activity)) return invalid('stepId')
  const columns = columnsOf(step.activity)
  // A card of the hunt may stand without its question; a need says which kind it is.
  const isColumn = card.column === null ? step.activity !== 'needs' : (columns?.includes(card.column) ?? false)
  if (!isColumn) return invalid('column')
  if (step.activity === 'needs' && card.partyKind === 'fund') return refuse('access.notAllowed')
  const standing = room.cards.find(({ id }) => id === card.cardId)
  if (standing !== undefined) {
    const isOwn = standing.participantId === (writer?.id ?? null) && standing.stepId === step.id
    if (!isOwn) return refuse('thing.notFound')
    if (standing.landedIn !== null) return refuse('workshop.changed')
  } else if (writer !== null) {
    const mine = room.cards.filter((one) => one.participantId === writer.id && one.stepId === step.id)
    if (mine.length >= mostCards) return refuse('silentWriting.tooMany')
  }
  return personalNumber({ text: card.text })
}

/** Why the dots may not be put; null when they may. */
export function voteFault(
  room: Room,
  voter: string,
  vote: { stepId: WorkshopStepId; cardId: WorkshopCardId; dots: number },
  budgets: number,
): Refusal | null {
  const step = stepToWrite(room, vote.stepId)
  if (step === null) return refuse('thing.notFound')
  if (step.activity !== 'vote') return invalid('stepId')
  const source = cardsVotedOn(room.steps, room.steps.indexOf(step))
  const card = room.cards.find(({ id, stepId }) => id === vote.cardId && stepId === source?.id)
  // What is hidden cannot be voted on, or the answer would tell that it is there.
  if (source === null || source.revealedAt === null || card === undefined) return refuse('thing.notFound')
  if (step.revealedAt !== null) return refuse('workshop.changed')
  if (card.groupId !== null) return refuse('workshop.changed')
  const votes = room.votes.filter(({ stepId }) => stepId === step.id)
  return fitsBudget(votes, { cardId: card.id, voter, dots: vote.dots }, budgetOf(room, step) * budgets)
    ? null
    : refuse('workshop.tooManyDots')
}

/** Dots for each person in the step. */
export function budgetOf(room: Room, step: WorkshopStep): number {
  const source = cardsVotedOn(room.steps, room.steps.indexOf(step))
  const choices = room.cards.filter(({ stepId, groupId }) => stepId === source?.id && groupId === null)
  return step.budget ?? suggestedBudget(choices.length)
}

/** Why a stance may not be taken: an objection says why, so that it can be met (WOR-8). */
export function stanceFault(
  room: Room,
  input: { stepId: WorkshopStepId; stance: StanceKind; reason: string },
): Refusal | null {
  const step = stepToWrite(room, input.stepId)
  if (step === null) return refuse('thing.notFound')
  if (step.activity !== 'decision') return invalid('stepId')
  if (input.stance === 'objection' && input.reason === '') return invalid('reason')
  return personalNumber({ reason: input.reason })
}

export function scoreFault(room: Room, input: { stepId: WorkshopStepId; word: string }): Refusal | null {
  const step = stepToWrite(room, input.stepId)
  if (step === null) return refuse('thing.notFound')
  if (!takesScore(step.activity)) return invalid('stepId')
  return personalNumber({ word: input.word })
}

/** For what can be done in any step that has begun: to say that one is done, and to park something. */
export function presentFault(room: Room, input: { stepId: WorkshopStepId; text: string }): Refusal | null {
  return stepToWrite(room, input.stepId) === null ? refuse('thing.notFound') : personalNumber({ text: input.text })
}

/** Why a card may not be gathered under another; both must be shown, and groups have one level. */
export function groupFault(room: Room, cardId: WorkshopCardId, into: WorkshopCardId | null): Refusal | null {
  const card = room.cards.find(({ id }) => id === cardId)
  const step = room.steps.find(({ id }) => id === card?.stepId)
  if (card === undefined || step === undefined || step.revealedAt === null) return refuse('thing.notFound')
  if (into === null) return null
  const lead = room.cards.find(({ id }) => id === into)
  if (lead === undefined || lead.stepId !== card.stepId) return refuse('thing.notFound')
  return lead.id === card.id || lead.groupId !== null ? invalid('into') : null
}
