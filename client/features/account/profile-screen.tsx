import './sign-in.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { setLanguage } from '#client/i18n/i18n.ts'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField } from '#client/ui/choice-field.tsx'
import { type ColorTheme, chooseColorTheme, colorThemeChoice } from '#client/ui/color-theme.ts'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Icon } from '#client/ui/icon.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { notify } from '#client/ui/notify.ts'
import { Page, Row, RowList, SectionHeading } from '#client/ui/page.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { type ApiTokenView, Language, type Me, type SessionView } from '#shared/contracts/accounts.ts'
import { MailSettings } from './mail-settings.tsx'
import { browserName } from './browser-name.model.ts'

/** What is mine: name and language, where I take part, where I am signed in, what programs may do for me. */
export function ProfileScreen() {
  const { t } = useTranslation('account')
  const me = useMe()
  return (
    <Page title={t('profile.title')}>
      <ShellHeader breadcrumb={[{ label: t('profile.title') }]} />
      {me === null ? <Loading label={t('profile.loading')} /> : <Profile me={me} />}
    </Page>
  )
}

function Profile({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  return (
    <div className="account-columns">
      <div className="account-column">
        <Facts key={me.personId} me={me} />
        <Appearance />
        <MailSettings />
      </div>
      <div className="account-column">
        <section>
          <SectionHeading title={t('profile.parties')} />
          <RowList>
            {me.memberships.map(({ partyId, partyKind, partyName, partnershipName, partnershipSlug, role }) => (
              <Row key={partyId}>
                <PartyMark kind={partyKind} size={22} />
                <div>
                  <Link to="/p/$slug" params={{ slug: partnershipSlug }}>
                    {t('profile.partyLine', { party: partyName, partnership: partnershipName })}
                  </Link>
                  <div className="tiny muted">{t(`profile.role.${role}`)}</div>
                </div>
              </Row>
            ))}
          </RowList>
        </section>
        <Sessions />
        <ApiTokens />
      </div>
    </div>
  )
}

function Facts({ me }: { me: Me }) {
  const { t } = useTranslation('account')
  const { t: shell } = useTranslation('shell')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const [name, setName] = useState(me.name)
  const [title, setTitle] = useState(me.title)
  const [language, setChosen] = useState<Language>(me.language)
  const [isTried, setIsTried] = useState(false)
  const update = useMutation(
    trpc.accounts.updateProfile.mutationOptions({
      onSuccess: async (saved) => {
        await setLanguage(saved.language)
        await client.invalidateQueries(trpc.accounts.welcome.queryFilter())
        notify({ message: t('profile.saved'), tone: 'success' })
      },
    }),
  )
  const save = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (name.trim() === '') document.getElementById('profile-name')?.focus()
    else update.mutate({ name: name.trim(), title: title.trim(), language })
  }
  return (
    <form className="account-facts" onSubmit={save} noValidate>
      {update.isError && <ErrorNotice title={refusalText(update.error)} />}
      <TextField
        id="profile-name"
        label={t('profile.name')}
        autoComplete="name"
        maxLength={80}
        isRequired
        value={name}
        onChange={setName}
        error={isTried && name.trim() === '' ? t('invite.nameMissing') : null}
      />
      <TextField
        label={t('profile.titleField')}
        autoComplete="organization-title"
        maxLength={80}
        isOptional
        value={title}
        onChange={setTitle}
      />
      <SelectField
        label={t('profile.language')}
        value={language}
        options={[
          { value: 'da', label: shell('language.da') },
          { value: 'en', label: shell('language.en') },
        ]}
        onChange={(value) => setChosen(Language.parse(value))}
      />
      <div>
        <p className="ui-field-label">{t('profile.email')}</p>
        <p>{me.email}</p>
        {me.isVerified ? (
          <StatusTag tone="ready">{t('profile.verified')}</StatusTag>
        ) : (
          <p className="small muted">{t('profile.unverified')}</p>
        )}
      </div>
      <div>
        <Button type="submit" variant="primary" isBusy={update.isPending}>
          {t('profile.save')}
        </Button>
      </div>
    </form>
  )
}

