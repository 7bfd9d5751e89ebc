import type { ReactNode } from 'react'
import type { MonteCarlo } from '#shared/simulation/monte-carlo.ts'
import { AccountName } from './account-mark.tsx'
import type { ScenarioPicture } from './scenario-picture.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'
import { summaryTable } from './summary-table.model.ts'

/** The same figures as a table, so that they can be checked. */
export function SummaryTable({
  picture,
  runs,
  words,
  action,
}: {
  picture: ScenarioPicture
  runs: MonteCarlo | null
  words: SimulationWords
  action: ReactNode
}) {
  const { t, plainKroner } = words
  const { cuts, input } = picture
  return (
    <section className="sim-section">
      <div className="sim-table-head">
        <h2>{t('table.title')}</h2>
        {action}
      </div>
      <ScrollTable caption={t('table.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('table.account')}</th>
            <th scope="col" className="num">
              {t('table.month', { month: cuts.end })}
              <br />
              {t('table.end')}
            </th>
            <th scope="col" className="num">
              {t('table.month', { month: cuts.follow })}
              <br />
              {t('table.follow')}
            </th>
            <th scope="col" className="num">
              {t('table.month', { month: input.H })}
            </th>
            <th scope="col" className="num">
              {t('table.npv')}
            </th>
            <th scope="col" className="num">
              {t('table.range')}
            </th>
          </tr>
        </thead>
        <tbody>
          {summaryTable(picture, runs).map((row) => (
            <tr key={row.account} data-account={row.account}>
              <th scope="row">
                <AccountName account={row.account} />
              </th>
              {(['end', 'follow', 'horizon'] as const).map((cut) => (
                <td key={cut} className="num">
                  {plainKroner(row[cut])}
                  {row.realised !== null && (
                    <span className="tiny muted sim-of-which">
                      {t('table.realised', { amount: plainKroner(row.realised[cut]) })}
                    </span>
                  )}
                </td>
              ))}
              <td className="num">
                <b>{plainKroner(row.npv)}</b>
              </td>
              <td className="num">
                {row.range === null ? (
                  <span className="muted">{t('table.noRange')}</span>
                ) : (
                  t('table.rangeTo', { low: plainKroner(row.range[0]), high: plainKroner(row.range[1]) })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  )
}
