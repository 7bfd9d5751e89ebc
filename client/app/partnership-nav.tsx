import { useQuery } from '@tanstack/react-query'
import { Link, useMatches } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { localDay } from '#client/i18n/wording/calendar.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { Icon } from '#client/ui/icon.tsx'
import { StatusGlyph } from '#client/ui/status-tag.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { commitmentsStatus, documentsStatus } from './rail.model.ts'

/** The parts of one partnership, each with how far it is. */
export function PartnershipNav({ partnership, isSlim = false }: { partnership: PartnershipView; isSlim?: boolean }) {
  const { t } = useTranslation('shell')
  const trpc = useTRPC()
  const commitments = useQuery(trpc.commitments.list.queryOptions({ partnershipId: partnership.id })).data
  const { slug } = partnership
  const isInResults = useMatches({ select: (matches) => matches.some(({ routeId }) => routeId.endsWith('/results')) })
  const plan = partnership.documents.find((document) => document.kind === 'partnerPlan')
  const models = partnership.documents.filter((document) => document.kind === 'socialModel')
  const firmOf = (partyId: string | null) => partnership.parties.find((party) => party.id === partyId)?.name ?? ''
  const [firstModel, ...otherModels] = models
  const named = (label: string) => (isSlim ? { 'aria-label': label, title: label } : {})
  return (
    <div className="shell-nav">
      {isSlim && (
        <Link to="/" {...named(t('nav.home'))} activeOptions={{ exact: true }}>
          <Icon name="home" />
        </Link>
      )}
      {plan !== undefined && (
        <Link to="/p/$slug/d/$documentId" params={{ slug, documentId: plan.id }} {...named(t('nav.partnerPlan'))}>
          <Icon name="document" />
          {!isSlim && t('nav.partnerPlan')}
          {!isSlim && <StatusGlyph tone={documentsStatus([plan])} />}
        </Link>
      )}
      {firstModel !== undefined && (otherModels.length === 0 || isSlim) && (
        <Link
          to="/p/$slug/d/$documentId"
          params={{ slug, documentId: firstModel.id }}
          {...named(`${t('nav.socialModel')}, ${firmOf(firstModel.firmPartyId)}`)}
        >
          <Icon name="layers" />
          {!isSlim && t('nav.socialModel')}
          {!isSlim && <StatusGlyph tone={documentsStatus(models)} />}
        </Link>
      )}
      {isSlim &&
        otherModels.map((model) => (
          <Link
            key={model.id}
            to="/p/$slug/d/$documentId"
            params={{ slug, documentId: model.id }}
            {...named(`${t('nav.socialModel')}, ${firmOf(model.firmPartyId)}`)}
          >
            <Icon name="layers" />
          </Link>
        ))}
      {!isSlim && otherModels.length > 0 && (
        <div>
          <div className="shell-nav-group">
            <Icon name="layers" />
            {t('nav.socialModel')}
            <StatusGlyph tone={documentsStatus(models)} />
          </div>
          <div className="shell-sub">
            {models.map((model) => (
              <Link key={model.id} to="/p/$slug/d/$documentId" params={{ slug, documentId: model.id }}>
                {firmOf(model.firmPartyId)}
                <StatusGlyph tone={documentsStatus([model])} />
              </Link>
            ))}
          </div>
        </div>
      )}
      <Link to="/p/$slug/f" params={{ slug }} {...named(t('nav.commitments'))}>
        <Icon name="flag" />
        {!isSlim && t('nav.commitments')}
        {!isSlim && commitments !== undefined && (
          <StatusGlyph tone={commitmentsStatus(commitments, localDay(new Date()))} />
        )}
      </Link>
      <Link
        to="/p/$slug/r"
        params={{ slug }}
        {...named(t('nav.targets'))}
        {...(isInResults && { 'aria-current': 'page' as const })}
      >
        <Icon name="chart" />
        {!isSlim && t('nav.targets')}
      </Link>
      <Link to="/p/$slug/workshops" params={{ slug }} {...named(t('nav.workshops'))}>
        <Icon name="play" />
        {!isSlim && t('nav.workshops')}
      </Link>
      <Link to="/p/$slug/aftale" params={{ slug }} {...named(t('nav.agreement'))}>
        <Icon name="shield" />
        {!isSlim && t('nav.agreement')}
      </Link>
      <Link to="/p/$slug/erfaringer" params={{ slug }} {...named(t('nav.practices'))}>
        <Icon name="lightbulb" />
        {!isSlim && t('nav.practices')}
      </Link>
      <Link to="/p/$slug/m" params={{ slug }} {...named(t('nav.members'))}>
        <Icon name="people" />
        {!isSlim && t('nav.members')}
      </Link>
    </div>
  )
}
