import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { CommitmentSource } from '#shared/domain/commitment/commitment.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { CommitmentId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { type CommitmentsService, createCommitmentsService } from '#server/modules/commitments/commitments.service.ts'
import { type TargetsService, createTargetsService } from '#server/modules/targets/targets.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  draftFor,
  newCommitmentId,
  newTargetId,
  openFoundation,
  startOfTest,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let commitments: CommitmentsService
let targets: TargetsService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  commitments = createCommitmentsService(foundation)
  targets = createTargetsService(foundation)
})
afterEach(() => foundation.close())

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error('was allowed')
  return result.error
}
const auditRows = (subjectId: string) =>
  foundation.database.selectFrom('audit').selectAll().where('subject_id', '=', subjectId).orderBy('seq').execute()

async function proposed(over: Parameters<typeof draftFor>[1] = {}, by: PersonName = 'municipalityLead') {
  const id = newCommitmentId()
  const draft = draftFor(world.party.firm, over)
  return value(
    await commitments.propose(await as(by), { id, partnershipId: world.here.partnershipId, draft, source: null }),
  )
}
async function accepted(over: Parameters<typeof draftFor>[1] = {}): Promise<CommitmentView> {
  const { id, version } = await proposed(over)
  return value(await commitments.accept(await as('firmMember'), { id, version }))
}

describe('proposing', () => {
  it('[COM-2] again with the same id answers the same and changes nothing', async () => {
    const input = {
      id: newCommitmentId(),
      partnershipId: world.here.partnershipId,
      draft: draftFor(world.party.firm),
      source: null,
    }
    const first = value(await commitments.propose(await as('municipalityLead'), input))
    const again = value(await commitments.propose(await as('municipalityLead'), input))
    expect(again).toEqual(first)
    expect(await auditRows(input.id)).toHaveLength(1)
    expect(await commitments.list(world.here.partnershipId)).toHaveLength(1)
  })

  it("[ACC-2] with the id of another partnership's commitment finds nothing", async () => {
    const { id } = await proposed()
    const answer = await commitments.propose(await as('outsider'), {
      id,
      partnershipId: world.there.partnershipId,
      draft: draftFor(world.otherParty.firm),
      source: null,
    })
    expect(refusal(answer)).toEqual({ code: 'thing.notFound' })
  })

  it('[COM-9] with somebody else’s party, person, target or document finds nothing', async () => {
    const foreignTarget = value(
      await targets.create(await as('outsider'), {
        id: newTargetId(),
        partnershipId: world.there.partnershipId,
        draft: targetFor(world.otherParty),
      }),
    )
    const source = (documentId: string, sectionId: string) =>
      CommitmentSource.parse({ documentId, sectionId, quote: 'Vi stiller to pladser.' })
    const cases = [
      { field: 'partyId', draft: draftFor(world.otherParty.firm) },
      { field: 'partyId', draft: draftFor(world.party.firm, { partyId: newCommitmentId() as never }) },
      { field: 'personId', draft: draftFor(world.party.firm, { personId: world.people.outsider.id }) },
      { field: 'personId', draft: draftFor(world.party.firm, { personId: world.people.actorMember.id }) },
      { field: 'personId', draft: draftFor(world.party.firm, { personId: world.people.exMember.id }) },
      { field: 'targetIds', draft: draftFor(world.party.firm, { targetIds: [foreignTarget.id] }) },
      { field: 'targetIds', draft: draftFor(world.party.firm, { targetIds: [newTargetId()] }) },
      { field: 'source', source: source(world.there.partnerPlanId, 'P4') },
      { field: 'source', source: source(newCommitmentId(), 'P4') },
      { field: 'source', source: source(world.here.partnerPlanId, 'S4') },
    ]
    for (const { field, draft, source: from } of cases) {
      const id = newCommitmentId()
      const answer = await commitments.propose(await as('municipalityLead'), {
        id,
        partnershipId: world.here.partnershipId,
        draft: draft ?? draftFor(world.party.firm),
        source: from ?? null,
      })
      expect(refusal(answer)).toEqual({ code: 'thing.notFound', data: { field } })
      expect(await auditRows(id)).toEqual([])
    }
    expect(await commitments.list(world.here.partnershipId)).toEqual([])
  })

  it('[SEC-2] refuses a personal number in every text and keeps nothing of it', async () => {
    const number = 'ring om 070761-4285'
    const source = CommitmentSource.parse({ documentId: world.here.partnerPlanId, sectionId: 'P4', quote: number })
    const cases = [
      { field: 'what', draft: draftFor(world.party.firm, { what: number }) },
      { field: 'unit', draft: draftFor(world.party.firm, { unit: number }) },
      { field: 'condition', draft: draftFor(world.party.firm, { condition: number }) },
      { field: 'evidence', draft: draftFor(world.party.firm, { evidence: number }) },
      { field: 'quote', source },
    ]
    for (const { field, draft, source: from } of cases) {
      const answer = await commitments.propose(await as('municipalityLead'), {
        id: newCommitmentId(),
        partnershipId: world.here.partnershipId,
        draft: draft ?? draftFor(world.party.firm),
        source: from ?? null,
      })
      expect(refusal(answer)).toEqual({ code: 'input.personalNumber', data: { field } })
    }
    const { id, version } = await proposed()
    const lapse = await commitments.lapse(await as('municipalityLead'), { id, version, reason: number })
    expect(refusal(lapse)).toEqual({ code: 'input.personalNumber', data: { field: 'reason' } })
    const rows = await foundation.database.selectFrom('audit').select('data').execute()
    expect(JSON.stringify(rows)).not.toContain('070761')
  })

  it('[AUD-1] [AUD-2] writes one audit row and tells the partnership what to fetch again', async () => {
    const { id } = await proposed()
    expect(await auditRows(id)).toMatchObject([
      {
        action: 'commitment.proposed',
        partnership_id: world.here.partnershipId,
        person_id: world.people.municipalityLead.id,
        party_id: world.party.municipality,
      },
    ])
    expect(foundation.noticed).toEqual(
      ['commitments', 'targets', 'activity'].map((topic) => ({ partnershipId: world.here.partnershipId, topic })),
    )
  })
})

