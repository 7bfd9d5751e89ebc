/** Words to look for, with what stood beside them. */
export interface Quote {
  readonly quote: string
  readonly before: string
  readonly after: string
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A single place may be taken for the right one from this many letters on; shorter words must have their neighbours. */
const distinctLength = 12
const minContext = 6
const minWords = 4
const minLikeness = 0.7
const minLead = 0.1
const roomForMore = 0.4

/**
 * Where the quote stands in a text; null when it does not, or when it could be one of several places. Spaces, line
 * ends and capitals make no difference. Of several places the one with the same words around it is taken, and none
 * when two are as likely: a comment on the wrong sentence is worse than one that is listed as without a place.
 */
export function findQuote(text: string, { quote, before, after }: Quote): Stretch | null {
  const haystack = plain(text)
  const needle = plain(quote).letters.trim()
  if (needle === '') return null
  const left = plain(before).letters
  const right = plain(after).letters
  const places: { at: number; context: number }[] = []
  for (let at = haystack.letters.indexOf(needle); at !== -1; at = haystack.letters.indexOf(needle, at + 1)) {
    const context =
      sharedEnd(haystack.letters.slice(0, at).trimEnd(), left.trimEnd()) +
      sharedStart(haystack.letters.slice(at + needle.length).trimStart(), right.trimStart())
    places.push({ at, context })
  }
  const [best, second] = places.toSorted((a, b) => b.context - a.context)
  if (best === undefined) return null
  const isAlone = second === undefined
  const isCertain = isAlone
    ? needle.length >= distinctLength || best.context >= minContext
    : best.context >= minContext && best.context > second.context
  return isCertain ? haystack.stretch(best.at, best.at + needle.length) : null
}

/**
 * Where something very like the quote stands: at least 7 of 10 words in nearly the same order, and nowhere else as
 * well. For words that were moved and then written in. Null for fewer than four words.
 */
export function findLikeness(text: string, quote: string): Stretch | null {
  const wanted = wordsOf(quote).map(({ word }) => word)
  const words = wordsOf(text)
  const size = wanted.length
  if (size < minWords || words.length < size) return null
  const left = new Map<string, number>()
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1)
  // Counts what a window shares with the quote while it moves on, one word in and one word out.
  let shared = 0
  const enter = (word: string | undefined): void => {
    const count = word === undefined ? undefined : left.get(word)
    if (word === undefined || count === undefined) return
    if (count > 0) shared += 1
    left.set(word, count - 1)
  }
  const leave = (word: string | undefined): void => {
    const count = word === undefined ? undefined : left.get(word)
    if (word === undefined || count === undefined) return
    left.set(word, count + 1)
    if (count + 1 > 0) shared -= 1
  }
  const scores = words.map((_, at) => {
    enter(words[at]?.word)
    leave(at >= size ? words[at - size]?.word : undefined)
    return { at, score: shared / size }
  })
  const [best] = scores.toSorted((a, b) => b.score - a.score)
  if (best === undefined || best.score < minLikeness) return null
  const rival = scores.find(({ at, score }) => Math.abs(at - best.at) >= size && score > best.score - minLead)
  if (rival !== undefined) return null
  // What was written in between makes it longer than the quote.
  const room = Math.ceil(size * roomForMore)
  const window = words.slice(Math.max(0, best.at - size + 1 - room), best.at + 1 + room)
  const inOrder = commonInOrder(
    wanted,
    window.map(({ word }) => word),
  )
  if (inOrder.length / size < minLikeness - minLead) return null
  const first = window[inOrder[0] ?? 0]
  const last = window[inOrder.at(-1) ?? 0]
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to }
}

/** Letters without differences that do not count, with the way back to where they stood. */
function plain(text: string): { readonly letters: string; stretch(from: number, to: number): Stretch } {
  const origins: number[] = []
  let letters = ''
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at)
    const isSpace = /\s/.test(letter)
    if (isSpace && letters.endsWith(' ')) continue
    const lower = letter.toLowerCase()
    letters += isSpace ? ' ' : lower.length === 1 ? lower : letter
    origins.push(at)
  }
  return {
    letters,
    stretch: (from, to) => ({ from: origins[from] ?? 0, to: (origins[to - 1] ?? 0) + 1 }),
  }
}

function sharedEnd(a: string, b: string): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

function sharedStart(a: string, b: string): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.charAt(count) === b.charAt(count)) count += 1
  return count
}

function wordsOf(text: string): { word: string; from: number; to: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** The places in `b` of the longest sequence of words that both have in the same order. */
function commonInOrder(a: readonly string[], b: readonly string[]): number[] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const places: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      places.push(j)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return places
}
