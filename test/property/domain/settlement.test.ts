import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OutcomeCode, outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { type RateCard, RateCardDraft } from '#shared/domain/outcome/rate-card.ts'
import { PersonCode } from '#shared/domain/outcome/registration.ts'
import { partiesToAgree, standingOf } from '#shared/domain/settlement/agreement.ts'
import { type Payment, mostByTargets, paymentsFor } from '#shared/domain/settlement/payments.ts'
import { type SettlementLine, balances, statementLines, transfersOf } from '#shared/domain/settlement/statement.ts'
import { OutcomeRegistrationId, PartyId } from '#shared/kernel/ids.ts'
import { oreFromKroner } from '#shared/kernel/money.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [kommune, aktoer, firma, fond] = [1, 2, 3, 4].map((n) => PartyId.parse(uuid(n))) as [
  PartyId,
  PartyId,
  PartyId,
  PartyId,
]
const startsOn = CalendarDay.parse('2026-01-01')
const horizon = 60

const lines = (tariff: (code: OutcomeCode) => number) =>
  Object.fromEntries(
    outcomeCodes
      .filter((code) => code !== 'R')
      .map((code) => [
        code,
        {
          tariffOre: tariff(code),
          payerPartyId: kommune,
          payeePartyId: outcomeLadder[code].side === 'citizen' ? fond : null,
        },
      ]),
  )
const cardWith = (over: Partial<RateCardDraft>): RateCard => ({
  versions: [
    {
      ...RateCardDraft.parse({
        validFrom: '2026-01-01',
        lines: lines((code) => 100 * (outcomeLadder[code].defaultTariffKroner ?? 0)),
        caps: { perCitizenOre: null, totalOre: null, perJobOre: null },
        schedule: 'monthly',
        lagMonths: 2,
        growthPercent: null,
        hasStateGrant: null,
        note: '',
      }),
      ...over,
      version: 1,
      createdAt: 0,
    },
  ],
})
const caps = (over: { perCitizenOre?: number | null; totalOre?: number | null; perJobOre?: number | null }) =>
  RateCardDraft.shape.caps.parse({ perCitizenOre: null, totalOre: null, perJobOre: null, ...over })

type Verified = Parameters<typeof paymentsFor>[2][number]
const outcome = (n: number, over: Partial<Verified> & { reachedOn?: CalendarDay } = {}): Verified => ({
  id: OutcomeRegistrationId.parse(uuid(n)),
  status: 'verified',
  outcomeCode: 'J6',
  reachedOn: CalendarDay.parse('2026-07-01'),
  count: 1,
  firmPartyId: firma,
  personCode: null,
  ...over,
})
const paid = (payments: readonly Payment[]) => payments.reduce((sum, { paidOre }) => sum + paidOre, 0)

