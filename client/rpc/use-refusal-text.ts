import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from './refusal.ts'

/** Words an error for the person: what happened and what to do. Without an answer from the server, it is the net. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation('errors')
  return useCallback(
    (error) => {
      const refusal = refusalOf(error)
      return refusal === null ? t('noAnswer') : t(`code.${refusal.code}`)
    },
    [t],
  )
}
