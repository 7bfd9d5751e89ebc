import { useTranslation } from 'react-i18next'
import { Disclosure } from '#client/ui/disclosure.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'

/** The printed cluster rows of the municipality, with what is uncertain about them said and explained. */
export function ClusterLine({ partnership }: { partnership: PartnershipView }) {
  const { t } = useTranslation('partnership')
  const { t: programme } = useTranslation('programme')
  const isUnclear = partnership.clusters.some((cluster) => cluster.isUnclear)
  const line = partnership.clusters
    .map(({ name, places }) => t('cluster', { name, places: t('places', { count: places }) }))
    .join(' · ')
  if (line === '') return null
  if (!isUnclear) return <p className="partnership-cluster small">{line}</p>
  return (
    <div className="partnership-cluster small">
      <Disclosure summary={`${line} · ${t('unclear.tag')}`}>
        <div className="partnership-unclear">
          <h2 className="small">{t('unclear.summary')}</h2>
          <p>{t('unclear.body')}</p>
          <p className="muted">{t('unclear.printed', { row: programme('unclear.printed') })}</p>
        </div>
      </Disclosure>
    </div>
  )
}
