import './rate-card.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoney, formatNumber, formatTime } from '#client/i18n/format.ts'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { SimulatedStamp } from '#client/ui/simulated-stamp.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import type { RateCardVersionView, RateCardView } from '#shared/contracts/rate-card.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { outcomeCodes, outcomeLadder } from '#shared/domain/outcome/outcome-ladder.ts'
import { rateCardWarnings } from '#shared/domain/outcome/rate-card-rules.ts'
import { versionOn } from '#shared/domain/outcome/rate-card.ts'
import { startingRateCard } from '#shared/domain/outcome/starting-rate-card.ts'
import { CalendarDay } from '#shared/kernel/time.ts'
import { RateCardDrawer } from './rate-card-drawer.tsx'
import { WarningList } from './warning-list.tsx'

/** What each outcome is worth, who pays whom, the caps and when; in versions that are never changed afterwards. */
export function RateCardScreen() {
  const { t } = useTranslation('rateCard')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const enabled = { enabled: partnership.data !== undefined }
  const card = useQuery(trpc.rateCard.get.queryOptions({ partnershipId: partnership.data?.id ?? '' }, enabled))
  const { data, ...waiting } = useFetched({ partnership, card })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Card partnership={data.partnership} card={data.card} />
}

function Card({ partnership, card }: { partnership: PartnershipView; card: RateCardView }) {
  const { t } = useTranslation('rateCard')
  const actor = useActor()
  const [isOpen, setIsOpen] = useState(false)
  const day = localDay(new Date())
  const mayEdit = decide(actor, partnership.id, { kind: 'target.edit' }).allowed
  const latest = card.versions.at(-1) ?? null
  const holding = versionOn(card, day)
  const startsOn = CalendarDay.nullable().catch(null).parse(partnership.startsOn)
  const starting = startingRateCard(partnership.parties, startsOn ?? day)
  const draft =
    latest === null ? starting : { ...latest, validFrom: latest.validFrom < day ? day : latest.validFrom, note: '' }
  const shown = holding?.version === latest?.version ? latest : null
  return (
    <Page
      title={t('title')}
      eyebrow={latest === null ? undefined : <SimulatedStamp />}
      lead={
        latest === null
          ? t('lead')
          : t(latest.validFrom > day ? 'holdsFromComing' : 'holdsFrom', {
              version: latest.version,
              day: formatDay(latest.validFrom),
            })
      }
      action={
        mayEdit && latest !== null ? (
          <Button variant="primary" icon="edit" onClick={() => setIsOpen(true)}>
            {t('newVersion')}
          </Button>
        ) : undefined
      }
    >
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } },
          { label: t('title') },
        ]}
      />
      {latest === null ? (
        <EmptyState
          title={t('empty.title')}
          action={
            mayEdit && draft !== null ? (
              <Button variant="primary" onClick={() => setIsOpen(true)}>
                {t('empty.action')}
              </Button>
            ) : undefined
          }
        >
          <p>{draft === null ? t('empty.noParties') : t('empty.body')}</p>
        </EmptyState>
      ) : (
        <>
          {shown === null && holding !== null && (
            <p className="rate-card-note">
              {t('stillHolds', { version: holding.version, day: formatDay(latest.validFrom) })}
            </p>
          )}
          <WarningList
            warnings={rateCardWarnings(latest, (id) =>
              partnership.parties.some((party) => party.id === id && party.kind === 'municipality'),
            )}
          />
          {(['citizen', 'firm'] as const).map((side) => (
            <Lines key={side} side={side} card={latest} partnership={partnership} />
          ))}
          <Terms card={latest} />
          <Versions card={card} partnership={partnership} holding={holding?.version ?? null} />
        </>
      )}
      {isOpen && draft !== null && (
        <RateCardDrawer
          partnership={partnership}
          start={draft}
          latest={latest}
          today={day}
          onClose={() => setIsOpen(false)}
        />
      )}
    </Page>
  )
}

