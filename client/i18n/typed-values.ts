import { CalendarDay } from '#shared/kernel/time.ts'
import { currentLanguage } from './i18n.ts'

/** What stands between thousands and before decimals, as people type it in the language. */
const marks = () => (currentLanguage() === 'en' ? { group: ',', decimal: '.' } : { group: '.', decimal: ',' })

/**
 * The number that was typed, with a real or a plain minus and with thousands grouped or not; null when it is none.
 * `1.5` in Danish is refused rather than read as fifteen: a point must be followed by three figures.
 */
export function parseNumber(typed: string): number | null {
  const { group, decimal } = marks()
  const text = typed.replace(/\s/g, '').replace('\u2212', '-')
  const [whole = '', fraction, ...rest] = text.split(decimal)
  if (rest.length > 0 || !/^-?\d+$/.test(ungrouped(whole, group))) return null
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return null
  return Number(`${ungrouped(whole, group)}.${fraction ?? '0'}`)
}

/** Without its grouping, when that is in order; as it was otherwise. */
const ungrouped = (whole: string, group: string): string =>
  new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$`).test(whole) ? whole.replaceAll(group, '') : whole

/** The number as it stands in a field: grouped, with all its decimals. */
export const formatTypedNumber = (value: number): string =>
  new Intl.NumberFormat(currentLanguage() === 'en' ? 'en-GB' : 'da-DK', { maximumFractionDigits: 10 })
    .format(value)
    .replace(/^-/, '\u2212')

/**
 * The day that was typed: `24.11.2026`, `24/11-26`, `24 11 2026`, `24112026`, or `2026-11-24`; null when there is no
 * such day. Two figures for the year mean this century.
 */
export function parseTypedDay(typed: string): CalendarDay | null {
  const text = typed.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return realDay(iso[1], iso[2], iso[3])
  const parts = /^(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{2}|\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  return parts ? realDay(parts[3], parts[2], parts[1]) : null
}

function realDay(year = '', month = '', date = ''): CalendarDay | null {
  const fullYear = year.length === 2 ? `20${year}` : year
  const parsed = CalendarDay.safeParse(`${fullYear}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  return parsed.success ? parsed.data : null
}