describe('what verified outcomes pay', () => {
  it('[STL-1] number × tariff of the version on the day, after the lag, from payer to payee', () => {
    const [payment] = paymentsFor(cardWith({}), startsOn, [outcome(1, { count: 3 })], horizon)
    expect(payment).toMatchObject({ payerPartyId: kommune, payeePartyId: fond, reachedMonth: 7, dueMonth: 9 })
    expect(payment?.paidOre).toBe(3 * 3_000_000)
  })

  it('[STL-1] neither what is not verified, nor before the card, nor what is due after the horizon', () => {
    const others = (['registered', 'rejected', 'superseded'] as const).map((status, n) => outcome(n, { status }))
    const early = outcome(8, { reachedOn: CalendarDay.parse('2025-12-31') })
    const late = outcome(9, { reachedOn: CalendarDay.parse('2030-12-01') })
    expect(paymentsFor(cardWith({}), startsOn, [...others, early, late], horizon)).toEqual([])
  })

  it('[STL-1] the firm’s outcomes to the firm that reached them', () => {
    const [payment] = paymentsFor(cardWith({}), startsOn, [outcome(1, { outcomeCode: 'V1' })], horizon)
    expect(payment?.payeePartyId).toBe(firma)
    expect(
      paymentsFor(cardWith({}), startsOn, [outcome(1, { outcomeCode: 'V1', firmPartyId: null })], horizon),
    ).toEqual([])
  })

  it('[STL-2] a citizen’s cap is used up in the ladder’s order, as in the simulation', () => {
    const card = cardWith({ caps: caps({ perCitizenOre: 6_000_000 }) })
    const tariffOf = (code: OutcomeCode) =>
      paymentsFor(card, startsOn, [outcome(1, { outcomeCode: code })], horizon)[0]?.tariffOre
    // 10 + 15 + 10 + 20 = 55 of the 60 thousand are used before J3, which gets the last 5.
    expect(['O1', 'O2', 'WS', 'JS', 'J3', 'J6', 'ES'].map((code) => tariffOf(code as OutcomeCode))).toEqual([
      1_000_000, 1_500_000, 1_000_000, 2_000_000, 500_000, 0, 1_500_000,
    ])
  })

  it('[STL-2] J6 and V3 of one job are paid up to the cap per job', () => {
    const card = cardWith({ caps: caps({ perJobOre: 4_000_000 }) })
    const both = [outcome(1), outcome(2, { outcomeCode: 'V3' })]
    expect(paymentsFor(card, startsOn, both, horizon).map(({ paidOre }) => paidOre)).toEqual([3_000_000, 1_000_000])
  })

  it('[STL-3] the same step of the same code once', () => {
    const personCode = PersonCode.parse('AB-23C')
    const twice = [
      outcome(1, { personCode }),
      outcome(2, { personCode }),
      outcome(3, { personCode, outcomeCode: 'J3' }),
    ]
    expect(paymentsFor(cardWith({}), startsOn, twice, horizon)).toHaveLength(2)
  })

  it('[STL-11] an outcome pays no more than its targets’ caps together, the earliest first, also under a card', () => {
    const target = (outcomeCode: 'J6' | 'O1', capOre: number | null) => ({
      outcomeCode,
      capOre: capOre === null ? null : oreFromKroner(capOre),
    })
    const most = mostByTargets([target('J6', 40_000), target('J6', 20_000), target('O1', 5000), target('O1', null)])
    expect(most).toEqual({ J6: oreFromKroner(60_000) })
    const three = [1, 2, 3].map((n) => outcome(n, { outcomeCode: 'J6', count: 1 }))
    const full = paymentsFor(cardWith({}), startsOn, three, horizon)
    const each = full[0]!.paidOre
    const cut = paymentsFor(cardWith({}), startsOn, three, horizon, { J6: Math.round(each * 1.5) })
    expect(cut.map(({ paidOre }) => paidOre)).toEqual([each, Math.round(each * 1.5) - each, 0])
    expect(cut.map(({ earnedOre }) => earnedOre)).toEqual([each, each, each])
    expect(paymentsFor(cardWith({}), startsOn, three, horizon, { O1: 0 })).toEqual(full)
  })

  it('[STL-4] the total cap cuts the month in which it is reached by one share for all, to the øre', () => {
    const card = cardWith({ caps: caps({ totalOre: 10_000_000 }) })
    const payments = paymentsFor(
      card,
      startsOn,
      [
        outcome(1, { count: 2 }),
        outcome(2, { count: 2, reachedOn: CalendarDay.parse('2026-08-01') }),
        outcome(3, { outcomeCode: 'V3', reachedOn: CalendarDay.parse('2026-08-01') }),
        outcome(4, { reachedOn: CalendarDay.parse('2026-09-01') }),
      ],
      horizon,
    )
    // 60,000 in the first month; of 75,000 in the second 40,000 are left: 60/75 and 15/75 of them.
    expect(payments.map(({ paidOre }) => paidOre)).toEqual([6_000_000, 3_200_000, 800_000, 0])
  })
})

const anyOutcomes = fc.array(
  fc.record({
    outcomeCode: fc.constantFrom(...outcomeCodes),
    month: fc.integer({ min: 0, max: 20 }),
    count: fc.integer({ min: 0, max: 5 }),
    code: fc.option(fc.constantFrom('AA-22A', 'BB-33B')),
    isVerified: fc.boolean(),
  }),
  { maxLength: 12 },
)
const outcomesOf = (drawn: typeof anyOutcomes extends fc.Arbitrary<infer T> ? T : never): Verified[] =>
  drawn.map(({ outcomeCode, month, count, code, isVerified }, n) =>
    outcome(n + 1, {
      outcomeCode,
      count,
      status: isVerified ? 'verified' : 'registered',
      personCode: code === null ? null : PersonCode.parse(code),
      reachedOn: new Date(Date.UTC(2026, month, 1)).toISOString().slice(0, 10) as CalendarDay,
    }),
  )
const anyCaps = fc.record({
  perCitizenOre: fc.option(fc.integer({ min: 0, max: 9_000_000 })),
  totalOre: fc.option(fc.integer({ min: 0, max: 30_000_001 })),
  perJobOre: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
})

