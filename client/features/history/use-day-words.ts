import { useTranslation } from 'react-i18next'
import { formatDayLong } from '#client/i18n/format.ts'
import { addDays, localDay } from '#client/i18n/wording/calendar.ts'

/** A day as people say it: today, yesterday, else its full name. */
export function useDayWords(): (day: string) => string {
  const { t } = useTranslation('history')
  const today = localDay(new Date())
  return (day) => (day === today ? t('today') : day === addDays(today, -1) ? t('yesterday') : formatDayLong(day))
}
