import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SettlementFile, SettlementView } from '#shared/contracts/settlements.ts'
import { OutcomeDraft } from '#shared/domain/outcome/registration.ts'
import { OwnValueDraft } from '#shared/domain/scenario/own-value.ts'
import type { Json } from '#shared/kernel/canonical-json.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { OutcomeRegistrationId, ParameterValueId, type PartyId, ScenarioId, SettlementId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import type { Result } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { contentHash } from '#server/export/content-hash.ts'
import { createOutcomesService } from '#server/modules/outcomes/outcomes.service.ts'
import { createParametersService } from '#server/modules/parameters/parameters.service.ts'
import { createRateCardService } from '#server/modules/rate-card/rate-card.service.ts'
import { createScenariosService } from '#server/modules/scenarios/scenarios.service.ts'
import { checkSettlementFile, sealOf, settlementFile } from '#server/modules/settlements/settlement-file.ts'
import { createSettlementsService } from '#server/modules/settlements/settlements.service.ts'
import { createTargetsService } from '#server/modules/targets/targets.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  newTargetId,
  openFoundation,
  rateCardFor,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let settlements: ReturnType<typeof createSettlementsService>

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  settlements = createSettlementsService(foundation)
  await foundation.database.updateTable('partnership').set({ starts_on: '2026-01-01' }).execute()
})
afterEach(() => foundation.close())

