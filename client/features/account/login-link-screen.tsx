import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { BrokenLink } from './broken-link.tsx'
import { Entrance } from './entrance.tsx'
import { useTokenInAddress } from './token-in-address.ts'
import { useEnter } from './use-enter.ts'
import { useTokenDescription } from './use-token-description.ts'

/**
 * Where a login link leads. Nothing is used up until the button is pressed: mail programs open links on their own to
 * look for dangers.
 */
export function LoginLinkScreen() {
  const { t } = useTranslation('account')
  const refusalText = useRefusalText()
  const enter = useEnter()
  const token = useTokenInAddress()
  const description = useTokenDescription(token)
  const redeem = useMutation(useTRPC().accounts.redeemLogin.mutationOptions({ onSuccess: (me) => enter(me) }))

  if (token === null || description.isError || redeem.isError) {
    const error = redeem.error ?? description.error
    return <BrokenLink reason={error === null ? null : refusalText(error)} />
  }
  if (description.data === undefined) {
    return (
      <Entrance title={t('link.title')}>
        <Loading label={t('link.loading')} />
      </Entrance>
    )
  }
  if (description.data.purpose !== 'login') return <BrokenLink reason={null} />
  return (
    <Entrance title={t('link.title')} lead={t('link.body', { email: description.data.email })}>
      <Button variant="primary" size="big" isBlock isBusy={redeem.isPending} onClick={() => redeem.mutate({ token })}>
        {t('link.confirm')}
      </Button>
    </Entrance>
  )
}
