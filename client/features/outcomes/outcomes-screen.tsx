import './outcomes.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { Disclosure } from '#client/ui/disclosure.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor } from '#client/rpc/use-me.ts'
import type { OutcomeView } from '#shared/contracts/outcomes.ts'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { writingParties } from '#shared/domain/access/acting-party.ts'
import type { OutcomeTarget } from '#shared/domain/outcome/outcome-target.ts'
import { lacksEvidence } from '#shared/domain/outcome/registration.ts'
import { OutcomeDrawer } from './outcome-drawer.tsx'
import { OutcomeFormDrawer } from './outcome-form.tsx'
import { type OutcomeParts, OutcomeStatus } from './outcome-parts.tsx'
import { mayVerify, reachedOf } from './outcomes.model.ts'

/** What has been reached: registered by one party, confirmed by another, counted and never named. */
export function OutcomesScreen({ parts }: { parts: OutcomeParts }) {
  const { t } = useTranslation('reached')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const of = { partnershipId: partnership.data?.id ?? '' }
  const enabled = { enabled: partnership.data !== undefined }
  const outcomes = useQuery(trpc.outcomes.list.queryOptions(of, enabled))
  const targets = useQuery(trpc.targets.list.queryOptions(of, enabled))
  const { data, ...waiting } = useFetched({ partnership, outcomes, targets })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return (
    <Outcomes
      partnership={data.partnership}
      outcomes={data.outcomes}
      targets={data.targets.targets}
      Evidence={parts.Evidence}
    />
  )
}

