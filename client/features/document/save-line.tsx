import { useTranslation } from 'react-i18next'
import type { DocumentConnection } from '#client/sync/document-connection.ts'
import { useSaveState } from '#client/sync/use-document-connection.ts'
import { Icon, type IconName } from '#client/ui/icon.tsx'

/** Whether everything is saved, in words and a sign. Says "saved" only after the server has it on its disk. */
export function SaveLine(props: { readonly connection: DocumentConnection | null; readonly onCopy: () => void }) {
  const { connection, onCopy } = props
  const { t } = useTranslation('sync')
  const state = useSaveState(connection)
  const shown = ((): { readonly look: string; readonly icon: IconName; readonly text: string } => {
    switch (state.kind) {
      case 'saved':
        return { look: 'is-ok', icon: 'cloudCheck', text: t('saved') }
      case 'saving':
        return { look: 'is-saving', icon: 'cloudUp', text: t('saving') }
      case 'connecting':
        return { look: 'is-saving', icon: 'cloudUp', text: t('connecting') }
      case 'offline':
        return state.changes === 0
          ? { look: 'is-local', icon: 'cloudOff', text: t(state.isKept ? 'offline' : 'offlineNotKept') }
          : {
              look: 'is-local',
              icon: 'cloudOff',
              text: t(state.isKept ? 'kept' : 'notKept', { count: state.changes }),
            }
      case 'refused':
        return { look: 'is-refused', icon: 'warning', text: t(`refused.${state.reason}`) }
      case 'readOnly':
        return { look: '', icon: 'lock', text: t(state.isLive ? 'readOnly' : 'readOnlyOffline') }
    }
  })()
  return (
    <span className={`save-line ${shown.look}`} data-save-state={state.kind}>
      <Icon name={shown.icon} size={18} />
      <span role={state.kind === 'refused' ? 'alert' : 'status'}>{shown.text}</span>
      {state.kind === 'refused' && state.changes > 0 && (
        <button type="button" className="link-button" onClick={onCopy}>
          {t('copyText')}
        </button>
      )}
      {state.kind === 'refused' && state.reason === 'outdated' && (
        <button type="button" className="link-button" onClick={() => window.location.reload()}>
          {t('reload')}
        </button>
      )}
    </span>
  )
}