function Lines({
  side,
  card,
  partnership,
}: {
  side: 'citizen' | 'firm'
  card: RateCardVersionView
  partnership: PartnershipView
}) {
  const { t } = useTranslation('rateCard')
  const { t: outcomes } = useTranslation('outcomes')
  const { t: targets } = useTranslation('targets')
  const partyOf = (id: string) => partnership.parties.find((party) => party.id === id)
  const codes = outcomeCodes.filter((code) => outcomeLadder[code].side === side)
  const unpaid = codes.filter((code) => card.lines[code] === undefined)
  return (
    <section className="rate-card-side">
      <SectionHeading title={targets(`ladder.${side}`)} aside={t('perOne')} />
      <ul className="rate-card-lines">
        {codes.map((code) => {
          const line = card.lines[code]
          if (line === undefined) return null
          const [payer, payee] = [
            partyOf(line.payerPartyId),
            line.payeePartyId === null ? null : partyOf(line.payeePartyId),
          ]
          return (
            <li key={code}>
              <span className="rate-card-code" aria-hidden="true">
                {code}
              </span>
              <div>
                <p className="strong">{outcomes(`${code}.name`)}</p>
                <p className="tiny muted">{outcomes(`${code}.trigger`)}</p>
                <p className="small rate-card-flow">
                  {payer !== undefined && <PartyMark kind={payer.kind} size={18} />} {payer?.name}{' '}
                  <span aria-hidden="true">→</span>
                  <span className="sr-only">{t('paysTo')}</span>{' '}
                  {payee === null || payee === undefined ? (
                    <>
                      <PartyMark kind="firm" size={18} /> {t('ownFirm')}
                    </>
                  ) : (
                    <>
                      <PartyMark kind={payee.kind} size={18} /> {payee.name}
                    </>
                  )}
                </p>
              </div>
              <b className="rate-card-amount">{formatMoney(line.tariffOre)}</b>
            </li>
          )
        })}
      </ul>
      {unpaid.length > 0 && (
        <p className="small muted">
          {t('unpaid', { codes: unpaid.map((code) => `${code} ${outcomes(`${code}.name`)}`).join(', ') })}
        </p>
      )}
    </section>
  )
}

function Terms({ card }: { card: RateCardVersionView }) {
  const { t } = useTranslation('rateCard')
  const cap = (ore: number | null) => (ore === null ? t('cap.none') : formatMoney(ore))
  return (
    <section className="rate-card-side">
      <SectionHeading title={t('terms')} />
      <dl className="rate-card-terms">
        <div>
          <dt>{t('cap.perJob')}</dt>
          <dd>{cap(card.caps.perJobOre)}</dd>
          <dd className="tiny muted">{t('cap.perJobHint')}</dd>
        </div>
        <div>
          <dt>{t('cap.perCitizen')}</dt>
          <dd>{cap(card.caps.perCitizenOre)}</dd>
          <dd className="tiny muted">{t('cap.perCitizenHint')}</dd>
        </div>
        <div>
          <dt>{t('cap.total')}</dt>
          <dd>{cap(card.caps.totalOre)}</dd>
        </div>
        <div>
          <dt>{t('schedule.label')}</dt>
          <dd>{t(`schedule.${card.schedule}`)}</dd>
          <dd className="tiny muted">{t('lag.words', { count: card.lagMonths })}</dd>
        </div>
        <div>
          <dt>{t('growth.label')}</dt>
          <dd>
            {card.growthPercent === null
              ? t('growth.none')
              : t('growth.words', { percent: formatNumber(card.growthPercent) })}
          </dd>
        </div>
        <div>
          <dt>{t('grant.label')}</dt>
          <dd>{t(card.hasStateGrant === null ? 'grant.unknown' : card.hasStateGrant ? 'grant.yes' : 'grant.no')}</dd>
        </div>
      </dl>
    </section>
  )
}

function Versions({
  card,
  partnership,
  holding,
}: {
  card: RateCardView
  partnership: PartnershipView
  holding: number | null
}) {
  const { t, i18n } = useTranslation('rateCard')
  const address = (name: string) =>
    `/download/${name}?${new URLSearchParams({ partnershipId: partnership.id, language: i18n.language }).toString()}`
  return (
    <section className="rate-card-side">
      <SectionHeading title={t('versions.title')} />
      <p className="small muted">{t('versions.hint')}</p>
      <ol className="rate-card-versions">
        {card.versions.toReversed().map((version) => (
          <li key={version.version}>
            <p>
              <b>{t('versions.one', { version: version.version })}</b> ·{' '}
              {t('versions.from', { day: formatDay(version.validFrom) })}{' '}
              {version.version === holding && <StatusTag tone="ready">{t('versions.holds')}</StatusTag>}
            </p>
            <p className="tiny muted">
              {t('versions.by', { name: version.createdByName ?? 'Samspil', time: formatTime(version.createdAt) })}
            </p>
            {version.note !== '' && <p className="small">{version.note}</p>}
          </li>
        ))}
      </ol>
      <ul className="rate-card-downloads">
        {(['rate-card.csv', 'rate-card.xlsx', 'indigo.json'] as const).map((name) => (
          <li key={name}>
            <a href={address(name)} download>
              {t(`download.${name === 'indigo.json' ? 'indigo' : name === 'rate-card.csv' ? 'csv' : 'xlsx'}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
