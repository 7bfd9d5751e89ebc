/**
 * Order keys: words over 62 digits that sort as text. Between any two there is always room for a third, so moving
 * one card writes one key and never renumbers the others.
 *
 * Read a key as the digits after a decimal point in base 62. A key never ends in `0`, since `V` and `V0` would be
 * the same number and leave no room between them.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const lastDigit = digits.length - 1
const middle = digits.charAt(digits.length >> 1)

const digitAt = (key: string, index: number): number => Math.max(0, digits.indexOf(key.charAt(index)))

/** Whether the text can serve as an order key; anything may come from a peer's bytes. */
export const isOrderKey = (text: string): boolean => /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(text)

/**
 * A key strictly between `a` and `b`; null means before the first or after the last.
 *
 * `tieBreak` (a card's id) makes the keys of two people who put something at the same place at the same moment
 * differ, so that both see the same order afterwards and there is room between the two later (DOC-5). Without it,
 * equal neighbours give equal keys. Keys that are no keys, or stand in the wrong order, count as null.
 */
export function keyBetween(a: string | null, b: string | null, tieBreak?: string): string {
  const low = a !== null && isOrderKey(a) ? a : null
  const validHigh = b !== null && isOrderKey(b) ? b : null
  const high = low !== null && validHigh !== null && validHigh <= low ? null : validHigh
  const key = between(low, high)
  // `between` parts from `high` at a digit and never begins it, so a tail cannot lift the key past it.
  return tieBreak === undefined ? key : key + tail(tieBreak)
}

function between(a: string | null, b: string | null): string {
  if (a === null && b === null) return middle
  if (b === null) return after(a ?? '')
  if (a === null) return before(b)
  let shared = 0
  while (digitAt(a, shared) === digitAt(b, shared)) shared += 1
  const prefix = b.slice(0, shared)
  const [low, high] = [digitAt(a, shared), digitAt(b, shared)]
  if (high - low > 1) return prefix + digits.charAt((low + high) >> 1)
  // Next-door digits: stay on the lower one and go above what follows it.
  return prefix + digits.charAt(low) + after(a.slice(shared + 1))
}

/** One step up at the first digit that has room: a list that grows at its end gets one digit longer every 61 cards. */
function after(a: string): string {
  let index = 0
  while (index < a.length && digitAt(a, index) === lastDigit) index += 1
  if (index === a.length) return a + (a === '' ? middle : '1')
  return a.slice(0, index) + digits.charAt(digitAt(a, index) + 1)
}

/** One step down; a step onto `0` needs a digit after it. */
function before(b: string): string {
  let index = 0
  while (digitAt(b, index) === 0) index += 1
  const lower = digitAt(b, index) - 1
  return b.slice(0, index) + (lower === 0 ? `0${digits.charAt(lastDigit)}` : digits.charAt(lower))
}

/** Five digits that follow from the text (FNV-1a), the last not `0`. */
function tail(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  let word = digits.charAt(1 + (hash % lastDigit))
  for (hash = Math.floor(hash / lastDigit); word.length < 5; hash = Math.floor(hash / digits.length)) {
    word = digits.charAt(hash % digits.length) + word
  }
  return word
}
