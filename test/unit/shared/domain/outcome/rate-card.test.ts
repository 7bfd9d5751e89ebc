import { describe, expect, it } from 'vitest'
import { outcomeCodes } from '#shared/domain/outcome/outcome-ladder.ts'
import { cappedForCitizen, paidForOneJob } from '#shared/domain/outcome/payment-caps.ts'
import {
  type RateCardDraft,
  RateCardDraft as Draft,
  changedRateCardValues,
  rateCardValues,
  tariffOn,
  versionOn,
} from '#shared/domain/outcome/rate-card.ts'
import { rateCardFaults, rateCardWarnings, refusalOfRateCard } from '#shared/domain/outcome/rate-card-rules.ts'
import { startingRateCard } from '#shared/domain/outcome/starting-rate-card.ts'
import { reachedInWeek } from '#shared/domain/outcome/sustained-job.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { partyIds } from '#test/support/commitments.ts'

const day = (text: string) => CalendarDay.parse(text)
const line = (kroner: number, over: { payerPartyId?: string; payeePartyId?: string | null } = {}) => ({
  tariffOre: oreFromKroner(kroner),
  payerPartyId: partyIds.municipality,
  payeePartyId: partyIds.fund,
  ...over,
})
const card = (over: Partial<Record<keyof RateCardDraft, unknown>> = {}): RateCardDraft =>
  Draft.parse({
    validFrom: '2027-01-01',
    lines: { J6: line(30_000), V1: line(40_000, { payeePartyId: null }) },
    caps: { perCitizenOre: null, totalOre: null, perJobOre: null },
    schedule: 'quarterly',
    lagMonths: 2,
    growthPercent: null,
    hasStateGrant: false,
    note: '',
    ...over,
  })
const version = (number: number, over: Parameters<typeof card>[0]) => ({ ...card(over), version: number, createdAt: 0 })
const isMunicipality = (id: string) => id === partyIds.municipality
const caps = (over: Partial<Record<'perCitizenOre' | 'totalOre' | 'perJobOre', number>>) => ({
  caps: { perCitizenOre: null, totalOre: null, perJobOre: null, ...over },
})
const today = day('2027-06-01')

describe('a rate card over time', () => {
  const versions = [
    version(1, { validFrom: '2027-01-01' }),
    version(2, { validFrom: '2028-01-01', lines: { J6: line(35_000) } }),
    version(3, { validFrom: '2027-07-01', lines: { J6: line(28_000) } }),
  ]

  it('[RTC-1] pays by the newest version that had begun on the trigger day', () => {
    expect(versionOn({ versions }, day('2026-12-31'))).toBeNull()
    expect(tariffOn({ versions }, 'J6', day('2026-12-31'))).toBeNull()
    expect(tariffOn({ versions }, 'J6', day('2027-06-30'))).toBe(3_000_000)
    expect(tariffOn({ versions }, 'J6', day('2027-07-01'))).toBe(2_800_000)
    // The third replaced what the second had said about days to come.
    expect(tariffOn({ versions }, 'J6', day('2028-01-01'))).toBe(2_800_000)
    expect(tariffOn({ versions }, 'V1', day('2027-06-30'))).toBe(4_000_000)
    expect(tariffOn({ versions }, 'V1', day('2027-07-01'))).toBeNull()
  })

  it('[RTC-1] leaves what was earned before as it was when a version is added', () => {
    for (const earned of ['2027-01-01', '2027-03-15', '2027-06-30'].map(day)) {
      const before = tariffOn({ versions: versions.slice(0, 1) }, 'J6', earned)
      expect(tariffOn({ versions }, 'J6', earned)).toBe(before)
    }
  })

  it('[RTC-2] lets no later version begin before the day it is made', () => {
    expect(rateCardFaults(card({ validFrom: '2027-05-31' }), null, today)).toEqual([])
    const late = rateCardFaults(card({ validFrom: '2027-05-31' }), { version: 1 }, today)
    expect(late).toEqual([{ kind: 'backdated', earliest: '2027-06-01' }])
    expect(refusalOfRateCard(late)).toEqual({ code: 'rateCard.backdated', data: { earliest: '2027-06-01' } })
    expect(rateCardFaults(card({ validFrom: '2027-06-01' }), { version: 1 }, today)).toEqual([])
  })

  it('[RTC-3] tells two cards apart by every value they have', () => {
    expect(changedRateCardValues(card(), card())).toEqual([])
    const other = card({
      validFrom: '2027-02-01',
      lines: Object.fromEntries(outcomeCodes.map((code) => [code, line(1, { payerPartyId: partyIds.actor })])),
      caps: { perCitizenOre: 1, totalOre: 2, perJobOre: 3 },
      schedule: 'monthly',
      lagMonths: 1,
      growthPercent: 5,
      hasStateGrant: null,
      note: 'Ny',
    })
    expect(changedRateCardValues(card(), other).sort()).toEqual(
      // J6 is paid to the fund in both.
      Object.keys(rateCardValues(other))
        .filter((name) => name !== 'J6.payeePartyId')
        .sort(),
    )
    expect(changedRateCardValues(card(), card({ lines: { J6: line(30_000) } }))).toEqual([
      'V1.tariffOre',
      'V1.payerPartyId',
      'V1.payeePartyId',
    ])
  })
})

