import { useMutation, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '#client/i18n/i18n.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type DemoPerson, Email } from '#shared/contracts/accounts.ts'
import { partyKinds } from '#shared/domain/partnership/party.ts'
import { Entrance } from './entrance.tsx'
import { useEnter } from './use-enter.ts'

/** One field, one button; example people where the server is a demo. */
export function SignInScreen() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const welcome = useQuery(trpc.accounts.welcome.queryOptions())
  const [sentTo, setSentTo] = useState<string | null>(null)
  const me = welcome.data?.me ?? null
  const people = welcome.data?.demoPeople ?? []

  if (sentTo !== null) {
    return (
      <Entrance title={t('signIn.sentTitle')}>
        <LinkSent email={sentTo} isMailed={welcome.data?.sendsMail ?? true} onAgain={() => setSentTo(null)} />
      </Entrance>
    )
  }
  return (
    <Entrance title={t('signIn.title')} lead={t('signIn.lead')}>
      {me !== null && (
        <p className="sign-in-already">
          {t('signIn.already', { name: me.name })} <ButtonLink to="/">{t('signIn.goHome')}</ButtonLink>
        </p>
      )}
      <EmailForm onSent={setSentTo} />
      {people.length > 0 && <DemoPeople people={people} />}
    </Entrance>
  )
}

function EmailForm({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation('account')
  const refusalText = useRefusalText()
  const [email, setEmail] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const request = useMutation(
    useTRPC().accounts.requestLoginLink.mutationOptions({ onSuccess: ({ sentTo }) => onSent(sentTo) }),
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const parsed = Email.safeParse(email)
    setIsWrong(!parsed.success)
    if (parsed.success) request.mutate({ email: parsed.data, language: currentLanguage() })
    else document.getElementById('sign-in-email')?.focus()
  }
  return (
    <form className="sign-in-form" onSubmit={send} noValidate>
      <TextField
        id="sign-in-email"
        label={t('signIn.email')}
        type="email"
        name="email"
        autoComplete="email"
        placeholder={t('signIn.emailExample')}
        maxLength={254}
        value={email}
        onChange={(value) => {
          setEmail(value)
          setIsWrong(false)
        }}
        error={isWrong ? t('signIn.emailWrong') : request.isError ? refusalText(request.error) : null}
      />
      <Button type="submit" variant="primary" size="big" isBlock isBusy={request.isPending}>
        {t('signIn.send')}
      </Button>
    </form>
  )
}

/** The same words whether the address is known or not. */
function LinkSent({ email, isMailed, onAgain }: { email: string; isMailed: boolean; onAgain: () => void }) {
  const { t } = useTranslation('account')
  return (
    <div className="sign-in-form sign-in-sent" role="status">
      <p>{t('signIn.sentBody', { email })}</p>
      {!isMailed && (
        <p className="sign-in-note">
          <Icon name="warning" />
          <span>{t('signIn.sentInLog')}</span>
        </p>
      )}
      <div>
        <Button icon="mail" onClick={onAgain}>
          {t('signIn.again')}
        </Button>
      </div>
    </div>
  )
}

function DemoPeople({ people }: { people: readonly DemoPerson[] }) {
  const { t } = useTranslation('account')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const enter = useEnter()
  const { til } = useSearch({ strict: false })
  const stepIn = useMutation(useTRPC().accounts.demoSignIn.mutationOptions({ onSuccess: (me) => enter(me, til) }))
  return (
    <section className="sign-in-demo" aria-labelledby="sign-in-demo-title">
      <h2 id="sign-in-demo-title">{t('signIn.demoTitle')}</h2>
      <p className="small muted">{t('signIn.demoLead')}</p>
      {stepIn.isError && <ErrorNotice title={refusalText(stepIn.error)} />}
      <ul>
        {inPartyOrder(people).map(({ personId, name, title, partyName, partyKind }) => (
          <li key={personId}>
            <button type="button" disabled={stepIn.isPending} onClick={() => stepIn.mutate({ personId })}>
              <PartyMark kind={partyKind} size={30} label={ui(`party.${partyKind}`)} />
              <span className="sign-in-person">
                <b>{name}</b>
                <span>{t('signIn.demoPerson', { title, party: partyName })}</span>
              </span>
              <Icon name="chevronRight" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const inPartyOrder = (people: readonly DemoPerson[]): DemoPerson[] =>
  people.toSorted((a, b) => partyKinds.indexOf(a.partyKind) - partyKinds.indexOf(b.partyKind))
