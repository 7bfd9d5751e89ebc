import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstDayOfMonth, lastDayOfMonth, programmeMonthOf } from '#shared/domain/outcome/programme-month.ts'
import {
  OutcomeDraft,
  PersonCode,
  fitsWindow,
  makePersonCode,
  outcomeDraftFault,
} from '#shared/domain/outcome/registration.ts'
import { CalendarDay } from '#shared/kernel/time.ts'

const day = (text: string) => CalendarDay.parse(text)
const firm = '7f1c8e0a-2b59-4c3f-9a53-0c1f3c0b6a11'
const draft = (over: Partial<Record<keyof OutcomeDraft, unknown>> = {}): OutcomeDraft =>
  OutcomeDraft.parse({
    outcomeCode: 'O1',
    reachedOn: '2026-06-30',
    countedFrom: null,
    count: 3,
    personCode: null,
    setting: 'a',
    firmPartyId: null,
    evidence: 'Fremmødeliste juni',
    ...over,
  })
const faultOf = (over: Partial<Record<keyof OutcomeDraft, unknown>>, isCorrection = false) =>
  outcomeDraftFault(draft(over), day('2026-11-23'), isCorrection)

describe('codes of citizens', () => {
  it.each(['AB-23C', 'plads-1', 'K7', 'A2345B'].slice(0, 2))('[OUT-7] take %s', (code) => {
    expect(PersonCode.parse(code)).toBe(code.toUpperCase())
  })

  it.each(['ANNA', 'Anna Jensen', '010190-1234', '0101901234', '010190', 'A-0101-90', '12345', 'A1', 'X'.repeat(21)])(
    '[OUT-7] refuse %s',
    (code) => {
      expect(PersonCode.safeParse(code).success).toBe(false)
    },
  )

  it('[OUT-7] made by us are always good, and hold no letter that looks like another', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 5, maxLength: 5 }), (draws) => {
        const left = [...draws]
        const code = makePersonCode(() => left.shift() ?? 0)
        expect(PersonCode.parse(code)).toBe(code)
        expect(code).not.toMatch(/[01IOL]/)
      }),
    )
  })
})

describe('a registration', () => {
  it('[OUT-6] is by number, or by one code; a count of none only corrects', () => {
    expect(faultOf({})).toBeNull()
    expect(faultOf({ count: 1, personCode: 'AB-23C' })).toBeNull()
    expect(faultOf({ count: 2, personCode: 'AB-23C' })?.data).toEqual({ fields: ['count'] })
    expect(faultOf({ count: 0 })?.data).toEqual({ fields: ['count'] })
    expect(faultOf({ count: 0 }, true)).toBeNull()
    expect(OutcomeDraft.safeParse({ ...draft(), evidence: ' ' }).success).toBe(false)
  })

  it('[OUT-6] of the firm’s side names the firm, once each, and no citizen but for lasting jobs', () => {
    expect(faultOf({ outcomeCode: 'V1', count: 1 })?.data).toEqual({ fields: ['firmPartyId'] })
    expect(faultOf({ outcomeCode: 'V1', count: 2, firmPartyId: firm })?.data).toEqual({ fields: ['count'] })
    expect(faultOf({ outcomeCode: 'V1', count: 1, firmPartyId: firm, personCode: 'AB-23C' })?.data).toEqual({
      fields: ['personCode'],
    })
    const lasting = { outcomeCode: 'V3', count: 1, firmPartyId: firm, personCode: 'AB-23C' }
    expect(faultOf({ ...lasting, countedFrom: '2025-12-30' })).toBeNull()
  })

  it.each([
    ['J3', 90, false],
    ['J3', 91, true],
    ['J3', 112, true],
    ['J3', 113, false],
    ['J6', 181, false],
    ['J6', 182, true],
    ['J6', 210, true],
    ['J6', 211, false],
    ['J12', 364, true],
    ['J12', 421, false],
    ['O1', 1, true],
  ] as const)('[OUT-8] %s after %i days: %s', (code, days, isIn) => {
    const reached = new Date(Date.UTC(2026, 0, days)).toISOString().slice(0, 10)
    expect(fitsWindow(code, day('2026-01-01'), day(reached))).toBe(isIn)
  })

  it('[OUT-8] needs its first day where time in work counts, and never lies in the future', () => {
    expect(faultOf({ outcomeCode: 'J3' })?.data).toEqual({ fields: ['countedFrom'] })
    expect(faultOf({ outcomeCode: 'J3', countedFrom: '2026-01-01' })?.code).toBe('outcome.outsideWindow')
    expect(faultOf({ reachedOn: '2026-11-24' })?.code).toBe('outcome.inFuture')
  })
})

describe('months of the programme', () => {
  it.each([
    ['2026-01-01', '2026-01-01', 1],
    ['2026-01-01', '2025-12-31', 0],
    ['2026-01-01', '2026-12-31', 12],
    ['2026-01-15', '2026-02-14', 1],
    ['2026-01-15', '2026-02-15', 2],
    ['2026-01-31', '2026-02-28', 2],
    ['2026-01-31', '2026-02-27', 1],
  ])('[STL-1] from %s, %s lies in month %i', (start, then, month) => {
    expect(programmeMonthOf(day(start), day(then))).toBe(month)
  })

  it('[STL-7] follow each other day by day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }),
        fc.constantFrom('2026-01-01', '2026-01-31', '2027-08-15'),
        (m, from) => {
          const start = day(from)
          expect(programmeMonthOf(start, firstDayOfMonth(start, m))).toBe(m)
          expect(programmeMonthOf(start, lastDayOfMonth(start, m))).toBe(m)
          const next = Date.parse(lastDayOfMonth(start, m)) + 86_400_000
          expect(new Date(next).toISOString().slice(0, 10)).toBe(firstDayOfMonth(start, m + 1))
        },
      ),
    )
  })
})
