import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Commitment, type CommitmentDraft, canBecome, isAgreed } from '#shared/domain/commitment/commitment.ts'
import {
  type CommitmentActor,
  accept,
  edit,
  lapse,
  progress,
  propose,
  reopen,
} from '#shared/domain/commitment/commitment-lifecycle.ts'
import { CommitmentId, PersonId } from '#shared/kernel/ids.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { aDraft, partyIds, uuidOf } from '#test/support/commitments.ts'

const parties = Object.values(partyIds)

const drafts = fc
  .record({
    partyId: fc.constantFrom(...parties),
    what: fc.constantFrom('Stiller pladser', 'Uddanner buddyer'),
    quantity: fc.constantFrom(null, 1, 2),
    dueOn: fc.constantFrom(null, CalendarDay.parse('2027-01-31')),
    personId: fc.constantFrom(null, PersonId.parse(uuidOf(30))),
  })
  .map((over): CommitmentDraft => aDraft(over))

const people = fc.record({
  personId: fc.integer({ min: 10, max: 13 }).map((n) => PersonId.parse(uuidOf(n))),
  isVerified: fc.boolean(),
  partyIds: fc.subarray(parties, { minLength: 1 }),
})

type Move =
  | { readonly kind: 'edit'; readonly draft: CommitmentDraft; readonly by: CommitmentActor }
  | { readonly kind: 'accept' | 'reopen'; readonly by: CommitmentActor }
  | { readonly kind: 'progress'; readonly to: 'accepted' | 'inProgress' | 'fulfilled' }
  | { readonly kind: 'lapse'; readonly reason: string }

const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), draft: drafts, by: people }),
  fc.record({ kind: fc.constantFrom('accept' as const, 'reopen' as const), by: people }),
  fc.record({
    kind: fc.constant('progress' as const),
    to: fc.constantFrom('accepted' as const, 'inProgress' as const, 'fulfilled' as const),
  }),
  fc.record({ kind: fc.constant('lapse' as const), reason: fc.constantFrom('', '  ', 'Ingen tid') }),
)

function apply(before: Commitment, move: Move, now: number) {
  switch (move.kind) {
    case 'edit':
      return edit(before, move.draft, move.by, now)
    case 'accept':
      return accept(before, move.by.personId, now)
    case 'reopen':
      return reopen(before, { personId: move.by.personId, partyId: move.by.partyIds[0] ?? null }, now)
    case 'progress':
      return progress(before, move.to, now)
    case 'lapse':
      return lapse(before, move.reason, now)
  }
}

const proposal = (draft: CommitmentDraft): Commitment =>
  propose(
    CommitmentId.parse(uuidOf(100)),
    draft,
    null,
    { personId: PersonId.parse(uuidOf(10)), partyId: partyIds.fund },
    0,
  )

/** Runs the moves and hands each step that was allowed to `look`. */
function walk(
  draft: CommitmentDraft,
  list: readonly Move[],
  look: (before: Commitment, after: Commitment, move: Move) => void,
): void {
  let commitment = proposal(draft)
  list.forEach((move, index) => {
    const result = apply(commitment, move, index + 1)
    if (!result.ok) return
    look(commitment, result.value, move)
    commitment = result.value
  })
}

const histories = [drafts, fc.array(moves, { maxLength: 30 })] as const

describe('any history of a commitment', () => {
  it('[COM-3] [COM-4] follows the table, and each change raises the version by one', () => {
    fc.assert(
      fc.property(...histories, (draft, list) => {
        walk(draft, list, (before, after) => {
          if (after === before) return
          expect(after.version).toBe(before.version + 1)
          expect(after.status === before.status || canBecome(before.status, after.status)).toBe(true)
        })
      }),
    )
  })

  it('[COM-5] is agreed exactly while somebody has said yes to it', () => {
    fc.assert(
      fc.property(...histories, (draft, list) => {
        walk(draft, list, (_before, after) => {
          if (after.status === 'lapsed') return
          expect(after.acceptedBy !== null).toBe(isAgreed(after.status))
          expect(after.acceptedAt !== null).toBe(isAgreed(after.status))
        })
      }),
    )
  })

  it('[COM-5] never binds a party to words that its verified people have not accepted or written', () => {
    fc.assert(
      fc.property(...histories, (draft, list) => {
        walk(draft, list, (before, after, move) => {
          if (move.kind !== 'edit' || !isAgreed(after.status) || after === before) return
          const isOwnHand = move.by.isVerified && move.by.partyIds.includes(after.partyId)
          const promise = ({ what, quantity, dueOn, partyId }: Commitment) => ({ what, quantity, dueOn, partyId })
          expect(after.partyId).toBe(before.partyId)
          if (isOwnHand) return
          expect(promise(after)).toEqual(promise(before))
        })
      }),
    )
  })

  it('[COM-8] has a reason exactly while it is lapsed, and keeps where it came from', () => {
    fc.assert(
      fc.property(...histories, (draft, list) => {
        walk(draft, list, (before, after) => {
          expect(after.lapseReason !== '').toBe(after.status === 'lapsed')
          expect([after.id, after.createdAt, after.source]).toEqual([before.id, before.createdAt, before.source])
        })
      }),
    )
  })
})
