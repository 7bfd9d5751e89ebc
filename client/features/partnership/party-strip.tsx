import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { PartyMark } from '#client/ui/party-mark.tsx'
import type { ActivityItem, PartnershipView } from '#shared/contracts/partnerships.ts'
import { missingKinds, peopleOf } from './partnership.model.ts'

/** The parties with their people and when each last changed something. Who is here right now, the document says. */
export function PartyStrip({
  partnership,
  activity,
}: {
  partnership: PartnershipView
  activity: readonly ActivityItem[]
}) {
  const { t } = useTranslation('partnership')
  return (
    <section className="partnership-strip" aria-label={t('strip.label')}>
      {partnership.parties.map((party) => (
        <div key={party.id} className="partnership-party">
          <PartyMark kind={party.kind} size={30} />
          <div>
            <p className="tiny muted">{t(`strip.kind.${party.kind}`)}</p>
            <h2>{party.name}</h2>
            {party.description !== '' && <p className="tiny muted">{party.description}</p>}
            {party.people.length === 0 ? (
              <p className="tiny partnership-people">
                {t('strip.nobody')} ·{' '}
                <Link to="/p/$slug/m" params={{ slug: partnership.slug }}>
                  {t('strip.invite')}
                </Link>
              </p>
            ) : (
              <ul className="tiny partnership-people">
                {peopleOf(party, activity).map(({ personId, name, lastChangeAt }) => (
                  <li key={personId}>
                    {lastChangeAt === null ? name : t('strip.person', { name, when: formatTime(lastChangeAt) })}
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      ))}
      {missingKinds(partnership).map((kind) => (
        <div key={kind} className="partnership-party partnership-party-missing">
          <span className="partnership-party-gap" aria-hidden="true" />
          <div>
            <p className="tiny muted">{t(`strip.kind.${kind}`)}</p>
            <p className="small">{t(`strip.missing.${kind}`)}</p>
            <p className="tiny partnership-people">
              <Link to="/p/$slug/m" params={{ slug: partnership.slug }}>
                {t('strip.invite')}
              </Link>
            </p>
          </div>
        </div>
      ))}
    </section>
  )
}
