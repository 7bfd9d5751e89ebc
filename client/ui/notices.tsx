import './notices.css'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { dismiss, onNotices, shownNotices } from './notify.ts'

const icons: Record<'info' | 'success' | 'danger', IconName> = { info: 'help', success: 'check', danger: 'warning' }

/** Where `notify` shows its messages; mounted once. Reading them out is the announce region's business. */
export function Notices() {
  const { t } = useTranslation('ui')
  const notices = useSyncExternalStore(onNotices, shownNotices)
  if (notices.length === 0) return null
  return (
    <section className="ui-notices" aria-label={t('notices')}>
      {notices.map(({ id, message, tone = 'info', action }) => (
        <div key={id} className={`ui-notice ui-notice-${tone}`}>
          {tone !== 'info' && <Icon name={icons[tone]} size={18} />}
          <span className="ui-notice-text">{message}</span>
          {action !== undefined && (
            <Button
              variant="quiet"
              size="small"
              onClick={() => {
                dismiss(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton label={t('close')} icon="close" onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  )
}
