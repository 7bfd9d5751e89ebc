import type { SimulationInput } from '#shared/simulation/parameters.ts'

/**
 * The floor: npvProg of a scenario in one loop over local numbers, without columns, parties, payments, tax or rows.
 * For scenarios like S1 only: a course of some length, wage subsidy over before the horizon.
 */
export function plainLoop(p: SimulationInput): number {
  const wageW = p.hourly * p.hoursW
  const benefitW = Math.max(0, p.B - p.wr * Math.max(0, wageW - p.df - p.dh * p.hoursW))
  const subsidy = p.sh * p.hoursL
  const s0 = p.Td + p.Pd + 1
  // Jobs begun in the last twelve months, newest first: lasting jobs need them.
  const begun = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  const [survive3, survive6, survive12] = [(1 - p.lam) ** 2, (1 - p.lam) ** 5, (1 - p.lam) ** 11]
  const state = p.ladder.at(-1)?.[1] ?? 0
  let [T, P, J1, J2, L, W, E, B1, B2, X, JX, C, CJ] = [p.N, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, p.N, 0]
  let [starts, wageHours, students, total] = [0, 0, 0, 0]
  for (let m = 1; m <= p.H; m += 1) {
    begun.unshift(starts)
    begun.pop()
    const lasting6 = (begun[5] ?? 0) * survive6
    const completedT = m === p.Td ? T * (1 - p.dT - p.eT) : 0
    const completed = m === p.Td + p.Pd ? P * (1 - p.dP - p.eP) : 0
    const verified =
      starts +
      wageHours +
      students +
      completedT +
      completed +
      lasting6 * (1 + p.phiJ) +
      (begun[2] ?? 0) * survive3 +
      (begun[11] ?? 0) * survive12 +
      (m === p.Am ? p.K * p.pV1 : 0) +
      (m === p.Am + p.AFm ? p.K * p.pV2 : 0) +
      (m === p.gM ? p.K * p.pV4 : 0)
    const support = p.B * (C - T - P - B1 - B2 - X) - benefitW * W - subsidy * L
    const cost =
      (p.cT * T +
        (p.cP + p.phi * p.cS) * P +
        (m >= s0 && m < s0 + p.Fm ? p.cF * (J1 + J2 + W + L) : 0) +
        (m <= p.Am ? p.K * p.cA : m <= p.Am + p.AFm ? p.K * p.cAF : 0) +
        (m === 1 ? p.setup : 0) +
        p.cV * verified) *
      (1 + p.fee)
    total += ((1 - state) * support + p.c0 * (C - B1 - B2 - X) - cost) * (1 + p.r) ** (-(m - 1) / 12)

    const endedL = m === s0 + p.Ld - 1 ? L : 0
    starts = T * p.eT + P * p.eP + completed * p.qJ + W * p.hW + B1 * p.hB + endedL * p.cL
    wageHours = completed * p.qW
    students = completed * p.qE
    const rest = completed * (1 - (p.qJ + p.qL + p.qW + p.qE))
    const left = T * p.dT + P * p.dP
    const [job1, job2, off, onX] = [J1, J2, B2, X]
    B1 = B1 * (1 - p.hB) + W * p.bW + endedL * (1 - p.cL) + rest
    W = W * (1 - p.hW - p.bW) + wageHours
    L += completed * p.qL - endedL
    E += students
    P = (m === p.Td + p.Pd ? 0 : P * (1 - p.dP - p.eP)) + completedT
    T = m === p.Td ? 0 : T * (1 - p.dT - p.eT)
    J1 = job1 * (1 - p.lam) + starts
    B2 = off * (1 - p.hB) + (job1 + job2) * p.lam
    J2 = job2 * (1 - p.lam) + off * p.hB
    X = onX * (1 - p.hX) + JX * p.lam0 + left
    JX = JX * (1 - p.lam0) + onX * p.hX
    const onBenefit = C
    C = onBenefit * (1 - p.h0) + CJ * p.lam0
    CJ = CJ * (1 - p.lam0) + onBenefit * p.h0
  }
  return total
}