describe('accepting', () => {
  it('[ACC-5] is for verified people of the party alone', async () => {
    const { id, version } = await proposed()
    const answers: Partial<Record<PersonName, string>> = {
      municipalityLead: 'access.otherPartyOnly',
      actorMember: 'access.otherPartyOnly',
      fundFacilitator: 'access.otherPartyOnly',
      reader: 'access.readOnly',
      unverified: 'access.unverified',
      exMember: 'thing.notFound',
      outsider: 'thing.notFound',
    }
    for (const [name, code] of Object.entries(answers)) {
      const answer = await commitments.accept(await as(name as PersonName), { id, version })
      expect(refusal(answer).code).toBe(code)
    }
    const yes = value(await commitments.accept(await as('firmMember'), { id, version }))
    expect(yes).toMatchObject({
      status: 'accepted',
      acceptedBy: world.people.firmMember.id,
      acceptedByName: 'Person firmMember',
      acceptedAt: startOfTest,
      version: 2,
    })
  })

  it('[ACC-8] is refused to somebody whose membership ended after the request came in', async () => {
    const { id, version } = await proposed()
    const caller = await as('firmMember')
    await foundation.database
      .updateTable('membership')
      .set({ ended_at: startOfTest })
      .where('id', '=', world.people.firmMember.membershipId)
      .execute()
    expect(refusal(await commitments.accept(caller, { id, version })).code).toBe('thing.notFound')
  })
})

