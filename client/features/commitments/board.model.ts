import type { CommitmentView } from '#shared/contracts/commitments.ts'
import { type Actor, decide } from '#shared/domain/access/permissions.ts'
import { type CommitmentStatus, canBecome, isAgreed } from '#shared/domain/commitment/commitment.ts'
import type { PartnershipId } from '#shared/kernel/ids.ts'
import { byDeadline } from './commitments.model.ts'

export interface BoardColumn<C> {
  readonly status: CommitmentStatus
  readonly items: readonly C[]
}

const open = ['proposed', 'accepted', 'inProgress', 'fulfilled'] as const

/** One column a status, the lapsed ones only when they are shown; within a column by deadline. */
export const boardColumns = (
  commitments: readonly CommitmentView[],
  hasLapsed: boolean,
): BoardColumn<CommitmentView>[] =>
  [...open, ...(hasLapsed ? (['lapsed'] as const) : [])].map((status) => ({
    status,
    items: commitments.filter((one) => one.status === status).sort(byDeadline),
  }))

export type BoardMove = 'accept' | 'accepted' | 'inProgress' | 'fulfilled'

/** Where the person may move it without saying more; letting it lapse takes a reason and is done in the drawer. */
export function movesOf(
  { status, partyId }: Pick<CommitmentView, 'status' | 'partyId'>,
  actor: Actor | null,
  partnershipId: PartnershipId,
): BoardMove[] {
  if (status === 'proposed') {
    return decide(actor, partnershipId, { kind: 'commitment.accept', partyId }).allowed ? ['accept'] : []
  }
  if (!isAgreed(status) || !decide(actor, partnershipId, { kind: 'commitment.progress', partyId }).allowed) return []
  return (['accepted', 'inProgress', 'fulfilled'] as const).filter((to) => canBecome(status, to))
}
