import { describe, expect, it } from 'vitest'
import { canonicalProse, standingOf, whoseTurn } from '#shared/domain/approval/agreement.ts'
import { partyIds } from '#test/support/commitments.ts'

const { municipality, actor, firm } = partyIds
const needed = [municipality, actor, firm]
const yes = (partyId: (typeof needed)[number]) => ({ partyId, answer: 'approved' as const })
const no = (partyId: (typeof needed)[number]) => ({ partyId, answer: 'returned' as const })

describe('where a version stands', () => {
  it('[APR-8] is approved when the latest answer of every party is a yes', () => {
    expect(standingOf(needed, [])).toEqual({ status: 'out', missing: needed })
    expect(standingOf(needed, [yes(firm)])).toEqual({ status: 'out', missing: [municipality, actor] })
    expect(standingOf(needed, needed.map(yes))).toEqual({ status: 'approved', missing: [] })
    expect(standingOf(needed, [...needed.map(yes), no(actor)])).toEqual({ status: 'returned', missing: [actor] })
    expect(standingOf(needed, [no(actor), ...needed.map(yes)]).status).toBe('approved')
    expect(standingOf([], []).status).toBe('out')
  })

  it('[APR-10] is everybody’s turn, or with an order the first who is missing', () => {
    expect(whoseTurn(null, [actor, firm])).toEqual([actor, firm])
    expect(whoseTurn([firm, municipality, actor], [municipality, actor])).toEqual([municipality])
    expect(whoseTurn([firm, municipality, actor], needed)).toEqual([firm])
    expect(whoseTurn([firm], [])).toEqual([])
  })
})

describe('canonical prose', () => {
  it('[APR-1] joins neighbouring pieces of one formatting, sorts marks and leaves empty attributes out', () => {
    const bold = { type: 'bold' }
    const italic = { type: 'italic', attrs: { x: null } }
    expect(
      canonicalProse([
        {
          type: 'paragraph',
          attrs: { textAlign: null },
          content: [
            { type: 'text', text: 'a', marks: [bold, italic] },
            { type: 'text', text: 'b', marks: [{ type: 'italic' }, bold] },
            { type: 'text', text: 'c', marks: [] },
            { type: 'text', text: 'd' },
          ],
        },
        { type: 'paragraph', content: [] },
      ]),
    ).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'ab', marks: [bold, { type: 'italic' }] },
          { type: 'text', text: 'cd' },
        ],
      },
      { type: 'paragraph' },
    ])
  })
})
