import type { PartyId } from '#shared/kernel/ids.ts'
import type { Commitment, CommitmentStatus } from './commitment.ts'

/** Spaces and line breaks are no words: a chip set into the sentence, or a new line, changes nothing that was agreed. */
const wordsOnly = (text: string): string => text.replace(/\s+/g, '')

/** What the document says now of the sentence behind a commitment; empty when the words are gone. */
export interface WordsNow {
  readonly words: string
  /** Number in the document's log up to which it was read. */
  readonly seq: number
}

type Quoted = Pick<Commitment, 'source' | 'agreedWords'>

/** The words that were said yes to; empty when it was agreed that they are gone, null without a place in a text. */
export const agreedWordsOf = ({ source, agreedWords }: Quoted): string | null =>
  source === null ? null : (agreedWords ?? source.quote)

/**
 * Whether the document still says what was agreed (TXT-1). Words that were agreed to be gone may also come back as
 * they first were.
 */
export function isAsAgreed(commitment: Quoted, words: string): boolean {
  const agreed = agreedWordsOf(commitment)
  if (agreed === null) return true
  const now = wordsOnly(words)
  if (now === wordsOnly(agreed)) return true
  return agreed === '' && commitment.source !== null && now === wordsOnly(commitment.source.quote)
}

/** Text is watched while somebody is bound by it: not before the yes, and not after it has been kept (TXT-2). */
export const isTextWatched = (status: CommitmentStatus): boolean => status === 'accepted' || status === 'inProgress'

/** The sentence of a commitment in a document: its marked pieces in reading order, or the passage that still holds it. */
export function wordsOf(quote: string, pieces: readonly string[], sectionText: string): string {
  // Copied elsewhere the mark stands twice; one whole copy is enough.
  const whole = pieces.find((piece) => wordsOnly(piece) === wordsOnly(quote))
  if (whole !== undefined) return whole
  if (pieces.length > 0) return pieces.join(' ').replace(/\s+/g, ' ').trim()
  return quote !== '' && wordsOnly(sectionText).includes(wordsOnly(quote)) ? quote : ''
}

/** The parties that must each say yes to changed words: who promises, and who asked for it (TXT-3). */
export const textSides = ({
  partyId,
  proposedByPartyId,
}: Pick<Commitment, 'partyId' | 'proposedByPartyId'>): PartyId[] =>
  proposedByPartyId === null || proposedByPartyId === partyId ? [partyId] : [partyId, proposedByPartyId]
