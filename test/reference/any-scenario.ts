import fc from 'fast-check'
import type { SimulationInput } from '#shared/simulation/parameters.ts'

/** Shares in steps of a thousandth, with the ends likelier than chance: that is where formulas break. */
const share = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
)
const hazard = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 200 }).map((n) => n / 1000) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
)
const amount = (max: number) =>
  fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: max * 100 }).map((n) => n / 100) }, fc.constant(0))
const months = (max: number) => fc.integer({ min: 0, max })
const cap = (max: number) => fc.oneof(fc.constant(null), fc.constant(0), amount(max))

/** Two shares that together are at most 1. */
const pair = fc.tuple(hazard, share).map(([first, part]): [number, number] => [first, (1 - first) * part])

/** Four shares that together are at most 1. */
const outcomes = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }).map((parts) => {
  const total = parts.reduce((sum, part) => sum + part, 0)
  const at = (index: number) => (total === 0 ? 0 : (parts[index] ?? 0) / total)
  return { qJ: at(0), qL: at(1), qW: at(2), qE: at(3) }
})

const ladder = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
    fc.array(share, { minLength: 6, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([weeks, rates, isOpen]): SimulationInput['ladder'] => {
    const steps = weeks.sort((a, b) => a - b).map((week, index): [number | null, number] => [week, rates[index] ?? 0])
    return isOpen ? [...steps, [null, rates[5] ?? 0]] : steps
  })

/** Any scenario that validation lets through, with the edges of the model well within reach. */
export const anyScenario: fc.Arbitrary<SimulationInput> = fc
  .record({
    course: fc.tuple(months(9), months(9), fc.integer({ min: 1, max: 70 })),
    drop: fc.tuple(pair, pair, pair),
    outcomes,
    people: fc.record({ N: amount(200), K: amount(40) }),
    hazards: fc.record({
      cL: share,
      hB: hazard,
      lam: hazard,
      hX: hazard,
      h0: hazard,
      lam0: hazard,
    }),
    lengths: fc.record({
      Ld: fc.integer({ min: 1, max: 14 }),
      Fm: months(20),
      Am: months(20),
      AFm: months(12),
      gM: months(70),
      lag: fc.oneof(months(6), months(80)),
    }),
    support: fc.record({
      r: fc.oneof(
        fc.integer({ min: -20, max: 100 }).map((n) => n / 1000),
        fc.constant(0),
      ),
      B: amount(20_000),
      A0: fc.oneof(fc.constant(0), amount(400)),
      ladder,
      hourly: amount(250),
      hoursJ: amount(180),
      hoursW: amount(90),
      hoursL: amount(180),
      hoursP: amount(120),
      wr: share,
      df: amount(3000),
      dh: amount(40),
      sh: amount(120),
      SU: amount(8000),
      c0: amount(2000),
    }),
    tax: fc.record({ tauK: share, rho: share, tauB: share, am: share, includeTax: fc.boolean() }),
    costs: fc.record({
      cT: amount(9000),
      cP: amount(9000),
      cS: amount(5000),
      phi: share,
      cF: amount(3000),
      cA: amount(20_000),
      cAF: amount(8000),
      setup: amount(300_000),
      fee: share,
      cV: amount(900),
      admin: amount(9000),
      u: share,
      grants: amount(2_000_000),
    }),
    tar: fc.record({
      O1: amount(60_000),
      O2: amount(60_000),
      WS: amount(60_000),
      JS: amount(60_000),
      J3: amount(60_000),
      J6: amount(60_000),
      J12: amount(60_000),
      ES: amount(60_000),
    }),
    ftar: fc.record({ V1: amount(60_000), V2: amount(60_000), V3: amount(60_000), V4: amount(60_000) }),
    firms: fc.record({ pV1: share, pV2: share, phiJ: share, pV4: share, firmShare: share, buddy: amount(3000) }),
    caps: fc.record({ capCitizen: cap(150_000), capTotal: cap(3_000_000) }),
    value: fc.record({ prodJ: amount(2), prodW: amount(2), prodL: amount(2), prodP: amount(2) }),
  })
  .map(({ course: [Td, Pd, more], drop: [[dT, eT], [dP, eP], [hW, bW]], ...rest }) => ({
    Td,
    Pd,
    // H = Td + Pd is allowed: then nothing after the course is seen.
    H: Math.max(1, Td + Pd + more - 1),
    dT,
    eT,
    dP,
    eP,
    hW,
    bW,
    ...rest.outcomes,
    ...rest.people,
    ...rest.hazards,
    ...rest.lengths,
    ...rest.support,
    ...rest.tax,
    ...rest.costs,
    tar: rest.tar,
    ftar: rest.ftar,
    ...rest.firms,
    ...rest.caps,
    ...rest.value,
  }))
