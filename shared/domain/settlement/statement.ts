import { z } from 'zod'
import type { OutcomeCode } from '#shared/domain/outcome/outcome-ladder.ts'
import type { PartyId } from '#shared/kernel/ids.ts'
import type { Payment } from './payments.ts'

/** What a statement is made up for. Milestones are the three dates on which the programme is judged. */
export const settlementKinds = ['month', 'quarter', 'end', 'followUp', 'horizon'] as const
export const SettlementKind = z.enum(settlementKinds)
export type SettlementKind = z.infer<typeof SettlementKind>

/** The months at which the programme is judged: its end, the end of the follow-up, the horizon. */
export const milestoneMonths = { end: 12, followUp: 18, horizon: 60 } as const

/** One line: one outcome between two parties in one month. Adjustments are of months that were settled before. */
export interface SettlementLine {
  readonly kind: 'payment' | 'adjustment'
  readonly outcomeCode: OutcomeCode
  readonly payerPartyId: PartyId
  readonly payeePartyId: PartyId
  readonly dueMonth: number
  /** In an adjustment the difference, which may be negative. */
  readonly count: number
  readonly tariffOre: number
  readonly fullTariffOre: number
  readonly earnedOre: number
  readonly paidOre: number
}

/** Whom a party owes, after what goes the other way was taken off. */
export interface Transfer {
  readonly payerPartyId: PartyId
  readonly payeePartyId: PartyId
  readonly ore: number
}

/** What was agreed for a month before, summed over all agreed statements. */
type Settled = Pick<SettlementLine, 'outcomeCode' | 'payerPartyId' | 'payeePartyId' | 'dueMonth' | 'tariffOre'> &
  Pick<SettlementLine, 'fullTariffOre' | 'count' | 'earnedOre' | 'paidOre'>

const keyOf = (line: Pick<Settled, 'outcomeCode' | 'payerPartyId' | 'payeePartyId' | 'dueMonth' | 'tariffOre'>) =>
  [line.dueMonth, line.outcomeCode, line.payerPartyId, line.payeePartyId, line.tariffOre].join(' ')

/** The months after those that are settled, up to `toMonth`: statements follow each other without gap or overlap. */
export const nextMonths = (agreedThrough: number, toMonth: number): { from: number; to: number } => ({
  from: agreedThrough + 1,
  to: toMonth,
})

/**
 * The lines of a statement for the months `from`…`to`: what falls due in them, and the difference between what the
 * months before pay by today's registrations and what the parties agreed then (STL-7).
 */
export function statementLines(
  payments: readonly Payment[],
  settled: readonly Settled[],
  months: { readonly from: number; readonly to: number },
): SettlementLine[] {
  const current = gather(payments.filter(({ dueMonth }) => dueMonth >= months.from && dueMonth <= months.to))
  const before = gather(payments.filter(({ dueMonth }) => dueMonth < months.from))
  const agreed = gather(settled)
  const keys = [...new Set([...before.keys(), ...agreed.keys()])]
  const adjustments = keys.flatMap((key): SettlementLine[] => {
    const [now, then] = [before.get(key), agreed.get(key)]
    const line = now ?? then
    if (line === undefined) return []
    const difference = {
      count: (now?.count ?? 0) - (then?.count ?? 0),
      earnedOre: (now?.earnedOre ?? 0) - (then?.earnedOre ?? 0),
      paidOre: (now?.paidOre ?? 0) - (then?.paidOre ?? 0),
    }
    if (difference.count === 0 && difference.paidOre === 0) return []
    return [{ ...line, ...difference, kind: 'adjustment' }]
  })
  return [...[...current.values()].map((line): SettlementLine => ({ ...line, kind: 'payment' })), ...adjustments].sort(
    (a, b) => (a.kind === b.kind ? 0 : a.kind === 'payment' ? -1 : 1) || (keyOf(a) < keyOf(b) ? -1 : 1),
  )
}

function gather(lines: readonly Settled[]): Map<string, Settled> {
  const sums = new Map<string, Settled>()
  for (const line of lines) {
    const { outcomeCode, payerPartyId, payeePartyId, dueMonth, tariffOre, fullTariffOre } = line
    const key = keyOf(line)
    const sum = sums.get(key)
    sums.set(key, {
      outcomeCode,
      payerPartyId,
      payeePartyId,
      dueMonth,
      tariffOre,
      fullTariffOre,
      count: (sum?.count ?? 0) + line.count,
      earnedOre: (sum?.earnedOre ?? 0) + line.earnedOre,
      paidOre: (sum?.paidOre ?? 0) + line.paidOre,
    })
  }
  return sums
}

/** Who pays whom in the end: of two parties that owe each other, the one with the larger debt pays the difference. */
export function transfersOf(
  lines: readonly Pick<SettlementLine, 'payerPartyId' | 'payeePartyId' | 'paidOre'>[],
): Transfer[] {
  const net = new Map<string, Transfer>()
  for (const { payerPartyId, payeePartyId, paidOre } of lines) {
    const isInOrder = payerPartyId < payeePartyId
    const [first, second] = isInOrder ? [payerPartyId, payeePartyId] : [payeePartyId, payerPartyId]
    const key = `${first} ${second}`
    const ore = (net.get(key)?.ore ?? 0) + (isInOrder ? paidOre : -paidOre)
    net.set(key, { payerPartyId: first, payeePartyId: second, ore })
  }
  return [...net.values()]
    .filter(({ ore }) => ore !== 0)
    .map(({ payerPartyId, payeePartyId, ore }) =>
      ore > 0
        ? { payerPartyId, payeePartyId, ore }
        : { payerPartyId: payeePartyId, payeePartyId: payerPartyId, ore: -ore },
    )
    .sort((a, b) => b.ore - a.ore || (a.payerPartyId + a.payeePartyId < b.payerPartyId + b.payeePartyId ? -1 : 1))
}

/** What every party gains or owes; the sum over all is nothing, whatever the lines (STL-6). */
export function balances(transfers: readonly Transfer[]): Map<PartyId, number> {
  const sums = new Map<PartyId, number>()
  for (const { payerPartyId, payeePartyId, ore } of transfers) {
    sums.set(payerPartyId, (sums.get(payerPartyId) ?? 0) - ore)
    sums.set(payeePartyId, (sums.get(payeePartyId) ?? 0) + ore)
  }
  return sums
}
