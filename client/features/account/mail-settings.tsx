import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { SectionHeading } from '#client/ui/page.tsx'
import { notificationKinds } from '#shared/domain/notification/notification.ts'

/** Which mails I want; each box takes effect at once. */
export function MailSettings() {
  const { t } = useTranslation('notifications')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const settings = useQuery(trpc.notifications.settings.queryOptions())
  const welcome = useQuery(trpc.accounts.welcome.queryOptions())
  const change = useMutation(
    trpc.notifications.switch.mutationOptions({
      onSuccess: (saved) => {
        client.setQueryData(trpc.notifications.settings.queryKey(), saved)
        notify({ message: t('settings.saved'), tone: 'success' })
      },
      onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
    }),
  )
  return (
    <section>
      <SectionHeading title={t('settings.title')} />
      <p className="small muted account-lead">{t('settings.lead')}</p>
      {welcome.data?.sendsMail === false && <p className="small">{t('settings.noMail')}</p>}
      {settings.isError ? (
        <ErrorNotice title={refusalText(settings.error)} onRetry={() => void settings.refetch()} />
      ) : settings.data === undefined ? (
        <Loading label={t('settings.title')} />
      ) : (
        <ul className="ui-ticks">
          {notificationKinds.map((kind) => (
            <li key={kind}>
              <input
                id={`mail-${kind}`}
                type="checkbox"
                checked={
                  change.isPending && change.variables.kind === kind ? change.variables.isOn : settings.data[kind]
                }
                onChange={(event) => change.mutate({ kind, isOn: event.target.checked })}
              />
              <label htmlFor={`mail-${kind}`}>{t(`settings.kind.${kind}`)}</label>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
