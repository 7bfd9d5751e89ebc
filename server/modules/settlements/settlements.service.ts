import type { z } from 'zod'
import type { AuditAction } from '#shared/contracts/partnerships.ts'
import type {
  AgreeSettlement,
  MakeSettlement,
  ObjectToSettlement,
  RecalculateSettlement,
  SettlementView,
  SettlementsView,
} from '#shared/contracts/settlements.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import { programmeMonthOf } from '#shared/domain/outcome/programme-month.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { partiesToAgree, standingOf } from '#shared/domain/settlement/agreement.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { PartnershipId, PartyId, SettlementId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { nothingRealised } from '#shared/simulation/realised.ts'
import { type Change, recordChange } from '#server/modules/audit/record-change.ts'
import { danishDay } from '#server/modules/commitments/danish-day.ts'
import { findParty } from '#server/modules/members/members.store.ts'
import { permit } from '#server/modules/members/permit.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { hashOf, sealOf } from './settlement-file.ts'
import { type SettlementGround, cutDatesOf, makeContent, readGround } from './settlement-figures.ts'
import {
  type StoredSettlement,
  findSettlement,
  insertAnswer,
  insertSettlement,
  listAnswers,
  updateSettlement,
} from './settlements.store.ts'

type Answer = Promise<Result<SettlementView, Refusal>>

/**
 * The use cases of statements. All amounts are simulated. A write against an older version is refused with
 * `settlement.changed` and the statement as it stands; one of another partnership answers `thing.notFound`.
 */
export interface SettlementsService {
  list(partnershipId: PartnershipId): Promise<SettlementsView>
  get(id: SettlementId): Promise<SettlementView | null>
  /** Calculates the months after the last agreed statement. Repeated with the same id it changes nothing. */
  make(caller: Caller, input: z.infer<typeof MakeSettlement>): Answer
  /** The same statement with today's outcomes; who had agreed is asked again. */
  recalculate(caller: Caller, input: z.infer<typeof RecalculateSettlement>): Answer
  /** The last agreement that was missing freezes the statement for good. */
  agree(caller: Caller, input: z.infer<typeof AgreeSettlement>): Answer
  object(caller: Caller, input: z.infer<typeof ObjectToSettlement>): Answer
}

export function createSettlementsService(foundation: Foundation): SettlementsService {
  const { database, clock } = foundation

  const monthOf = (ground: SettlementGround, at: number): number => programmeMonthOf(ground.startsOn, danishDay(at))

  /** The ground and what is wrong with the period, for a statement with this number. */
  const checked = async (
    trx: Database,
    partnershipId: PartnershipId,
    toMonth: number,
    at: number,
  ): Promise<Result<SettlementGround, Refusal>> => {
    const ground = await readGround(trx, partnershipId)
    if (!ground.ok) return ground
    if (ground.value.card.versions.length === 0) return err(refuse('settlement.noTariffs'))
    // A month that has not begun cannot be agreed on.
    if (toMonth > monthOf(ground.value, at)) return err(refuse('settlement.notYet'))
    if (toMonth <= ground.value.agreedThrough) return err(refuse('settlement.periodTaken'))
    return ground
  }

  const answerWith = (
    caller: Caller,
    input: z.infer<typeof AgreeSettlement>,
    given: { readonly answer: 'agreed' | 'objected'; readonly reason: string },
  ): Answer =>
    recordChange<SettlementView>(foundation, async (trx, at) => {
      const before = await findSettlement(trx, input.id)
      if (before === null) return err(refuse('thing.notFound'))
      const { partnershipId } = before
      const seen = await permit(trx, caller.actor.personId, partnershipId, { kind: 'partnership.read' })
      if (!seen.ok) return seen
      if ((await findParty(trx, input.partyId))?.partnershipId !== partnershipId) {
        return err(refuse('thing.notFound', { field: 'partyId' }))
      }
      const action = { kind: 'settlement.answer', partyId: input.partyId } as const
      const permitted = await permit(trx, caller.actor.personId, partnershipId, action)
      if (!permitted.ok) return permitted
      const field = fieldWithPersonalNumber({ reason: given.reason })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const view = await viewOf(trx, before)
      const mine = view.answers.findLast(({ partyId }) => partyId === input.partyId)
      if (mine?.answer === given.answer && mine.reason === given.reason && mine.hash === input.hash) {
        return ok({ value: view, isRepeat: true })
      }
      if (before.agreedAt !== null || before.version !== input.version || before.hash !== input.hash) {
        return err(refuse('settlement.changed', { current: view }))
      }
      if (given.answer === 'agreed' && view.isOutdated) return err(refuse('settlement.outdated', { current: view }))
      await insertAnswer(trx, {
        settlementId: before.id,
        partyId: input.partyId,
        personId: permitted.value.personId,
        answer: given.answer,
        reason: given.reason,
        hash: before.hash,
        at,
      })
      const after = await frozenIfAgreed(trx, before, at)
      const event: AuditAction =
        given.answer === 'objected'
          ? 'settlement.objected'
          : after.agreedAt === null
            ? 'settlement.agreed'
            : 'settlement.frozen'
      const data = given.answer === 'objected' ? { reason: given.reason } : {}
      return ok(written(permitted.value, input.partyId, after, await viewOf(trx, after), event, data))
    })

  return {
    list: (partnershipId) =>
      database.transaction().execute(async (trx) => {
        const ground = await readGround(trx, partnershipId)
        if (!ground.ok) {
          return {
            settlements: [],
            agreedThrough: 0,
            currentMonth: null,
            cutDates: [],
            realised: nothingRealised,
            scenario: null,
          }
        }
        const currentMonth = monthOf(ground.value, clock.now())
        const settlements: SettlementView[] = []
        for (const stored of ground.value.settlements) settlements.push(await viewOf(trx, stored, ground.value))
        return {
          settlements,
          agreedThrough: ground.value.agreedThrough,
          currentMonth,
          ...cutDatesOf(ground.value, currentMonth),
        }
      }),

    get: async (id) => {
      const stored = await findSettlement(database, id)
      return stored === null ? null : viewOf(database, stored)
    },

    make: (caller, input) =>
      recordChange<SettlementView>(foundation, async (trx, at) => {
        const { partnershipId } = input
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'settlement.make' })
        if (!permitted.ok) return permitted
        const existing = await findSettlement(trx, input.id)
        if (existing !== null) {
          if (existing.partnershipId !== partnershipId) return err(refuse('thing.notFound'))
          return ok({ value: await viewOf(trx, existing), isRepeat: true })
        }
        const ground = await checked(trx, partnershipId, input.toMonth, at)
        if (!ground.ok) return ground
        const { settlements } = ground.value
        // One after the other: two open ones would both claim the same months.
        if (settlements.some(({ agreedAt }) => agreedAt === null)) return err(refuse('settlement.periodTaken'))
        const content = makeContent(ground.value, { ...input, number: settlements.length + 1 })
        const hash = hashOf(content)
        await insertSettlement(trx, { id: input.id, partnershipId, content, hash }, permitted.value.personId, at)
        const made = { ...input, content, hash, seal: null, version: 1, createdAt: at, agreedAt: null }
        const partyId = actingParty(permitted.value, partnershipId)
        return ok(written(permitted.value, partyId, made, await viewOf(trx, made), 'settlement.made'))
      }),

    recalculate: (caller, input) =>
      recordChange<SettlementView>(foundation, async (trx, at) => {
        const before = await findSettlement(trx, input.id)
        if (before === null) return err(refuse('thing.notFound'))
        const { partnershipId } = before
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'settlement.make' })
        if (!permitted.ok) return permitted
        if (before.agreedAt !== null || before.version !== input.version) {
          return err(refuse('settlement.changed', { current: await viewOf(trx, before) }))
        }
        const ground = await checked(trx, partnershipId, input.toMonth, at)
        if (!ground.ok) return ground
        const content = makeContent(ground.value, { ...input, number: before.content.number })
        const hash = hashOf(content)
        if (hash === before.hash) return ok({ value: await viewOf(trx, before), isRepeat: true })
        const after = { ...before, content, hash, version: before.version + 1 }
        await updateSettlement(trx, after)
        const partyId = actingParty(permitted.value, partnershipId)
        return ok(written(permitted.value, partyId, after, await viewOf(trx, after), 'settlement.recalculated'))
      }),

    agree: (caller, input) => answerWith(caller, input, { answer: 'agreed', reason: '' }),
    object: (caller, { reason, ...input }) => answerWith(caller, input, { answer: 'objected', reason }),
  }
}

