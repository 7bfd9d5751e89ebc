import type { z } from 'zod'
import type {
  ChangePractice,
  EditPractice,
  PracticeView,
  PracticesView,
  WritePractice,
} from '#shared/contracts/best-practice.ts'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type Action, type Actor, decide } from '#shared/domain/access/permissions.ts'
import {
  type BestPractice,
  type BestPracticeDraft,
  changedPracticeFields,
} from '#shared/domain/best-practice/best-practice.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { BestPracticeId, PartnershipId, PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { findParty } from '#server/modules/members/members.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import {
  findPractice,
  insertPractice,
  listOwnPractices,
  listSharedPractices,
  readPracticeView,
  sharerOf,
  updatePractice,
} from './best-practice.store.ts'

/**
 * What partnerships learn, and what they let others read. A write against an older version is refused with
 * `practice.changed` and the card as it stands; a card of another partnership, or a removed one, is `thing.notFound`.
 */
export interface BestPracticeService {
  list(partnershipId: PartnershipId): Promise<PracticesView>
  /** Repeated with the same id it changes nothing and answers with the card as it stands. */
  write(caller: Caller, input: z.infer<typeof WritePractice>): Promise<Result<PracticeView, Refusal>>
  /** A card that is shared stops being so when anybody but the owner party's lead edits it (BPC-4). */
  edit(caller: Caller, input: z.infer<typeof EditPractice>): Promise<Result<PracticeView, Refusal>>
  share(caller: Caller, input: z.infer<typeof ChangePractice>): Promise<Result<PracticeView, Refusal>>
  withdraw(caller: Caller, input: z.infer<typeof ChangePractice>): Promise<Result<PracticeView, Refusal>>
  /** Errors: `practice.shared` while others can read it. */
  remove(caller: Caller, input: z.infer<typeof ChangePractice>): Promise<Result<{ id: BestPracticeId }, Refusal>>
}

