/* oxlint-disable max-lines-per-function */
import type { SimulationInput } from '#shared/simulation/parameters.ts'

/**
 * The model once more, written from its text alone and as plainly as possible: one long function, one loop over the
 * months, no code shared with the engine. It exists to disagree with the engine when either has misread the text.
 */
export function oracle(p: SimulationInput): unknown {
  const H = p.H
  const s0 = p.Td + p.Pd + 1
  const wageJ = p.hourly * p.hoursJ
  const wageW = p.hourly * p.hoursW
  const wageL = p.hourly * p.hoursL
  const sub = p.sh * p.hoursL
  const BW = Math.max(0, p.B - p.wr * Math.max(0, wageW - p.df - p.dh * p.hoursW))
  const q1 = 1 - (p.qJ + p.qL + p.qW + p.qE)

  let [T, P, J1, J2, L, W, E, B1, B2, X, JX, C, CJ] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  C = p.N
  const zeros = (): number[] => Array.from({ length: H + 20 }, () => 0)
  const starts = zeros()
  const trig = {
    O1: zeros(),
    O2: zeros(),
    WS: zeros(),
    ES: zeros(),
    JS: zeros(),
    J3: zeros(),
    J6: zeros(),
    J12: zeros(),
    V1: zeros(),
    V2: zeros(),
    V3: zeros(),
    V4: zeros(),
  }
  if (p.Td > 0) T = p.N
  else if (p.Pd > 0) P = p.N
  else {
    J1 = p.N * p.qJ
    L = p.N * p.qL
    W = p.N * p.qW
    E = p.N * p.qE
    B1 = p.N * q1
    starts[1] = J1
    trig.WS[1] = W
    trig.ES[1] = E
  }

  interface Month {
    T: number
    P: number
    J1: number
    J2: number
    L: number
    W: number
    E: number
    B1: number
    B2: number
    X: number
    JX: number
    C: number
    CJ: number
  }
  const months: Month[] = []
  for (let m = 1; m <= H; m++) {
    months.push({ T, P, J1, J2, L, W, E, B1, B2, X, JX, C, CJ })
    let newStarts = 0
    let [nT, nP, nL, nW, nE, nB1, nX] = [0, 0, 0, 0, E, 0, 0]
    let done = 0
    // T
    nX += T * p.dT
    newStarts += T * p.eT
    if (m === p.Td) {
      trig.O1[m] = T * (1 - p.dT - p.eT)
      if (p.Pd > 0) nP += T * (1 - p.dT - p.eT)
      else done = T * (1 - p.dT - p.eT)
    } else nT = T * (1 - p.dT - p.eT)
    // P
    nX += P * p.dP
    newStarts += P * p.eP
    if (m === p.Td + p.Pd) {
      if (p.Pd > 0) {
        trig.O2[m] = P * (1 - p.dP - p.eP)
        done = P * (1 - p.dP - p.eP)
      }
    } else nP += P * (1 - p.dP - p.eP)
    // W, L, B1
    newStarts += W * p.hW + B1 * p.hB
    nB1 += W * p.bW + B1 * (1 - p.hB)
    nW += W * (1 - p.hW - p.bW)
    if (m === s0 + p.Ld - 1) {
      newStarts += L * p.cL
      nB1 += L * (1 - p.cL)
    } else nL += L
    // outcomes
    newStarts += done * p.qJ
    nL += done * p.qL
    nW += done * p.qW
    nE += done * p.qE
    nB1 += done * q1
    if (m === s0 - 1) {
      trig.WS[m + 1] = done * p.qW
      trig.ES[m + 1] = done * p.qE
    }
    const nB2 = B2 * (1 - p.hB) + J1 * p.lam + J2 * p.lam
    const nJ2 = J2 * (1 - p.lam) + B2 * p.hB
    const nJX = JX * (1 - p.lam0) + X * p.hX
    nX += X * (1 - p.hX) + JX * p.lam0
    const nJ1 = J1 * (1 - p.lam) + newStarts
    const nC = C * (1 - p.h0) + CJ * p.lam0
    const nCJ = CJ * (1 - p.lam0) + C * p.h0
    starts[m + 1] = newStarts
    ;[T, P, J1, J2, L, W, E, B1, B2, X, JX, C, CJ] = [nT, nP, nJ1, nJ2, nL, nW, nE, nB1, nB2, nX, nJX, nC, nCJ]
  }

  for (let m = 1; m <= H; m++) {
    trig.JS[m] = starts[m]!
    trig.J3[m] = m - 2 >= 1 ? starts[m - 2]! * Math.pow(1 - p.lam, 2) : 0
    trig.J6[m] = m - 5 >= 1 ? starts[m - 5]! * Math.pow(1 - p.lam, 5) : 0
    trig.J12[m] = m - 11 >= 1 ? starts[m - 11]! * Math.pow(1 - p.lam, 11) : 0
    if (m === p.Am) trig.V1[m] = p.K * p.pV1
    if (m === p.Am + p.AFm) trig.V2[m] = p.K * p.pV2
    trig.V3[m] = p.phiJ * trig.J6[m]!
    if (m === p.gM) trig.V4[m] = p.K * p.pV4
  }

  // Tariffs after the cap per citizen.
  const tar = { ...p.tar }
  if (p.capCitizen !== null) {
    const cap = p.capCitizen
    tar.O1 = Math.min(p.tar.O1, cap)
    tar.O2 = Math.min(p.tar.O2, cap - tar.O1)
    tar.WS = Math.min(p.tar.WS, cap - tar.O1 - tar.O2)
    tar.JS = Math.min(p.tar.JS, cap - tar.O1 - tar.O2 - tar.WS)
    tar.J3 = Math.min(p.tar.J3, cap - tar.O1 - tar.O2 - tar.WS - tar.JS)
    tar.J6 = Math.min(p.tar.J6, cap - tar.O1 - tar.O2 - tar.WS - tar.JS - tar.J3)
    tar.J12 = Math.min(p.tar.J12, cap - tar.O1 - tar.O2 - tar.WS - tar.JS - tar.J3 - tar.J6)
    tar.ES = Math.min(p.tar.ES, Math.max(0, cap - tar.O1 - tar.O2))
  }
  const payC = zeros()
  const payF = zeros()
  let payOutside = 0
  const citizenNames = ['O1', 'O2', 'WS', 'ES', 'JS', 'J3', 'J6', 'J12'] as const
  const firmNames = ['V1', 'V2', 'V3', 'V4'] as const
  for (let m = 1; m <= H; m++) {
    for (const name of citizenNames) {
      if (m + p.lag <= H) payC[m + p.lag]! += tar[name] * trig[name][m]!
      else payOutside += tar[name] * trig[name][m]!
    }
    for (const name of firmNames) {
      if (m + p.lag <= H) payF[m + p.lag]! += p.ftar[name] * trig[name][m]!
      else payOutside += p.ftar[name] * trig[name][m]!
    }
  }
  if (p.capTotal !== null) {
    let paid = 0
    let isHit = false
    for (let m = 1; m <= H; m++) {
      const due = payC[m]! + payF[m]!
      if (isHit) {
        payC[m] = 0
        payF[m] = 0
      } else if (paid + due > p.capTotal) {
        payC[m]! *= (p.capTotal - paid) / due
        payF[m]! *= (p.capTotal - paid) / due
        isHit = true
      } else paid += due
    }
  }

  const rate = (m: number): number => {
    const from = p.A0 + ((m - 1) * 52) / 12
    const to = p.A0 + (m * 52) / 12
    let area = 0
    let start = 0
    for (let i = 0; i < p.ladder.length; i++) {
      const [week, share] = p.ladder[i]!
      const end = week === null || i === p.ladder.length - 1 ? 1e300 : week
      const overlap = Math.min(end, to) - Math.max(start, from)
      if (overlap > 0) area += overlap * share
      start = end
    }
    return area / (52 / 12)
  }

  const rows = months.map((s, index) => {
    const m = index + 1
    const DF = Math.pow(1 + p.r, -(m - 1) / 12)
    const R = rate(m)
    const benefits = s.T + s.P + s.B1 + s.B2 + s.X
    const J = s.J1 + s.J2 + s.JX
    const Gp = p.B * benefits + BW * s.W + sub * s.L
    const Gc = p.B * s.C
    const dWages = wageJ * (J - s.CJ) + wageW * s.W + wageL * s.L
    const base1 =
      p.B * benefits + s.W * ((1 - p.am) * wageW + BW) + s.L * (1 - p.am) * wageL + J * (1 - p.am) * wageJ + s.E * p.SU
    const base0 = s.C * p.B + s.CJ * (1 - p.am) * wageJ
    const dBase = base1 - base0
    const taxKom = p.tauK * p.rho * dBase
    const taxUdlig = p.tauK * (1 - p.rho) * dBase
    const taxStat = p.am * dWages + p.tauB * dBase
    const effort = p.c0 * (s.C - s.B1 - s.B2 - s.X)
    let saveKom = (1 - R) * (Gc - Gp) + effort
    let saveStat = R * (Gc - Gp) - p.SU * s.E
    if (p.includeTax) {
      saveKom += taxKom
      saveStat += taxStat
    }
    const udlig = p.includeTax ? taxUdlig : 0
    let cost = p.cT * s.T + (p.cP + p.phi * p.cS) * s.P
    if (s0 <= m && m < s0 + p.Fm) cost += p.cF * (s.J1 + s.J2 + s.W + s.L)
    if (m <= p.Am) cost += p.K * p.cA
    if (p.Am < m && m <= p.Am + p.AFm) cost += p.K * p.cAF
    if (m === 1) cost += p.setup
    for (const name of [...citizenNames, ...firmNames]) cost += p.cV * trig[name][m]!
    cost *= 1 + p.fee
    const pay = payC[m]! + payF[m]!
    const training = p.phi * s.P * (p.prodP * p.hoursP * p.hourly - p.buddy)
    const income =
      p.B * benefits + BW * s.W + p.SU * s.E + wageJ * J + wageW * s.W + wageL * s.L - (p.B * s.C + wageJ * s.CJ)
    const citizen = income - p.am * dWages - (p.tauK + p.tauB) * dBase
    const firm =
      (p.prodJ - 1) * wageJ * (s.J1 + s.J2) +
      (p.prodW - 1) * wageW * s.W +
      ((p.prodL - 1) * wageL + sub) * s.L +
      training +
      p.firmShare * payF[m]!
    return {
      m,
      DF,
      R,
      Gp,
      Gc,
      saveKom,
      saveStat,
      udlig,
      cost,
      payC: payC[m]!,
      payF: payF[m]!,
      pay,
      kom: saveKom - pay - p.u * cost - p.admin,
      prog: saveKom - cost,
      fund: -(1 - p.u) * cost + pay - p.firmShare * payF[m]! + (m === 1 ? p.grants : 0),
      citizen,
      firm,
      societal: Gc - Gp - p.SU * s.E + effort + taxKom + taxUdlig + taxStat + citizen + firm - p.firmShare * payF[m]!,
      prodCheck:
        p.prodJ * wageJ * (s.J1 + s.J2) +
        wageJ * s.JX -
        wageJ * s.CJ +
        p.prodW * wageW * s.W +
        p.prodL * wageL * s.L +
        training +
        effort,
      inJob: J,
      onBenefit: benefits,
      check: s.T + s.P + s.J1 + s.J2 + s.L + s.W + s.E + s.B1 + s.B2 + s.X + s.JX,
    }
  })

  type Row = (typeof rows)[number]
  const sum = (f: (row: Row) => number, until = H) =>
    rows.filter((row) => row.m <= until).reduce((total, row) => total + f(row), 0)
  const npv = (f: (row: Row) => number) => sum((row) => row.DF * f(row))
  const evenAt = (f: (row: Row) => number) => {
    let last = 0
    for (let m = 1; m <= H; m++) if (sum(f, m) < -1e-6) last = m
    if (last === 0) return 0
    return last + 1 > H ? null : last + 1
  }
  let lowest = 0
  for (let m = 1; m <= H; m++)
    lowest = Math.min(
      lowest,
      sum((row) => row.fund, m),
    )
  const count = (name: keyof typeof trig) => trig[name].slice(1, H + 1).reduce((a, b) => a + b, 0)
  const npvCosts = npv((row) => row.cost)
  const npvPay = npv((row) => row.pay)
  const npvSaveKom = npv((row) => row.saveKom)
  const npvSaveStat = npv((row) => row.saveStat)
  const npvUdlig = npv((row) => row.udlig)
  const npvProg = npv((row) => row.prog)
  const npvSocietal = npv((row) => row.societal)
  const costs = sum((row) => row.cost)
  const hasCost = Math.abs(npvCosts) >= 1e-9
  const cut = (f: (row: Row) => number) => ({
    end: sum(f, Math.min(H, p.Am)),
    follow: sum(f, Math.min(H, p.Am + p.AFm)),
    H: sum(f),
  })
  let verdict = 'ikke-selvfinansierende'
  if (npvCosts < 1e-9) verdict = 'ingen-data'
  else if (npvSaveKom >= npvCosts) verdict = 'selvfinansierende'
  else if (npvSaveKom + npvSaveStat + npvUdlig >= npvCosts) verdict = 'kun-med-stat'
  return {
    ...(p.label === undefined ? {} : { label: p.label }),
    N: p.N,
    K: p.K,
    counts: Object.fromEntries(citizenNames.map((name) => [name, count(name)])),
    inJobEnd: rows[H - 1]!.inJob,
    baselineInJobEnd: months[H - 1]!.CJ,
    costs,
    payC: sum((row) => row.payC),
    payF: sum((row) => row.payF),
    payOutside,
    saveKom: sum((row) => row.saveKom),
    saveStat: sum((row) => row.saveStat),
    npvCosts,
    npvPay,
    npvSaveKom,
    npvSaveStat,
    npvKom: npv((row) => row.kom),
    npvProg,
    npvFund: npv((row) => row.fund),
    npvCitizen: npv((row) => row.citizen),
    npvFirm: npv((row) => row.firm),
    npvUdlig,
    komAt: cut((row) => row.kom),
    progAt: cut((row) => row.prog),
    breakEvenKom: evenAt((row) => row.kom),
    breakEvenProg: evenAt((row) => row.prog),
    breakEvenPublic: evenAt((row) => row.prog + row.saveStat + row.udlig),
    maxExposureFund: lowest,
    roiProg: hasCost ? npvProg / npvCosts : null,
    coverKom: hasCost ? npvSaveKom / npvCosts : null,
    coverPublic: hasCost ? (npvSaveKom + npvSaveStat + npvUdlig) / npvCosts : null,
    npvSocietal,
    sroi: hasCost ? npvSocietal / npvCosts : null,
    komScaleMax: npvPay === 0 ? null : (npvSaveKom - p.u * npvCosts - p.admin * sum((row) => row.DF)) / npvPay,
    fundScaleMin: npvPay === 0 ? null : ((1 - p.u) * npvCosts - p.grants) / npvPay,
    costPerJ6: count('J6') === 0 ? null : costs / count('J6'),
    verdict,
    rows,
  }
}