/** Light or dark, kept on this device and at once. */
function Appearance() {
  const { t } = useTranslation('account')
  const [theme, setTheme] = useState<ColorTheme>(colorThemeChoice)
  const choices: Record<ColorTheme, string> = {
    light: t('profile.theme.light'),
    dark: t('profile.theme.dark'),
    device: t('profile.theme.device'),
  }
  return (
    <ChoiceField
      label={t('profile.theme.label')}
      value={theme}
      options={Object.entries(choices).map(([value, label]) => ({ value, label }))}
      onChange={(value) => {
        const choice = value === 'dark' || value === 'device' ? value : 'light'
        setTheme(choice)
        chooseColorTheme(choice)
      }}
    />
  )
}

function Sessions() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const sessions = useQuery(trpc.accounts.sessions.queryOptions())
  const end = useMutation(
    trpc.accounts.endSession.mutationOptions({
      onSuccess: () => notify({ message: t('profile.sessionEnded'), tone: 'success' }),
      onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
      onSettled: () => client.invalidateQueries(trpc.accounts.sessions.queryFilter()),
    }),
  )
  const signOut = useMutation(
    trpc.accounts.signOut.mutationOptions({
      onSuccess: () => window.location.assign('/log-ind'),
      onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
    }),
  )
  const line = ({ id, isCurrent, userAgent, createdAt, lastSeenAt }: SessionView) => {
    const browser = browserName(userAgent)
    return (
      <li key={id} className="account-line">
        <Icon name="user" />
        <div>
          <div>
            {browser === null ? t('profile.browserUnknown') : t('profile.browser', browser)}
            {isCurrent && <span className="muted"> · {t('profile.sessionCurrent')}</span>}
          </div>
          <div className="tiny muted">
            {t('profile.sessionSince', { since: formatTime(createdAt), last: formatTime(lastSeenAt) })}
          </div>
        </div>
        {isCurrent ? (
          <Button size="small" icon="signOut" isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
            {t('profile.signOut')}
          </Button>
        ) : (
          <Button size="small" isBusy={end.isPending} onClick={() => end.mutate({ sessionId: id })}>
            {t('profile.sessionEnd')}
          </Button>
        )}
      </li>
    )
  }
  return (
    <section>
      <SectionHeading title={t('profile.sessions')} />
      {sessions.isError ? (
        <ErrorNotice title={t('profile.failed')} onRetry={() => void sessions.refetch()}>
          {refusalText(sessions.error)}
        </ErrorNotice>
      ) : sessions.data === undefined ? (
        <Loading label={t('profile.loading')} />
      ) : (
        <ul>{sessions.data.map(line)}</ul>
      )}
    </section>
  )
}

function ApiTokens() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const tokens = useQuery(trpc.accounts.apiTokens.queryOptions()).data
  const [toRevoke, setToRevoke] = useState<ApiTokenView | null>(null)
  const revoke = useMutation(
    trpc.accounts.revokeApiToken.mutationOptions({
      onSuccess: () => notify({ message: t('profile.tokenRevoked'), tone: 'success' }),
      onError: (error) => notify({ message: refusalText(error), tone: 'danger' }),
      onSettled: () => {
        setToRevoke(null)
        return client.invalidateQueries(trpc.accounts.apiTokens.queryFilter())
      },
    }),
  )
  return (
    <section>
      <SectionHeading title={t('profile.tokens')} />
      <p className="small muted account-lead">{t('profile.tokensLead')}</p>
      {tokens?.length === 0 && <p className="small">{t('profile.tokensNone')}</p>}
      <ul>
        {tokens?.map((token) => (
          <li key={token.id} className="account-line">
            <Icon name="lock" />
            <div>
              <div>{token.label}</div>
              <div className="tiny muted">
                {t('profile.tokenUntil', { since: formatTime(token.createdAt), until: formatTime(token.expiresAt) })}
              </div>
            </div>
            <Button size="small" variant="danger" onClick={() => setToRevoke(token)}>
              {t('profile.tokenRevoke')}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={toRevoke !== null}
        title={t('profile.tokenRevokeTitle')}
        confirmLabel={t('profile.tokenRevoke')}
        isDanger
        isBusy={revoke.isPending}
        onConfirm={() => {
          if (toRevoke !== null) revoke.mutate({ tokenId: toRevoke.id })
        }}
        onClose={() => setToRevoke(null)}
      >
        <p>{t('profile.tokenRevokeBody', { label: toRevoke?.label ?? '' })}</p>
      </ConfirmDialog>
    </section>
  )
}
