import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDay, formatTime } from '#client/i18n/format.ts'
import { ButtonLink } from '#client/ui/button.tsx'
import { SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'

/** Versions that wait for the person's own party to approve. Nothing is drawn when none does. */
export function ApprovalsWaiting() {
  const { t } = useTranslation('home')
  const waiting = useQuery(useTRPC().approvals.waiting.queryOptions()).data ?? []
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="home-approvals">
      <SectionHeading id="home-approvals" title={t('approvals.title')} />
      <ul>
        {waiting.map(({ id, partnershipSlug, partnershipName, number, partyKind, partyName, dueOn, preparedAt }) => (
          <li key={`${id} ${partyName}`} className="home-wait">
            <span className="home-wait-verb small muted">{t('approvals.verb')}</span>
            <div>
              <h3>{t('approvals.what', { partnership: partnershipName, number })}</h3>
              <p className="small muted">{t('approvals.sentence', { party: partyName })}</p>
            </div>
            <span className="home-wait-when tiny muted">
              <PartyMark kind={partyKind} size={16} />{' '}
              {dueOn === null ? formatTime(preparedAt) : t('waiting.deadline', { day: formatDay(dueOn) })}
            </span>
            <ButtonLink
              className="home-wait-action"
              to="/p/$slug/aftale/$number"
              params={{ slug: partnershipSlug, number: String(number) }}
            >
              {t('approvals.action')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
