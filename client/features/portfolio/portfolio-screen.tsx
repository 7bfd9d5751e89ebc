import './portfolio.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '#client/i18n/format.ts'
import { ButtonLink } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import type { PortfolioOutcome, PortfolioView } from '#shared/contracts/portfolio.ts'
import type { PublishedFigure } from '#shared/domain/privacy/published-figures.ts'

/** Partnerships side by side, for the fund's and the municipalities' people; small counts come hidden from the server. */
export function PortfolioScreen() {
  const { t } = useTranslation('portfolio')
  const trpc = useTRPC()
  const portfolio = useQuery(trpc.portfolio.get.queryOptions())
  const { data, ...waiting } = useFetched({ portfolio })
  if (refusalOf(portfolio.error)?.code === 'access.notAllowed') {
    return (
      <Page title={t('title')}>
        <EmptyState title={t('closedTitle')} action={<ButtonLink to="/">{t('closedLink')}</ButtonLink>}>
          <p>{t('closedBody')}</p>
        </EmptyState>
      </Page>
    )
  }
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Portfolio view={data.portfolio} />
}

function Portfolio({ view }: { view: PortfolioView }) {
  const { t, i18n } = useTranslation('portfolio')
  const { t: programme } = useTranslation('programme')
  const withOutcomes = view.rows.filter(({ outcomes }) => outcomes.length > 0)
  return (
    <Page
      title={t('title')}
      lead={t(`lead.${view.scope}`)}
      action={
        <a className="portfolio-download" href={`/download/portfolio.xlsx?language=${i18n.language}`} download>
          {t('download')}
        </a>
      }
    >
      <ShellHeader breadcrumb={[{ label: programme('title'), to: '/programme' }, { label: t('title') }]} />
      <Partnerships view={view} />
      <section className="portfolio-part">
        <SectionHeading title={t('outcomes.title')} />
        {view.outcomes.length === 0 ? (
          <p className="muted">{t('outcomes.none')}</p>
        ) : (
          <>
            <Outcomes outcomes={view.outcomes} caption={t('outcomes.caption')} />
            <Disclosure summary={t('outcomes.byPartnership')}>
              {withOutcomes.map((row) => (
                <div key={row.slug} className="portfolio-one">
                  <h3>{row.name}</h3>
                  <Outcomes outcomes={row.outcomes} caption={t('outcomes.ofPartnership', { name: row.name })} />
                </div>
              ))}
            </Disclosure>
          </>
        )}
        <p className="small muted">{t('privacy')}</p>
      </section>
      <Settings settings={view.settings} />
    </Page>
  )
}

function Partnerships({ view }: { view: PortfolioView }) {
  const { t } = useTranslation('portfolio')
  const sum = (of: (row: PortfolioView['rows'][number]) => number) => view.rows.reduce((all, row) => all + of(row), 0)
  return (
    <section className="portfolio-part">
      <SectionHeading title={t('partnerships.title')} aside={<SimulatedStamp />} />
      <WideTable caption={t('partnerships.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('partnerships.name')}</th>
            <th scope="col">{t('partnerships.cluster')}</th>
            <th scope="col" className="num">
              {t('partnerships.places')}
            </th>
            <th scope="col">{t('partnerships.status')}</th>
            <th scope="col" className="num">
              {t('partnerships.sections')}
            </th>
            <th scope="col" className="num">
              {t('partnerships.commitments')}
            </th>
            <th scope="col" className="num">
              {t('partnerships.promised')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
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
              <td className="portfolio-cluster">
                {row.clusterNames.join(', ')}{' '}
                {row.isUnclear && <span className="tiny muted">{t('partnerships.unclear')}</span>}
              </td>
              <td className="num">{row.places}</td>
              <td>
                <StatusTag
                  tone={row.status === 'notBegun' ? 'notStarted' : row.status === 'ended' ? 'ready' : 'progress'}
                >
                  {t(`status.${row.status}`)}
                </StatusTag>
              </td>
              <td className="num">{t('partnerships.of', { part: row.sectionsReady, whole: row.sectionsTotal })}</td>
              <td className="num">{t('partnerships.of', { part: row.accepted, whole: row.commitments })}</td>
              <td className="num">{formatMoney(row.promisedOre)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('partnerships.total')}</th>
            <td />
            <td className="num">{sum((row) => row.places)}</td>
            <td />
            <td className="num">
              {t('partnerships.of', { part: sum((row) => row.sectionsReady), whole: sum((row) => row.sectionsTotal) })}
            </td>
            <td className="num">
              {t('partnerships.of', { part: sum((row) => row.accepted), whole: sum((row) => row.commitments) })}
            </td>
            <td className="num">{formatMoney(sum((row) => row.promisedOre))}</td>
          </tr>
        </tfoot>
      </WideTable>
    </section>
  )
}

function Outcomes({ outcomes, caption }: { outcomes: readonly PortfolioOutcome[]; caption: string }) {
  const { t } = useTranslation('portfolio')
  const { t: ladder } = useTranslation('outcomes')
  const words = (figure: PublishedFigure): string => {
    switch (figure.kind) {
      case 'exact':
        return String(figure.count)
      case 'hidden':
        return t('figure.hidden')
      case 'between':
        return t('figure.between', { least: figure.least, most: figure.most })
    }
  }
  return (
    <table className="portfolio-table">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('outcomes.step')}</th>
          <th scope="col" className="num">
            {t('outcomes.promised')}
          </th>
          <th scope="col" className="num">
            {t('outcomes.verified')}
          </th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ code, promised, verified }) => (
          <tr key={code}>
            <th scope="row">
              <b>{code}</b> {ladder(`${code}.name`)}
            </th>
            <td className="num">{promised}</td>
            <td className="num">{words(verified)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Settings({ settings }: { settings: PortfolioView['settings'] }) {
  const { t } = useTranslation('portfolio')
  const { t: ladder } = useTranslation('outcomes')
  return (
    <section className="portfolio-part">
      <SectionHeading title={t('settings.title')} />
      <p className="small muted">{t('settings.hint')}</p>
      {settings.length === 0 ? (
        <p>{t('settings.none')}</p>
      ) : (
        <table className="portfolio-table">
          <caption className="sr-only">{t('settings.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('outcomes.step')}</th>
              <th scope="col" className="num">
                {t('settings.a')}
              </th>
              <th scope="col" className="num">
                {t('settings.b')}
              </th>
            </tr>
          </thead>
          <tbody>
            {settings.map(({ code, counts }) => (
              <tr key={code}>
                <th scope="row">
                  <b>{code}</b> {ladder(`${code}.name`)}
                </th>
                {counts === null ? (
                  <td className="num muted" colSpan={2}>
                    {t('settings.tooFew')}
                  </td>
                ) : (
                  <>
                    <td className="num">{counts.a}</td>
                    <td className="num">{counts.b}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function WideTable({ caption, children }: { caption: string; children: ReactNode }) {
  const { t } = useTranslation('portfolio')
  return (
    // The region must take the focus, or keyboard users could not reach what lies outside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="portfolio-scroll" role="region" aria-label={`${caption}. ${t('scroll')}`} tabIndex={0}>
      <table className="portfolio-table">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  )
}
