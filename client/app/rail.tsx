import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { BrandMark } from '#client/ui/brand-mark.tsx'
import { Icon } from '#client/ui/icon.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { PartnershipNav } from './partnership-nav.tsx'
import { PersonMenu } from './person-menu.tsx'

/** The left side: inside a partnership its parts, outside one the person's own things. */
export function Rail({ isSlim, partnership }: { isSlim: boolean; partnership: PartnershipView | null }) {
  const { t } = useTranslation('shell')
  return (
    <nav className="shell-rail" aria-label={t('mainMenu')}>
      <Link to="/" className="shell-brand" aria-label={t('brandHome')}>
        <BrandMark />
        {!isSlim && 'Samspil'}
      </Link>
      {partnership === null ? (
        <PersonNav isSlim={isSlim} />
      ) : (
        <>
          {!isSlim && <Where partnership={partnership} />}
          <PartnershipNav partnership={partnership} isSlim={isSlim} />
        </>
      )}
      <div className="shell-foot">
        <PersonMenu isSlim={isSlim} />
      </div>
    </nav>
  )
}

function Where({ partnership }: { partnership: PartnershipView }) {
  const { t } = useTranslation('shell')
  return (
    <div className="shell-where">
      <div className="ui-eyebrow">{t('nav.partnership')}</div>
      <Link to="/p/$slug" params={{ slug: partnership.slug }} activeOptions={{ exact: true }}>
        {partnership.name}
      </Link>
      {partnership.clusters.map(({ name, places }) => (
        <div key={`${name} ${places}`} className="tiny muted">
          {t('where', { cluster: name, count: places })}
        </div>
      ))}
    </div>
  )
}

/** Hjem, programmet and one's partnerships. */
export function PersonNav({ isSlim = false }: { isSlim?: boolean }) {
  const { t } = useTranslation('shell')
  const trpc = useTRPC()
  const promises = useQuery(trpc.commitments.waiting.queryOptions()).data?.length ?? 0
  const unread = useQuery(trpc.notifications.inbox.queryOptions()).data?.length ?? 0
  const waiting = promises + unread
  const mine = useQuery(trpc.partnerships.list.queryOptions()).data ?? []
  return (
    <>
      <div className="shell-nav">
        <Link to="/" activeOptions={{ exact: true }} aria-label={isSlim ? t('nav.home') : undefined}>
          <Icon name="home" />
          {!isSlim && t('nav.home')}
          {!isSlim && waiting > 0 && <span className="shell-count">{waiting}</span>}
        </Link>
        <Link to="/programme" aria-label={isSlim ? t('nav.programme') : undefined}>
          <Icon name="layers" />
          {!isSlim && t('nav.programme')}
        </Link>
        <Link to="/skabeloner" aria-label={isSlim ? t('nav.templates') : undefined}>
          <Icon name="document" />
          {!isSlim && t('nav.templates')}
        </Link>
      </div>
      {!isSlim && mine.length > 0 && (
        <div>
          <div className="ui-eyebrow shell-nav-title">{t('nav.myPartnerships')}</div>
          <div className="shell-nav">
            {mine.map(({ slug, name }) => (
              <Link key={slug} to="/p/$slug" params={{ slug }}>
                <Icon name="people" />
                {name}
              </Link>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
