import { useTranslation } from 'react-i18next'
import { heavyRisk, riskWeight } from '#shared/domain/plan-check/plan-figures.ts'
import { CardForms } from './card-forms.tsx'

/** What may go wrong, each with its weight: likelihood times impact. */
export function Risks() {
  const { t } = useTranslation('lists')
  return (
    <CardForms
      list="risks"
      first={['likelihood', 'impact']}
      aside={(card) => {
        const weight = riskWeight(card)
        return (
          <span className={`risk-weight${weight !== null && weight >= heavyRisk ? ' is-heavy' : ''}`}>
            {weight === null ? t('risks.noWeight') : t('risks.weight', { weight })}
          </span>
        )
      }}
    />
  )
}
