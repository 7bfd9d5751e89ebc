import type { SettlementView, SettlementsView } from '#shared/contracts/settlements.ts'
import { type SettlementKind, type SettlementLine, milestoneMonths } from '#shared/domain/settlement/statement.ts'

export interface PeriodChoice {
  readonly kind: SettlementKind
  /** The months that a statement of this kind can end with, the nearest first. */
  readonly toMonths: readonly number[]
}

/** What a statement can be made for today: months that have begun and are not settled (STL-7). */
export function periodChoices(agreedThrough: number, currentMonth: number): PeriodChoice[] {
  const open = Array.from(
    { length: Math.max(0, currentMonth - agreedThrough) },
    (_, index) => agreedThrough + index + 1,
  )
  const [first] = open
  if (first === undefined) return []
  const quarter = open.filter((month) => month > first)
  const milestones = (['end', 'followUp', 'horizon'] as const)
    .filter((kind) => open.includes(milestoneMonths[kind]))
    .map((kind) => ({ kind, toMonths: [milestoneMonths[kind]] }))
  return [
    { kind: 'month', toMonths: [first] },
    ...(quarter.length === 0 ? [] : [{ kind: 'quarter' as const, toMonths: quarter }]),
    ...milestones,
  ]
}

/** The month that is chosen at first: three months for a quarter where there are as many. */
export const firstMonthOf = ({ kind, toMonths }: PeriodChoice): number =>
  (kind === 'quarter' ? toMonths[1] : undefined) ?? toMonths[0] ?? 1

/** Why a line pays less than count × tariff; empty when it does not. */
export function cutsOf(line: SettlementLine): ('tariff' | 'total')[] {
  return [
    ...(line.tariffOre < line.fullTariffOre ? (['tariff'] as const) : []),
    ...(Math.abs(line.paidOre) < Math.abs(line.earnedOre) ? (['total'] as const) : []),
  ]
}

/** Why no statement can be made now; null when one can. */
export function obstacleTo(view: SettlementsView): 'noStart' | 'notBegun' | 'openOne' | 'allSettled' | null {
  if (view.currentMonth === null) return 'noStart'
  if (view.currentMonth < 1) return 'notBegun'
  if (view.settlements.some(({ status }) => status !== 'agreed')) return 'openOne'
  return view.currentMonth > view.agreedThrough ? null : 'allSettled'
}

/** A party's last answer to exactly these figures; null while it has not answered. */
export const answerOf = (settlement: SettlementView, partyId: string): SettlementView['answers'][number] | null =>
  settlement.answers.findLast((answer) => answer.partyId === partyId) ?? null