const as = (name: PersonName) => callerOf(foundation.database, world.people[name].id)
const must = async <T>(answer: Promise<Result<T, Refusal>>): Promise<T> => {
  const result = await answer
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const codeOf = async (answer: Promise<Result<unknown, Refusal>>) => {
  const result = await answer
  return result.ok ? 'ok' : result.error.code
}

/** J6 pays 30,000 from the municipality to the fund, two months later, from the programme's first day. */
const publishCard = async (totalKroner: number | null = null) => {
  const caps = { ...rateCardFor(world.party).caps, totalOre: totalKroner === null ? null : oreFromKroner(totalKroner) }
  const draft = rateCardFor(world.party, { validFrom: '2026-01-01' as never, caps })
  const partnershipId = world.here.partnershipId
  await must(createRateCardService(foundation).publish(await as('firmLead'), { partnershipId, version: 0, draft }))
}
const jobs = async (count: number, reachedOn: string) => {
  const outcomes = createOutcomesService(foundation)
  const from = new Date(Date.parse(reachedOn) - 190 * 86_400_000).toISOString().slice(0, 10)
  const draft = OutcomeDraft.parse({
    outcomeCode: 'J6',
    reachedOn,
    countedFrom: from,
    count,
    personCode: null,
    setting: 'b',
    firmPartyId: null,
    evidence: 'Lønsedler hos aktøren',
  })
  const made = await must(
    outcomes.register(await as('actorMember'), {
      id: OutcomeRegistrationId.parse(randomUUID()),
      partnershipId: world.here.partnershipId,
      partyId: world.party.actor,
      draft,
    }),
  )
  const { id, version } = made
  return must(outcomes.verify(await as('municipalityLead'), { id, version }))
}
const make = async (toMonth: number) =>
  settlements.make(await as('fundFacilitator'), {
    id: SettlementId.parse(randomUUID()),
    partnershipId: world.here.partnershipId,
    kind: 'quarter',
    toMonth,
  })
const all = [
  ['municipalityLead', 'municipality'],
  ['actorMember', 'actor'],
  ['firmMember', 'firm'],
  ['fundFacilitator', 'fund'],
] as const
const yes = (view: SettlementView, partyId: PartyId) => ({
  id: view.id,
  version: view.version,
  hash: view.hash,
  partyId,
})
async function agreeAll(view: SettlementView): Promise<SettlementView> {
  let latest = view
  for (const [person, party] of all) {
    const partyId = world.party[party]
    if (view.neededPartyIds.includes(partyId))
      latest = await must(settlements.agree(await as(person), yes(view, partyId)))
  }
  return latest
}
const view = () => settlements.list(world.here.partnershipId)

describe('a statement', () => {
  it('[STL-1] takes what falls due in its months, and says what is due later', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    await jobs(1, '2026-10-01')
    const made = await must(make(9))
    expect(made.content).toMatchObject({ fromMonth: 1, toMonth: 9, fromDay: '2026-01-01', toDay: '2026-09-30' })
    expect(made.content.paidOre).toBe(oreFromKroner(60_000))
    expect(made.content.transfers).toEqual([
      { payerPartyId: world.party.municipality, payeePartyId: world.party.fund, ore: oreFromKroner(60_000) },
    ])
    const next = await must(
      settlements.recalculate(await as('firmMember'), { id: made.id, version: 1, kind: 'month', toMonth: 11 }),
    )
    expect(next.content.paidOre).toBe(oreFromKroner(60_000))
    expect(next.content.dueLater).toEqual([{ outcomeCode: 'J6', count: 1, ore: oreFromKroner(30_000) }])
    expect(next.content.isSimulated).toBe(true)
  })

  it('[STL-1] is made by the targets while there is no card, and not at all without either', async () => {
    expect(await codeOf(make(9))).toBe('settlement.noTariffs')
    await createTargetsService(foundation).create(await as('firmLead'), {
      id: newTargetId(),
      partnershipId: world.here.partnershipId,
      draft: targetFor(world.party, { tariffOre: oreFromKroner(12_345) }),
    })
    await jobs(1, '2026-07-01')
    const made = await must(make(7))
    expect(made.content).toMatchObject({ paidOre: oreFromKroner(12_345), cardVersions: [0] })
    await foundation.database.updateTable('partnership').set({ starts_on: null }).execute()
    expect(await codeOf(make(7))).toBe('settlement.noStart')
    expect((await view()).currentMonth).toBeNull()
  })

  it('[STL-7] is one at a time, after the agreed ones, and not for a month to come', async () => {
    await publishCard()
    expect(await codeOf(make(12))).toBe('settlement.notYet')
    const made = await must(make(9))
    expect(await codeOf(make(10))).toBe('settlement.periodTaken')
    await agreeAll(made)
    expect(await codeOf(make(9))).toBe('settlement.periodTaken')
    expect((await must(make(10))).content).toMatchObject({ number: 2, fromMonth: 10, toMonth: 10 })
  })

  it('[STL-7] takes later corrections of settled months as adjustments', async () => {
    await publishCard()
    const verified = await jobs(2, '2026-07-01')
    await agreeAll(await must(make(9)))
    await jobs(3, '2026-07-15')
    const outcomes = createOutcomesService(foundation)
    const draft = OutcomeDraft.parse({ ...verified, count: 1 })
    const newId = OutcomeRegistrationId.parse(randomUUID())
    const correction = { id: verified.id, version: verified.version, newId, draft, reason: 'Talt to gange' }
    const corrected = await must(outcomes.correct(await as('actorMember'), correction))
    await must(outcomes.verify(await as('municipalityLead'), { id: corrected.id, version: 1 }))
    const next = await must(make(11))
    expect(next.content.lines).toMatchObject([{ kind: 'adjustment', dueMonth: 9, count: 2 }])
    expect(next.content).toMatchObject({ paidOre: 0, adjustedOre: oreFromKroner(60_000) })
    expect(next.content.realisedToDateOre).toBe(oreFromKroner(120_000))
  })

  it('[STL-4] stops at the total cap, over all statements together', async () => {
    await publishCard(100_000)
    await jobs(3, '2026-07-01')
    const first = await agreeAll(await must(make(9)))
    await jobs(2, '2026-08-01')
    const second = await must(make(11))
    expect(first.content.paidOre).toBe(oreFromKroner(90_000))
    expect(second.content.lines[0]).toMatchObject({ earnedOre: oreFromKroner(60_000), paidOre: oreFromKroner(10_000) })
  })
})

