/**
 * SHA-256 of bytes, 64 hex digits. Written out here because a browser gives its own only to pages that came over
 * https, and a person must be able to check what they approve on a local network too.
 */
export function sha256Hex(message: Uint8Array): string {
  const length = message.length
  const padded = new Uint8Array(((length + 72) >> 6) << 6)
  padded.set(message)
  padded[length] = 0x80
  const words = new DataView(padded.buffer)
  words.setUint32(padded.length - 8, Math.floor(length / 0x20000000))
  words.setUint32(padded.length - 4, (length << 3) >>> 0)
  const state = Uint32Array.from(initial)
  const schedule = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i += 1) schedule[i] = words.getUint32(block + 4 * i)
    mix(state, schedule)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

/** SHA-256 of the text as UTF-8. Errors: throws at half a surrogate pair, which has no UTF-8. */
export const sha256OfText = (text: string): string => sha256Hex(utf8(text))

function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] !== '%') bytes.push(escaped.charCodeAt(at))
    else {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    }
  }
  return Uint8Array.from(bytes)
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function mix(state: Uint32Array, schedule: Uint32Array): void {
  const at = (i: number): number => schedule[i] ?? 0
  for (let i = 16; i < 64; i += 1) {
    const low = at(i - 15)
    const high = at(i - 2)
    const s0 = rotate(low, 7) ^ rotate(low, 18) ^ (low >>> 3)
    const s1 = rotate(high, 17) ^ rotate(high, 19) ^ (high >>> 10)
    schedule[i] = at(i - 16) + s0 + at(i - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + at(i)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word
}

const primes: readonly number[] = (() => {
  const found: number[] = []
  for (let n = 2; found.length < 64; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
})()
/** The first 32 bits of what stands after the point. */
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 0x1_0000_0000)
const constants = primes.map((prime) => fraction(Math.cbrt(prime)))
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
