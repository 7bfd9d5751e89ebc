import { expect, it } from 'vitest'
import { cardFormOf, conflictingValues, mergedCard } from '#client/features/rate-card/rate-card.model.ts'
import { RateCardDraft, changedRateCardValues, rateCardOfValues } from '#shared/domain/outcome/rate-card.ts'
import { partyIds } from '#test/support/commitments.ts'

const draft = RateCardDraft.parse({
  validFrom: '2027-01-01',
  lines: {
    J6: { tariffOre: 3_000_000, payerPartyId: partyIds.municipality, payeePartyId: partyIds.fund },
    V1: { tariffOre: 4_000_000, payerPartyId: partyIds.municipality, payeePartyId: null },
  },
  caps: { perCitizenOre: 1, totalOre: null, perJobOre: 3 },
  schedule: 'quarterly',
  lagMonths: 2,
  growthPercent: 5,
  hasStateGrant: false,
  note: 'Første',
})
const opened = cardFormOf(draft)

it('becomes a form and a card again without losing anything', () => {
  for (const hasStateGrant of [true, false, null]) {
    const card = { ...draft, hasStateGrant }
    const again = rateCardOfValues(cardFormOf(card))
    expect(again === null ? null : changedRateCardValues(card, again)).toEqual([])
    expect(again?.hasStateGrant).toBe(hasStateGrant)
  }
  expect(rateCardOfValues({ ...opened, validFrom: null })).toBeNull()
  expect(rateCardOfValues({ ...opened, 'J6.payerPartyId': null })).toBeNull()
  expect(rateCardOfValues({ ...opened, 'J6.tariffOre': null })?.lines.J6).toBeUndefined()
})

it('[RTC-3] asks only about values that both changed, and keeps the other changes of both', () => {
  const mine = { ...opened, 'J6.tariffOre': 3_200_000, lagMonths: 3 }
  const theirs = { ...opened, 'J6.tariffOre': 2_800_000, note: 'Deres' }
  expect(conflictingValues(opened, mine, theirs)).toEqual(['J6.tariffOre'])
  expect(mergedCard(opened, mine, theirs, {})).toMatchObject({ 'J6.tariffOre': 3_200_000, lagMonths: 3, note: 'Deres' })
  expect(mergedCard(opened, mine, theirs, { 'J6.tariffOre': 'theirs' })).toMatchObject({
    'J6.tariffOre': 2_800_000,
    lagMonths: 3,
  })
  expect(conflictingValues(opened, mine, mine)).toEqual([])
})