function Outcomes({
  partnership,
  outcomes,
  targets,
  Evidence,
}: {
  partnership: PartnershipView
  outcomes: readonly OutcomeView[]
  targets: readonly OutcomeTarget[]
} & OutcomeParts) {
  const { t } = useTranslation('reached')
  const { t: ladder } = useTranslation('outcomes')
  const actor = useActor()
  const navigate = useNavigate()
  const { slug } = partnership
  const { id } = useSearch({ strict: false })
  const open = (wanted: string | undefined) =>
    void navigate({ to: '/p/$slug/opnaaet', params: { slug }, search: { id: wanted } })
  const mine = actor === null ? [] : writingParties(actor, partnership.id)
  const waiting = outcomes.filter(({ status }) => status === 'registered')
  const forMe = waiting.filter((one) => mayVerify(actor, partnership.id, one))
  const verified = outcomes.filter(({ status }) => status === 'verified')
  const past = outcomes.filter(({ status }) => status === 'rejected' || status === 'superseded')
  const bare = outcomes.filter(lacksEvidence)
  const chosen = outcomes.find((one) => one.id === id)
  const register = mine.length > 0 && (
    <Button variant="primary" icon="plus" onClick={() => open('ny')}>
      {t('register')}
    </Button>
  )
  const list = (title: string, items: readonly OutcomeView[], none: string, aside?: string) => (
    <section className="outcomes-part">
      <SectionHeading title={title} aside={aside} />
      {items.length === 0 ? (
        <p className="small muted outcomes-none">{none}</p>
      ) : (
        <OutcomeList items={items} partnership={partnership} onOpen={open} />
      )}
    </section>
  )
  return (
    <Page title={t('title')} lead={t('lead')} action={outcomes.length > 0 ? register || undefined : undefined}>
      <ShellHeader
        breadcrumb={[{ label: partnership.name, to: '/p/$slug', params: { slug } }, { label: t('title') }]}
      />
      {outcomes.length === 0 ? (
        <EmptyState title={t('empty.title')} action={register || undefined}>
          <p>{t('empty.body')}</p>
        </EmptyState>
      ) : (
        <>
          {forMe.length > 0 && <p className="outcomes-note">{t('forYou', { count: forMe.length })}</p>}
          <Ladder outcomes={outcomes} targets={targets} />
          {bare.length > 0 && (
            <section className="outcomes-part">
              <SectionHeading title={t('bare.title')} />
              <p className="small muted outcomes-none">{t('bare.hint')}</p>
              <ul className="outcomes-bare">
                {bare.map((one) => (
                  <li key={one.id}>
                    <Button variant="quiet" size="small" onClick={() => open(one.id)}>
                      {one.outcomeCode} · {ladder(`${one.outcomeCode}.name`)}, {formatDay(one.reachedOn)}
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {list(t('waiting.title'), waiting, t('waiting.none'))}
          {list(t('verified.title'), verified, t('verified.none'))}
          {past.length > 0 && (
            <Disclosure summary={t('past.title', { count: past.length })}>
              <OutcomeList items={past} partnership={partnership} onOpen={open} />
            </Disclosure>
          )}
        </>
      )}
      <p className="tiny muted outcomes-foot">
        {t('privacy')}{' '}
        <Link to="/p/$slug/opgoerelser" params={{ slug }}>
          {t('toSettlements')}
        </Link>
      </p>
      {id === 'ny' && mine.length > 0 && (
        <OutcomeFormDrawer partnership={partnership} parties={mine} corrected={null} onClose={() => open(undefined)} />
      )}
      {chosen !== undefined && (
        <OutcomeDrawer
          key={chosen.id}
          partnership={partnership}
          outcome={chosen}
          all={outcomes}
          Evidence={Evidence}
          onOpen={open}
          onClose={() => open(undefined)}
        />
      )}
    </Page>
  )
}

/** Agreed against reached, step by step, and in which of the two settings. */
function Ladder({ outcomes, targets }: { outcomes: readonly OutcomeView[]; targets: readonly OutcomeTarget[] }) {
  const { t } = useTranslation('reached')
  const { t: ladder } = useTranslation('outcomes')
  return (
    <div className="outcomes-scroll" role="region" aria-label={t('ladder.caption')} tabIndex={0}>
      <table className="outcomes-ladder">
        <caption className="sr-only">{t('ladder.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ladder.step')}</th>
            <th scope="col">{t('ladder.aimed')}</th>
            <th scope="col">{t('ladder.verified')}</th>
            <th scope="col">{t('ladder.waiting')}</th>
            <th scope="col">{t('ladder.settingA')}</th>
            <th scope="col">{t('ladder.settingB')}</th>
          </tr>
        </thead>
        <tbody>
          {reachedOf(outcomes, targets).map(({ code, aimed, verified, waiting, settingA, settingB }) => (
            <tr key={code}>
              <th scope="row">
                <span className="outcomes-code">{code}</span> {ladder(`${code}.name`)}
              </th>
              <td>{aimed === null ? '–' : formatNumber(aimed)}</td>
              <td>
                <b>{formatNumber(verified)}</b>
              </td>
              <td>{formatNumber(waiting)}</td>
              <td>{formatNumber(settingA)}</td>
              <td>{formatNumber(settingB)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OutcomeList({
  items,
  partnership,
  onOpen,
}: {
  items: readonly OutcomeView[]
  partnership: PartnershipView
  onOpen: (id: string) => void
}) {
  const { t } = useTranslation('reached')
  const { t: ladder } = useTranslation('outcomes')
  const partyOf = (id: string) => partnership.parties.find((party) => party.id === id)
  return (
    <ul className="outcomes-list">
      {items.map((one) => {
        const party = partyOf(one.registeredByPartyId)
        const verifier = one.verifierPartyId === null ? undefined : partyOf(one.verifierPartyId)
        return (
          <li key={one.id}>
            <span className="outcomes-code" aria-hidden="true">
              {one.outcomeCode}
            </span>
            <div>
              <button type="button" className="outcomes-open strong" onClick={() => onOpen(one.id)}>
                {ladder(`${one.outcomeCode}.name`)}
                <span className="sr-only">, {formatDay(one.reachedOn)}</span>
              </button>
              <p className="small">
                {one.personCode === null || one.count === 0
                  ? t('count', { count: one.count })
                  : t('codeIs', { code: one.personCode })}{' '}
                · {formatDay(one.reachedOn)}
                {one.setting !== null && <> · {t(`setting.${one.setting}`)}</>}
              </p>
              <p className="tiny muted outcomes-party">
                {party !== undefined && <PartyMark kind={party.kind} size={16} />}{' '}
                {t('registeredBy', { name: one.registeredByName, party: party?.name ?? '' })}
                {one.status === 'registered' &&
                  (verifier === undefined || verifier.id === one.registeredByPartyId
                    ? ` ${t('anyOther')}`
                    : ` ${t('verifierIs', { party: verifier.name })}`)}
              </p>
            </div>
            <OutcomeStatus status={one.status} />
          </li>
        )
      })}
    </ul>
  )
}
