import { sql } from 'kysely'
import type { StepDraft, WorkshopSummary } from '#shared/contracts/workshops.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { LandingTarget } from '#shared/domain/workshop/landing-target.ts'
import type { OpenPromise, Room } from '#shared/domain/workshop/room.ts'
import type {
  PartnershipId,
  PersonId,
  WorkshopCardId,
  WorkshopId,
  WorkshopParticipantId,
  WorkshopStepId,
} from '#shared/kernel/ids.ts'
import type { Database } from '#server/storage/database.ts'

/** Which partnership a workshop belongs to; null when there is no such workshop. */
export async function findWorkshop(db: Database, id: WorkshopId): Promise<{ partnershipId: PartnershipId } | null> {
  const row = await db
    .selectFrom('workshop')
    .select('partnership_id as partnershipId')
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function findByCode(db: Database, code: string): Promise<WorkshopId | null> {
  const row = await db.selectFrom('workshop').select('id').where('code', '=', code).executeTakeFirst()
  return row?.id ?? null
}

/** Whose secret it is; null when it is nobody's. */
export async function findBySecret(
  db: Database,
  hash: string,
): Promise<{ id: WorkshopParticipantId; workshopId: WorkshopId } | null> {
  const row = await db
    .selectFrom('workshop_participant')
    .select(['id', 'workshop_id as workshopId'])
    .where('secret_hash', '=', hash)
    .executeTakeFirst()
  return row ?? null
}

/** Everything of a workshop in one piece; null when there is no such workshop. */
export async function readRoom(db: Database, id: WorkshopId): Promise<Room | null> {
  const workshop = await db
    .selectFrom('workshop')
    .innerJoin('partnership', 'partnership.id', 'workshop.partnership_id')
    .selectAll('workshop')
    .select('partnership.name as partnership_name')
    .where('workshop.id', '=', id)
    .executeTakeFirst()
  if (workshop === undefined) return null
  const steps = await db
    .selectFrom('workshop_step')
    .selectAll()
    .where('workshop_id', '=', id)
    .orderBy('position')
    .execute()
  const participants = await db
    .selectFrom('workshop_participant')
    .selectAll()
    .where('workshop_id', '=', id)
    .orderBy('joined_at')
    .orderBy(sql`rowid`)
    .execute()
  const cards = await db
    .selectFrom('workshop_card')
    .selectAll()
    .where('workshop_id', '=', id)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy(sql`rowid`)
    .execute()
  const ofSteps = steps.map((step) => step.id)
  const none = ofSteps.length === 0
  const votes = none ? [] : await db.selectFrom('workshop_vote').selectAll().where('step_id', 'in', ofSteps).execute()
  const stances = none
    ? []
    : await db.selectFrom('workshop_stance').selectAll().where('step_id', 'in', ofSteps).orderBy('at').execute()
  const scores = none ? [] : await db.selectFrom('workshop_score').selectAll().where('step_id', 'in', ofSteps).execute()
  const done = none ? [] : await db.selectFrom('workshop_done').selectAll().where('step_id', 'in', ofSteps).execute()
  return {
    id: workshop.id,
    partnershipId: workshop.partnership_id,
    partnershipName: workshop.partnership_name,
    title: workshop.title,
    code: workshop.code,
    state: workshop.state,
    isLocked: workshop.is_locked === 1,
    isRehearsal: workshop.is_rehearsal === 1,
    isAtOwnPace: workshop.is_at_own_pace === 1,
    currentStepId: workshop.current_step_id,
    openedAt: workshop.opened_at,
    closedAt: workshop.closed_at,
    calledAt: workshop.called_at,
    version: workshop.version,
    steps: steps.map((step) => ({
      id: step.id,
      title: step.title,
      instruction: step.instruction,
      activity: step.activity,
      minutes: step.minutes,
      target: step.target,
      startedAt: step.started_at,
      endedAt: step.ended_at,
      extraMinutes: step.extra_minutes,
      revealedAt: step.revealed_at,
      phase: step.phase,
      budget: step.budget,
      proposal: step.proposal,
      outcome: step.outcome,
      reviewOn: step.review_on,
    })),
    participants: participants.map((row) => ({
      id: row.id,
      personId: row.person_id,
      name: row.name,
      partyKind: row.party_kind,
      table: row.table_name,
      joinedAt: row.joined_at,
      removedAt: row.removed_at,
      handUpAt: row.hand_up_at,
      isSimulated: row.is_simulated === 1,
    })),
    cards: cards.map((row) => ({
      id: row.id,
      stepId: row.step_id,
      participantId: row.participant_id,
      partyKind: row.party_kind,
      table: row.table_name,
      column: row.column_name,
      text: row.text,
      groupId: row.group_id,
      createdAt: row.created_at,
      landedIn: row.landed_in,
    })),
    votes: votes.map((row) => ({ stepId: row.step_id, cardId: row.card_id, voter: row.voter, dots: row.dots })),
    stances: stances.map((row) => ({
      stepId: row.step_id,
      participantId: row.participant_id,
      stance: row.stance,
      reason: row.reason,
    })),
    scores: scores.map((row) => ({
      stepId: row.step_id,
      participantId: row.participant_id,
      score: row.score,
      word: row.word,
    })),
    done: done.map((row) => ({ stepId: row.step_id, participantId: row.participant_id })),
    parked: await listParked(db, id, workshop.partnership_id, workshop.created_at),
    promises: await listPromises(db, workshop.partnership_id, workshop.closed_at),
  }
}

/** What this workshop and earlier ones of the partnership have parked and nobody has settled. */
async function listParked(
  db: Database,
  id: WorkshopId,
  partnershipId: PartnershipId,
  createdAt: number,
): Promise<Room['parked']> {
  const rows = await db
    .selectFrom('workshop_parked')
    .innerJoin('workshop', 'workshop.id', 'workshop_parked.workshop_id')
    .innerJoin('workshop_step', 'workshop_step.id', 'workshop_parked.step_id')
    .selectAll('workshop_parked')
    .select(['workshop.title as workshop_title', 'workshop_step.title as step_title'])
    .where('workshop.partnership_id', '=', partnershipId)
    .where('workshop_parked.settled_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('workshop.id', '=', id),
        eb.and([eb('workshop.created_at', '<=', createdAt), eb('workshop.is_rehearsal', '=', 0)]),
      ]),
    )
    .orderBy('workshop_parked.created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    partyKind: row.party_kind,
    participantId: row.workshop_id === id ? row.participant_id : null,
    stepTitle: row.step_title,
    workshopTitle: row.workshop_title,
    isFromHere: row.workshop_id === id,
  }))
}

