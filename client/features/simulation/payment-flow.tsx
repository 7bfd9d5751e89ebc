import type { ReactNode } from 'react'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { kroner, type ScenarioPicture } from './scenario-picture.model.ts'
import { ScrollTable } from './scroll-table.tsx'
import type { SimulationWords } from './simulation-words.ts'

/** Who pays whom, on the citizens' side and on the firms', as boxes with arrows as thick as the sums. */
export function PaymentFlow({ picture, words }: { picture: ScenarioPicture; words: SimulationWords }) {
  const { t, money } = words
  const { payments, summary, input } = picture
  const largest = Math.max(
    1,
    payments.kommuneToFondCitizens,
    payments.kommuneToFondFirms,
    payments.fondToActors,
    payments.fondToFirms,
  )
  const arrow = (label: string, amount: number): ReactNode => (
    <FlowArrow label={label} amount={words.plainKroner(amount)} share={Math.max(0, amount) / largest} />
  )
  const saves = kroner(payments.savedByKommune)
  return (
    <section className="sim-panel" aria-labelledby="sim-flow">
      <div className="sim-panel-head">
        <h2 id="sim-flow">{t('flow.title')}</h2>
        <span className="tiny muted">{t('flow.aside', { months: input.H })}</span>
      </div>
      <div className="sim-panel-body sim-flow">
        <div className="sim-flow-box sim-flow-kommune">
          <PartyMark kind="municipality" size={22} />
          <span>
            <b>{t('flow.kommune')}</b>
            <span className="tiny">
              {t(saves >= 0 ? 'flow.saves' : 'flow.savesLess', { amount: money(Math.abs(saves)) })}
            </span>
          </span>
        </div>
        <div className="sim-flow-arrows">
          {arrow(t('flow.citizens'), payments.kommuneToFondCitizens)}
          {arrow(t('flow.firms'), payments.kommuneToFondFirms)}
        </div>
        <div className="sim-flow-box sim-flow-fond">
          <PartyMark kind="fund" size={22} />
          <span>
            <b>{t('flow.fond')}</b>
            <span className="tiny">{t('flow.out', { amount: money(kroner(payments.fondOutAtMost)) })}</span>
          </span>
        </div>
        <div className="sim-flow-arrows">
          {arrow(t('flow.course'), payments.fondToActors)}
          {arrow(t('flow.firmPay'), payments.fondToFirms)}
        </div>
        <div className="sim-flow-ends">
          <span>
            <PartyMark kind="employmentActor" size={22} /> {t('flow.actors')}
          </span>
          <span>
            <PartyMark kind="firm" size={22} /> {t('flow.firmParty')}
          </span>
        </div>
        {kroner(payments.kommuneUpFront) > 0 && (
          <p className="small">{t('flow.upFront', { amount: money(kroner(payments.kommuneUpFront)) })}</p>
        )}
        {kroner(payments.grants) > 0 && (
          <p className="small">{t('flow.grants', { amount: money(kroner(payments.grants)) })}</p>
        )}
        {kroner(summary.payOutside) > 0 && (
          <p className="small">{t('flow.outside', { amount: money(kroner(summary.payOutside)), month: input.H })}</p>
        )}
        <Disclosure summary={t('flow.asTable')}>
          <FlowTable picture={picture} words={words} />
        </Disclosure>
      </div>
    </section>
  )
}

function FlowArrow({ label, amount, share }: { label: string; amount: string; share: number }) {
  const width = Math.max(2, Math.round(share * 14))
  const head = width / 2 + 6
  return (
    <div className="sim-flow-arrow">
      <svg width="28" height="78" viewBox="0 0 28 78" aria-hidden="true">
        <path d="M14 2V62" strokeWidth={width} className="sim-arrow-shaft" />
        <path d={`M14 76L${14 - head} 60H${14 + head}Z`} className="sim-arrow-head" />
      </svg>
      <span>
        <span className="tiny muted">{label}</span>
        <b>{amount}</b>
      </span>
    </div>
  )
}

function FlowTable({ picture, words }: { picture: ScenarioPicture; words: SimulationWords }) {
  const { t, plainKroner } = words
  const { payments } = picture
  const rows = [
    ['kommune', 'fond', 'citizens', payments.kommuneToFondCitizens],
    ['kommune', 'fond', 'firms', payments.kommuneToFondFirms],
    ['kommune', 'actors', 'course', payments.kommuneUpFront],
    ['fond', 'actors', 'course', payments.fondToActors],
    ['fond', 'firmParty', 'firmPay', payments.fondToFirms],
  ] as const
  const name = (party: (typeof rows)[number][0] | (typeof rows)[number][1]): string =>
    party === 'kommune' || party === 'fond' ? t(`accountShort.${party}`) : t(`flow.${party}`)
  return (
    <ScrollTable caption={t('flow.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('flow.payer')}</th>
          <th scope="col">{t('flow.payee')}</th>
          <th scope="col">{t('flow.what')}</th>
          <th scope="col" className="num">
            {t('flow.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(([payer, payee, , amount]) => !(payer === 'kommune' && payee === 'actors') || kroner(amount) > 0)
          .map(([payer, payee, what, amount]) => (
            <tr key={`${payer}-${what}`}>
              <td>{name(payer)}</td>
              <td>{name(payee)}</td>
              <td>{t(`flow.${what}`)}</td>
              <td className="num">{plainKroner(amount)}</td>
            </tr>
          ))}
      </tbody>
    </ScrollTable>
  )
}
