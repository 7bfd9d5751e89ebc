import i18next from 'i18next'
import { currentLanguage } from './i18n-language.ts'

const locale = (): string => (currentLanguage() === 'en' ? 'en-GB' : 'da-DK')
const minus = '\u2212'
const withMinus = (text: string): string => text.replace(/^-/, minus)

/** Day as the noon of UTC, so that no time zone turns it into its neighbour. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

// Making a formatter costs far more than using it, and a table of months formats hundreds of numbers on every key.
const numberFormats = new Map<string, Intl.NumberFormat>()
function numberFormat(decimals: number): Intl.NumberFormat {
  const key = `${locale()} ${decimals}`
  const made = numberFormats.get(key) ?? new Intl.NumberFormat(locale(), { maximumFractionDigits: decimals })
  numberFormats.set(key, made)
  return made
}

/** `1.518`, `0,5`, with a real minus sign; at most the given number of decimals. */
export const formatNumber = (value: number, decimals = 1): string => withMinus(numberFormat(decimals).format(value))

/** Øre as whole kroner: `1.518 kr.` in Danish, `DKK 1,518` in English. */
export function formatMoney(ore: number): string {
  const kroner = formatNumber(Math.round(ore / 100), 0)
  return currentLanguage() === 'en' ? `DKK\u00a0${kroner}` : `${kroner}\u00a0kr.`
}

/** `tirs. 15. dec. 2026`; the year is left out when it is this year. */
export function formatDay(day: string, today: Date = new Date()): string {
  const isThisYear = day.slice(0, 4) === String(today.getFullYear())
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(noon(day))
}

/** `tirsdag den 15. december 2026`. */
export const formatDayLong = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'full', timeZone: 'UTC' }).format(noon(day))

/** `DD.MM.ÅÅÅÅ`, as it is typed in Danish. */
export const formatDayTyped = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`

/** ISO week of the day: the week that holds its Thursday. */
export function isoWeek(day: string): { year: number; week: number } {
  const date = noon(day)
  const thursday = new Date(date)
  thursday.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7))
  const year = thursday.getUTCFullYear()
  const firstThursday = new Date(Date.UTC(year, 0, 4, 12))
  firstThursday.setUTCDate(4 + 3 - ((firstThursday.getUTCDay() + 6) % 7))
  return { year, week: 1 + Math.round((thursday.getTime() - firstThursday.getTime()) / 604_800_000) }
}

/** `uge 48` or `week 48`. */
export const formatWeek = (day: string): string => i18next.t('ui:week', { week: isoWeek(day).week })

const dayOf = (date: Date): number => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000)

/** The time of day alone: `13.45`. */
export const formatClock = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' }).format(new Date(at))

/** A moment as people say it: `i dag kl. 11.20`, `i går kl. 9.48`, else the date. */
export function formatTime(at: number, now: Date = new Date()): string {
  const date = new Date(at)
  const time = new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(date)
  const days = dayOf(now) - dayOf(date)
  if (days === 0) return i18next.t('ui:time.today', { time })
  if (days === 1) return i18next.t('ui:time.yesterday', { time })
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(date)
}