/** The open promises; of a closed workshop those that were there when it closed. */
async function listPromises(
  db: Database,
  partnershipId: PartnershipId,
  closedAt: number | null,
): Promise<OpenPromise[]> {
  let query = db
    .selectFrom('commitment')
    .innerJoin('party', 'party.id', 'commitment.party_id')
    .where('commitment.partnership_id', '=', partnershipId)
    .where('commitment.status', 'in', ['proposed', 'accepted', 'inProgress'])
  if (closedAt !== null) query = query.where('commitment.created_at', '<=', closedAt)
  const rows = await query
    .select([
      'commitment.id as id',
      'commitment.what as what',
      'party.kind as partyKind',
      'commitment.due_on as dueOn',
      'commitment.status as status',
      'commitment.created_at as createdAt',
    ])
    .orderBy('commitment.due_on')
    .orderBy('commitment.created_at')
    .execute()
  return rows.map((row) => ({ ...row, status: row.status as OpenPromise['status'] }))
}

export async function listWorkshops(db: Database, partnershipId: PartnershipId): Promise<WorkshopSummary[]> {
  const rows = await db
    .selectFrom('workshop')
    .where('partnership_id', '=', partnershipId)
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('workshop_step')
        .whereRef('workshop_step.workshop_id', '=', 'workshop.id')
        .select((of) => of.fn.countAll<number>().as('count'))
        .as('steps'),
      eb
        .selectFrom('workshop_step')
        .whereRef('workshop_step.workshop_id', '=', 'workshop.id')
        .select((of) => of.fn.sum<number>('workshop_step.minutes').as('sum'))
        .as('minutes'),
      eb
        .selectFrom('workshop_participant')
        .whereRef('workshop_participant.workshop_id', '=', 'workshop.id')
        .where('workshop_participant.removed_at', 'is', null)
        .select((of) => of.fn.countAll<number>().as('count'))
        .as('participants'),
    ])
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    state: row.state,
    isRehearsal: row.is_rehearsal === 1,
    isAtOwnPace: row.is_at_own_pace === 1,
    steps: Number(row.steps ?? 0),
    minutes: Number(row.minutes ?? 0),
    participants: Number(row.participants ?? 0),
    createdAt: row.created_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }))
}

