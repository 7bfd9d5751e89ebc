import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '#client/i18n/format.ts'
import { strong } from '#client/i18n/wording/strong.ts'
import { Worded } from '#client/i18n/wording/worded.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import type { CommitmentView, TargetsView } from '#shared/contracts/commitments.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { listed, missingKinds, moneyOf, promiseRows, sectionCounts } from './partnership.model.ts'
import { Triangle } from './triangle.tsx'

interface GlanceProps {
  readonly partnership: PartnershipView
  readonly commitments: readonly CommitmentView[]
  readonly targets: TargetsView
}

/** Four questions, each with a picture, a sentence and the same facts as text for those who do not see the picture. */
export function Glance(props: GlanceProps) {
  const { t } = useTranslation('partnership')
  return (
    <section className="partnership-glance" aria-label={t('glance.label')}>
      <Who {...props} />
      <Promises {...props} />
      <Progress {...props} />
      <Money {...props} />
    </section>
  )
}

function Question({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="partnership-question">
      <h2>
        {title}
        {aside}
      </h2>
      {children}
    </div>
  )
}

function Who({ partnership }: GlanceProps) {
  const { t } = useTranslation('partnership')
  const missing = missingKinds(partnership)
  const empty = partnership.parties.filter(({ people }) => people.length === 0)
  const kinds = (names: readonly string[]) => listed(names, t('and'))
  const sentence =
    missing.length > 0
      ? t('glance.who.missing', { parties: kinds(missing.map((kind) => t(`parties.${kind}`))) })
      : empty.length > 0
        ? t('glance.who.nobodyFrom', { parties: kinds(empty.map(({ name }) => name)) })
        : t('glance.who.complete', {
            people: kinds(
              partnership.parties.flatMap(({ people }) => people.slice(0, 1)).map(({ name }) => strong(name)),
            ),
          })
  return (
    <Question title={t('glance.who.title')}>
      <Triangle parties={partnership.parties} label={t('glance.who.alt')} />
      <p className="small">
        <Worded sentence={sentence} />
      </p>
    </Question>
  )
}

function Promises({ partnership, commitments }: GlanceProps) {
  const { t } = useTranslation('partnership')
  const rows = promiseRows(partnership.parties, commitments)
  const count = (row: (typeof rows)[number], state: (typeof row.squares)[number]) =>
    row.squares.filter((square) => square === state).length
  const isEmpty = rows.every(({ squares }) => squares.length === 0)
  return (
    <Question title={t('glance.promises.title')}>
      <ul className="partnership-promises">
        {rows.map((row) => (
          <li key={row.partyId} className={`partnership-tone-${row.kind}`}>
            <span className="sr-only">
              {t('glance.promises.row', {
                party: row.name,
                total: row.squares.length,
                done: count(row, 'done'),
                agreed: count(row, 'agreed'),
                proposed: count(row, 'proposed'),
              })}
            </span>
            <PartyMark kind={row.kind} size={18} />
            <span className="partnership-squares" aria-hidden="true">
              {row.squares.map((state, index) => (
                // The squares are a count and have no identity of their own.
                <i key={index} className={`partnership-square-${state}`} />
              ))}
            </span>
            <span className="small num" aria-hidden="true">
              {row.squares.length}
            </span>
          </li>
        ))}
      </ul>
      {isEmpty ? (
        <p className="small">{t('glance.promises.none')}</p>
      ) : (
        <p className="small partnership-keys" aria-hidden="true">
          {(['done', 'agreed', 'proposed'] as const).map((state) => (
            <span key={state}>
              <i className={`partnership-square-${state}`} />
              {t(`glance.promises.${state}`)}
            </span>
          ))}
        </p>
      )}
    </Question>
  )
}

function Progress({ partnership }: GlanceProps) {
  const { t } = useTranslation('partnership')
  const plan = partnership.documents.find(({ kind }) => kind === 'partnerPlan')
  const sections = plan?.sections ?? []
  const counts = sectionCounts(sections)
  const order = ['ready', 'inProgress', 'notStarted'] as const
  const { total, ready, inProgress, notStarted } = counts
  const sorted = sections.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return (
    <Question title={t('glance.progress.title')}>
      <div
        className="partnership-ticks"
        role="img"
        aria-label={t('glance.progress.alt', { total, ready, inProgress, notStarted })}
        style={{ gridTemplateColumns: `repeat(${Math.max(1, total)}, 1fr)` }}
      >
        {sorted.map(({ sectionId, status }) => (
          <i key={sectionId} className={`partnership-tick-${status}`} />
        ))}
      </div>
      <p className="partnership-big">
        {ready} <small>{t('glance.progress.ready', { total })}</small>
      </p>
      <p className="small">
        {ready === total && total > 0
          ? t('glance.progress.allReady')
          : t('glance.progress.sentence', {
              writing: t('glance.progress.writing', { count: inProgress }),
              rest: t('glance.progress.rest', { count: notStarted }),
            })}
      </p>
    </Question>
  )
}

const shownTargets = 3

function Money({ partnership, targets }: GlanceProps) {
  const { t } = useTranslation('partnership')
  const { t: outcomes } = useTranslation('outcomes')
  const money = moneyOf(targets, partnership.parties)
  const link = { to: '/p/$slug/r' as const, params: { slug: partnership.slug }, search: {} }
  if (money.rows.length === 0) {
    return (
      <Question title={t('glance.money.title')}>
        <p className="small muted">{t('glance.money.none')}</p>
        <p className="small">
          <Link {...link}>{t('glance.money.begin')}</Link>
        </p>
      </Question>
    )
  }
  const rest = money.rows.length - shownTargets
  return (
    <Question title={t('glance.money.title')} aside={<SimulatedStamp />}>
      <ul className="partnership-money" aria-hidden="true">
        {money.rows.slice(0, shownTargets).map((row) => (
          <li key={row.targetId} className={`partnership-tone-${row.payerKind}`}>
            <p className="tiny partnership-money-name">
              <span>{outcomes(`${row.outcomeCode}.name`)}</span>
              <b>{formatMoney(row.expectedOre)}</b>
            </p>
            <span className="partnership-money-bar">
              <i style={{ width: `${Math.max(2, 100 * row.share)}%` }} />
            </span>
            <p className="tiny muted">
              {row.promised === 0
                ? t('glance.money.noPromise')
                : t('glance.money.promised', { promised: row.promised, accepted: row.accepted })}
            </p>
          </li>
        ))}
      </ul>
      <div className="sr-only">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('glance.money.outcome')}</th>
              <th scope="col">{t('glance.money.promisedHead')}</th>
              <th scope="col">{t('glance.money.acceptedHead')}</th>
              <th scope="col">{t('glance.money.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {money.rows.map((row) => (
              <tr key={row.targetId}>
                <th scope="row">{outcomes(`${row.outcomeCode}.name`)}</th>
                <td>{row.promised}</td>
                <td>{row.accepted}</td>
                <td>{formatMoney(row.expectedOre)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">
        <Worded sentence={t('glance.money.sentence', { amount: strong(formatMoney(money.totalOre)) })} />{' '}
        {rest > 0 && <Link {...link}>{t('glance.money.more', { count: rest })}</Link>}
      </p>
    </Question>
  )
}
