import type { z } from 'zod'
import type { RedeemInvite, TokenDescription } from '#shared/contracts/accounts.ts'
import { fieldWithPersonalNumber } from '#shared/domain/privacy/personal-number.ts'
import { type Refusal, refuse } from '#shared/kernel/errors.ts'
import { PersonId } from '#shared/kernel/ids.ts'
import { type Result, err, ok } from '#shared/kernel/result.ts'
import { recordChange } from '#server/modules/audit/record-change.ts'
import type { Foundation } from '#server/services.ts'
import type { Database } from '#server/storage/database.ts'
import { findPersonByEmail, insertMembership, insertPerson, readMe } from './accounts.store.ts'
import { secretHash } from './secret-hash.ts'
import { cutCredentials } from './sessions.ts'
import { beginSession, signedIn } from './sign-in.ts'
import { type TokenRow, countUse, findInvitedParty, findToken } from './tokens.store.ts'
import { tokenFault } from './tokens.ts'
import type { SignedIn, Visit } from './visit.ts'

type Redemption = z.infer<typeof RedeemInvite>

export interface Invitations {
  describe(secret: string): Promise<Result<TokenDescription & { purpose: 'invite' }, Refusal>>
  /** Makes a member of the party and signs them in, as AUT-20 to AUT-24 say. */
  redeem(input: Redemption, visit: Visit): Promise<Result<SignedIn, Refusal>>
}

export function createInvitations(foundation: Foundation): Invitations {
  const { database, clock, random, connections } = foundation

  const usable = async (db: Database, secret: string) => {
    const hash = secretHash(secret)
    const token = await findToken(db, 'invite', hash)
    if (token === null || token.partyId === null || token.role === null) return err(refuse('token.invalid'))
    const fault = tokenFault(token, clock.now())
    if (fault !== null) return err(fault)
    const party = await findInvitedParty(db, token.partyId)
    if (party === null) return err(refuse('token.invalid'))
    return ok({ token, partyId: token.partyId, role: token.role, party, isMailed: token.mailedHash === hash })
  }

  return {
    async describe(secret) {
      const found = await usable(database, secret)
      if (!found.ok) return found
      const { token, party, role } = found.value
      return ok({
        purpose: 'invite' as const,
        email: token.email,
        partnershipName: party.partnershipName,
        partyName: party.partyName,
        partyKind: party.partyKind,
        role,
      })
    },

    async redeem(input, visit) {
      const field = fieldWithPersonalNumber({ name: input.name, title: input.title })
      if (field !== null) return err(refuse('input.personalNumber', { field }))
      const result = await recordChange(foundation, async (trx, at) => {
        const found = await usable(trx, input.token)
        if (!found.ok) return found
        const { token, partyId, role, party, isMailed } = found.value
        const who = await identify(trx, token, isMailed, input, visit)
        if (!who.ok) return who
        if (!(await countUse(trx, token.id, 'invite', at))) return err(refuse('token.used'))

        const { personId, isNew, keepsSession, isProof } = who.value
        if (isNew) {
          await insertPerson(trx, {
            id: personId,
            email: input.email,
            name: input.name,
            title: input.title,
            language: input.language,
            verified_at: null,
            is_demo: 0,
            created_at: at,
          })
        }
        const beginning = keepsSession
          ? null
          : await beginSession(trx, foundation, { personId, method: 'invite', visit, at, isProof })
        const value = { personId, beginning }
        const hasJoined = await insertMembership(trx, { id: random.uuid(), personId, partyId, role, at })
        if (!hasJoined) return ok({ value, isRepeat: true as const })
        return ok({
          value,
          partnershipId: party.partnershipId,
          topics: ['members', 'partnership'] as const,
          event: {
            personId,
            partyId,
            action: 'member.joined' as const,
            subjectKind: 'invitation',
            subjectId: token.id,
            data: { partyName: party.partyName, partyKind: party.partyKind, role },
          },
        })
      })
      if (!result.ok) return result
      const { personId, beginning } = result.value
      cutCredentials(foundation, beginning?.endedCredentials ?? [])
      await connections.recheck((connection) => connection.personId === personId)
      return ok(await signedIn(foundation, personId, beginning?.session ?? null))
    },
  }

  /** As whom the invitation is used, and whether that proves the address (AUT-20 to AUT-23). */
  async function identify(
    trx: Database,
    token: TokenRow,
    isMailed: boolean,
    input: Redemption,
    visit: Visit,
  ): Promise<Result<{ personId: PersonId; isNew: boolean; keepsSession: boolean; isProof: boolean }, Refusal>> {
    if (token.email !== null && token.email !== input.email) return err(refuse('token.otherPerson'))
    const isProof = isMailed && token.email === input.email
    if (visit.caller !== null) {
      const { personId, isVerified } = visit.caller.actor
      const me = await readMe(trx, personId)
      if (me?.email !== input.email) return err(refuse('token.otherPerson'))
      // A first proof ends the session that this browser has (AUT-24), so it needs a new one.
      return ok({ personId, isNew: false, keepsSession: isVerified || !isProof, isProof })
    }
    const person = await findPersonByEmail(trx, input.email)
    if (person === null) {
      return ok({ personId: PersonId.parse(random.uuid()), isNew: true, keepsSession: false, isProof })
    }
    if (!isProof) return err(refuse('access.signInRequired'))
    return ok({ personId: person.personId, isNew: false, keepsSession: false, isProof })
  }
}