export async function insertWorkshop(
  trx: Database,
  workshop: {
    readonly id: WorkshopId
    readonly partnershipId: PartnershipId
    readonly title: string
    readonly code: string
    readonly isRehearsal: boolean
    readonly isAtOwnPace: boolean
    readonly by: PersonId
    readonly at: number
  },
): Promise<void> {
  await trx
    .insertInto('workshop')
    .values({
      id: workshop.id,
      partnership_id: workshop.partnershipId,
      title: workshop.title,
      code: workshop.code,
      state: 'draft',
      is_locked: 0,
      is_rehearsal: workshop.isRehearsal ? 1 : 0,
      is_at_own_pace: workshop.isAtOwnPace ? 1 : 0,
      current_step_id: null,
      called_at: null,
      opened_at: null,
      closed_at: null,
      created_by: workshop.by,
      created_at: workshop.at,
      version: 1,
    })
    .execute()
}

const untouched = {
  started_at: null,
  ended_at: null,
  extra_minutes: 0,
  revealed_at: null,
  phase: 0 as const,
  budget: null,
  proposal: '',
  outcome: '',
  review_on: null,
}

/** Makes the agenda these steps, in this order. Steps that are left out are deleted: only of a draft. */
export async function writeSteps(trx: Database, id: WorkshopId, steps: readonly StepDraft[]): Promise<void> {
  await trx.deleteFrom('workshop_step').where('workshop_id', '=', id).execute()
  await trx
    .insertInto('workshop_step')
    .values(steps.map((step, position) => ({ ...untouched, ...step, workshop_id: id, position })))
    .execute()
}

type WorkshopChange = Partial<{
  title: string
  state: Room['state']
  is_locked: 0 | 1
  current_step_id: WorkshopStepId | null
  called_at: number
  opened_at: number
  closed_at: number
}>

export async function updateWorkshop(trx: Database, room: Room, change: WorkshopChange): Promise<void> {
  await trx
    .updateTable('workshop')
    .set({ ...change, version: room.version + 1 })
    .where('id', '=', room.id)
    .execute()
}

type StepChange = Partial<{
  started_at: number
  ended_at: number | null
  extra_minutes: number
  revealed_at: number
  phase: 0 | 1 | 2
  budget: number
  proposal: string
  outcome: string
  review_on: string | null
}>

export async function updateStep(trx: Database, id: WorkshopStepId, change: StepChange): Promise<void> {
  await trx.updateTable('workshop_step').set(change).where('id', '=', id).execute()
}

export async function insertParticipant(
  trx: Database,
  workshopId: WorkshopId,
  participant: {
    readonly id: WorkshopParticipantId
    readonly personId: PersonId | null
    readonly secretHash: string
    readonly name: string
    readonly partyKind: PartyKind
    readonly table: string
    readonly isSimulated: boolean
    readonly at: number
  },
): Promise<void> {
  await trx
    .insertInto('workshop_participant')
    .values({
      id: participant.id,
      workshop_id: workshopId,
      person_id: participant.personId,
      secret_hash: participant.secretHash,
      name: participant.name,
      party_kind: participant.partyKind,
      table_name: participant.table,
      is_simulated: participant.isSimulated ? 1 : 0,
      joined_at: participant.at,
      removed_at: null,
      hand_up_at: null,
    })
    .execute()
}

export async function updateParticipant(
  trx: Database,
  id: WorkshopParticipantId,
  change: Partial<{ removed_at: number; hand_up_at: number | null }>,
): Promise<void> {
  await trx.updateTable('workshop_participant').set(change).where('id', '=', id).execute()
}

