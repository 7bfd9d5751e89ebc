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

  it('adds up what the targets promise, at most their caps', async () => {
    const targets = createTargetsService(foundation)
    const by = await callerOf(foundation.database, world.people.actorMember.id)
    const draft = targetFor(world.party, { count: 4, capOre: oreFromKroner(100_000) })
    for (const over of [{}, { count: 1 }]) {
      const input = { id: newTargetId(), partnershipId: world.here.partnershipId, draft: { ...draft, ...over } }
      value(await targets.create(by, input))
    }
    const view = value(await get('fundFacilitator'))
    expect(rowOf(view, 'holbaek')).toMatchObject({ promisedOre: 13_000_000, outcomes: [{ code: 'J6', promised: 5 }] })
    expect(rowOf(view, 'odsherred')).toMatchObject({ promisedOre: 0, outcomes: [] })
    expect(view.outcomes).toEqual([{ code: 'J6', promised: 5 }])
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