describe('editing', () => {
  it('[COM-4] against an older version is refused with the commitment as it stands', async () => {
    const { id } = await proposed()
    const first = await commitments.edit(await as('actorMember'), {
      id,
      version: 1,
      draft: draftFor(world.party.firm, { quantity: 3 }),
    })
    const second = await commitments.edit(await as('municipalityLead'), {
      id,
      version: 1,
      draft: draftFor(world.party.firm, { quantity: 4 }),
    })
    expect(refusal(second)).toEqual({ code: 'commitment.changed', data: { current: value(first) } })
    expect(value(first)).toMatchObject({ quantity: 3, version: 2 })
  })

  it('[COM-6] may be repeated after a lost answer', async () => {
    const { id } = await proposed()
    const input = { id, version: 1, draft: draftFor(world.party.firm, { quantity: 3 }) }
    const first = value(await commitments.edit(await as('actorMember'), input))
    expect(value(await commitments.edit(await as('actorMember'), input))).toEqual(first)
    expect(await auditRows(id)).toHaveLength(2)
  })

  it('[COM-5] by another party makes an accepted promise a proposal, by the own party keeps it', async () => {
    const { id, version } = await accepted()
    const own = value(
      await commitments.edit(await as('firmLead'), {
        id,
        version,
        draft: draftFor(world.party.firm, { quantity: 1 }),
      }),
    )
    expect(own).toMatchObject({ status: 'accepted', quantity: 1, acceptedBy: world.people.firmMember.id })
    const other = value(
      await commitments.edit(await as('fundFacilitator'), {
        id,
        version: own.version,
        draft: draftFor(world.party.firm, { quantity: 9 }),
      }),
    )
    expect(other).toMatchObject({ status: 'proposed', quantity: 9, acceptedBy: null, acceptedByName: null })
    const [last] = (await auditRows(id)).slice(-1)
    expect(JSON.parse(last?.data ?? '')).toMatchObject({
      fields: 'quantity,status',
      'before.quantity': 1,
      'after.quantity': 9,
      'before.status': 'accepted',
      'after.status': 'proposed',
    })
  })

  it('[COM-9] keeps a person who has left since, and does not take them anew', async () => {
    const personId = world.people.firmMember.id
    const { id } = await proposed({ personId })
    await foundation.database
      .updateTable('membership')
      .set({ ended_at: startOfTest })
      .where('id', '=', world.people.firmMember.membershipId)
      .execute()
    const kept = value(
      await commitments.edit(await as('municipalityLead'), {
        id,
        version: 1,
        draft: draftFor(world.party.firm, { personId, quantity: 5 }),
      }),
    )
    expect(kept).toMatchObject({ personId, quantity: 5 })
    const moved = await commitments.edit(await as('municipalityLead'), {
      id,
      version: 2,
      draft: draftFor(world.party.actor, { personId }),
    })
    expect(refusal(moved)).toEqual({ code: 'thing.notFound', data: { field: 'personId' } })
  })

  it('[COM-4] 20 times at once, again and again, loses no edit: each version has one writer', async () => {
    const { id } = await proposed()
    const caller = await as('municipalityLead')
    const waiting = new Map(Array.from({ length: 20 }, (_, index) => [`Stiller plads nr. ${index}`, 1]))
    const writers = new Map<number, string>()
    let rounds = 0
    while (waiting.size > 0) {
      rounds += 1
      const tries = [...waiting].map(async ([what, version]) => ({
        what,
        answer: await commitments.edit(caller, { id, version, draft: draftFor(world.party.firm, { what }) }),
      }))
      const results = await Promise.all(tries)
      const wins = results.flatMap(({ what, answer }) => (answer.ok ? [{ what, current: answer.value }] : []))
      const losses = results.flatMap(({ what, answer }) => (answer.ok ? [] : [{ what, refused: answer.error }]))
      const [win] = wins
      expect(wins).toHaveLength(1)
      expect(win?.current).toMatchObject({ what: win?.what, version: rounds + 1 })
      writers.set(rounds + 1, win?.what ?? '')
      waiting.delete(win?.what ?? '')
      for (const { what, refused } of losses) {
        // Each loser is told what the winner of this round wrote, and starts from there.
        expect(refused).toEqual({ code: 'commitment.changed', data: { current: win?.current } })
        waiting.set(what, rounds + 1)
      }
    }
    expect(rounds).toBe(20)
    expect([...writers.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 2))
    const rows = await auditRows(id)
    expect(rows.filter(({ action }) => action === 'commitment.edited')).toHaveLength(20)
    const told = rows.slice(1).map(({ data }) => JSON.parse(data) as { version: number; what: string })
    expect(told.map(({ version, what }) => [version, what])).toEqual([...writers])
  })
})

