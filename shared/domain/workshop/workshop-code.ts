import { invariant } from '#shared/kernel/result.ts'

/** Letters and digits that nobody takes for another across a room: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. */
export const codeAlphabet = '34679ACDEFGHJKMNPQRTWXY'
export const codeLength = 6

/** Six signs from random bytes; bytes that would favour the first signs are passed over (WOR-1). */
export function codeFrom(bytes: Uint8Array): string | null {
  const fair = 256 - (256 % codeAlphabet.length)
  const signs = [...bytes].filter((byte) => byte < fair).slice(0, codeLength)
  if (signs.length < codeLength) return null
  return signs.map((byte) => signAt(byte % codeAlphabet.length)).join('')
}

function signAt(place: number): string {
  const sign = codeAlphabet[place]
  invariant(sign !== undefined, 'the alphabet has the sign')
  return sign
}

/** The code as it is stored, from what somebody typed; null when it can be none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '')
  return code.length === codeLength && Array.from(code).every((sign) => codeAlphabet.includes(sign)) ? code : null
}

/** `H7K 4WM`, as it is read aloud. */
export const showCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`