export function createBestPracticeService(foundation: Foundation): BestPracticeService {
  const { database } = foundation

  /** Finds the card, asks the right and compares the version, then does the work. */
  const step = (
    caller: Caller,
    input: z.infer<typeof ChangePractice>,
    action: (practice: BestPractice) => Action,
    work: (found: Found, trx: Database, at: number) => Promise<Result<Change<PracticeView>, Refusal>>,
  ): Promise<Result<PracticeView, Refusal>> =>
    recordChange<PracticeView>(foundation, async (trx, at) => {
      const stored = await findPractice(trx, input.id)
      if (stored === null) return err(refuse('thing.notFound'))
      const { partnershipId, practice, isRemoved } = stored
      const actor = await permit(trx, caller.actor.personId, partnershipId, action(practice))
      if (!actor.ok) return actor
      if (isRemoved) return err(refuse('thing.notFound'))
      return work({ actor: actor.value, partnershipId, before: practice }, trx, at)
    })

  const conflict = async (trx: Database, { partnershipId, before }: Found) =>
    err(refuse('practice.changed', { current: await readPracticeView(trx, partnershipId, before.id) }))

  return {
    async list(partnershipId) {
      const [own, shared] = await Promise.all([
        listOwnPractices(database, partnershipId),
        listSharedPractices(database, partnershipId),
      ])
      return { own, shared }
    },

    write: (caller, { id, partnershipId, draft }) =>
      recordChange<PracticeView>(foundation, async (trx, at) => {
        const actor = await permit(trx, caller.actor.personId, partnershipId, { kind: 'practice.write' })
        if (!actor.ok) return actor
        const existing = await findPractice(trx, id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId || existing.isRemoved) return err(refuse('thing.notFound'))
          return ok({ value: await readPracticeView(trx, partnershipId, id), isRepeat: true })
        }
        const fault = await draftFault(trx, partnershipId, draft)
        if (fault !== null) return err(fault)
        const after: BestPractice = { ...draft, id, version: 1, createdAt: at, updatedAt: at, sharedAt: null }
        const { personId } = actor.value
        await insertPractice(trx, partnershipId, after, personId)
        return written({ actor: actor.value, partnershipId, before: after }, trx, 'practice.written')
      }),

    edit: (caller, input) =>
      step(
        caller,
        input,
        () => ({ kind: 'practice.write' }),
        async (found, trx, at) => {
          const { before, actor, partnershipId } = found
          if (changedPracticeFields(before, input.draft).length === 0) {
            return ok({ value: await readPracticeView(trx, partnershipId, before.id), isRepeat: true })
          }
          if (before.version !== input.version) return conflict(trx, found)
          const fault = await draftFault(trx, partnershipId, input.draft)
          if (fault !== null) return err(fault)
          const mayShare = [before.partyId, input.draft.partyId].every(
            (partyId) => decide(actor, partnershipId, { kind: 'practice.share', partyId }).allowed,
          )
          const sharedBy = mayShare ? await sharerOf(trx, before.id) : null
          const sharedAt = sharedBy === null ? null : before.sharedAt
          const after = { ...before, ...input.draft, version: before.version + 1, updatedAt: at, sharedAt }
          await updatePractice(trx, after, { sharedBy, removedAt: null })
          return written(found, trx, 'practice.edited')
        },
      ),

    share: (caller, input) =>
      step(
        caller,
        input,
        ({ partyId }) => ({ kind: 'practice.share', partyId }),
        async (found, trx, at) => {
          const { before, actor, partnershipId } = found
          if (before.sharedAt !== null) {
            return ok({ value: await readPracticeView(trx, partnershipId, before.id), isRepeat: true })
          }
          // One agrees to the words that one has read.
          if (before.version !== input.version) return conflict(trx, found)
          await setShared(trx, before, at, actor.personId)
          return written(found, trx, 'practice.shared')
        },
      ),

    withdraw: (caller, input) =>
      step(
        caller,
        input,
        ({ partyId }) => ({ kind: 'practice.share', partyId }),
        async (found, trx, at) => {
          const { before, partnershipId } = found
          // Taking back holds whatever has been written meanwhile: no version is asked.
          if (before.sharedAt === null) {
            return ok({ value: await readPracticeView(trx, partnershipId, before.id), isRepeat: true })
          }
          await updatePractice(
            trx,
            { ...before, version: before.version + 1, updatedAt: at, sharedAt: null },
            { sharedBy: null, removedAt: null },
          )
          return written(found, trx, 'practice.withdrawn')
        },
      ),

    async remove(caller, input) {
      const removed = await step(
        caller,
        input,
        () => ({ kind: 'practice.write' }),
        async (found, trx, at) => {
          const { before, partnershipId } = found
          if (before.sharedAt !== null) return err(refuse('practice.shared'))
          if (before.version !== input.version) return conflict(trx, found)
          const view = await readPracticeView(trx, partnershipId, before.id)
          await updatePractice(
            trx,
            { ...before, version: before.version + 1, updatedAt: at },
            { sharedBy: null, removedAt: at },
          )
          return ok(changeOf(found, 'practice.removed', view))
        },
      )
      return removed.ok ? ok({ id: input.id }) : removed
    },
  }
}

interface Found {
  readonly actor: Actor
  readonly partnershipId: PartnershipId
  readonly before: BestPractice
}

const setShared = (trx: Database, before: BestPractice, at: number, by: PersonId): Promise<void> =>
  updatePractice(
    trx,
    { ...before, version: before.version + 1, updatedAt: at, sharedAt: at },
    { sharedBy: by, removedAt: null },
  )

async function draftFault(
  trx: Database,
  partnershipId: PartnershipId,
  draft: BestPracticeDraft,
): Promise<Refusal | null> {
  const party = await findParty(trx, draft.partyId)
  if (party?.partnershipId !== partnershipId) return refuse('thing.notFound', { field: 'partyId' })
  const { partyId: _partyId, ...texts } = draft
  const field = fieldWithPersonalNumber(texts)
  return field === null ? null : refuse('input.personalNumber', { field })
}

async function written(
  found: Found,
  trx: Database,
  action: AuditAction,
): Promise<Result<Change<PracticeView>, Refusal>> {
  return ok(changeOf(found, action, await readPracticeView(trx, found.partnershipId, found.before.id)))
}

const changeOf = ({ actor, partnershipId }: Found, action: AuditAction, view: PracticeView): Change<PracticeView> => ({
  value: view,
  partnershipId,
  topics: ['practices'],
  event: {
    personId: actor.personId,
    partyId: actingParty(actor, partnershipId),
    action,
    subjectKind: 'bestPractice',
    subjectId: view.id,
    data: { name: view.title, version: view.version, isShared: view.sharedAt === null ? 0 : 1 },
  },
})
