/**
 * A text as it is searched: small letters, `aa` and `å` the same (Aabenraa, Åbenrå), accents gone but for the Danish
 * letters, which are letters of their own: `være` is not found by `vare`.
 */
export function folded(text: string): string {
  const small = text.normalize('NFC').toLowerCase().replaceAll('aa', 'å').replaceAll('ä', 'æ').replaceAll('ö', 'ø')
  return small.replace(/\P{ASCII}/gu, (letter) =>
    /[æøå]/.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
  )
}

const words = /[\p{L}\p{N}]+/gu

/** What is looked for: the words that were typed, folded, each the beginning of a word. At most eight. */
export const searchTerms = (typed: string): string[] => (folded(typed).match(words) ?? []).slice(0, 8)

export interface SnippetPart {
  readonly text: string
  readonly isHit: boolean
}

/** How far a snippet reaches around its first hit, in characters. */
const before = 50
const after = 110

/** The piece of the text around its first hit, with every hit in it marked; the beginning of the text without one. */
export function snippetOf(text: string, terms: readonly string[]): SnippetPart[] {
  const flat = text.replace(/\s+/g, ' ').trim()
  const hits = [...flat.matchAll(words)].flatMap((match) => {
    const isHit = terms.some((term) => folded(match[0]).startsWith(term))
    return isHit ? [{ from: match.index, to: match.index + match[0].length }] : []
  })
  const first = hits[0]?.from ?? 0
  const start = first <= before ? 0 : flat.indexOf(' ', first - before) + 1
  const wanted = Math.min(flat.length, Math.max(first, start) + after)
  const end = wanted === flat.length ? wanted : Math.max(flat.lastIndexOf(' ', wanted), hits[0]?.to ?? 0)
  const parts: SnippetPart[] = start > 0 ? [{ text: '… ', isHit: false }] : []
  let at = start
  for (const { from, to } of hits) {
    if (from < at || to > end) continue
    if (from > at) parts.push({ text: flat.slice(at, from), isHit: false })
    parts.push({ text: flat.slice(from, to), isHit: true })
    at = to
  }
  if (at < end) parts.push({ text: flat.slice(at, end), isHit: false })
  if (end < flat.length) parts.push({ text: ' …', isHit: false })
  return parts
}