describe('the course of a promise', () => {
  it('[COM-3] [COM-8] goes from accepted to fulfilled and back, lapses with a reason and is taken up again', async () => {
    const firm = await as('firmMember')
    const { id } = await accepted()
    const move = async (version: number, to: 'accepted' | 'inProgress' | 'fulfilled') =>
      value(await commitments.progress(firm, { id, version, to }))
    expect((await move(2, 'inProgress')).status).toBe('inProgress')
    expect((await move(3, 'fulfilled')).status).toBe('fulfilled')
    expect((await move(4, 'inProgress')).status).toBe('inProgress')
    expect((await move(5, 'accepted')).status).toBe('accepted')
    const gone = value(await commitments.lapse(firm, { id, version: 6, reason: 'Ordren faldt bort' }))
    expect(gone).toMatchObject({ status: 'lapsed', lapseReason: 'Ordren faldt bort' })
    const again = value(await commitments.reopen(await as('actorMember'), { id, version: 7 }))
    expect(again).toMatchObject({
      status: 'proposed',
      acceptedBy: null,
      proposedBy: world.people.actorMember.id,
      proposedByPartyId: world.party.actor,
    })
    expect((await auditRows(id)).map(({ action }) => action)).toEqual([
      'commitment.proposed',
      'commitment.accepted',
      'commitment.started',
      'commitment.fulfilled',
      'commitment.started',
      'commitment.edited',
      'commitment.lapsed',
      'commitment.reopened',
    ])
  })

  it('[COM-8] does not lapse without a reason', async () => {
    const { id, version } = await accepted()
    const answer = await commitments.lapse(await as('firmMember'), { id, version, reason: '' })
    expect(refusal(answer)).toEqual({ code: 'commitment.reasonRequired' })
  })

  it('[ACC-6] a proposal is taken back by its proposer’s party, an accepted promise is not', async () => {
    const mine = await proposed()
    const back = { id: mine.id, version: 1, reason: 'Vi tog fejl' }
    expect(refusal(await commitments.lapse(await as('actorMember'), back)).code).toBe('access.otherPartyOnly')
    expect(value(await commitments.lapse(await as('municipalityColleague'), back)).status).toBe('lapsed')
    const { id, version } = await accepted()
    const late = { id, version, reason: 'Vi tog fejl' }
    expect(refusal(await commitments.lapse(await as('municipalityLead'), late)).code).toBe('access.otherPartyOnly')
  })

  it('lists what has happened, newest first, in words that the client can use', async () => {
    const { id } = await accepted()
    const history = value(await commitments.history(await as('reader'), id))
    expect(history).toMatchObject([
      { action: 'commitment.accepted', personName: 'Person firmMember', partyKind: 'firm', subjectId: id },
      { action: 'commitment.proposed', personName: 'Person municipalityLead', partyKind: 'municipality' },
    ])
    expect(refusal(await commitments.history(await as('outsider'), id))).toEqual({ code: 'thing.notFound' })
  })
})

describe('what waits', () => {
  it('[COM-10] is what only my party can accept and what I have promised, late first', async () => {
    const day = (text: string) => CalendarDay.parse(text)
    const asked = await proposed({ what: 'Bedt om' })
    const due = await accepted({ what: 'Snart', dueOn: day('2026-11-30') })
    const late = await accepted({ what: 'For sent', dueOn: day('2026-11-22') })
    await accepted({ what: 'Senere', dueOn: day('2026-12-01') })
    await accepted({ what: 'En andens', dueOn: day('2026-11-22'), personId: world.people.firmLead.id })
    const mine = await commitments.waiting(await as('firmMember'))
    expect(mine.map(({ kind, commitmentId }) => [kind, commitmentId])).toEqual([
      ['late', late.id],
      ['accept', asked.id],
      ['due', due.id],
    ] satisfies [string, CommitmentId][])
    expect(mine[1]).toMatchObject({
      partnershipSlug: 'holbaek',
      partyKind: 'firm',
      proposedByName: 'Person municipalityLead',
      proposedByPartyKind: 'municipality',
    })
    expect(await commitments.waiting(await as('actorMember'))).toEqual([])
    expect(await commitments.waiting(await as('reader'))).toEqual([])
    expect(await commitments.waiting(await as('exMember'))).toEqual([])
  })
})

describe('the audit log', () => {
  it('[AUD-1] keeps nothing of a change whose audit row cannot be written', async () => {
    const { id } = await proposed()
    await foundation.database.schema.alterTable('audit').renameTo('audit_gone').execute()
    await expect(
      as('actorMember').then((caller) =>
        commitments.edit(caller, { id, version: 1, draft: draftFor(world.party.firm, { quantity: 7 }) }),
      ),
    ).rejects.toThrow('audit')
    const [commitment] = await commitments.list(world.here.partnershipId)
    expect(commitment).toMatchObject({ quantity: 2, version: 1 })
  })

  it('[AUD-1] refuses to be changed', async () => {
    await proposed()
    await expect(foundation.database.deleteFrom('audit').execute()).rejects.toThrow('append-only')
    await expect(foundation.database.updateTable('audit').set({ at: 0 }).execute()).rejects.toThrow('append-only')
  })
})
