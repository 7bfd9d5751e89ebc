import './members.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#client/i18n/format.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/dialog.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { notify } from '#client/ui/notify.ts'
import { Page, SectionHeading } from '#client/ui/page.tsx'
import { PageWithoutData } from '#client/ui/page-without-data.tsx'
import { PartyMark } from '#client/ui/party-mark.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import { StatusTag } from '#client/ui/status-tag.tsx'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useFetched } from '#client/rpc/use-fetched.ts'
import { useActor, useMe } from '#client/rpc/use-me.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import type { MembersView, PartnershipView, PartyView } from '#shared/contracts/partnerships.ts'
import { decide } from '#shared/domain/access/permissions.ts'
import { AddFirmDialog } from './add-firm-dialog.tsx'
import { InviteDialog } from './invite-dialog.tsx'

type Member = MembersView['members'][number]
type Invitation = MembersView['invitations'][number]

/** Who is in the partnership, by party, with what each may do; invitations out and the firms that can be added. */
export function MembersScreen() {
  const { t } = useTranslation('members')
  const { slug = '' } = useParams({ strict: false })
  const trpc = useTRPC()
  const partnership = useQuery(trpc.partnerships.bySlug.queryOptions({ slug }))
  const members = useQuery(
    trpc.members.list.queryOptions(
      { partnershipId: partnership.data?.id ?? '' },
      { enabled: partnership.data !== undefined },
    ),
  )
  const { data, ...waiting } = useFetched({ partnership, members })
  if (data === null) {
    return <PageWithoutData title={t('title')} loading={t('loading')} failed={t('loadFailed')} {...waiting} />
  }
  return <Members partnership={data.partnership} view={data.members} />
}

function Members({ partnership, view }: { partnership: PartnershipView; view: MembersView }) {
  const { t } = useTranslation('members')
  const actor = useActor()
  const me = useMe()
  const [inviteTo, setInviteTo] = useState<string | null>(null)
  const [isAddingFirm, setIsAddingFirm] = useState(false)
  const invitable = partnership.parties.filter(
    ({ id }) => decide(actor, partnership.id, { kind: 'member.invite', partyId: id }).allowed,
  )
  const firmRight = decide(actor, partnership.id, { kind: 'firm.add' })
  const mine = me?.memberships.find(({ partnershipId }) => partnershipId === partnership.id)?.partyId
  const preselected = invitable.find(({ id }) => id === mine) ?? invitable[0]
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      action={
        preselected === undefined ? undefined : (
          <Button variant="primary" icon="plus" onClick={() => setInviteTo(preselected.id)}>
            {t('invite')}
          </Button>
        )
      }
    >
      <ShellHeader
        breadcrumb={[
          { label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } },
          { label: t('title') },
        ]}
      />
      {partnership.parties.map((party) => (
        <PartySection
          key={party.id}
          party={party}
          partnership={partnership}
          members={view.members.filter(({ partyId }) => partyId === party.id)}
          invitations={view.invitations.filter(({ partyId }) => partyId === party.id)}
          leads={view.members.filter(({ partyId, role }) => partyId === party.id && role === 'lead')}
          onInvite={() => setInviteTo(party.id)}
        />
      ))}
      {firmRight.allowed ? (
        <Button icon="plus" onClick={() => setIsAddingFirm(true)}>
          {t('firm.action')}
        </Button>
      ) : (
        <p className="small muted">{t('whoCan.firm')}</p>
      )}
      {inviteTo !== null && (
        <InviteDialog
          key={inviteTo}
          partnership={partnership}
          parties={invitable}
          initialPartyId={inviteTo}
          onClose={() => setInviteTo(null)}
        />
      )}
      {isAddingFirm && <AddFirmDialog partnership={partnership} onClose={() => setIsAddingFirm(false)} />}
    </Page>
  )
}

function PartySection({
  party,
  partnership,
  members,
  invitations,
  leads,
  onInvite,
}: {
  party: PartyView
  partnership: PartnershipView
  members: readonly Member[]
  invitations: readonly Invitation[]
  leads: readonly Member[]
  onInvite: () => void
}) {
  const { t } = useTranslation('members')
  const actor = useActor()
  const mayInvite = decide(actor, partnership.id, { kind: 'member.invite', partyId: party.id }).allowed
  const mayRemove = decide(actor, partnership.id, { kind: 'member.remove', partyId: party.id }).allowed
  const people = leads.map(({ name }) => name).join(', ')
  return (
    <section className="members-party">
      <SectionHeading
        title={
          <span className="members-party-name">
            <PartyMark kind={party.kind} size={22} />
            {party.name}
          </span>
        }
        aside={t('people', { count: members.length })}
      />
      {members.length === 0 && <p className="small members-none">{t('nobody', { party: party.name })}</p>}
      <ul>
        {members.map((member) => (
          <MemberRow
            key={member.membershipId}
            member={member}
            party={party}
            partnership={partnership}
            mayRemove={mayRemove}
          />
        ))}
      </ul>
      {invitations.length > 0 && (
        <div className="members-pending">
          <h3 className="small">{t('pending.title')}</h3>
          <ul>
            {invitations.map((invitation) => (
              <InvitationRow
                key={invitation.tokenId}
                invitation={invitation}
                partnership={partnership}
                mayRevoke={mayInvite}
              />
            ))}
          </ul>
        </div>
      )}
      {mayInvite ? (
        <Button
          className="members-invite"
          size="small"
          icon="plus"
          aria-label={t('inviteTo', { party: party.name })}
          onClick={onInvite}
        >
          {t('invite')}
        </Button>
      ) : (
        <p className="tiny muted members-none">
          {people === ''
            ? t('whoCan.inviteNobody', { party: party.name })
            : t('whoCan.invite', { party: party.name, people })}
        </p>
      )}
    </section>
  )
}