describe('what a rate card may say', () => {
  it('[RTC-4] nobody pays themselves, and only the firm side leaves the payee open', () => {
    const faults = rateCardFaults(
      card({ lines: { J3: line(1, { payeePartyId: null }), V1: line(1, { payeePartyId: partyIds.municipality }) } }),
      null,
      today,
    )
    expect(faults).toEqual([
      { kind: 'payeeMissing', code: 'J3' },
      { kind: 'sameParty', code: 'V1' },
    ])
    expect(faults.map((fault) => refusalOfRateCard([fault])?.code)).toEqual(['input.invalid', 'target.sameParty'])
  })

  it('[RTC-5] J6 and V3 together need a cap per job', () => {
    const both = { lines: { J6: line(30_000), V3: line(15_000) } }
    expect(rateCardFaults(card(both), null, today)).toEqual([{ kind: 'jobCapMissing' }])
    expect(refusalOfRateCard([{ kind: 'jobCapMissing' }])).toEqual({ code: 'rateCard.doublePayment' })
    expect(rateCardFaults(card({ ...both, ...caps({ perJobOre: 4_000_000 }) }), null, today)).toEqual([])
    expect(rateCardFaults(card({ lines: { J6: line(30_000), V3: line(0) } }), null, today)).toEqual([])
  })

  it('[RTC-5] pays J6 first and V3 what the cap leaves', () => {
    const tariffs = { j6Ore: 3_000_000, v3Ore: 1_500_000 }
    expect(paidForOneJob(tariffs, null)).toEqual(tariffs)
    expect(paidForOneJob(tariffs, 4_000_000)).toEqual({ j6Ore: 3_000_000, v3Ore: 1_000_000 })
    expect(paidForOneJob(tariffs, 2_000_000)).toEqual({ j6Ore: 2_000_000, v3Ore: 0 })
    expect(paidForOneJob(tariffs, 9_000_000)).toEqual(tariffs)
  })

  it('[RTC-6] a relapse has no tariff', () => {
    const faults = rateCardFaults(card({ lines: { R: line(1) } }), null, today)
    expect(faults).toEqual([{ kind: 'relapsePaid' }])
    expect(refusalOfRateCard(faults)).toEqual({ code: 'input.invalid', data: { fields: ['R.tariffOre'] } })
    expect(rateCardFaults(card({ lines: { R: line(0) } }), null, today)).toEqual([])
  })

  it('[RTC-5] begins with the illustrative tariffs and leaves the cap per job to be chosen', () => {
    const parties = [
      { id: partyIds.municipality, kind: 'municipality' as const },
      { id: partyIds.actor, kind: 'employmentActor' as const },
    ]
    const first = startingRateCard(parties, today)!
    expect(Draft.parse(first)).toEqual(first)
    expect(first.lines.J6).toEqual(line(30_000, { payeePartyId: partyIds.actor }))
    expect(first.lines.V3?.payeePartyId).toBeNull()
    expect(Object.keys(first.lines)).not.toContain('R')
    expect(rateCardFaults(first, null, today)).toEqual([{ kind: 'jobCapMissing' }])
    expect(startingRateCard([parties[1]!], today)).toBeNull()
  })
})

