import type { InvitationMaker } from '#server/modules/members/members.service.ts'
import type { Mailer } from '#server/mail/mailer.ts'
import type { Foundation } from '#server/services.ts'
import type { Links } from './links.ts'
import { findPersonByEmail } from './accounts.store.ts'
import { secretHash } from './secret-hash.ts'
import { findInvitedParty, setMailedHash } from './tokens.store.ts'
import { makeInviteToken } from './tokens.ts'

export function createInvitationMaker(
  foundation: Foundation,
  { mailer, links }: { readonly mailer: Mailer; readonly links: Links },
): InvitationMaker {
  const { database, clock, random } = foundation
  return {
    async makeInvitation(trx, invitation) {
      const { tokenId, secret, expiresAt } = await makeInviteToken(trx, foundation, { ...invitation, at: clock.now() })
      return { tokenId, link: links.invite(secret), expiresAt }
    },

    async sendInvitation({ email, link, partyId }) {
      if (!mailer.sendsMail) return false
      const party = await findInvitedParty(database, partyId)
      if (party === null) return false
      // AUT-21: the inviter has seen `link`, so the mail gets a secret that nobody but the mailbox ever holds.
      const mailed = random.secret()
      const shown = link.slice(link.indexOf('#') + 1)
      if (!(await setMailedHash(database, secretHash(shown), secretHash(mailed)))) return false
      const person = await findPersonByEmail(database, email)
      return mailer.send({
        kind: 'invite',
        to: email,
        language: person?.language ?? 'da',
        link: links.invite(mailed),
        partnershipName: party.partnershipName,
        partyName: party.partyName,
      })
    },
  }
}
