import './sign-in.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useSwitchLanguage } from '#client/rpc/use-switch-language.ts'
import { BrandMark } from '#client/ui/brand-mark.tsx'
import { LanguageButtons } from '#client/ui/language-buttons.tsx'
import { ContourPicture } from './contour-picture.tsx'

/** The two halves of every page before one is in: the picture, and what to do. */
export function Entrance({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('account')
  const { t: shell } = useTranslation('shell')
  const switchLanguage = useSwitchLanguage()
  return (
    <div className="sign-in">
      <title>{`${title} – Samspil`}</title>
      <header className="sign-in-picture">
        <div className="sign-in-words">
          <div className="sign-in-brand">
            <BrandMark />
            Samspil
          </div>
          <p>{t('signIn.pitch')}</p>
        </div>
        <ContourPicture />
      </header>
      <div className="sign-in-main">
        <main className="sign-in-body" id="main">
          <h1>{title}</h1>
          {lead !== undefined && <p className="sign-in-lead">{lead}</p>}
          {children}
        </main>
        <footer className="sign-in-footer">
          <Link to="/tilgaengelighed">{shell('nav.accessibility')}</Link>
          <Link to="/privatliv">{shell('nav.privacy')}</Link>
          <Link to="/hjaelp">{shell('nav.help')}</Link>
          <LanguageButtons
            label={shell('language.label')}
            value={currentLanguage()}
            languages={[
              { code: 'da', name: shell('language.da') },
              { code: 'en', name: shell('language.en') },
            ]}
            onChange={(code) => switchLanguage(code === 'en' ? 'en' : 'da')}
          />
        </footer>
      </div>
    </div>
  )
}
