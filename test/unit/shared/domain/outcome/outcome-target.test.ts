import { describe, expect, it } from 'vitest'
import { OutcomeTargetDraft, maxTariffOre, targetPicture } from '#shared/domain/outcome/outcome-target.ts'
import { changedTargetFields, targetFault } from '#shared/domain/outcome/target-rules.ts'
import { OutcomeTargetId } from '#shared/kernel/ids.ts'
import { Ore, oreFromKroner } from '#shared/kernel/money.ts'
import { partyIds, uuidOf } from '#test/support/commitments.ts'

const id = OutcomeTargetId.parse(uuidOf(50))
const other = OutcomeTargetId.parse(uuidOf(51))
const draft = OutcomeTargetDraft.parse({
  outcomeCode: 'J6',
  count: 6,
  outOf: 10,
  targetGroup: '',
  tariffOre: oreFromKroner(30_000),
  payerPartyId: partyIds.municipality,
  payeePartyId: partyIds.actor,
  verifierPartyId: partyIds.fund,
  evidence: 'Udtræk af eIndkomst',
  programmeMonth: 14,
  capOre: null,
})

describe('an outcome target', () => {
  it('[OUT-1] counts promises made and accepted, without the lapsed, and multiplies count by tariff', () => {
    const linked = (status: 'proposed' | 'accepted' | 'inProgress' | 'fulfilled' | 'lapsed') => ({
      status,
      targetIds: [id],
    })
    const commitments = [
      linked('proposed'),
      linked('accepted'),
      linked('inProgress'),
      linked('fulfilled'),
      linked('lapsed'),
      { status: 'accepted' as const, targetIds: [other] },
    ]
    expect(targetPicture({ ...draft, id }, commitments)).toEqual({
      targetId: id,
      promised: 4,
      accepted: 3,
      expectedPaymentOre: 18_000_000,
    })
  })

  it('[OUT-1] expects at most what the rule is capped at', () => {
    const expected = (capOre: number | null) =>
      targetPicture({ ...draft, id, capOre: capOre === null ? null : Ore.parse(capOre) }, []).expectedPaymentOre
    expect([null, 20_000_000, 18_000_000, 9_000_000, 0].map(expected)).toEqual([
      18_000_000, 18_000_000, 18_000_000, 9_000_000, 0,
    ])
  })

  it('[OUT-1] refuses a tariff with which the payment could not be told exactly', () => {
    expect(OutcomeTargetDraft.safeParse({ ...draft, tariffOre: maxTariffOre }).success).toBe(true)
    expect(OutcomeTargetDraft.safeParse({ ...draft, tariffOre: maxTariffOre + 1 }).success).toBe(false)
  })

  it('[OUT-2] is refused when a party would pay itself', () => {
    expect(targetFault(draft)).toBeNull()
    expect(targetFault({ ...draft, payeePartyId: draft.payerPartyId })).toEqual({ code: 'target.sameParty' })
  })

  it('[OUT-3] is refused when it aims at more than there are', () => {
    expect(targetFault({ ...draft, count: 11 })).toEqual({ code: 'input.invalid', data: { fields: ['outOf'] } })
    expect(targetFault({ ...draft, count: 10 })).toBeNull()
    expect(targetFault({ ...draft, count: 11, outOf: null })).toBeNull()
  })

  it('[OUT-5] tells which fields differ, every field of the draft among them', () => {
    expect(changedTargetFields(draft, draft)).toEqual([])
    const different = Object.fromEntries(Object.keys(draft).map((key) => [key, Symbol(key)]))
    expect(changedTargetFields(draft, different as unknown as OutcomeTargetDraft).sort()).toEqual(
      Object.keys(OutcomeTargetDraft.shape).sort(),
    )
  })
})
