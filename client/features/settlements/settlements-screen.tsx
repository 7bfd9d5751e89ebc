import './settlements.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { SettlementsView } from '#shared/contracts/settlements.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { MakeDialog } from './make-dialog.tsx'
import { Statement, StatementStatus } from './statement.tsx'
import { obstacleTo } from './settlements.model.ts'

/** What verified outcomes would pay, period by period, until the parties agree and the figures are frozen. */
export function SettlementsScreen() {
  const { t } = useTranslation('settlements')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const enabled = { enabled: partnership.data !== undefined }
  const settlements = useQuery(
    trpc.settlements.list.queryOptions({ partnershipId: partnership.data?.id ?? '' }, enabled),
  )
  const { data, ...waiting } = useFetched({ partnership, settlements })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Settlements partnership={data.partnership} view={data.settlements} />
}

function Settlements({ partnership, view }: { partnership: PartnershipView; view: SettlementsView }) {
  const { t } = useTranslation('settlements')
  const actor = useActor()
  const [isMaking, setIsMaking] = useState(false)
  const { slug } = partnership
  const obstacle = obstacleTo(view)
  const mayMake = decide(actor, partnership.id, { kind: 'settlement.make' }).allowed
  const [newest, ...older] = view.settlements
  const make = mayMake && obstacle === null && (
    <Button variant="primary" icon="plus" onClick={() => setIsMaking(true)}>
      {t('make.open')}
    </Button>
  )
  const start = partnership.startsOn === null ? '' : formatDay(partnership.startsOn)
  const begin =
    obstacle === 'noStart' || obstacle === 'notBegun' ? t(`obstacle.${obstacle}`, { day: start }) : t('empty.body')
  return (
    <Page
      title={t('title')}
      eyebrow={<SimulatedStamp />}
      lead={t('lead')}
      action={newest === undefined ? undefined : make || undefined}
    >
      <ShellHeader
        breadcrumb={[{ label: partnership.name, to: '/p/$slug', params: { slug } }, { label: t('title') }]}
      />
      {newest === undefined ? (
        <EmptyState title={t('empty.title')} action={make || undefined}>
          <p>{begin}</p>
        </EmptyState>
      ) : (
        <>
          {obstacle === 'allSettled' && <p className="small muted settlements-note">{t('obstacle.allSettled')}</p>}
          <Statement key={newest.id} settlement={newest} partnership={partnership} />
        </>
      )}
      {view.cutDates.length > 0 && <CutDates view={view} />}
      {older.length > 0 && (
        <section className="settlements-part">
          <SectionHeading title={t('older')} />
          {older.map((settlement) => (
            <Disclosure
              key={settlement.id}
              summary={
                <>
                  {t('number', { number: settlement.content.number })} · {formatMoney(totalOf(settlement))}{' '}
                  <StatementStatus status={settlement.status} />
                </>
              }
            >
              <Statement settlement={settlement} partnership={partnership} />
            </Disclosure>
          ))}
        </section>
      )}
      <p className="tiny muted settlements-note">
        {t('simulatedNote')}{' '}
        <Link to="/p/$slug/opnaaet" params={{ slug }}>
          {t('toOutcomes')}
        </Link>
      </p>
      {isMaking && <MakeDialog partnership={partnership} view={view} onClose={() => setIsMaking(false)} />}
    </Page>
  )
}

const totalOf = ({ content }: SettlementsView['settlements'][number]): number => content.paidOre + content.adjustedOre

/** What has happened and what is expected, apart, at the three dates on which the programme is judged. */
function CutDates({ view }: { view: SettlementsView }) {
  const { t } = useTranslation('settlements')
  return (
    <section className="settlements-part">
      <SectionHeading title={t('cut.title')} aside={<SimulatedStamp />} />
      <div className="settlements-scroll" role="region" aria-label={t('cut.title')} tabIndex={0}>
        <table className="settlements-table">
          <caption className="sr-only">{t('cut.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cut.date')}</th>
              <th scope="col">{t('cut.realised')}</th>
              <th scope="col">{t('cut.projected')}</th>
              <th scope="col">{t('cut.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {view.cutDates.map(({ kind, month, realisedOre, projectedOre }) => (
              <tr key={kind}>
                <th scope="row">{t(`cut.${kind}`, { month })}</th>
                <td>{formatMoney(realisedOre)}</td>
                <td className="settlements-projected">{formatMoney(projectedOre)}</td>
                <td>
                  <b>{formatMoney(realisedOre + projectedOre)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small muted settlements-note">
        {view.realised.through < 1
          ? t('cut.nothingRealised')
          : t('cut.realisedThrough', { month: view.realised.through })}{' '}
        {view.scenario === null
          ? t('cut.noScenario')
          : t('cut.scenario', {
              name: view.scenario.name,
              citizens: view.scenario.citizens,
              firms: view.scenario.firms,
            })}
      </p>
    </section>
  )
}
