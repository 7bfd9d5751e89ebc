import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '../format.ts'
import type { ActivityWords } from './activity-sentence.ts'
import type { SentenceWords } from './target-sentence.ts'

/** What `activityLine` needs, in the language of the page. */
export function useActivityWords(): ActivityWords {
  const { t: activity, i18n } = useTranslation('activity')
  const { t: outcomes } = useTranslation('outcomes')
  const { t: commitments } = useTranslation('commitments')
  return useMemo(
    () => ({
      activity,
      outcomes,
      commitments,
      language: i18n.language === 'en' ? ('en' as const) : ('da' as const),
      money: formatMoney,
      day: (day: string) => formatDay(day),
    }),
    [activity, outcomes, commitments, i18n.language],
  )
}

/** What `targetSentence` needs, in the language of the page. */
export function useSentenceWords(): SentenceWords {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? ('en' as const) : ('da' as const)
  return useMemo(() => ({ language }), [language])
}
