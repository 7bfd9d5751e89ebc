import type { z } from 'zod'
import type { InvitationMade, Invite, MembersView } from '#shared/contracts/partnerships.ts'
import { actingParty } from '#shared/domain/access/acting-party.ts'
import { type MemberRole, isWritingRole } from '#shared/domain/partnership/party.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import type { MembershipId, PartnershipId, PartyId, PersonId, TokenId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import {
  countOthersWhoBind,
  endMembership,
  findInvitation,
  findMembership,
  findParty,
  isMemberByEmail,
  listInvitations,
  listMembers,
  revokeInvitation,
  revokeInvitationsBy,
} from './members.store.ts'
import { permit } from './permit.ts'

/** Makes the links that let people in; `modules/accounts` answers it. */
export interface InvitationMaker {
  /** Writes the invitation in the transaction. The link holds the only copy of its secret. */
  makeInvitation(
    trx: Database,
    invitation: {
      readonly partyId: PartyId
      readonly role: MemberRole
      readonly email: string | null
      readonly createdBy: PersonId
    },
  ): Promise<{ readonly tokenId: TokenId; readonly link: string; readonly expiresAt: number }>
  /** Sends the link when a mail server is set. Whether it went out; a failed sending is logged and never thrown. */
  sendInvitation(mail: { readonly email: string; readonly link: string; readonly partyId: PartyId }): Promise<boolean>
}

export interface MembersService {
  list(partnershipId: PartnershipId): Promise<MembersView>
  /** Errors: `member.alreadyMember` when the address already belongs to the party. */
  invite(caller: Caller, input: z.infer<typeof Invite>): Promise<Result<InvitationMade, Refusal>>
  /**
   * Ends the membership, revokes what the person had invited others with, and asks the person's open sockets again.
   * Errors: `member.lastOfParty` when nobody could act for the party any more (ACC-10).
   */
  remove(
    caller: Caller,
    input: { readonly membershipId: MembershipId },
  ): Promise<Result<{ membershipId: MembershipId }, Refusal>>
  revokeInvite(caller: Caller, input: { readonly tokenId: TokenId }): Promise<Result<{ tokenId: TokenId }, Refusal>>
}

export function createMembersService(foundation: Foundation, invitations: InvitationMaker): MembersService {
  const { database, clock, connections } = foundation
  return {
    async list(partnershipId) {
      return {
        members: await listMembers(database, partnershipId),
        invitations: await listInvitations(database, partnershipId, clock.now()),
      }
    },

    async invite(caller, input) {
      const { personId } = caller.actor
      const made = await recordChange(foundation, async (trx) => {
        const party = await findParty(trx, input.partyId)
        if (party === null) return err(refuse('thing.notFound'))
        const permitted = await permit(trx, personId, party.partnershipId, {
          kind: 'member.invite',
          partyId: input.partyId,
        })
        if (!permitted.ok) return permitted
        if (input.email !== null && (await isMemberByEmail(trx, input.partyId, input.email))) {
          return err(refuse('member.alreadyMember', { partyId: input.partyId }))
        }
        const invitation = await invitations.makeInvitation(trx, { ...input, createdBy: personId })
        return ok({
          value: invitation,
          partnershipId: party.partnershipId,
          topics: ['members'] as const,
          event: {
            personId,
            partyId: actingParty(permitted.value, party.partnershipId, input.partyId),
            action: 'member.invited' as const,
            subjectKind: 'invitation',
            subjectId: invitation.tokenId,
            data: { partyName: party.name, partyKind: party.kind, role: input.role },
          },
        })
      })
      if (!made.ok) return made
      // The mail goes out after the commit: a link that is on its way must be one that works.
      const wasMailed =
        input.email !== null &&
        (await invitations.sendInvitation({ email: input.email, link: made.value.link, partyId: input.partyId }))
      return ok({ ...made.value, wasMailed })
    },

    async remove(caller, { membershipId }) {
      const removed = await recordChange(foundation, async (trx, at) => {
        const membership = await findMembership(trx, membershipId)
        if (membership === null) return err(refuse('thing.notFound'))
        const { partnershipId, partyId, personId } = membership
        const permitted = await permit(trx, caller.actor.personId, partnershipId, { kind: 'member.remove', partyId })
        if (!permitted.ok) return permitted
        const canBind = membership.isVerified && isWritingRole(membership.role)
        if (canBind && (await countOthersWhoBind(trx, partyId, membershipId)) === 0) {
          return err(refuse('member.lastOfParty', { partyId }))
        }
        await endMembership(trx, membershipId, at)
        await revokeInvitationsBy(trx, personId, partnershipId, at)
        return ok({
          value: { personId },
          partnershipId,
          topics: ['members', 'partnership'] as const,
          event: {
            personId: caller.actor.personId,
            partyId: actingParty(permitted.value, partnershipId, partyId),
            action: 'member.removed' as const,
            subjectKind: 'membership',
            subjectId: membershipId,
            data: { name: membership.personName, partyName: membership.partyName },
          },
        })
      })
      if (!removed.ok) return removed
      await connections.recheck((connection) => connection.personId === removed.value.personId)
      return ok({ membershipId })
    },

    revokeInvite: (caller, { tokenId }) =>
      recordChange(foundation, async (trx, at) => {
        const invitation = await findInvitation(trx, tokenId, at)
        if (invitation === null) return err(refuse('thing.notFound'))
        const { partnershipId, partyId } = invitation
        const { personId } = caller.actor
        const permitted = await permit(trx, personId, partnershipId, { kind: 'member.invite', partyId })
        if (!permitted.ok) return permitted
        await revokeInvitation(trx, tokenId, at)
        return ok({
          value: { tokenId },
          partnershipId,
          topics: ['members'] as const,
          event: {
            personId,
            partyId: actingParty(permitted.value, partnershipId, partyId),
            action: 'invitation.revoked' as const,
            subjectKind: 'invitation',
            subjectId: tokenId,
            data: { partyName: invitation.partyName },
          },
        })
      }),
  }
}
