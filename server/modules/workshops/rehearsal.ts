import { practicePeople, practiceTexts } from '#shared/content/workshop-practice.ts'
import { cardsVotedOn, columnsOf, takesScore, writesCards } from '#shared/domain/workshop/activity.ts'
import type { Participant, Room, WorkshopStep } from '#shared/domain/workshop/room.ts'
import { isOpenStep } from '#shared/domain/workshop/room-view.ts'
import { stances } from '#shared/domain/workshop/room.ts'
import { WorkshopCardId, WorkshopParticipantId } from '#shared/kernel/ids.ts'
import { secretHash } from '#server/modules/accounts/secret-hash.ts'
import type { Random } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { insertParticipant, writeCard, writeDone, writeScore, writeStance, writeVote } from './workshops.store.ts'

/**
 * Six simulated people do what there is to do in the step, so that a facilitator can try an agenda alone. They come into
 * the room at first need; nobody has their secrets. A step that they have answered is not answered twice.
 */
export async function rehearse(
  trx: Database,
  room: Room,
  step: WorkshopStep,
  random: Random,
  at: number,
): Promise<void> {
  if (!isOpenStep(room, step)) return
  const people = await simulatedPeople(trx, room, random, at)
  const source = step.activity === 'vote' ? cardsVotedOn(room.steps, room.steps.indexOf(step)) : null
  const choices = room.cards.filter(({ stepId, groupId }) => stepId === source?.id && groupId === null)
  for (const [place, person] of people.entries()) {
    const own = { stepId: step.id, participantId: person.id, at: at + place }
    if (room.done.some(({ stepId, participantId }) => stepId === step.id && participantId === person.id)) continue
    const columns = columnsOf(step.activity)
    if (writesCards(step.activity) && !(step.activity === 'needs' && person.partyKind === 'fund')) {
      await writeCard(trx, room.id, {
        ...own,
        id: WorkshopCardId.parse(random.uuid()),
        partyKind: person.partyKind,
        table: person.table,
        column: columns === null ? null : (columns[place % columns.length] ?? null),
        text: practiceTexts[place % practiceTexts.length] ?? '',
      })
    }
    const card = choices[place % Math.max(choices.length, 1)]
    if (card !== undefined && step.revealedAt === null) {
      await writeVote(trx, { stepId: step.id, cardId: card.id, voter: person.id, dots: 1 + (place % 2), at: own.at })
    }
    if (step.activity === 'decision') {
      const stance = stances[place === 2 ? 1 : 0] ?? 'agree'
      await writeStance(trx, {
        ...own,
        stance,
        reason: stance === 'agree' ? '' : 'Hvis vi ses på det igen om tre måneder.',
      })
    }
    if (takesScore(step.activity)) await writeScore(trx, { ...own, score: 3 + (place % 3), word: '' })
    await writeDone(trx, { ...own, isDone: true })
  }
}

async function simulatedPeople(trx: Database, room: Room, random: Random, at: number): Promise<readonly Participant[]> {
  const there = room.participants.filter(({ isSimulated, removedAt }) => isSimulated && removedAt === null)
  if (room.participants.some(({ isSimulated }) => isSimulated)) return there
  const people = practicePeople.map(({ name, partyKind, table }, place): Participant => ({
    id: WorkshopParticipantId.parse(random.uuid()),
    personId: null,
    name,
    partyKind,
    table,
    joinedAt: at + place,
    removedAt: null,
    handUpAt: null,
    isSimulated: true,
  }))
  for (const person of people) {
    await insertParticipant(trx, room.id, { ...person, secretHash: secretHash(random.secret()), at: person.joinedAt })
  }
  return people
}