/** Writes the card, or over it; one that was taken away stays away. */
export async function writeCard(
  trx: Database,
  workshopId: WorkshopId,
  card: {
    readonly id: WorkshopCardId
    readonly stepId: WorkshopStepId
    readonly participantId: WorkshopParticipantId | null
    readonly partyKind: PartyKind
    readonly table: string
    readonly column: string | null
    readonly text: string
    readonly at: number
  },
): Promise<void> {
  const values = { column_name: card.column, text: card.text, updated_at: card.at }
  await trx
    .insertInto('workshop_card')
    .values({
      id: card.id,
      workshop_id: workshopId,
      step_id: card.stepId,
      participant_id: card.participantId,
      party_kind: card.partyKind,
      table_name: card.table,
      group_id: null,
      created_at: card.at,
      removed_at: null,
      landed_in: null,
      landed_at: null,
      ...values,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Whether a card of this id was ever written, also one that was taken away since; and in which workshop. */
export async function findCardOwner(
  db: Database,
  id: WorkshopCardId,
): Promise<{ workshopId: WorkshopId; participantId: WorkshopParticipantId | null; isRemoved: boolean } | null> {
  const row = await db
    .selectFrom('workshop_card')
    .select(['workshop_id as workshopId', 'participant_id as participantId', 'removed_at as removedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { workshopId: row.workshopId, participantId: row.participantId, isRemoved: row.removedAt !== null }
}

/** Takes the card away with its dots; those that stood under it stand by themselves again. */
export async function removeCard(trx: Database, id: WorkshopCardId, at: number): Promise<void> {
  await trx.updateTable('workshop_card').set({ removed_at: at }).where('id', '=', id).execute()
  await trx.updateTable('workshop_card').set({ group_id: null }).where('group_id', '=', id).execute()
  await trx.deleteFrom('workshop_vote').where('card_id', '=', id).execute()
}

/** Puts the card, and those that stand under it, under another; null takes it out again. */
export async function groupCard(trx: Database, id: WorkshopCardId, into: WorkshopCardId | null): Promise<void> {
  await trx.updateTable('workshop_card').set({ group_id: into }).where('id', '=', id).execute()
  if (into !== null) {
    await trx.updateTable('workshop_card').set({ group_id: into }).where('group_id', '=', id).execute()
  }
}

export async function markLanded(
  trx: Database,
  ids: readonly WorkshopCardId[],
  target: LandingTarget,
  at: number,
): Promise<void> {
  await trx.updateTable('workshop_card').set({ landed_in: target, landed_at: at }).where('id', 'in', ids).execute()
}

export async function writeVote(
  trx: Database,
  vote: { stepId: WorkshopStepId; cardId: WorkshopCardId; voter: string; dots: number; at: number },
): Promise<void> {
  const row = { step_id: vote.stepId, card_id: vote.cardId, voter: vote.voter, dots: vote.dots, at: vote.at }
  await trx
    .insertInto('workshop_vote')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['step_id', 'card_id', 'voter']).doUpdateSet({ dots: vote.dots, at: vote.at }),
    )
    .execute()
}

interface OwnAnswer {
  readonly stepId: WorkshopStepId
  readonly participantId: WorkshopParticipantId
  readonly at: number
}

export async function writeStance(
  trx: Database,
  answer: OwnAnswer & { readonly stance: Room['stances'][number]['stance']; readonly reason: string },
): Promise<void> {
  const values = { stance: answer.stance, reason: answer.reason, at: answer.at }
  await trx
    .insertInto('workshop_stance')
    .values({ step_id: answer.stepId, participant_id: answer.participantId, ...values })
    .onConflict((conflict) => conflict.columns(['step_id', 'participant_id']).doUpdateSet(values))
    .execute()
}

export async function writeScore(
  trx: Database,
  answer: OwnAnswer & { readonly score: number; readonly word: string },
): Promise<void> {
  const values = { score: answer.score, word: answer.word, at: answer.at }
  await trx
    .insertInto('workshop_score')
    .values({ step_id: answer.stepId, participant_id: answer.participantId, ...values })
    .onConflict((conflict) => conflict.columns(['step_id', 'participant_id']).doUpdateSet(values))
    .execute()
}

export async function writeDone(trx: Database, answer: OwnAnswer & { readonly isDone: boolean }): Promise<void> {
  if (!answer.isDone) {
    await trx
      .deleteFrom('workshop_done')
      .where('step_id', '=', answer.stepId)
      .where('participant_id', '=', answer.participantId)
      .execute()
    return
  }
  await trx
    .insertInto('workshop_done')
    .values({ step_id: answer.stepId, participant_id: answer.participantId, at: answer.at })
    .onConflict((conflict) => conflict.columns(['step_id', 'participant_id']).doNothing())
    .execute()
}

export async function insertParked(
  trx: Database,
  workshopId: WorkshopId,
  parked: OwnAnswer & { readonly id: string; readonly partyKind: PartyKind; readonly text: string },
): Promise<void> {
  await trx
    .insertInto('workshop_parked')
    .values({
      id: parked.id,
      workshop_id: workshopId,
      step_id: parked.stepId,
      participant_id: parked.participantId,
      party_kind: parked.partyKind,
      text: parked.text,
      created_at: parked.at,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function settleParked(trx: Database, id: string, at: number): Promise<void> {
  await trx.updateTable('workshop_parked').set({ settled_at: at }).where('id', '=', id).execute()
}
