import './results-frame.css'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Results and payment are several screens under one name: what is agreed, what it would come to, what was reached. */
export function ResultsFrame() {
  const { t } = useTranslation('simulation')
  const { slug = '' } = useParams({ strict: false })
  return (
    <>
      <nav className="results-tabs" aria-label={t('tabs.label')}>
        <Link to="/p/$slug/r" params={{ slug }}>
          {t('tabs.targets')}
        </Link>
        <Link to="/p/$slug/takster" params={{ slug }}>
          {t('tabs.rateCard')}
        </Link>
        <Link to="/p/$slug/simulering" params={{ slug }}>
          {t('tabs.simulation')}
        </Link>
        <Link to="/p/$slug/opnaaet" params={{ slug }}>
          {t('tabs.outcomes')}
        </Link>
        <Link to="/p/$slug/opgoerelser" params={{ slug }}>
          {t('tabs.settlements')}
        </Link>
      </nav>
      <Outlet />
    </>
  )
}