async function frozenIfAgreed(trx: Database, before: StoredSettlement, at: number): Promise<StoredSettlement> {
  const answers = (await listAnswers(trx, before.id)).filter(({ hash }) => hash === before.hash)
  const needed = partiesToAgree(before.content.parties, before.content.lines)
  if (standingOf(before.hash, needed, answers).status !== 'agreed') return before
  const after = {
    ...before,
    seal: sealOf({ hash: before.hash, answers }),
    agreedAt: at,
    version: before.version + 1,
  }
  await updateSettlement(trx, after)
  return after
}

async function viewOf(db: Database, stored: StoredSettlement, known?: SettlementGround): Promise<SettlementView> {
  const answers = (await listAnswers(db, stored.id)).filter(({ hash }) => hash === stored.hash)
  const needed = partiesToAgree(stored.content.parties, stored.content.lines)
  const standing = standingOf(stored.hash, needed, answers)
  return {
    id: stored.id,
    version: stored.version,
    status: stored.agreedAt === null ? standing.status : 'agreed',
    content: stored.content,
    hash: stored.hash,
    seal: stored.seal,
    isOutdated: stored.agreedAt === null && (await hasChanged(db, stored, known)),
    neededPartyIds: needed,
    missingPartyIds: standing.missing,
    answers,
    createdAt: stored.createdAt,
    agreedAt: stored.agreedAt,
  }
}

/** Whether today's outcomes and tariffs give other figures. What the scenario expects binds nobody and is left out. */
async function hasChanged(db: Database, stored: StoredSettlement, known?: SettlementGround): Promise<boolean> {
  const ground = known === undefined ? await readGround(db, stored.partnershipId) : ok(known)
  if (!ground.ok) return true
  const { projected, number, kind, toMonth } = stored.content
  return hashOf({ ...makeContent(ground.value, { number, kind, toMonth }), projected }) !== stored.hash
}

function written(
  actor: Actor,
  partyId: PartyId | null,
  { id, partnershipId, content, hash, version }: StoredSettlement,
  view: SettlementView,
  action: AuditAction,
  data: Readonly<Record<string, string>> = {},
): Change<SettlementView> {
  return {
    value: view,
    partnershipId,
    topics: ['settlements'],
    event: {
      personId: actor.personId,
      partyId,
      action,
      subjectKind: 'settlement',
      subjectId: id,
      data: {
        number: content.number,
        fromMonth: content.fromMonth,
        toMonth: content.toMonth,
        paidOre: content.paidOre + content.adjustedOre,
        hash,
        version,
        ...data,
      },
    },
  }
}
