import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouterState } from '@tanstack/react-router'
import { useMe } from '#client/rpc/use-me.ts'
import { Button } from '#client/ui/button.tsx'
import { Drawer } from '#client/ui/drawer.tsx'
import { Icon } from '#client/ui/icon.tsx'
import type { PartnershipView } from '#shared/contracts/partnerships.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { PartnershipNav } from './partnership-nav.tsx'
import { PersonNav } from './rail.tsx'
import { useSignOut } from './use-sign-out.ts'

/** The phone's way around: four places, the rest under Mere. */
export function BottomBar({ partnership }: { partnership: PartnershipView | null }) {
  const { t } = useTranslation('shell')
  const me = useMe()
  const signOut = useSignOut()
  const [isMoreOpen, setIsMoreOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => setIsMoreOpen(false), [path])
  const slug = partnership?.slug ?? me?.memberships[0]?.partnershipSlug
  return (
    <>
      <nav className="shell-bottom" aria-label={t('mainMenu')}>
        <Link to="/" activeOptions={{ exact: true }}>
          <Icon name="home" />
          {t('nav.home')}
        </Link>
        {slug === undefined ? (
          <Link to="/programme">
            <Icon name="layers" />
            {t('nav.programme')}
          </Link>
        ) : (
          <Link to="/p/$slug" params={{ slug }} activeOptions={{ exact: true }}>
            <Icon name="people" />
            {t('nav.partnership')}
          </Link>
        )}
        {slug !== undefined && (
          <Link to="/p/$slug/f" params={{ slug }}>
            <Icon name="flag" />
            {t('nav.commitments')}
          </Link>
        )}
        <button type="button" aria-expanded={isMoreOpen} onClick={() => setIsMoreOpen(true)}>
          <Icon name="more" />
          {t('nav.more')}
        </button>
      </nav>
      <Drawer isOpen={isMoreOpen} onClose={() => setIsMoreOpen(false)} title={t('nav.more')}>
        <nav className="shell-more" aria-label={t('nav.more')}>
          {partnership !== null && (
            <div>
              <div className="ui-eyebrow shell-nav-title">{partnership.name}</div>
              <PartnershipNav partnership={partnership} />
            </div>
          )}
          <PersonNav />
          <div className="shell-nav">
            <Link to="/mig">
              <Icon name="user" />
              {t('person.profile')}
            </Link>
            <Link to="/hjaelp">
              <Icon name="help" />
              {t('nav.help')}
            </Link>
            <Link to="/tilgaengelighed">
              <Icon name="check" />
              {t('nav.accessibility')}
            </Link>
            <Link to="/privatliv">
              <Icon name="lock" />
              {t('nav.privacy')}
            </Link>
          </div>
          <LanguageSwitch />
          <Button icon="signOut" onClick={signOut}>
            {t('person.signOut')}
          </Button>
        </nav>
      </Drawer>
    </>
  )
}
