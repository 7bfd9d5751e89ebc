import type { z } from 'zod'
import type {
  BeginRound,
  RemoveDraft,
  Revealed,
  SaveDraft,
  SetReady,
  SilentRoundView,
} from '#shared/contracts/silent-writing.ts'
import { addCard } from '#shared/document/card-operations.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type SilentDraft, mostDrafts } from '#shared/domain/silent-writing/silent-writing.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { DocumentId, PersonId, SilentDraftId, SilentRoundId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import { findDocument } from '#server/modules/documents/documents.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import type { LiveDocuments } from '#server/sync/live-documents.ts'
import {
  type StoredRound,
  deleteDraft,
  findDraft,
  findOpenRound,
  findRound,
  findUnmovedRounds,
  insertRound,
  listDrafts,
  markMoved,
  markRevealed,
  readPeople,
  setReady,
  writeDraft,
} from './silent-writing.store.ts'

/**
 * Silent writing: everybody writes for themselves first, then all is shown at once. Drafts live in SQL, since what
 * stands in the shared document is on every screen; they come into it when they are revealed and not before (SIL-1).
 */
export interface SilentWritingService {
  /** The open round of the map; null when nobody has opened one. Finishes a reveal that a crash cut short (SIL-5). */
  round(caller: Caller, documentId: DocumentId): Promise<Result<SilentRoundView | null, Refusal>>
  /** Opens a round, or answers with the one that is open already (SIL-3). */
  begin(caller: Caller, input: z.infer<typeof BeginRound>): Promise<Result<SilentRoundView, Refusal>>
  /** Writes the caller's own draft; the same id again writes over it. */
  saveDraft(caller: Caller, input: z.infer<typeof SaveDraft>): Promise<Result<SilentDraft, Refusal>>
  removeDraft(caller: Caller, input: z.infer<typeof RemoveDraft>): Promise<Result<{ id: SilentDraftId }, Refusal>>
  setReady(caller: Caller, input: z.infer<typeof SetReady>): Promise<Result<{ isReady: boolean }, Refusal>>
  /** Moves every draft into the live document and ends the round. Resolves when they are on disk. */
  reveal(caller: Caller, roundId: SilentRoundId): Promise<Result<Revealed, Refusal>>
}

