import { describe, expect, it } from 'vitest'
import { boardColumns, movesOf } from '#client/features/commitments/board.model.ts'
import { viewOf } from '#client/features/commitments/list-place.ts'
import { partsAround } from '#client/features/commitments/agreed-text.model.ts'
import type { CommitmentView } from '#shared/contracts/commitments.ts'
import type { Actor } from '#shared/domain/access/permissions.ts'
import { commitmentStatuses } from '#shared/domain/commitment/commitment.ts'
import { PartnershipId } from '#shared/kernel/ids.ts'
import { aCommitment, partyIds, uuidOf } from '#test/support/commitments.ts'

const partnershipId = PartnershipId.parse(uuidOf(900))
const actorOf = (
  partyId: keyof typeof partyIds,
  over: { role?: 'member' | 'reader'; isVerified?: boolean } = {},
): Actor => ({
  personId: aCommitment().proposedBy,
  isVerified: over.isVerified ?? true,
  memberships: [{ partnershipId, partyId: partyIds[partyId], partyKind: 'firm', role: over.role ?? 'member' }],
})
const view = (over: Partial<CommitmentView>): CommitmentView => ({
  ...aCommitment(),
  personName: null,
  proposedByName: 'Ida',
  acceptedByName: null,
  health: null,
  textChange: null,
  attachments: 0,
  ...over,
})

describe('the board', () => {
  it('has one column a status in the order of a promise’s life, lapsed only when asked for', () => {
    const all = commitmentStatuses.map((status) => view({ status }))
    expect(boardColumns(all, false).map(({ status, items }) => [status, items.length])).toEqual([
      ['proposed', 1],
      ['accepted', 1],
      ['inProgress', 1],
      ['fulfilled', 1],
    ])
    expect(boardColumns(all, true).at(-1)).toMatchObject({ status: 'lapsed', items: [{ status: 'lapsed' }] })
  })

  it.each([
    ['proposed', ['accept']],
    ['accepted', ['inProgress', 'fulfilled']],
    ['inProgress', ['accepted', 'fulfilled']],
    ['fulfilled', ['inProgress']],
    ['lapsed', []],
  ] as const)('[COM-3] offers the promising party from %s the moves %j', (status, moves) => {
    expect(movesOf(view({ status, partyId: partyIds.firm }), actorOf('firm'), partnershipId)).toEqual(moves)
  })

  it('[ACC-5] offers nobody else a move', () => {
    const card = view({ status: 'accepted', partyId: partyIds.firm })
    for (const other of [
      actorOf('municipality'),
      actorOf('firm', { role: 'reader' }),
      actorOf('firm', { isVerified: false }),
      null,
    ]) {
      expect(movesOf(card, other, partnershipId)).toEqual([])
    }
  })
})

describe('the view in the address', () => {
  it.each([
    [undefined, false, 'party'],
    [undefined, true, 'week'],
    ['tavle', false, 'board'],
    ['tavle', true, 'board'],
    ['maal', true, 'target'],
    ['part', true, 'week'],
    ['noget', false, 'party'],
  ])('%s on a phone (%s) is %s', (word, isPhone, asked) => {
    expect(viewOf(word, isPhone)).toBe(asked)
  })
})

describe('the agreed words in their line', () => {
  it.each([
    ['Firmaet stiller to pladser i juli', 'stiller to  pladser', ['Firmaet ', 'stiller to pladser', ' i juli']],
    ['a (b) c', '(b)', ['a ', '(b)', ' c']],
    ['Noget andet', 'stiller', ['Noget andet', '', '']],
    ['Noget', '', ['Noget', '', '']],
  ])('%j around %j', (line, quote, parts) => {
    expect(partsAround(line, quote)).toEqual(parts)
  })
})
