import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import type { PartnershipListItem } from '#shared/contracts/partnerships.ts'

/** The partnerships with how far they are; for the fund by the programme's clusters. */
export function MyPartnerships({
  partnerships,
  isProgramme,
}: {
  partnerships: readonly PartnershipListItem[]
  isProgramme: boolean
}) {
  const { t } = useTranslation('home')
  if (partnerships.length === 0) {
    return <EmptyState title={t('partnerships.emptyTitle')}>{t('partnerships.emptyBody')}</EmptyState>
  }
  return isProgramme ? <Programme partnerships={partnerships} /> : <Few partnerships={partnerships} />
}

function Few({ partnerships }: { partnerships: readonly PartnershipListItem[] }) {
  const { t } = useTranslation('home')
  return (
    <section className="home-panel" aria-labelledby="home-partnerships">
      <h2 id="home-partnerships">{t('partnerships.title')}</h2>
      <ul>
        {partnerships.map((partnership) => (
          <li key={partnership.id}>
            <p className="home-partnership-head">
              <Link to="/p/$slug" params={{ slug: partnership.slug }}>
                {partnership.name}
              </Link>
              <span className="home-marks">
                {partnership.partyKinds.map((kind) => (
                  <PartyMark key={kind} kind={kind} size={16} />
                ))}
              </span>
            </p>
            <p className="tiny muted">
              {partnership.clusterNames.join(', ')}
              {partnership.isUnclear && ` (${t('partnerships.unclear')})`} ·{' '}
              {t('partnerships.places', { count: partnership.places })}
            </p>
            <Progress partnership={partnership} />
            <p className="tiny">
              {t('partnerships.sections', { ready: partnership.sectionsReady, total: partnership.sectionsTotal })}
            </p>
            <p className="tiny">
              {partnership.commitments === 0
                ? t('partnerships.noCommitments')
                : t('partnerships.commitments', { accepted: partnership.accepted, total: partnership.commitments })}
            </p>
            <ButtonLink
              isBlock
              to="/p/$slug"
              params={{ slug: partnership.slug }}
              aria-label={t('partnerships.openNamed', { name: partnership.name })}
            >
              {t('partnerships.open')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Progress({ partnership }: { partnership: PartnershipListItem }) {
  const share = partnership.sectionsTotal === 0 ? 0 : partnership.sectionsReady / partnership.sectionsTotal
  return (
    <span className="home-bar" aria-hidden="true">
      <span style={{ width: `${100 * share}%` }} />
    </span>
  )
}

function Programme({ partnerships }: { partnerships: readonly PartnershipListItem[] }) {
  const { t } = useTranslation('home')
  const trpc = useTRPC()
  const { data } = useQuery(trpc.partnerships.programme.queryOptions())
  const bySlug = new Map(partnerships.map((partnership) => [partnership.slug, partnership]))
  return (
    <section aria-labelledby="home-programme">
      <SectionHeading
        id="home-programme"
        title={t('programme.title')}
        aside={<Link to="/programme">{t('programme.more')}</Link>}
      />
      <div className="home-clusters">
        {data?.clusters.map((cluster) => (
          <section key={cluster.name}>
            <h3 className="home-cluster">
              {t('programme.cluster', { name: cluster.name, places: cluster.places })}
              {cluster.isUnclear && <span className="muted tiny"> {t('partnerships.unclear')}</span>}
            </h3>
            <table className="home-programme-table">
              <thead>
                <tr>
                  <th scope="col">{t('programme.partnership')}</th>
                  <th scope="col" className="num">
                    {t('programme.sections')}
                  </th>
                  <th scope="col" className="num">
                    {t('programme.commitments')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {cluster.rows.map((row) => {
                  const item = bySlug.get(row.slug)
                  return (
                    <tr key={row.slug}>
                      <th scope="row">
                        {row.canOpen ? (
                          <Link to="/p/$slug" params={{ slug: row.slug }}>
                            {row.name}
                          </Link>
                        ) : (
                          row.name
                        )}
                      </th>
                      <td className="num">
                        {item === undefined ? '–' : `${item.sectionsReady}/${item.sectionsTotal}`}
                      </td>
                      <td className="num">{item === undefined ? '–' : `${item.accepted}/${item.commitments}`}</td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </section>
  )
}
