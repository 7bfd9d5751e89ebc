/** One replacement in a text, in UTF-16 units as Y.Text and the text field count them. */
export interface TextChange {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000

/**
 * The smallest single replacement that turns `before` into `after`; null when they are equal. `caret` is where the
 * caret stands in `after`: of several equal replacements the one that ends there is meant (`aa` → `aaa`).
 * Never cuts an emoji in two: half of one is no text, and Yjs stops syncing on it.
 */
export function textChange(before: string, after: string, caret: number): TextChange | null {
  if (before === after) return null
  const longestSuffix = Math.min(before.length, after.length, Math.max(0, after.length - caret))
  let suffix = 0
  while (suffix < longestSuffix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++
  const longestPrefix = Math.min(before.length, after.length) - suffix
  let prefix = 0
  while (prefix < longestPrefix && before[prefix] === after[prefix]) prefix++
  // The caret may have hidden a longer common end, as after a deletion forward.
  while (prefix + suffix < Math.min(before.length, after.length) && before.at(-1 - suffix) === after.at(-1 - suffix)) {
    suffix++
  }
  if (prefix > 0 && isHigh(before.charCodeAt(prefix - 1)) && isLow(before.charCodeAt(prefix))) prefix--
  else if (prefix > 0 && isHigh(after.charCodeAt(prefix - 1)) && isLow(after.charCodeAt(prefix))) prefix--
  const splits = (text: string) =>
    suffix > 0 && isLow(text.charCodeAt(text.length - suffix)) && isHigh(text.charCodeAt(text.length - suffix - 1))
  if (splits(before) || splits(after)) suffix--
  return {
    at: prefix,
    remove: before.length - prefix - suffix,
    insert: after.slice(prefix, after.length - suffix),
  }
}

export interface DeltaPart {
  readonly retain?: number
  readonly delete?: number
  readonly insert?: unknown
}

/**
 * Where a position is after somebody else's change. Words put in exactly at the position go behind it, so that the
 * own caret stays with the own words.
 */
export function movePosition(position: number, delta: readonly DeltaPart[]): number {
  let at = 0
  let moved = position
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain
    else if (part.delete !== undefined) {
      if (at < moved) moved -= Math.min(part.delete, moved - at)
    } else if (typeof part.insert === 'string') {
      if (at < moved) moved += part.insert.length
      at += part.insert.length
    }
  }
  return moved
}
