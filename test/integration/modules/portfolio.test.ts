import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PortfolioView } from '#shared/contracts/portfolio.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import type { Result } from '#shared/kernel/result.ts'
import { type PortfolioService, createPortfolioService } from '#server/modules/portfolio/portfolio.service.ts'
import { createTargetsService } from '#server/modules/targets/targets.service.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  newTargetId,
  openFoundation,
  startOfTest,
  targetFor,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let portfolio: PortfolioService

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  portfolio = createPortfolioService(foundation)
})
afterEach(() => foundation.close())

const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const get = async (by: PersonName) => portfolio.get(await callerOf(foundation.database, world.people[by].id))
const rowOf = (view: PortfolioView, slug: string) => view.rows.find((row) => row.slug === slug)

type Place = 'here' | 'there'
async function verified(
  place: Place,
  count: number,
  setting: 'a' | 'b' | null,
  over: { status?: 'registered' | 'verified' | 'rejected' | 'superseded'; code?: 'J6' | 'V1' } = {},
): Promise<void> {
  const party = place === 'here' ? world.party : world.otherParty
  const by = place === 'here' ? world.people.municipalityLead.id : world.people.outsider.id
  await foundation.database
    .insertInto('outcome_registration')
    .values({
      id: randomUUID() as never,
      partnership_id: world[place].partnershipId,
      outcome_code: over.code ?? 'J6',
      reached_on: '2026-11-01',
      counted_from: null,
      count,
      person_code: null,
      setting,
      firm_party_id: null,
      evidence: 'Opgørelse',
      status: over.status ?? 'verified',
      registered_by: by,
      registered_by_party_id: party.actor,
      registered_at: startOfTest,
      decided_by: by,
      decided_by_party_id: party.municipality,
      decided_at: startOfTest,
      reason: '',
      supersedes_id: null,
      version: 1,
    })
    .execute()
}

describe('the portfolio', () => {
  it('[PFO-1] shows the fund its programme, a municipality its own, and others nothing', async () => {
    const fund = value(await get('fundFacilitator'))
    expect(fund.scope).toBe('programme')
    expect(fund.rows.map(({ slug, canOpen }) => [slug, canOpen])).toEqual([
      ['holbaek', true],
      ['odsherred', false],
    ])
    const municipality = value(await get('municipalityLead'))
    expect([municipality.scope, municipality.rows.map(({ slug }) => slug)]).toEqual(['municipality', ['holbaek']])
    expect(value(await get('outsider')).rows.map(({ slug }) => slug)).toEqual(['odsherred'])
    for (const closed of ['actorMember', 'firmLead', 'exMember'] as const) {
      expect(await get(closed)).toEqual({ ok: false, error: { code: 'access.notAllowed' } })
    }
  })

  it('[PFO-2] puts what is promised beside what is verified, small counts hidden and sums between bounds', async () => {
    const targets = createTargetsService(foundation)
    const by = await callerOf(foundation.database, world.people.actorMember.id)
    const draft = targetFor(world.party, { count: 4, capOre: oreFromKroner(100_000) })
    value(await targets.create(by, { id: newTargetId(), partnershipId: world.here.partnershipId, draft }))
    await verified('here', 2, 'a')
    await verified('here', 1, 'b')
    await verified('there', 7, 'b')
    await verified('here', 1, null, { code: 'V1' })
    for (const status of ['registered', 'rejected', 'superseded'] as const) await verified('here', 50, 'a', { status })
    const view = value(await get('fundFacilitator'))
    expect(rowOf(view, 'holbaek')).toMatchObject({
      promisedOre: 10_000_000,
      outcomes: [
        { code: 'J6', promised: 4, verified: { kind: 'hidden' } },
        // A firm is no citizen.
        { code: 'V1', promised: 0, verified: { kind: 'exact', count: 1 } },
      ],
    })
    expect(rowOf(view, 'odsherred')?.outcomes).toEqual([
      { code: 'J6', promised: 0, verified: { kind: 'exact', count: 7 } },
    ])
    expect(view.outcomes[0]).toEqual({ code: 'J6', promised: 4, verified: { kind: 'between', least: 8, most: 11 } })
    // Setting b is 8 in all, but beside the 7 that are shown it would give Holbæk away.
    expect(view.settings).toEqual([{ code: 'J6', counts: null }])
  })

  it('[OUT-11] leaves codes and evidence in the partnership, and hides the one citizen of a code', async () => {
    await verified('here', 1, 'b')
    await foundation.database.updateTable('outcome_registration').set({ person_code: 'KM-47B' }).execute()
    const view = value(await get('fundFacilitator'))
    expect(rowOf(view, 'holbaek')?.outcomes).toMatchObject([{ code: 'J6', verified: { kind: 'hidden' } }])
    expect(JSON.stringify(view)).not.toMatch(/KM-47B|Opgørelse/)
  })

  it('[PFO-2] answers the same, byte for byte, whatever a hidden count is', async () => {
    await verified('there', 9, 'a')
    await verified('here', 1, 'a')
    const before = JSON.stringify(value(await get('fundFacilitator')))
    await verified('here', 3, 'b')
    expect(JSON.stringify(value(await get('fundFacilitator')))).toBe(before)
  })

  it('[PFO-3] compares the settings where there are enough', async () => {
    await verified('here', 6, 'a')
    await verified('here', 5, 'b')
    await verified('there', 8, 'b')
    expect(value(await get('fundFacilitator')).settings).toEqual([{ code: 'J6', counts: { a: 6, b: 13 } }])
    expect(value(await get('municipalityLead')).settings).toEqual([{ code: 'J6', counts: { a: 6, b: 5 } }])
  })

  it('tells by dates and plan how far each has come', async () => {
    const { database, clock } = foundation
    expect(rowOf(value(await get('fundFacilitator')), 'holbaek')?.status).toBe('notBegun')
    await database
      .updateTable('partnership')
      .set({ starts_on: '2027-01-01', ends_on: '2027-12-31', follow_up_ends_on: '2028-06-30' })
      .where('id', '=', world.here.partnershipId)
      .execute()
    const statusOn = async (day: string) => {
      clock.moveTo(Date.parse(`${day}T12:00:00Z`))
      return rowOf(value(await get('fundFacilitator')), 'holbaek')?.status
    }
    expect(await statusOn('2026-12-31')).toBe('notBegun')
    expect(await statusOn('2027-01-01')).toBe('running')
    expect(await statusOn('2027-12-31')).toBe('running')
    expect(await statusOn('2028-01-01')).toBe('followUp')
    expect(await statusOn('2028-07-01')).toBe('ended')
  })
})