export function createSilentWritingService(foundation: Foundation, documents: LiveDocuments): SilentWritingService {
  const { database, clock, notices } = foundation
  /** A second reveal of a round waits for the first instead of racing it. */
  const moving = new Map<SilentRoundId, Promise<number>>()

  const viewOf = async (db: Database, round: StoredRound, personId: PersonId): Promise<SilentRoundView> => {
    const { writers, ready } = await readPeople(db, round.id)
    const mine = await listDrafts(db, round.id, personId)
    return {
      id: round.id,
      openedAt: round.openedAt,
      openedByName: round.openedByName,
      mine: mine.map(({ id, party, kind, text }) => ({ id, party, kind, text })),
      isReady: ready.has(personId),
      writing: new Set([...writers, ...ready]).size,
      ready: ready.size,
    }
  }

  /** An own draft or an own word about being ready: no record of the partnership, so without an audit row (SIL-7). */
  const own = async <T>(
    caller: Caller,
    roundId: SilentRoundId | null,
    action: Action,
    work: (
      trx: Database,
      round: StoredRound,
    ) => Promise<Result<{ readonly value: T; readonly isSeen: boolean }, Refusal>>,
  ): Promise<Result<T, Refusal>> => {
    const done = await database.transaction().execute(async (trx) => {
      const round = roundId === null ? null : await findRound(trx, roundId)
      if (round === null) return err(refuse('thing.notFound'))
      const permitted = await permit(trx, caller.actor.personId, round.partnershipId, action)
      if (!permitted.ok) return permitted
      if (round.revealedAt !== null) return err(refuse('silentWriting.revealed'))
      const result = await work(trx, round)
      return result.ok ? ok({ ...result.value, round }) : result
    })
    if (!done.ok) return done
    if (done.value.isSeen) notices.publish(done.value.round.partnershipId, 'silentWriting')
    return ok(done.value.value)
  }

  /** Moves the drafts of a revealed round into the document, each in its writer's name. Returns how many. */
  const move = (round: StoredRound): Promise<number> => {
    const underWay = moving.get(round.id)
    if (underWay !== undefined) return underWay
    const moved = moveOnce(round).finally(() => moving.delete(round.id))
    moving.set(round.id, moved)
    return moved
  }
  const moveOnce = async ({ id, documentId, partnershipId }: StoredRound): Promise<number> => {
    const round = await findRound(database, id)
    // Moved already: a card that somebody has removed since must not come back.
    if (round === null || round.movedAt !== null) return 0
    const drafts = await listDrafts(database, id)
    for (const personId of new Set(drafts.map((draft) => draft.personId))) {
      await documents.transact(documentId, personId, (doc) => {
        for (const draft of drafts.filter((one) => one.personId === personId)) {
          addCard(doc, 'needs', {
            id: draft.id,
            fields: { party: draft.party, column: draft.kind, text: draft.text },
          })
        }
      })
    }
    await database.transaction().execute((trx) => markMoved(trx, id, clock.now()))
    notices.publish(partnershipId, 'silentWriting')
    return drafts.length
  }

  return {
    async round(caller, documentId) {
      const found = await findDocument(database, documentId)
      if (found === null) return err(refuse('thing.notFound'))
      const decision = decide(caller.actor, found.partnershipId, { kind: 'document.read' })
      if (!decision.allowed) return err(decision.refusal)
      for (const unmoved of await findUnmovedRounds(database, documentId)) await move(unmoved)
      const round = await findOpenRound(database, documentId)
      return ok(round === null ? null : await viewOf(database, round, caller.actor.personId))
    },

    async begin(caller, { id, documentId }) {
      const { personId } = caller.actor
      const begun = await recordChange<StoredRound>(foundation, async (trx, at) => {
        const document = await findDocument(trx, documentId)
        if (document === null) return err(refuse('thing.notFound'))
        const { partnershipId } = document
        const permitted = await permit(trx, personId, partnershipId, { kind: 'silentWriting.begin' })
        if (!permitted.ok) return permitted
        if (document.kind !== 'partnerPlan') return err(refuse('input.invalid', { fields: ['documentId'] }))
        const open = await findOpenRound(trx, documentId)
        if (open !== null) return ok({ value: open, isRepeat: true })
        if ((await findRound(trx, id)) !== null) return err(refuse('silentWriting.revealed'))
        await insertRound(trx, { id, documentId, by: personId, at })
        const round = await findRound(trx, id)
        if (round === null) return err(refuse('thing.notFound'))
        return ok({
          value: round,
          partnershipId,
          topics: ['silentWriting'],
          event: eventOf(permitted.value, round, 'silentWriting.begun', {}),
        })
      })
      return begun.ok ? ok(await viewOf(database, begun.value, personId)) : begun
    },

    saveDraft: (caller, { roundId, draft }) =>
      own(caller, roundId, { kind: 'silentWriting.draft', partyKind: draft.party }, async (trx, round) => {
        const { personId } = caller.actor
        const standing = await findDraft(trx, draft.id)
        // Somebody else's draft, or one of another round, is not there for this person.
        if (standing !== null && (standing.personId !== personId || standing.roundId !== round.id)) {
          return err(refuse('thing.notFound'))
        }
        const field = fieldWithPersonalNumber({ text: draft.text })
        if (field !== null) return err(refuse('input.personalNumber', { field }))
        const mine = await listDrafts(trx, round.id, personId)
        if (standing === null && mine.length >= mostDrafts) return err(refuse('silentWriting.tooMany'))
        await writeDraft(trx, round.id, personId, draft, clock.now())
        // The others see how many people write: a first draft changes that, another word in it does not.
        return ok({ value: draft, isSeen: mine.length === 0 })
      }),

    async removeDraft(caller, { id }) {
      const standing = await findDraft(database, id)
      const isMine = standing?.personId === caller.actor.personId
      return own(caller, isMine ? standing.roundId : null, { kind: 'document.write' }, async (trx) => {
        await deleteDraft(trx, id)
        return ok({ value: { id }, isSeen: true })
      })
    },

    setReady: (caller, { roundId, isReady }) =>
      own(caller, roundId, { kind: 'document.write' }, async (trx, round) => {
        await setReady(trx, round.id, caller.actor.personId, isReady, clock.now())
        return ok({ value: { isReady }, isSeen: true })
      }),

    async reveal(caller, roundId) {
      const revealed = await recordChange<StoredRound>(foundation, async (trx, at) => {
        const round = await findRound(trx, roundId)
        if (round === null) return err(refuse('thing.notFound'))
        const { personId } = caller.actor
        const permitted = await permit(trx, personId, round.partnershipId, { kind: 'silentWriting.reveal' })
        if (!permitted.ok) return permitted
        if (round.revealedAt !== null) return ok({ value: round, isRepeat: true })
        const drafts = await listDrafts(trx, roundId)
        await markRevealed(trx, roundId, personId, at)
        return ok({
          value: round,
          partnershipId: round.partnershipId,
          topics: [],
          event: eventOf(permitted.value, round, 'silentWriting.revealed', { cards: drafts.length }),
        })
      })
      return revealed.ok ? ok({ roundId, cards: await move(revealed.value) }) : revealed
    },
  }
}

const eventOf = (
  actor: Actor,
  { id, documentId, partnershipId }: StoredRound,
  action: 'silentWriting.begun' | 'silentWriting.revealed',
  data: Readonly<Record<string, number>>,
) => ({
  personId: actor.personId,
  partyId: actingParty(actor, partnershipId),
  action,
  subjectKind: 'silentRound',
  subjectId: id,
  data: { documentId, sectionId: 'P3', kind: 'partnerPlan', ...data },
})
