import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartyId } from '#shared/kernel/ids.ts'
import type { SettlementLine } from './statement.ts'

/** A party's latest word on a statement; it counts for the figures with this hash and no others. */
export interface SettlementAnswer {
  readonly partyId: PartyId
  readonly answer: 'agreed' | 'objected'
  readonly hash: string
}

/**
 * The parties whose agreement a statement needs: municipality, actors and firms always, the fund when money goes
 * through it (STL-8).
 */
export function partiesToAgree(
  parties: readonly { readonly id: PartyId; readonly kind: PartyKind }[],
  lines: readonly Pick<SettlementLine, 'payerPartyId' | 'payeePartyId'>[],
): PartyId[] {
  const inLines = new Set(lines.flatMap(({ payerPartyId, payeePartyId }) => [payerPartyId, payeePartyId]))
  return parties.filter(({ id, kind }) => kind !== 'fund' || inLines.has(id)).map(({ id }) => id)
}

/** Where a statement stands: agreed when everybody who must has agreed to exactly these figures (STL-8). */
export function standingOf(
  hash: string,
  needed: readonly PartyId[],
  answers: readonly SettlementAnswer[],
): { readonly status: 'open' | 'objected' | 'agreed'; readonly missing: readonly PartyId[] } {
  const current = new Map(answers.filter((answer) => answer.hash === hash).map((answer) => [answer.partyId, answer]))
  const missing = needed.filter((partyId) => current.get(partyId)?.answer !== 'agreed')
  const isObjected = [...current.values()].some(({ answer }) => answer === 'objected')
  if (isObjected) return { status: 'objected', missing }
  return { status: missing.length === 0 ? 'agreed' : 'open', missing }
}
