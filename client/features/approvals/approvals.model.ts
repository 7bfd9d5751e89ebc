import type { AgreementIssue, AgreementVersionView } from '#shared/contracts/approvals.ts'
import type { AgreementAnswer } from '#shared/domain/approval/agreement.ts'
import type { PartyId } from '#shared/kernel/ids.ts'

/** The latest answer of a party; null while it has not answered. */
export const answerOf = (version: AgreementVersionView, partyId: PartyId): AgreementAnswer | null =>
  version.answers.findLast((answer) => answer.partyId === partyId) ?? null

export const hasApproved = (version: AgreementVersionView, partyId: PartyId): boolean => {
  const answer = answerOf(version, partyId)
  return answer !== null && answer.answer !== 'returned'
}

/**
 * The version that a reader compares with: the newest earlier one that a party of theirs has approved, else the newest
 * earlier one at all; null for the first.
 */
export function comparedWith(
  versions: readonly AgreementVersionView[],
  number: number,
  mine: readonly PartyId[],
): { readonly version: AgreementVersionView; readonly isMine: boolean } | null {
  const earlier = versions.filter((version) => version.number < number).toSorted((a, b) => b.number - a.number)
  const approved = earlier.find((version) => mine.some((partyId) => hasApproved(version, partyId)))
  if (approved !== undefined) return { version: approved, isMine: true }
  const [newest] = earlier
  return newest === undefined ? null : { version: newest, isMine: false }
}

/** What binds first: promises and parties before hints about the text. */
const weight: readonly AgreementIssue['code'][] = [
  'party.nobodyMayApprove',
  'proposal.open',
  'commitment.proposed',
  'commitment.textChanged',
  'comment.unanswered',
  'commitment.noEvidence',
  'target.none',
  'target.noEvidence',
  'rateCard.none',
  'comment.open',
  'section.notReady',
]

export const sortedIssues = (issues: readonly AgreementIssue[]): AgreementIssue[] => {
  const rank = ({ code }: AgreementIssue): number => {
    const at = weight.indexOf(code)
    return at === -1 ? weight.length : at
  }
  return issues.toSorted((a, b) => rank(a) - rank(b))
}
