import './progress-bar.css'
import { useIsFetching } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** A line at the top for what takes longer than a second; the second is the animation's delay. */
export function ProgressBar() {
  const { t } = useTranslation('shell')
  const isRouting = useRouterState({ select: (state) => state.isLoading })
  const firstFetches = useIsFetching({ predicate: (query) => query.state.status === 'pending' })
  if (!isRouting && firstFetches === 0) return null
  return <div className="progress-bar" role="progressbar" aria-label={t('loading')} />
}
