import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cappedForCitizen, paidForOneJob } from '#shared/domain/outcome/payment-caps.ts'
import { cappedTariffs } from '#shared/simulation/settlement.ts'

const ore = fc.integer({ min: 0, max: 20_000_000 })
const tariffs = fc.record({ O1: ore, O2: ore, WS: ore, JS: ore, J3: ore, J6: ore, J12: ore, ES: ore })
const cap = fc.option(ore)

it('[RTC-8] what is paid is cut as the simulation cuts what is expected', () => {
  fc.assert(
    fc.property(tariffs, cap, (all, limit) => {
      expect(cappedForCitizen(all, limit)).toEqual(cappedTariffs(all, limit))
    }),
  )
})

it('[RTC-5] one job never pays more than its cap, nor more than its tariffs', () => {
  fc.assert(
    fc.property(ore, ore, cap, (j6Ore, v3Ore, limit) => {
      const paid = paidForOneJob({ j6Ore, v3Ore }, limit)
      expect(paid.j6Ore + paid.v3Ore).toBe(Math.min(j6Ore + v3Ore, limit ?? Infinity))
      expect(paid.j6Ore).toBe(Math.min(j6Ore, limit ?? Infinity))
    }),
  )
})
