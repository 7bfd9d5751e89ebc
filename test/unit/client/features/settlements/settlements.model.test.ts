import { describe, expect, it } from 'vitest'
import { cutsOf, firstMonthOf, obstacleTo, periodChoices } from '#client/features/settlements/settlements.model.ts'
import type { SettlementsView } from '#shared/contracts/settlements.ts'
import { referenceCode } from '#shared/kernel/reference-code.ts'
import type { SettlementLine } from '#shared/domain/settlement/statement.ts'
import { nothingRealised } from '#shared/simulation/realised.ts'

const view = (wanted: Partial<SettlementsView>): SettlementsView => ({
  settlements: [],
  agreedThrough: 0,
  currentMonth: 3,
  cutDates: [],
  realised: nothingRealised,
  scenario: null,
  ...wanted,
})

describe('the months of a statement', () => {
  it('are those that have begun and are not settled, with the milestones among them', () => {
    expect(periodChoices(0, 0)).toEqual([])
    expect(periodChoices(3, 3)).toEqual([])
    expect(periodChoices(2, 3)).toEqual([{ kind: 'month', toMonths: [3] }])
    expect(periodChoices(10, 13)).toEqual([
      { kind: 'month', toMonths: [11] },
      { kind: 'quarter', toMonths: [12, 13] },
      { kind: 'end', toMonths: [12] },
    ])
  })

  it('begin with three for a quarter where there are as many', () => {
    expect(firstMonthOf({ kind: 'quarter', toMonths: [2, 3, 4] })).toBe(3)
    expect(firstMonthOf({ kind: 'quarter', toMonths: [2] })).toBe(2)
    expect(firstMonthOf({ kind: 'followUp', toMonths: [18] })).toBe(18)
  })
})

describe('a new statement', () => {
  it('waits for a first day, a begun month, the open one and something to settle, in that order', () => {
    const open = { status: 'open' } as SettlementsView['settlements'][number]
    expect(obstacleTo(view({ currentMonth: null }))).toBe('noStart')
    expect(obstacleTo(view({ currentMonth: 0 }))).toBe('notBegun')
    expect(obstacleTo(view({ settlements: [open] }))).toBe('openOne')
    expect(obstacleTo(view({ agreedThrough: 3 }))).toBe('allSettled')
    expect(obstacleTo(view({ agreedThrough: 2 }))).toBeNull()
  })
})

describe('a line', () => {
  const line = { tariffOre: 30, fullTariffOre: 30, earnedOre: 60, paidOre: 60 } as SettlementLine
  it('says which caps have cut it', () => {
    expect(cutsOf(line)).toEqual([])
    expect(cutsOf({ ...line, tariffOre: 20 })).toEqual(['tariff'])
    expect(cutsOf({ ...line, paidOre: 50 })).toEqual(['total'])
    expect(cutsOf({ ...line, earnedOre: -60, paidOre: -50 })).toEqual(['total'])
  })
})

describe('the reference code', () => {
  it('is the beginning of the hash, in fours', () => {
    expect(referenceCode('0123456789abcdef'.repeat(4))).toBe('0123-4567-89AB-CDEF')
  })
})