describe('what is said beside a rate card', () => {
  it('[RTC-9] a cap per job that pays both in full, or cuts J6', () => {
    const lines = { J6: line(30_000), V3: line(15_000) }
    const warned = (perJobOre: number) => rateCardWarnings(card({ lines, ...caps({ perJobOre }) }), isMunicipality)
    expect(warned(4_500_000)).toEqual([{ kind: 'jobPaidTwice', sumOre: 4_500_000 }])
    expect(warned(4_499_999)).toEqual([])
    expect(warned(2_999_999)).toEqual([{ kind: 'jobCapCutsCitizen' }])
  })

  it('[RTC-9] steps that the cap per citizen cuts', () => {
    const lines = { O1: line(10_000), JS: line(20_000), J6: line(30_000), ES: line(15_000), V1: line(90_000) }
    const warned = (perCitizenOre: number) =>
      rateCardWarnings(card({ lines, ...caps({ perCitizenOre }) }), isMunicipality)
    expect(warned(6_000_000)).toEqual([])
    expect(warned(5_000_000)).toEqual([{ kind: 'citizenCapCuts', codes: ['J6'] }])
    expect(warned(2_000_000)).toEqual([{ kind: 'citizenCapCuts', codes: ['JS', 'J6', 'ES'] }])
  })

  it("[RTC-9] jobs for which the state pays the municipality too, but not somebody else's", () => {
    const lines = { O1: line(1), J6: line(1), V3: line(0), ES: line(1, { payerPartyId: partyIds.actor }) }
    const warned = (hasStateGrant: boolean | null) => rateCardWarnings(card({ lines, hasStateGrant }), isMunicipality)
    expect(warned(null)).toEqual([{ kind: 'stateGrantUnknown', codes: ['J6'] }])
    expect(warned(true)).toEqual([{ kind: 'stateGrantPays', codes: ['J6'] }])
    expect(warned(false)).toEqual([])
  })

  it('[RTC-9] growth that is paid for without a number', () => {
    const lines = { V4: line(25_000) }
    expect(rateCardWarnings(card({ lines }), isMunicipality)).toEqual([{ kind: 'growthMissing' }])
    expect(rateCardWarnings(card({ lines, growthPercent: 5 }), isMunicipality)).toEqual([])
  })
})

describe('time in work', () => {
  const weeks = (...runs: [hours: number, weeks: number][]) =>
    runs.flatMap(([hours, count]) => Array(count).fill(hours))

  it('[RTC-7] reaches 13 weeks within 16, and not within 17', () => {
    expect(reachedInWeek('J3', weeks([15, 13]))).toBe(12)
    expect(reachedInWeek('J3', weeks([15, 6], [0, 3], [15, 7]))).toBe(15)
    expect(reachedInWeek('J3', weeks([15, 6], [0, 4], [15, 7]))).toBeNull()
    // The window moves on: a late start after a gap still counts.
    expect(reachedInWeek('J3', weeks([15, 6], [0, 4], [15, 13]))).toBe(22)
  })

  it.each([
    ['WS', 4, 0],
    ['JS', 4, 0],
    ['J3', 13, 3],
    ['J6', 26, 4],
    ['V3', 26, 4],
    ['J12', 52, 8],
  ] as const)('[RTC-7] %s takes %i weeks and forgives %i', (code, needed, gap) => {
    const half = needed - 2
    expect(reachedInWeek(code, weeks([40, needed - 1]))).toBeNull()
    expect(reachedInWeek(code, weeks([40, half], [0, gap], [40, 2]))).toBe(needed + gap - 1)
    expect(reachedInWeek(code, weeks([40, half], [0, gap + 1], [40, 2]))).toBeNull()
  })

  it('[RTC-7] does not count a week with too few hours', () => {
    expect(reachedInWeek('JS', weeks([14.9, 4]))).toBeNull()
    expect(reachedInWeek('WS', weeks([5, 4]))).toBe(3)
    expect(reachedInWeek('WS', weeks([4.9, 4]))).toBeNull()
  })
})

describe('the cap per citizen', () => {
  const tariffs = { O1: 10, O2: 15, WS: 10, LS: 4, JS: 20, J3: 25, J6: 30, J12: 30, ES: 15, V1: 40 }

  it('[RTC-8] is used up in the order of the ladder and leaves the firm alone', () => {
    expect(cappedForCitizen(tariffs, null)).toEqual(tariffs)
    expect(cappedForCitizen(tariffs, 60)).toEqual({ ...tariffs, J3: 5, J6: 0, J12: 0 })
    expect(cappedForCitizen(tariffs, 0)).toEqual({
      ...Object.fromEntries(Object.keys(tariffs).map((code) => [code, 0])),
      V1: 40,
    })
  })

  it('[RTC-8] is shared by education with O1 and O2 alone', () => {
    expect(cappedForCitizen(tariffs, 30)).toMatchObject({ O1: 10, O2: 15, WS: 5, JS: 0, ES: 5 })
  })
})
