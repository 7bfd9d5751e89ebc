import { useTranslation } from 'react-i18next'
import { formatMoney } from '#client/i18n/format.ts'
import { Icon } from '#client/ui/icon.tsx'
import type { RateCardWarning } from '#shared/domain/outcome/rate-card-rules.ts'

/** What the parties should know about the card; nothing while there is nothing to say. */
export function WarningList({ warnings }: { warnings: readonly RateCardWarning[] }) {
  const { t } = useTranslation('rateCard')
  const words = (warning: RateCardWarning): string => {
    switch (warning.kind) {
      case 'jobPaidTwice':
        return t('warning.jobPaidTwice', { sum: formatMoney(warning.sumOre) })
      case 'jobCapCutsCitizen':
      case 'growthMissing':
        return t(`warning.${warning.kind}`)
      case 'citizenCapCuts':
      case 'stateGrantPays':
      case 'stateGrantUnknown':
        return t(`warning.${warning.kind}`, { codes: warning.codes.join(', ') })
    }
  }
  if (warnings.length === 0) return null
  return (
    <ul className="rate-card-warnings">
      {warnings.map((warning) => (
        <li key={warning.kind}>
          <Icon name="warning" size={18} /> <span>{words(warning)}</span>
        </li>
      ))}
    </ul>
  )
}