describe('whatever was registered', () => {
  it('[STL-4] the total never goes above the cap, and reaches it when something was cut', () => {
    fc.assert(
      fc.property(anyOutcomes, anyCaps, (drawn, drawnCaps) => {
        const payments = paymentsFor(cardWith({ caps: caps(drawnCaps) }), startsOn, outcomesOf(drawn), horizon)
        const earned = payments.reduce((sum, { earnedOre }) => sum + earnedOre, 0)
        expect(paid(payments)).toBe(Math.min(earned, drawnCaps.totalOre ?? Infinity))
        for (const { paidOre, earnedOre, tariffOre, fullTariffOre } of payments) {
          expect(Number.isInteger(paidOre) && paidOre >= 0 && paidOre <= earnedOre).toBe(true)
          expect(tariffOre).toBeLessThanOrEqual(fullTariffOre)
        }
      }),
    )
  })

  it('[STL-5] the order of the list changes nothing', () => {
    fc.assert(
      fc.property(anyOutcomes, anyCaps, fc.infiniteStream(fc.nat()), (drawn, drawnCaps, stream) => {
        const card = cardWith({ caps: caps(drawnCaps) })
        const outcomes = outcomesOf(drawn)
        const shuffled = outcomes
          .map((one) => ({ one, at: stream.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(paymentsFor(card, startsOn, shuffled, horizon)).toEqual(paymentsFor(card, startsOn, outcomes, horizon))
      }),
    )
  })

  it('[STL-7] statements in any rhythm, with verifications in between, pay together what the outcomes are worth', () => {
    fc.assert(
      fc.property(
        anyOutcomes,
        anyCaps,
        fc.array(fc.record({ months: fc.integer({ min: 1, max: 9 }), known: fc.nat({ max: 12 }) }), { maxLength: 4 }),
        (drawn, drawnCaps, rhythm) => {
          const card = cardWith({ caps: caps(drawnCaps) })
          const outcomes = outcomesOf(drawn)
          const settled: SettlementLine[] = []
          let through = 0
          for (const { months, known } of rhythm) {
            const payments = paymentsFor(card, startsOn, outcomes.slice(0, known), horizon)
            settled.push(...statementLines(payments, settled, { from: through + 1, to: through + months }))
            through += months
          }
          const all = paymentsFor(card, startsOn, outcomes, horizon)
          settled.push(...statementLines(all, settled, { from: through + 1, to: horizon }))
          expect(settled.reduce((sum, { paidOre }) => sum + paidOre, 0)).toBe(paid(all))
          expect(statementLines(all, settled, { from: horizon + 1, to: horizon + 1 })).toEqual([])
        },
      ),
    )
  })

  it('[STL-6] transfers cancel: every party’s gain is another’s loss', () => {
    const line = fc.record({
      payerPartyId: fc.constantFrom(kommune, aktoer, firma, fond),
      payeePartyId: fc.constantFrom(kommune, aktoer, firma, fond),
      paidOre: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    })
    fc.assert(
      fc.property(fc.array(line), (drawn) => {
        const between = drawn.filter(({ payerPartyId, payeePartyId }) => payerPartyId !== payeePartyId)
        const sums = balances(transfersOf(between))
        expect([...sums.values()].reduce((sum, ore) => sum + ore, 0)).toBe(0)
        for (const party of [kommune, aktoer, firma, fond]) {
          const own = between.reduce(
            (sum, { payerPartyId, payeePartyId, paidOre }) =>
              sum + (payeePartyId === party ? paidOre : 0) - (payerPartyId === party ? paidOre : 0),
            0,
          )
          expect(sums.get(party) ?? 0).toBe(own)
        }
        for (const { ore } of transfersOf(between)) expect(ore).toBeGreaterThan(0)
      }),
    )
  })
})

describe('agreement', () => {
  const parties = (
    [
      [kommune, 'municipality'],
      [aktoer, 'employmentActor'],
      [firma, 'firm'],
      [fond, 'fund'],
    ] as const
  ).map(([id, kind]) => ({ id, kind }))
  const said = (partyId: PartyId, answer: 'agreed' | 'objected', hash = 'h') => ({ partyId, answer, hash })

  it('[STL-8] needs everybody but a fund that no money goes through', () => {
    expect(partiesToAgree(parties, [])).toEqual([kommune, aktoer, firma])
    expect(partiesToAgree(parties, [{ payerPartyId: kommune, payeePartyId: fond }])).toContain(fond)
  })

  it('[STL-8] stands when all have said yes to exactly these figures', () => {
    const needed = [kommune, aktoer]
    expect(standingOf('h', needed, [said(kommune, 'agreed')])).toEqual({ status: 'open', missing: [aktoer] })
    expect(standingOf('h', needed, [said(kommune, 'agreed'), said(aktoer, 'agreed', 'old')]).status).toBe('open')
    expect(standingOf('h', needed, [said(kommune, 'agreed'), said(aktoer, 'agreed')]).status).toBe('agreed')
  })

  it('[STL-9] an objection holds it open until the same party agrees', () => {
    const needed = [kommune, aktoer]
    const objected = [said(kommune, 'agreed'), said(aktoer, 'agreed'), said(aktoer, 'objected')]
    expect(standingOf('h', needed, objected).status).toBe('objected')
    expect(standingOf('h', needed, [...objected, said(aktoer, 'agreed')]).status).toBe('agreed')
    expect(
      standingOf('h', needed, [said(fond, 'objected'), said(kommune, 'agreed'), said(aktoer, 'agreed')]).status,
    ).toBe('objected')
  })
})
