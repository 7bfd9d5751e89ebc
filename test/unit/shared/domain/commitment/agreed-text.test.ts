import { describe, expect, it } from 'vitest'
import { CommitmentSource, commitmentStatuses } from '#shared/domain/commitment/commitment.ts'
import { agreedWordsOf, isAsAgreed, isTextWatched, textSides, wordsOf } from '#shared/domain/commitment/agreed-text.ts'
import { accept, agreeWords, reopen } from '#shared/domain/commitment/commitment-lifecycle.ts'
import { aCommitment, partyIds, uuidOf } from '#test/support/commitments.ts'

const source = CommitmentSource.parse({ documentId: uuidOf(1), sectionId: 'P4', quote: 'stiller to pladser' })
const quoted = aCommitment({ source })

describe('the words under a commitment', () => {
  it.each([
    ['stiller to pladser', true],
    ['stiller  to\npladser ', true],
    ['stiller tre pladser', false],
    ['stiller to pladser.', false],
    ['', false],
  ])('[TXT-1] "%s" are as agreed: %s', (words, isSame) => {
    expect(isAsAgreed(quoted, words)).toBe(isSame)
  })

  it('[TXT-1] without a place in a text never differ', () => {
    expect(agreedWordsOf(aCommitment())).toBeNull()
    expect(isAsAgreed(aCommitment(), 'hvad som helst')).toBe(true)
  })

  it('[TXT-1] are one whole copy, else all marked pieces, else the passage that still says them', () => {
    expect(wordsOf('stiller to pladser', ['stiller to pladser', 'stiller to pladser'], '')).toBe('stiller to pladser')
    expect(wordsOf('stiller to pladser', ['stiller', 'tre pladser'], '')).toBe('stiller tre pladser')
    expect(wordsOf('stiller to pladser', [], 'Firmaet stiller to\npladser i juli')).toBe('stiller to pladser')
    expect(wordsOf('stiller to pladser', [], 'Firmaet stiller tre pladser')).toBe('')
    expect(wordsOf('', [], 'noget')).toBe('')
  })

  it('[TXT-4] agreed to be gone are as agreed when they are gone, and when they come back as they were', () => {
    const gone = agreeWords(quoted, { words: '', seq: 9 }, 2000)
    expect(gone).toMatchObject({ agreedWords: '', agreedSeq: 9, version: quoted.version + 1, updatedAt: 2000, source })
    expect(isAsAgreed(gone, '')).toBe(true)
    expect(isAsAgreed(gone, 'stiller to pladser')).toBe(true)
    expect(isAsAgreed(gone, 'stiller tre pladser')).toBe(false)
  })

  it('[TXT-4] agreed anew replace the first ones, which stay as the source', () => {
    const anew = agreeWords(quoted, { words: 'stiller tre pladser', seq: 9 }, 2000)
    expect(agreedWordsOf(anew)).toBe('stiller tre pladser')
    expect(isAsAgreed(anew, 'stiller to pladser')).toBe(false)
    expect(anew.source?.quote).toBe('stiller to pladser')
  })

  it('[TXT-2] are watched from the yes until the promise is kept', () => {
    expect(commitmentStatuses.filter(isTextWatched)).toEqual(['accepted', 'inProgress'])
  })

  it('[TXT-3] are answered for by the two sides, or by the one that asked itself', () => {
    const { firm, municipality } = partyIds
    expect(textSides(aCommitment({ partyId: firm, proposedByPartyId: municipality }))).toEqual([firm, municipality])
    expect(textSides(aCommitment({ partyId: firm, proposedByPartyId: firm }))).toEqual([firm])
    expect(textSides(aCommitment({ partyId: firm, proposedByPartyId: null }))).toEqual([firm])
  })

  it('[TXT-5] are agreed at a number of the log, which goes with the acceptance', () => {
    const yes = accept(quoted, quoted.proposedBy, 2000, 41)
    expect(yes).toMatchObject({ ok: true, value: { status: 'accepted', agreedSeq: 41 } })
    const lapsed = aCommitment({ source, status: 'lapsed', lapseReason: 'Ingen tid', agreedSeq: 41 })
    const again = reopen(lapsed, { personId: lapsed.proposedBy, partyId: null }, 3000)
    expect(again).toMatchObject({ ok: true, value: { status: 'proposed', agreedSeq: null } })
  })
})
