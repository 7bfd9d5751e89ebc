import { useTranslation } from 'react-i18next'
import { Loading } from '#client/ui/loading.tsx'

/** While a screen's code is on its way. */
export function PendingScreen() {
  const { t } = useTranslation('shell')
  return <Loading label={t('loading')} />
}
