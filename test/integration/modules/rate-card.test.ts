import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changedRateCardValues, tariffOn } from '#shared/domain/outcome/rate-card.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import type { Result } from '#shared/kernel/result.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { type RateCardService, createRateCardService } from '#server/modules/rate-card/rate-card.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  openFoundation,
  rateCardFor,
  startOfTest,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let service: RateCardService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  service = createRateCardService(foundation)
})
afterEach(() => foundation.close())

const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error('was allowed')
  return result.error
}
const publish = async (version: number, over: Parameters<typeof rateCardFor>[1] = {}, by: PersonName = 'actorMember') =>
  service.publish(await callerOf(foundation.database, world.people[by].id), {
    partnershipId: world.here.partnershipId,
    version,
    draft: rateCardFor(world.party, over),
  })
const j6 = (kroner: number) => ({
  lines: {
    J6: {
      tariffOre: oreFromKroner(kroner),
      payerPartyId: world.party.municipality,
      payeePartyId: world.party.fund,
    },
  },
})
const rows = async () =>
  foundation.database
    .selectFrom('audit')
    .select(['action', 'data'])
    .where('action', '=', 'rateCard.published')
    .execute()

describe('the rate card', () => {
  it('[RTC-1] [RTC-3] is read back as it was written, version by version', async () => {
    expect(await service.get(world.here.partnershipId)).toEqual({ versions: [] })
    value(await publish(0))
    const everything = rateCardFor(world.party, {
      ...j6(32_000),
      validFrom: CalendarDay.parse('2027-03-01'),
      caps: { perCitizenOre: oreFromKroner(60_000), totalOre: oreFromKroner(900_000), perJobOre: oreFromKroner(1) },
      schedule: 'milestones',
      lagMonths: 0,
      growthPercent: 7.5,
      hasStateGrant: true,
      note: 'Efter styregruppens møde',
    })
    value(await publish(1, everything, 'municipalityLead'))
    const card = await service.get(world.here.partnershipId)
    expect(card.versions.map(({ version, createdByName }) => [version, createdByName])).toEqual([
      [1, 'Person actorMember'],
      [2, 'Person municipalityLead'],
    ])
    expect(changedRateCardValues(card.versions[1]!, everything)).toEqual([])
    expect(tariffOn(card, 'J6', CalendarDay.parse('2027-02-28'))).toBe(3_000_000)
    expect(tariffOn(card, 'J6', CalendarDay.parse('2027-03-01'))).toBe(3_200_000)
    expect(await service.get(world.there.partnershipId)).toEqual({ versions: [] })
    expect(foundation.noticed.filter(({ topic }) => topic === 'rateCard')).toHaveLength(2)
  })

  it('[RTC-2] is kept by the database itself', async () => {
    value(await publish(0))
    const { database } = foundation
    await expect(database.updateTable('rate_card_version').set({ lag_months: 9 }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(database.deleteFrom('rate_card_version').execute()).rejects.toThrow('append-only')
  })

  it('[RTC-2] takes a first version from the past and no later one, by the Danish day', async () => {
    value(await publish(0, { validFrom: CalendarDay.parse('2026-01-01') }))
    // Eleven in the evening of the 23rd by UTC is already the 24th in Denmark.
    foundation.clock.moveTo(Date.parse('2026-11-23T23:30:00Z'))
    expect(refusal(await publish(1, { ...j6(1), validFrom: CalendarDay.parse('2026-11-23') }))).toEqual({
      code: 'rateCard.backdated',
      data: { earliest: '2026-11-24' },
    })
    value(await publish(1, { ...j6(1), validFrom: CalendarDay.parse('2026-11-24') }))
  })

  it('[RTC-3] is refused on an older version, with the card as it stands, and repeats change nothing', async () => {
    value(await publish(0))
    const first = value(await publish(1, j6(31_000)))
    expect(refusal(await publish(1, j6(29_000)))).toEqual({
      code: 'rateCard.changed',
      data: { current: first.versions[1] },
    })
    // The answer was lost and the call is made again.
    expect(value(await publish(1, j6(31_000)))).toEqual(first)
    expect((await rows()).map(({ data }) => (JSON.parse(data) as { version: number }).version)).toEqual([1, 2])
  })

  it('[RTC-3] made by twenty people at once becomes one version, and nineteen are told', async () => {
    value(await publish(0))
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => publish(1, j6(20_000 + index))))
    const won = results.filter(({ ok }) => ok)
    expect(won).toHaveLength(1)
    const { versions } = await service.get(world.here.partnershipId)
    expect(versions).toHaveLength(2)
    for (const result of results.filter(({ ok }) => !ok)) {
      expect(refusal(result)).toEqual({ code: 'rateCard.changed', data: { current: versions[1] } })
    }
    expect(await rows()).toHaveLength(2)
  })

  it('[AUD-1] tells in the log what was and what is', async () => {
    value(await publish(0))
    value(await publish(1, { ...j6(31_000), lagMonths: 3 }))
    const last = (await rows()).at(-1)!
    expect(JSON.parse(last.data)).toMatchObject({
      version: 2,
      fields: 'J6.tariffOre,V1.tariffOre,V1.payerPartyId,V1.payeePartyId,lagMonths',
      'before.J6.tariffOre': 3_000_000,
      'after.J6.tariffOre': 3_100_000,
      'after.V1.tariffOre': null,
      'after.lagMonths': 3,
    })
  })

  it('[RTC-4] [RTC-5] [RTC-6] [SEC-2] is refused when it cannot hold, and leaves nothing', async () => {
    const { municipality, fund } = world.party
    const line = (over: object = {}) => ({
      tariffOre: oreFromKroner(1000),
      payerPartyId: municipality,
      payeePartyId: fund,
      ...over,
    })
    const withLines = async (lines: object) => refusal(await publish(0, { lines: lines as never }))
    const foreign = await withLines({ J6: line({ payeePartyId: world.otherParty.fund }) })
    expect(foreign).toEqual({ code: 'thing.notFound', data: { field: 'J6.payeePartyId' } })
    expect(await withLines({ J6: line({ payeePartyId: randomUUID() }) })).toEqual(foreign)
    expect(await withLines({ J6: line({ payeePartyId: municipality }) })).toMatchObject({ code: 'target.sameParty' })
    expect(await withLines({ J6: line(), V3: line() })).toEqual({ code: 'rateCard.doublePayment' })
    expect(await withLines({ R: line() })).toMatchObject({ code: 'input.invalid' })
    expect(refusal(await publish(0, { note: 'Se 070761-4285' }))).toEqual({
      code: 'input.personalNumber',
      data: { field: 'note' },
    })
    expect(await service.get(world.here.partnershipId)).toEqual({ versions: [] })
    expect(await rows()).toEqual([])
  })

  it('[ACC-8] is not published by somebody who was removed while the request waited', async () => {
    const caller = await callerOf(foundation.database, world.people.actorMember.id)
    await foundation.database
      .updateTable('membership')
      .set({ ended_at: startOfTest })
      .where('id', '=', world.people.actorMember.membershipId)
      .execute()
    const late = await service.publish(caller, {
      partnershipId: world.here.partnershipId,
      version: 0,
      draft: rateCardFor(world.party),
    })
    expect(refusal(late)).toEqual({ code: 'thing.notFound' })
  })
})
