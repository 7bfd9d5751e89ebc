import { useMutation } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { BrokenLink } from './broken-link.tsx'
import { Entrance } from './entrance.tsx'

/**
 * Where the link at the foot of a mail leads, signed in or not. Opening it turns nothing off: mail programs open links
 * on their own to look for dangers.
 */
export function UnsubscribeScreen() {
  const { t } = useTranslation('notifications')
  const { token = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const describe = useMutation(trpc.notifications.describeUnsubscribe.mutationOptions())
  const unsubscribe = useMutation(trpc.notifications.unsubscribe.mutationOptions())
  const { mutate } = describe
  useEffect(() => mutate({ token }), [mutate, token])
  const error = unsubscribe.error ?? describe.error
  if (error !== null) return <BrokenLink reason={refusalText(error)} />
  if (describe.data === undefined) {
    return (
      <Entrance title={t('unsubscribe.title')}>
        <Loading label={t('unsubscribe.loading')} />
      </Entrance>
    )
  }
  const { kind, isOn } = describe.data
  const isDone = unsubscribe.isSuccess || !isOn
  return (
    <Entrance
      title={t('unsubscribe.title')}
      lead={
        unsubscribe.isSuccess ? t('unsubscribe.done') : isOn ? t(`unsubscribe.about.${kind}`) : t('unsubscribe.already')
      }
    >
      <p role="status" className="sr-only">
        {unsubscribe.isSuccess ? t('unsubscribe.done') : ''}
      </p>
      <p className="small muted">{t('unsubscribe.stays')}</p>
      {isDone ? (
        <Link to="/mig">{t('unsubscribe.profile')}</Link>
      ) : (
        <Button
          variant="primary"
          size="big"
          isBlock
          isBusy={unsubscribe.isPending}
          onClick={() => unsubscribe.mutate({ token })}
        >
          {t('unsubscribe.confirm')}
        </Button>
      )}
    </Entrance>
  )
}
