import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxTariffOre, targetPicture } from '#shared/domain/outcome/outcome-target.ts'
import { OutcomeTargetId } from '#shared/kernel/ids.ts'
import { Ore, kronerFromOre, oreFromKroner } from '#shared/kernel/money.ts'
import { uuidOf } from '#test/support/commitments.ts'

const ore = fc.integer({ min: 0, max: 1e13 }).map((value) => Ore.parse(value))
const targetId = OutcomeTargetId.parse(uuidOf(50))

describe('money', () => {
  it('comes back the same from øre to kroner and back', () => {
    fc.assert(
      fc.property(ore, (amount) => {
        expect(oreFromKroner(kronerFromOre(amount))).toBe(amount)
      }),
    )
  })

  it('is at most half an øre from the kroner it was made of', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (kroner) => {
        expect(Math.abs(oreFromKroner(kroner) - kroner * 100)).toBeLessThanOrEqual(0.5)
      }),
    )
  })

  it('[OUT-1] multiplies exactly for every count and tariff that a target may have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: maxTariffOre }), (count, tariff) => {
        const picture = targetPicture({ id: targetId, count, tariffOre: Ore.parse(tariff), capOre: null }, [])
        expect(BigInt(picture.expectedPaymentOre)).toBe(BigInt(count) * BigInt(tariff))
      }),
    )
  })
})
