import { useTranslation } from 'react-i18next'
import { Disclosure } from '#client/ui/disclosure.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'

/** The printed cluster rows of the municipality, with what is uncertain about them said and explained. */
export function ClusterLine({ partnership }: { partnership: PartnershipView }) {
  const { t } = useTranslation('partnership')
  const { t: programme } = useTranslation('programme')
  const isUnclear = partnership.clusters.some((cluster) => cluster.isUnclear)
  return (
    <>
      <p>
        {partnership.clusters.map((cluster, index) => (
          <span key={cluster.name}>
            {index > 0 && ' · '}
            {t('cluster', { name: cluster.name, places: t('places', { count: cluster.places }) })}
            {cluster.isUnclear && ` (${t('unclear.tag')})`}
          </span>
        ))}
      </p>
      {isUnclear && (
        <Disclosure summary={t('unclear.summary')}>
          <div className="partnership-unclear small">
            <p>{t('unclear.body')}</p>
            <p className="muted">{t('unclear.printed', { row: programme('unclear.printed') })}</p>
          </div>
        </Disclosure>
      )}
    </>
  )
}