describe('agreeing', () => {
  it('[STL-8] is each party’s own, by verified people, to figures they have seen', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    const made = await must(make(9))
    expect(made.missingPartyIds).toEqual(Object.values(world.party))
    expect(await codeOf(settlements.agree(await as('fundFacilitator'), yes(made, world.party.firm)))).toBe(
      'access.otherPartyOnly',
    )
    expect(await codeOf(settlements.agree(await as('unverified'), yes(made, world.party.firm)))).toBe(
      'access.unverified',
    )
    const other = { ...yes(made, world.party.firm), hash: 'a'.repeat(64) }
    expect(await codeOf(settlements.agree(await as('firmMember'), other))).toBe('settlement.changed')
    const once = await must(settlements.agree(await as('firmMember'), yes(made, world.party.firm)))
    expect(once.status).toBe('open')
    expect(await must(settlements.agree(await as('firmMember'), yes(made, world.party.firm)))).toEqual(once)
    expect(once.answers).toHaveLength(1)
  })

  it('[STL-8] ends when outcomes change: the old yes does not count for new figures', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    const made = await must(make(9))
    await must(settlements.agree(await as('firmMember'), yes(made, world.party.firm)))
    await jobs(1, '2026-07-02')
    expect((await view()).settlements[0]?.isOutdated).toBe(true)
    expect(await codeOf(settlements.agree(await as('actorMember'), yes(made, world.party.actor)))).toBe(
      'settlement.outdated',
    )
    const again = { id: made.id, version: 1, kind: 'quarter', toMonth: 9 } as const
    const anew = await must(settlements.recalculate(await as('actorMember'), again))
    expect(anew).toMatchObject({ version: 2, isOutdated: false, answers: [] })
    expect(anew.missingPartyIds).toContain(world.party.firm)
    expect(await codeOf(settlements.recalculate(await as('actorMember'), again))).toBe('settlement.changed')
  })

  it('[STL-9] an objection has its reason and holds it open until that party agrees', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    const made = await must(make(9))
    const no = { ...yes(made, world.party.firm), reason: 'Vi mangler en ansat' }
    expect(await codeOf(settlements.object(await as('municipalityLead'), no))).toBe('access.otherPartyOnly')
    const objected = await must(settlements.object(await as('firmMember'), no))
    expect(objected).toMatchObject({ status: 'objected', answers: [{ reason: 'Vi mangler en ansat' }] })
    for (const [person, party] of all) {
      if (party !== 'firm') await must(settlements.agree(await as(person), yes(made, world.party[party])))
    }
    expect((await view()).settlements[0]?.status).toBe('objected')
    expect((await must(settlements.agree(await as('firmMember'), yes(made, world.party.firm)))).status).toBe('agreed')
    const secret = { ...no, reason: 'Se 070761-4285' }
    expect(await codeOf(settlements.object(await as('firmMember'), secret))).toBe('input.personalNumber')
  })

  it('[STL-10] by all freezes it for good, with a hash and a seal that hold', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    const agreed = await agreeAll(await must(make(9)))
    expect(agreed).toMatchObject({ status: 'agreed', missingPartyIds: [], isOutdated: false })
    expect(agreed.hash).toBe(contentHash(agreed.content as unknown as Json))
    expect(agreed.seal).toBe(sealOf(agreed))
    await jobs(5, '2026-07-03')
    const [still] = (await view()).settlements
    expect(still).toEqual(agreed)
    const again = { id: agreed.id, version: agreed.version, kind: 'quarter', toMonth: 9 } as const
    expect(await codeOf(settlements.recalculate(await as('firmMember'), again))).toBe('settlement.changed')
    const no = { ...yes(agreed, world.party.firm), reason: 'For sent' }
    expect(await codeOf(settlements.object(await as('firmMember'), no))).toBe('settlement.changed')
    const { database } = foundation
    await expect(database.updateTable('settlement').set({ content: '{}' }).execute()).rejects.toThrow('never changes')
    await expect(database.deleteFrom('settlement').execute()).rejects.toThrow('never deleted')
    await expect(database.deleteFrom('settlement_answer').execute()).rejects.toThrow('append-only')
  })

  it('[STL-10] can be checked from its file alone: every figure, answer and hash that was changed is named', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    const open = settlementFile(await must(make(9)))
    expect(checkSettlementFile(open)).toEqual({ faults: [], number: 1, isAgreed: false })
    const { settlements: made } = await view()
    const agreed = await agreeAll(made[0]!)
    const file: unknown = JSON.parse(JSON.stringify(settlementFile(agreed)))
    expect(checkSettlementFile(file)).toEqual({ faults: [], number: 1, isAgreed: true })
    const broken = (change: (copy: SettlementFile) => unknown) =>
      checkSettlementFile(change(file as SettlementFile)).faults
    const { content, answers } = file as SettlementFile
    const dearer = content.lines.map((line) => ({ ...line, paidOre: line.paidOre + 100 }))
    expect(broken((copy) => ({ ...copy, content: { ...content, lines: dearer } }))).toEqual([
      expect.stringContaining('hash:'),
      expect.stringContaining('content.paidOre:'),
      expect.stringContaining('content.transfers:'),
    ])
    expect(broken((copy) => ({ ...copy, answers: answers.slice(1) }))).toEqual([expect.stringContaining('seal:')])
    const other = answers.map((answer) => ({ ...answer, hash: '0'.repeat(64) }))
    expect(broken((copy) => ({ ...copy, answers: other }))[0]).toContain('answers[0].hash:')
    expect(broken(({ hash }) => ({ content, hash }))).toContainEqual(expect.stringContaining('answers:'))
  })

  it('[STL-8] the last two at the same moment: one freezes it, both are heard', async () => {
    await publishCard()
    await jobs(1, '2026-07-01')
    const made = await must(make(9))
    const callers = await Promise.all(all.map(async ([person, party]) => ({ caller: await as(person), party })))
    await Promise.all(callers.map(({ caller, party }) => settlements.agree(caller, yes(made, world.party[party]))))
    const [after] = (await view()).settlements
    expect(after).toMatchObject({ status: 'agreed' })
    expect(after?.answers).toHaveLength(4)
    const rows = await foundation.database
      .selectFrom('audit')
      .select('action')
      .where('subject_kind', '=', 'settlement')
      .execute()
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'settlement.agreed',
      'settlement.agreed',
      'settlement.agreed',
      'settlement.frozen',
      'settlement.made',
    ])
  })
})

