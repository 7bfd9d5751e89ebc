import './simulated-stamp.css'
import { useTranslation } from 'react-i18next'

/** Stands beside every amount that comes from a calculation and has not been paid by anybody. */
export function SimulatedStamp() {
  const { t } = useTranslation('ui')
  return (
    <span className="ui-stamp">
      <span>{t('simulated')}</span>
    </span>
  )
}