function MemberRow({
  member,
  party,
  partnership,
  mayRemove,
}: {
  member: Member
  party: PartyView
  partnership: PartnershipView
  mayRemove: boolean
}) {
  const { t } = useTranslation('members')
  const me = useMe()
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const [isAsking, setIsAsking] = useState(false)
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: () =>
        Promise.all([
          client.invalidateQueries({ queryKey: trpc.members.list.queryKey({ partnershipId: partnership.id }) }),
          client.invalidateQueries({ queryKey: trpc.partnerships.bySlug.queryKey({ slug: partnership.slug }) }),
        ]),
    }),
  )
  const { name } = member
  const isMe = member.personId === me?.personId
  return (
    <li className="members-row">
      <div className="members-person">
        <p>
          <b>{name}</b> {isMe && <span className="muted">{t('me')}</span>}
        </p>
        <p className="small muted">{[member.title, member.email].filter((part) => part !== '').join(' · ')}</p>
      </div>
      <div className="members-role">
        <p className="small">{t(`role.${member.role}`)}</p>
        <p className="tiny muted">{t(`roleText.${member.role}`)}</p>
      </div>
      <div className="members-verified">
        {member.isVerified ? (
          <StatusTag tone="ready">{t('verified')}</StatusTag>
        ) : (
          <>
            <StatusTag tone="missing">{t('notVerified')}</StatusTag>
            <p className="tiny muted">{t('notVerifiedHint')}</p>
          </>
        )}
      </div>
      {mayRemove && (
        <Button size="small" aria-label={t('remove.actionFor', { name })} onClick={() => setIsAsking(true)}>
          {t('remove.action')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={remove.isPending}
        title={t('remove.title', { name, party: party.name })}
        confirmLabel={t('remove.confirm')}
        onClose={() => {
          remove.reset()
          setIsAsking(false)
        }}
        onConfirm={() =>
          remove.mutate(
            { membershipId: member.membershipId },
            {
              onSuccess: () => {
                notify({ message: t('remove.done', { name }), tone: 'success' })
                setIsAsking(false)
              },
            },
          )
        }
      >
        <p>{t('remove.body', { name })}</p>
        {isMe && <p className="strong">{t('remove.self')}</p>}
        {remove.isError && <ErrorNotice title={refusalText(remove.error)} />}
      </ConfirmDialog>
    </li>
  )
}

function InvitationRow({
  invitation,
  partnership,
  mayRevoke,
}: {
  invitation: Invitation
  partnership: PartnershipView
  mayRevoke: boolean
}) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const client = useQueryClient()
  const refusalText = useRefusalText()
  const [isAsking, setIsAsking] = useState(false)
  const revoke = useMutation(
    trpc.members.revokeInvite.mutationOptions({
      onSuccess: () =>
        client.invalidateQueries({ queryKey: trpc.members.list.queryKey({ partnershipId: partnership.id }) }),
    }),
  )
  const who = invitation.email ?? t('pending.link')
  return (
    <li className="members-row">
      <div className="members-person">
        <p className="small">{who}</p>
        <p className="tiny muted">{t('pending.expires', { when: formatTime(invitation.expiresAt) })}</p>
      </div>
      <p className="small members-role">{t(`role.${invitation.role}`)}</p>
      {mayRevoke && (
        <Button size="small" aria-label={t('pending.revokeFor', { who })} onClick={() => setIsAsking(true)}>
          {t('pending.revoke')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        isDanger
        isBusy={revoke.isPending}
        title={t('pending.revokeTitle')}
        confirmLabel={t('pending.revoke')}
        onClose={() => setIsAsking(false)}
        onConfirm={() =>
          revoke.mutate(
            { tokenId: invitation.tokenId },
            {
              onSuccess: () => {
                notify({ message: t('pending.revoked'), tone: 'success' })
                setIsAsking(false)
              },
            },
          )
        }
      >
        <p>{t('pending.revokeBody')}</p>
        {revoke.isError && <ErrorNotice title={refusalText(revoke.error)} />}
      </ConfirmDialog>
    </li>
  )
}
