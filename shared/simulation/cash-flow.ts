import { at, type Columns } from './columns.ts'
import { firstMonthAfterCourse } from './cohort.ts'
import type { SimulationInput } from './parameters.ts'
import { refusionRate } from './refusion.ts'

/** Fills DF and R, which depend on time alone: once per scenario, not once per Monte Carlo run. */
export function fillCalendar(input: SimulationInput, columns: Columns): void {
  for (let m = 1; m <= columns.horizon; m += 1) {
    columns.DF[m] = (1 + input.r) ** (-(m - 1) / 12)
    columns.R[m] = refusionRate(input.ladder, input.A0, m)
  }
}

/** Wages, and what a person in paid hours or wage subsidy costs in support. DKK a person a month. */
export function monthlyRates(input: SimulationInput) {
  const wageJ = input.hourly * input.hoursJ
  const wageL = input.hourly * input.hoursL
  const wageW = input.hourly * input.hoursW
  const countedWage = Math.max(0, wageW - input.df - input.dh * input.hoursW)
  return {
    wageJ,
    wageL,
    wageW,
    /** Benefit left beside paid hours. */
    benefitW: Math.max(0, input.B - input.wr * countedWage),
    /** Wage subsidy paid to the employer. */
    subsidy: input.sh * input.hoursL,
  }
}

/**
 * Fills support, savings, cost and every party's cash flow in DKK a month, nominal; stocks, triggers, payments and
 * the calendar must be filled. Formulas: README.md (4) and (5).
 *
 * Transfers cancel: `societal` (sum over the parties) equals `prodCheck` (value of extra production) up to rounding.
 * Tax is always in `citizen` and `societal`; `includeTax` decides only whether kommune, stat and udligning show it.
 */
export function fillCashFlow(input: SimulationInput, columns: Columns): void {
  const { B, K, am, phi, prodJ, prodL, prodP, prodW, rho, SU, tauB, tauK, u } = input
  const { wageJ, wageL, wageW, benefitW, subsidy } = monthlyRates(input)
  const s0 = firstMonthAfterCourse(input)
  const valueInTraining = prodP * input.hoursP * input.hourly - input.buddy
  const costP = input.cP + phi * input.cS

  for (let m = 1; m <= columns.horizon; m += 1) {
    const T = at(columns.T, m)
    const P = at(columns.P, m)
    const L = at(columns.L, m)
    const W = at(columns.W, m)
    const E = at(columns.E, m)
    const B1 = at(columns.B1, m)
    const B2 = at(columns.B2, m)
    const X = at(columns.X, m)
    const JX = at(columns.JX, m)
    const C = at(columns.C, m)
    const CJ = at(columns.CJ, m)
    const R = at(columns.R, m)
    const payF = at(columns.payF, m)
    const pay = at(columns.pay, m)
    const programmeJobs = at(columns.J1, m) + at(columns.J2, m)
    const jobs = programmeJobs + JX
    const onBenefit = T + P + B1 + B2 + X

    const programmeSupport = B * onBenefit + benefitW * W + subsidy * L
    const baselineSupport = B * C
    const supportSaved = baselineSupport - programmeSupport
    const effortSaved = input.c0 * (C - B1 - B2 - X)

    const extraWages = wageJ * (jobs - CJ) + wageW * W + wageL * L
    const baseProgramme =
      B * onBenefit + ((1 - am) * wageW + benefitW) * W + (1 - am) * wageL * L + (1 - am) * wageJ * jobs + SU * E
    const extraBase = baseProgramme - (B * C + (1 - am) * wageJ * CJ)
    const municipalTax = tauK * rho * extraBase
    const equalisedTax = tauK * (1 - rho) * extraBase
    const stateTax = am * extraWages + tauB * extraBase

    const supportKom = (1 - R) * supportSaved
    const supportStat = R * supportSaved - SU * E
    const saveKom = supportKom + effortSaved + (input.includeTax ? municipalTax : 0)
    const saveStat = supportStat + (input.includeTax ? stateTax : 0)

    const verified =
      at(columns.O1, m) +
      at(columns.O2, m) +
      at(columns.WS, m) +
      at(columns.ES, m) +
      at(columns.JS, m) +
      at(columns.J3, m) +
      at(columns.J6, m) +
      at(columns.J12, m) +
      at(columns.V1, m) +
      at(columns.V2, m) +
      at(columns.V3, m) +
      at(columns.V4, m)
    const isFollowedUp = m >= s0 && m < s0 + input.Fm
    const isAccelerator = m <= input.Am
    const isFirmFollowUp = m > input.Am && m <= input.Am + input.AFm
    const cost =
      (input.cT * T +
        costP * P +
        (isFollowedUp ? input.cF * (programmeJobs + W + L) : 0) +
        (isAccelerator ? K * input.cA : 0) +
        (isFirmFollowUp ? K * input.cAF : 0) +
        (m === 1 ? input.setup : 0) +
        input.cV * verified) *
      (1 + input.fee)

    const firmPayment = input.firmShare * payF
    const extraIncome = B * onBenefit + benefitW * W + SU * E + extraWages - baselineSupport
    const citizen = extraIncome - am * extraWages - (tauK + tauB) * extraBase
    const firmOwn =
      (prodJ - 1) * wageJ * programmeJobs +
      (prodW - 1) * wageW * W +
      ((prodL - 1) * wageL + subsidy) * L +
      phi * P * valueInTraining

    columns.Gp[m] = programmeSupport
    columns.Gc[m] = baselineSupport
    columns.saveKom[m] = saveKom
    columns.saveStat[m] = saveStat
    columns.udlig[m] = input.includeTax ? equalisedTax : 0
    columns.cost[m] = cost
    columns.kom[m] = saveKom - pay - u * cost - input.admin
    columns.prog[m] = saveKom - cost
    columns.fund[m] = -(1 - u) * cost + pay - firmPayment + (m === 1 ? input.grants : 0)
    columns.citizen[m] = citizen
    columns.firm[m] = firmOwn + firmPayment
    columns.societal[m] =
      supportKom + supportStat + effortSaved + municipalTax + equalisedTax + stateTax + citizen + firmOwn
    columns.prodCheck[m] =
      prodJ * wageJ * programmeJobs +
      wageJ * JX -
      wageJ * CJ +
      prodW * wageW * W +
      prodL * wageL * L +
      phi * P * valueInTraining +
      effortSaved
  }
}