describe('the three dates of the verdict', () => {
  it('[STL-1] keep apart what outcomes pay and what the scenario expects', async () => {
    await publishCard()
    await jobs(2, '2026-07-01')
    await createScenariosService(foundation).list(world.here.partnershipId)
    await agreeAll(await must(make(9)))
    const { cutDates, realised, scenario } = await view()
    // Two jobs have lasted half a year in month 7, that of 1 July.
    expect(realised).toEqual({ through: 9, counts: { J6: [0, 0, 0, 0, 0, 0, 0, 2, 0, 0] } })
    expect(scenario?.citizens).toBe(27)
    expect(cutDates.map(({ month, realisedOre }) => [month, realisedOre])).toEqual([
      [12, oreFromKroner(60_000)],
      [18, oreFromKroner(60_000)],
      [60, oreFromKroner(60_000)],
    ])
    const projected = cutDates.map(({ projectedOre }) => projectedOre)
    // The training was paid for in month 8, the course falls due in month 14.
    expect(projected[0]).toBe(0)
    expect(projected[1]).toBeGreaterThan(0)
    expect(projected[2]).toBeGreaterThan(projected[1] ?? Infinity)

    // The partnership's own values count here as on the screen of the simulation.
    const { partnershipId } = world.here
    const caller = await as('municipalityLead')
    const draft = { name: 'Vores', overrides: { K: 4 }, startsOn: CalendarDay.parse('2026-01-01') }
    const id = ScenarioId.parse(randomUUID())
    await must(createScenariosService(foundation).create(caller, { id, partnershipId, draft }))
    expect((await view()).scenario).toMatchObject({ citizens: 27, firms: 4 })
    const own = OwnValueDraft.parse({
      parameterId: 'N',
      value: 54,
      validFrom: '2026-01-01',
      source: 'Aftalt på camp 2',
      sourceUrl: null,
      certainty: 'assumption',
    })
    const value = { id: ParameterValueId.parse(randomUUID()), partnershipId, draft: own }
    await must(createParametersService(foundation).add(caller, value))
    expect((await view()).scenario?.citizens).toBe(54)
  })
})
