/** `block`: a Danish personal number (CPR) stands in the text. `warn`: it looks like one. */
export type PersonalNumberFinding = 'block' | 'warn' | 'none'

/** Invisible characters that would split a number for a machine and not for a reader. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g
/** Day, month, year, up to four separators (also a line break or a cell's edge), four digits; no digit around. */
const shape = /(?<!\d)(?=(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(\d{2})([\s.,|/\-\u2010-\u2015\u2212]{0,4})(\d{4})(?!\d))/g
const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/**
 * Whether the text holds a Danish personal number, so that it can be refused before it is stored (SEC-1).
 *
 * The checksum alone decides nothing: since 2007 numbers without a valid one are issued, for people born on
 * 1 January. So a real date in the written form (with a separator) blocks; ten digits in a row block with a valid
 * checksum or on 1 January and warn otherwise, since an order number can look the same.
 */
export function personalNumberIn(text: string): PersonalNumberFinding {
  // NFKC makes full-width and other compatibility digits plain ones.
  const plain = text.normalize('NFKC').replace(invisible, '')
  let finding: PersonalNumberFinding = 'none'
  for (const match of plain.matchAll(shape)) {
    const [, day = '', month = '', year = '', separator = '', serial = ''] = match
    if (!isRealDate(Number(day), Number(month), Number(year), Number(serial[0]))) continue
    if (separator !== '' || (day === '01' && month === '01') || hasChecksum(day + month + year + serial)) return 'block'
    finding = 'warn'
  }
  return finding
}

/** The name of the first field whose text holds a personal number, or null. The number itself is never handed on. */
export function fieldWithPersonalNumber(fields: Readonly<Record<string, string | null>>): string | null {
  for (const [name, text] of Object.entries(fields)) {
    if (text !== null && personalNumberIn(text) === 'block') return name
  }
  return null
}

/** The seventh digit and the year's two digits tell the century. */
function fullYear(year: number, seventh: number): number {
  if (seventh <= 3) return 1900 + year
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 + year : 1900 + year
  return year <= 57 ? 2000 + year : 1800 + year
}

function isRealDate(day: number, month: number, twoDigitYear: number, seventh: number): boolean {
  const year = fullYear(twoDigitYear, seventh)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)
}

const hasChecksum = (digits: string): boolean =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0
