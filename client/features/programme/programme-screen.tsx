import './programme.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import type { ProgrammeView } from '#shared/contracts/partnerships.ts'
import { placesByMunicipality } from './programme.model.ts'

/** The programme's table as printed, with what is uncertain about it marked and explained. */
export function ProgrammeScreen() {
  const { t } = useTranslation('programme')
  const trpc = useTRPC()
  const programme = useQuery(trpc.partnerships.programme.queryOptions())
  const { data, ...waiting } = useFetched({ programme })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  if (data.programme === null) {
    return (
      <Page title={t('title')}>
        <EmptyState title={t('emptyTitle')}>{t('emptyBody')}</EmptyState>
      </Page>
    )
  }
  return <Programme programme={data.programme} />
}

function Programme({ programme }: { programme: ProgrammeView }) {
  const { t } = useTranslation('programme')
  const { t: portfolio } = useTranslation('portfolio')
  const actor = useActor()
  // Asked of the same rule as the server, with the memberships alone: one of these kinds is all that it takes.
  const hasPortfolio =
    actor?.memberships.some(({ partyKind }) => partyKind === 'fund' || partyKind === 'municipality') ?? false
  const totals = placesByMunicipality(programme)
  const places = totals.reduce((sum, row) => sum + row.places, 0)
  const isUnclear = programme.clusters.some((cluster) => cluster.isUnclear)
  return (
    <Page
      title={programme.name}
      lead={programme.description}
      action={hasPortfolio ? <ButtonLink to="/portefoelje">{portfolio('open')}</ButtonLink> : undefined}
    >
      <ShellHeader breadcrumb={[{ label: t('title') }]} />
      <p className="programme-summary">
        {t('summary', { municipalities: totals.length, places, clusters: programme.clusters.length })}
      </p>
      {isUnclear && (
        <div className="programme-unclear">
          <Disclosure summary={t('unclear.title')}>
            <p>{t('unclear.body')}</p>
            <blockquote className="small">{t('unclear.printed')}</blockquote>
            <p>{t('unclear.certain')}</p>
            <p>{t('unclear.uncertain')}</p>
          </Disclosure>
        </div>
      )}
      <div className="programme-clusters">
        {programme.clusters.map((cluster) => (
          <section key={cluster.name}>
            <SectionHeading title={cluster.name} aside={t('cluster.places', { count: cluster.places })} />
            <table>
              <caption className="sr-only">{t('cluster.caption', { name: cluster.name })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('cluster.municipality')}</th>
                  <th scope="col" className="num">
                    {t('cluster.places')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {cluster.rows.map((row) => (
                  <tr key={row.slug}>
                    <th scope="row">
                      <span className="programme-name">
                        {row.canOpen ? (
                          <Link to="/p/$slug" params={{ slug: row.slug }} aria-label={t('open', { name: row.name })}>
                            {row.name}
                          </Link>
                        ) : (
                          <span title={t('closed')}>{row.name}</span>
                        )}
                        {row.isUnclear && <StatusTag tone="missing">{t('unclear.tag')}</StatusTag>}
                      </span>
                    </th>
                    <td className="num">{row.places}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td>{t('cluster.total')}</td>
                  <td className="num">{cluster.places}</td>
                </tr>
              </tfoot>
            </table>
          </section>
        ))}
      </div>
      <section className="programme-totals">
        <SectionHeading title={t('totals.title')} />
        <table>
          <caption className="sr-only">{t('totals.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('totals.municipality')}</th>
              <th scope="col">{t('totals.clusters')}</th>
              <th scope="col" className="num">
                {t('totals.places')}
              </th>
            </tr>
          </thead>
          <tbody>
            {totals.map((row) => (
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
                <td>{row.clusters.join(', ')}</td>
                <td className="num">{row.places}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>{t('totals.total')}</td>
              <td className="num">{places}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </Page>
  )
}
