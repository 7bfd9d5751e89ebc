import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { announce } from '#client/ui/announce.ts'
import { Button } from '#client/ui/button.tsx'
import { ChoiceField, PartyChoice } from '#client/ui/choice-field.tsx'
import { Dialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Email } from '#shared/contracts/accounts.ts'
import type { InvitationMade, PartnershipView, PartyView } from '#shared/contracts/partnerships.ts'
import { MemberRole, memberRoles } from '#shared/domain/partnership/party.ts'
import { PartyId } from '#shared/kernel/ids.ts'
import { addressIn } from './members.model.ts'

/** Invites one person by e-mail or by a link to copy; the link is shown this once. */
export function InviteDialog({
  partnership,
  parties,
  initialPartyId,
  onClose,
}: {
  partnership: PartnershipView
  parties: readonly PartyView[]
  initialPartyId: string
  onClose: () => void
}) {
  const { t } = useTranslation('members')
  const me = useMe()
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const [partyId, setPartyId] = useState(initialPartyId)
  const [way, setWay] = useState<'mail' | 'link'>('mail')
  const [address, setAddress] = useState('')
  const [role, setRole] = useState<MemberRole>('member')
  const [isChecked, setIsChecked] = useState(false)
  const [made, setMade] = useState<InvitationMade | null>(null)
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      onSuccess: () =>
        client.invalidateQueries({ queryKey: trpc.members.list.queryKey({ partnershipId: partnership.id }) }),
    }),
  )
  const email = Email.safeParse(addressIn(address))
  const fault =
    way === 'link' || email.success ? null : address.trim() === '' ? t('dialog.emailMissing') : t('dialog.emailWrong')
  const party = parties.find(({ id }) => id === partyId)

  const send = () => {
    setIsChecked(true)
    if (fault !== null) return
    invite.mutate(
      { partyId: PartyId.parse(partyId), email: way === 'mail' && email.success ? email.data : null, role },
      { onSuccess: setMade },
    )
  }
  const again = () => {
    setMade(null)
    setAddress('')
    setIsChecked(false)
    invite.reset()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('dialog.title')}
      footer={
        made === null ? (
          <>
            <Button onClick={onClose}>{t('dialog.cancel')}</Button>
            <Button variant="primary" isBusy={invite.isPending} onClick={send}>
              {way === 'mail' ? t('dialog.send') : t('dialog.makeLink')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={again}>{t('dialog.another')}</Button>
            <Button variant="primary" onClick={onClose}>
              {t('dialog.done')}
            </Button>
          </>
        )
      }
    >
      {made !== null ? (
        <Made made={made} email={way === 'mail' && email.success ? email.data : null} />
      ) : (
        <form
          className="members-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          {invite.isError && <ErrorNotice title={t('dialog.failed')}>{refusalText(invite.error)}</ErrorNotice>}
          <PartyChoice label={t('dialog.party')} parties={parties} value={partyId} onChange={setPartyId} />
          <ChoiceField
            label={t('dialog.how')}
            options={[
              { value: 'mail', label: t('dialog.byMail') },
              { value: 'link', label: t('dialog.byLink') },
            ]}
            value={way}
            onChange={(value) => setWay(value === 'link' ? 'link' : 'mail')}
            {...(way === 'link' ? { hint: t('dialog.byLinkHint') } : {})}
          />
          {way === 'mail' && (
            <TextField
              label={t('dialog.email')}
              hint={t('dialog.emailHint')}
              value={address}
              onChange={setAddress}
              error={isChecked ? fault : null}
              type="text"
              autoComplete="off"
              isRequired
            />
          )}
          <SelectField
            label={t('dialog.role')}
            value={role}
            options={memberRoles.map((value) => ({ value, label: `${t(`role.${value}`)}: ${t(`roleText.${value}`)}` }))}
            onChange={(value) => setRole(MemberRole.parse(value))}
          />
          <section className="members-preview">
            <h3 className="small">{t('dialog.preview')}</h3>
            <p className="small">
              {t('dialog.previewText', {
                inviter: me?.name ?? '',
                partnership: partnership.name,
                party: party?.name ?? '',
              })}
            </p>
          </section>
          <button type="submit" hidden tabIndex={-1} />
        </form>
      )}
    </Dialog>
  )
}

function Made({ made, email }: { made: InvitationMade; email: string | null }) {
  const { t } = useTranslation('members')
  const linkId = useId()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.link)
      setCopied('yes')
      announce(t('dialog.copied'))
    } catch {
      // Without a secure origin there is no clipboard; the field above can be selected instead.
      setCopied('no')
    }
  }
  return (
    <div className="members-form" role="status">
      <p>
        {made.wasMailed && email !== null
          ? t('dialog.mailed', { email })
          : email === null
            ? t('dialog.linkReady')
            : t('dialog.notMailed')}
      </p>
      {!made.wasMailed && (
        <>
          <label className="ui-field-label" htmlFor={linkId}>
            {t('dialog.linkLabel')}
          </label>
          <input
            id={linkId}
            className="ui-input members-link"
            readOnly
            value={made.link}
            onFocus={(event) => event.target.select()}
          />
          <Button icon="copy" onClick={() => void copy()}>
            {copied === 'yes' ? t('dialog.copied') : t('dialog.copy')}
          </Button>
          {copied === 'no' && <p className="small">{t('dialog.copyFailed')}</p>}
        </>
      )}
      <p className="small muted">{t('dialog.expires', { when: formatTime(made.expiresAt) })}</p>
    </div>
  )
}
