import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { refusalOf } from '#client/rpc/refusal.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { ErrorSummary } from '#client/ui/error-summary.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { Email, type TokenDescription } from '#shared/contracts/accounts.ts'
import { BrokenLink } from './broken-link.tsx'
import { Entrance } from './entrance.tsx'
import { useTokenInAddress } from './token-in-address.ts'
import { useEnter } from './use-enter.ts'
import { useTokenDescription } from './use-token-description.ts'

type Invitation = Extract<TokenDescription, { purpose: 'invite' }>

/** Where an invitation leads: what it is for, who one is, and in. */
export function InvitationScreen() {
  const { t } = useTranslation('account')
  const refusalText = useRefusalText()
  const token = useTokenInAddress()
  const description = useTokenDescription(token)
  if (token === null || description.isError) {
    return <BrokenLink reason={description.error === null ? null : refusalText(description.error)} />
  }
  if (description.data === undefined) {
    return (
      <Entrance title={t('invite.loadingTitle')}>
        <Loading label={t('link.loading')} />
      </Entrance>
    )
  }
  if (description.data.purpose !== 'invite') return <BrokenLink reason={null} />
  return <InvitationForm token={token} invitation={description.data} />
}

function InvitationForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const { t } = useTranslation('account')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const enter = useEnter()
  const me = useMe()
  const [name, setName] = useState(me?.name ?? '')
  const [title, setTitle] = useState(me?.title ?? '')
  const [email, setEmail] = useState(invitation.email ?? me?.email ?? '')
  const [isTried, setIsTried] = useState(false)
  const redeem = useMutation(useTRPC().accounts.redeemInvite.mutationOptions({ onSuccess: (person) => enter(person) }))

  const address = Email.safeParse(email)
  const nameError = name.trim() === '' ? t('invite.nameMissing') : null
  const emailError = address.success ? null : t('signIn.emailWrong')
  const errors = [
    { fieldId: 'invite-name', message: nameError },
    { fieldId: 'invite-email', message: emailError },
  ].flatMap(({ fieldId, message }) => (message === null ? [] : [{ fieldId, message }]))

  const accept = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (!address.success || nameError !== null) return
    redeem.mutate({ token, email: address.data, name: name.trim(), title: title.trim(), language: currentLanguage() })
  }
  return (
    <Entrance
      title={t('invite.title', { partnership: invitation.partnershipName })}
      lead={
        <>
          <PartyMark kind={invitation.partyKind} label={ui(`party.${invitation.partyKind}`)} />{' '}
          {t('invite.lead', { party: invitation.partyName })} {t(`invite.role.${invitation.role}`)}
        </>
      }
    >
      <form className="sign-in-form" onSubmit={accept} noValidate>
        {isTried && <ErrorSummary errors={errors} />}
        {redeem.isError &&
          (refusalOf(redeem.error)?.code === 'access.signInRequired' ? (
            <ErrorNotice title={t('invite.knownEmail')}>
              <ButtonLink to="/log-ind" size="small">
                {t('invite.signInFirst')}
              </ButtonLink>
            </ErrorNotice>
          ) : (
            <ErrorNotice title={refusalText(redeem.error)} />
          ))}
        {me !== null && <p className="small">{t('invite.otherPerson', { name: me.name })}</p>}
        <TextField
          id="invite-name"
          label={t('invite.name')}
          autoComplete="name"
          maxLength={80}
          isRequired
          value={name}
          onChange={setName}
          error={isTried ? nameError : null}
        />
        <TextField
          label={t('invite.titleField')}
          autoComplete="organization-title"
          maxLength={80}
          isOptional
          value={title}
          onChange={setTitle}
        />
        {invitation.email === null ? (
          <TextField
            id="invite-email"
            label={t('invite.email')}
            type="email"
            autoComplete="email"
            maxLength={254}
            isRequired
            hint={t('invite.emailHint')}
            placeholder={t('signIn.emailExample')}
            value={email}
            onChange={setEmail}
            error={isTried ? emailError : null}
          />
        ) : (
          <div>
            <p className="ui-field-label">{t('invite.email')}</p>
            <p>{invitation.email}</p>
            <p className="tiny muted">{t('invite.emailFixed')}</p>
          </div>
        )}
        <section>
          <h2>{t('invite.steps')}</h2>
          <ol className="account-steps">
            <li>{t('invite.step1')}</li>
            <li>{t('invite.step2')}</li>
            <li>{t('invite.step3')}</li>
          </ol>
        </section>
        <Button type="submit" variant="primary" size="big" isBlock isBusy={redeem.isPending}>
          {t('invite.accept')}
        </Button>
      </form>
    </Entrance>
  )
}
