import './open-frame.css'
import { Link, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#client/rpc/use-me.ts'
import { BrandMark } from '#client/ui/brand-mark.tsx'
import { ButtonLink } from '#client/ui/button.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Shell } from './shell.tsx'

/** Pages that need no sign-in: in the usual frame for those who are in, with a plain top line for the rest. */
export function OpenFrame({ children = <Outlet /> }: { children?: ReactNode }) {
  const { t } = useTranslation('shell')
  if (useMe() !== null) return <Shell>{children}</Shell>
  return (
    <div className="open-frame">
      <a className="shell-skip" href="#main">
        {t('skip')}
      </a>
      <header className="open-frame-top">
        <Link to="/log-ind" className="shell-brand">
          <BrandMark />
          Samspil
        </Link>
        <div className="open-frame-right">
          <LanguageSwitch />
          <ButtonLink to="/log-ind" size="small">
            {t('nav.signIn')}
          </ButtonLink>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
