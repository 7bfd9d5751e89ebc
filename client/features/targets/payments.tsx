import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatNumber } from '#client/i18n/format.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import type { TargetsView } from '#shared/contracts/commitments.ts'
import type { PartyView } from '#shared/contracts/partnerships.ts'
import { flowsOf, sumsByParty } from './targets.model.ts'

const kroner = (ore: number): string => formatNumber(Math.round(ore / 100), 0)

/** Who pays whom when every target is reached: hatched bars, since nothing has been paid, and the same as a table. */
export function Payments({ view, parties, slug }: { view: TargetsView; parties: readonly PartyView[]; slug: string }) {
  const { t } = useTranslation('targets')
  const { t: outcomes } = useTranslation('outcomes')
  const flows = flowsOf(view)
  const sums = sumsByParty(flows)
  const largest = Math.max(1, ...flows.map(({ ore }) => ore))
  const partyOf = (id: string) => parties.find((party) => party.id === id)
  const total = flows.reduce((sum, { ore }) => sum + ore, 0)
  return (
    <section>
      <SectionHeading title={t('who.title')} aside={<SimulatedStamp />} />
      <ul className="targets-flows" aria-hidden="true">
        {flows.map((flow) => {
          const [payer, payee] = [partyOf(flow.payerPartyId), partyOf(flow.payeePartyId)]
          if (payer === undefined || payee === undefined) return null
          return (
            <li key={`${flow.payerPartyId} ${flow.payeePartyId}`} className={`targets-payer-${payer.kind}`}>
              <p className="small">
                <PartyMark kind={payer.kind} size={18} /> {payer.name} → <PartyMark kind={payee.kind} size={18} />{' '}
                {payee.name} <b>{formatMoney(flow.ore)}</b>
              </p>
              <span className="targets-bar">
                <i style={{ width: `${Math.max(2, (100 * flow.ore) / largest)}%` }} />
              </span>
            </li>
          )
        })}
      </ul>
      <div className="targets-table">
        <table>
          <caption className="sr-only">{t('who.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('who.payer')}</th>
              <th scope="col">{t('who.payee')}</th>
              <th scope="col" className="num">
                {t('who.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {flows.map((flow) => (
              <Fragment key={`${flow.payerPartyId} ${flow.payeePartyId}`}>
                <tr>
                  <td>{partyOf(flow.payerPartyId)?.name}</td>
                  <td>{partyOf(flow.payeePartyId)?.name}</td>
                  <td className="num">{kroner(flow.ore)}</td>
                </tr>
                <tr>
                  <td colSpan={3}>
                    <ul className="targets-paid-for" aria-label={t('who.paidFor')}>
                      {flow.targets.map((target) => (
                        <li key={target.id}>
                          <Link className="small" to="/p/$slug/r" params={{ slug }} search={{ id: target.id }}>
                            {outcomes(`${target.outcomeCode}.name`)}
                          </Link>
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              </Fragment>
            ))}
            {sums.map((sum) => (
              <tr key={sum.partyId} className="targets-sum">
                <td colSpan={2}>
                  {partyOf(sum.partyId)?.name}{' '}
                  <span className="muted">
                    {sum.paysOre > 0 && t('who.pays')}
                    {sum.paysOre > 0 && sum.receivesOre > 0 && ' / '}
                    {sum.receivesOre > 0 && t('who.receives')}
                  </span>
                </td>
                <td className="num">
                  {[sum.paysOre, sum.receivesOre]
                    .filter((ore) => ore > 0)
                    .map(kroner)
                    .join(' / ')}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>{t('who.total')}</td>
              <td className="num">{kroner(total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}
