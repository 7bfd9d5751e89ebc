import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useSwitchLanguage } from '#client/rpc/use-switch-language.ts'
import { Menu } from '#client/ui/menu.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { useSignOut } from './use-sign-out.ts'

/** Who I am, and what belongs to me rather than to a partnership. */
export function PersonMenu({ isSlim }: { isSlim: boolean }) {
  const { t } = useTranslation('shell')
  const me = useMe()
  const navigate = useNavigate()
  const switchLanguage = useSwitchLanguage()
  const signOut = useSignOut()
  if (me === null) return null
  const kind = me.memberships[0]?.partyKind
  const other = currentLanguage() === 'da' ? 'en' : 'da'
  return (
    <Menu
      label={t('person.menu')}
      trigger={
        <button type="button" className="shell-person">
          <span className="sr-only">{isSlim ? `${t('person.menu')}, ${me.name}` : `${t('person.menu')}: `}</span>
          {kind !== undefined && <PartyMark kind={kind} size={22} />}
          {!isSlim && (
            <span className="shell-person-text">
              <span className="strong">{me.name}</span>
              <span className="tiny muted">{me.title}</span>
            </span>
          )}
        </button>
      }
      items={[
        { label: t('person.profile'), icon: 'user', onSelect: () => void navigate({ to: '/mig' }) },
        { label: t(`language.${other}`), icon: 'globe', onSelect: () => switchLanguage(other) },
        { label: t('nav.help'), icon: 'help', onSelect: () => void navigate({ to: '/hjaelp' }) },
        { label: t('person.signOut'), icon: 'signOut', onSelect: signOut },
      ]}
    />
  )
}
