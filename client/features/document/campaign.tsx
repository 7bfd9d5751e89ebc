import { useTranslation } from 'react-i18next'
import { formatNumber } from '#client/i18n/format.ts'
import { campaignFunnel } from '#shared/domain/plan-check/plan-figures.ts'
import { CardForms } from './card-forms.tsx'
import { useCards } from './card-desk.ts'

/** How firms are found: the funnel over all channels, and each channel with its numbers. */
export function Campaign() {
  return (
    <CardForms list="campaign" first={['day', 'party']}>
      <Funnel />
    </CardForms>
  )
}

function Funnel() {
  const { t } = useTranslation('lists')
  const steps = campaignFunnel(useCards('campaign'))
  const most = Math.max(1, ...steps.map((step) => step.count))
  return (
    <table className="campaign-funnel" aria-label={t('campaign.funnel')}>
      <tbody>
        {steps.map(({ key, count }, index) => {
          const before = steps[index - 1]?.count ?? 0
          return (
            <tr key={key}>
              <th scope="row">{t(`campaign.field.${key}`)}</th>
              <td className="is-number">{formatNumber(count, 0)}</td>
              <td className="campaign-bar">
                <i style={{ width: `${Math.round((count / most) * 100)}%` }} aria-hidden="true" />
              </td>
              <td className="campaign-share">
                {before > 0 ? t('campaign.share', { percent: formatNumber((count / before) * 100, 0) }) : ''}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
