import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '#shared/kernel/errors.ts'
import { SessionId } from '#shared/kernel/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Letter } from '#server/mail/mailer.ts'
import { createInvitationMaker } from '#server/modules/accounts/invitation-maker.ts'
import { createLinks } from '#server/modules/accounts/links.ts'
import { type MembersService, createMembersService } from '#server/modules/members/members.service.ts'
import type { Caller } from '#server/rpc/trpc.ts'
import {
  type PersonName,
  type TestFoundation,
  type World,
  buildWorld,
  callerOf,
  newTargetId,
  openFoundation,
  startOfTest,
} from '#test/support/records.ts'

let foundation: TestFoundation
let world: World
let members: MembersService
let sent: Letter[]
let sendsMail: boolean

beforeEach(async () => {
  foundation = await openFoundation()
  world = await buildWorld(foundation)
  sent = []
  sendsMail = true
  const mailer = {
    get sendsMail() {
      return sendsMail
    },
    send: async (letter: Letter) => {
      sent.push(letter)
      return true
    },
    settled: async () => {},
  }
  const links = createLinks(() => 'http://localhost:3000')
  members = createMembersService(foundation, createInvitationMaker(foundation, { mailer, links }))
})
afterEach(() => foundation.close())

const as = (name: PersonName): Promise<Caller> => callerOf(foundation.database, world.people[name].id)
const value = <T>(result: Result<T, Refusal>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = <T>(result: Result<T, Refusal>): Refusal => {
  if (result.ok) throw new Error('was allowed')
  return result.error
}
const remove = async (by: PersonName, who: PersonName) =>
  members.remove(await as(by), { membershipId: world.people[who].membershipId })
const names = async () => (await members.list(world.here.partnershipId)).members.map(({ name }) => name).sort()

describe('inviting', () => {
  it('[ACC-7] is for the fund in every party and for a lead in the own party', async () => {
    const input = { partyId: world.party.firm, email: null, role: 'member' as const }
    const refused: Partial<Record<PersonName, string>> = {
      municipalityLead: 'access.notAllowed',
      actorMember: 'access.notAllowed',
      firmMember: 'access.notAllowed',
      reader: 'access.notAllowed',
      exMember: 'thing.notFound',
      outsider: 'thing.notFound',
    }
    for (const [name, code] of Object.entries(refused)) {
      expect(refusal(await members.invite(await as(name as PersonName), input)).code).toBe(code)
    }
    for (const name of ['firmLead', 'fundFacilitator'] as const) {
      const made = value(await members.invite(await as(name), input))
      expect(made.link).toMatch(/^http:\/\/localhost:3000\/i#[\w-]{43}$/)
      expect(made.wasMailed).toBe(false)
    }
    expect((await members.list(world.here.partnershipId)).invitations).toHaveLength(2)
    expect((await members.list(world.there.partnershipId)).invitations).toEqual([])
  })

  it('[ACC-2] to a party of another partnership answers as to one that does not exist', async () => {
    const input = { email: null, role: 'member' as const }
    const foreign = await members.invite(await as('fundFacilitator'), { ...input, partyId: world.otherParty.firm })
    const missing = await members.invite(await as('fundFacilitator'), { ...input, partyId: newTargetId() as never })
    expect(refusal(foreign)).toEqual({ code: 'thing.notFound' })
    expect(refusal(missing)).toEqual({ code: 'thing.notFound' })
  })

  it('sends the mail after the commit, and says when nothing was sent', async () => {
    const input = { partyId: world.party.firm, email: 'ny@eksempel.dk', role: 'member' as const }
    expect(value(await members.invite(await as('firmLead'), input)).wasMailed).toBe(true)
    expect(sent).toMatchObject([{ kind: 'invite', to: 'ny@eksempel.dk', partnershipName: 'Holbæk' }])
    sendsMail = false
    expect(value(await members.invite(await as('firmLead'), input)).wasMailed).toBe(false)
    expect(sent).toHaveLength(1)
  })

  it('[AUD-3] leaves neither the address nor the secret in the log', async () => {
    const input = { partyId: world.party.firm, email: 'ny@eksempel.dk', role: 'member' as const }
    const { link } = value(await members.invite(await as('firmLead'), input))
    const log = JSON.stringify(await foundation.database.selectFrom('audit').selectAll().execute())
    expect(log).toContain('member.invited')
    expect(log).not.toContain('ny@eksempel.dk')
    expect(log).not.toContain(link.split('#')[1])
  })

  it('somebody who belongs to the party already is refused', async () => {
    const input = { partyId: world.party.firm, email: 'firmmember@eksempel.dk', role: 'member' as const }
    expect(refusal(await members.invite(await as('firmLead'), input)).code).toBe('member.alreadyMember')
    expect(
      value(await members.invite(await as('fundFacilitator'), { ...input, partyId: world.party.actor })),
    ).toBeDefined()
  })

  it('[ACC-7] is taken back by who may invite, once', async () => {
    const made = value(
      await members.invite(await as('firmLead'), { partyId: world.party.firm, email: null, role: 'reader' }),
    )
    const { tokenId } = made
    expect(refusal(await members.revokeInvite(await as('firmMember'), { tokenId })).code).toBe('access.notAllowed')
    expect(refusal(await members.revokeInvite(await as('outsider'), { tokenId })).code).toBe('thing.notFound')
    value(await members.revokeInvite(await as('fundFacilitator'), { tokenId }))
    expect((await members.list(world.here.partnershipId)).invitations).toEqual([])
    expect(refusal(await members.revokeInvite(await as('fundFacilitator'), { tokenId })).code).toBe('thing.notFound')
  })
})

describe('removing', () => {
  it('[ACC-10] ends the membership and keeps the row', async () => {
    expect(await names()).toContain('Person firmMember')
    value(await remove('firmLead', 'firmMember'))
    expect(await names()).not.toContain('Person firmMember')
    const row = await foundation.database
      .selectFrom('membership')
      .selectAll()
      .where('id', '=', world.people.firmMember.membershipId)
      .executeTakeFirstOrThrow()
    expect(row.ended_at).toBe(startOfTest)
    expect(refusal(await remove('firmLead', 'firmMember'))).toEqual({ code: 'thing.notFound' })
  })

  it('[ACC-10] refuses the last verified lead or member of a party', async () => {
    expect(refusal(await remove('fundFacilitator', 'actorMember')).code).toBe('member.lastOfParty')
    value(await remove('fundFacilitator', 'firmMember'))
    // An unverified colleague is left, who could accept nothing.
    expect(refusal(await remove('fundFacilitator', 'firmLead')).code).toBe('member.lastOfParty')
    value(await remove('fundFacilitator', 'unverified'))
    value(await remove('fundFacilitator', 'reader'))
    expect(await names()).toContain('Person firmLead')
  })

  it('[ACC-10] leaves somebody in the party when two are removed at once', async () => {
    const answers = await Promise.all([remove('fundFacilitator', 'firmLead'), remove('fundFacilitator', 'firmMember')])
    expect(answers.map((answer) => (answer.ok ? 'removed' : answer.error.code)).sort()).toEqual([
      'member.lastOfParty',
      'removed',
    ])
  })

  it("[ACC-7] is refused to other parties' leads and to those outside", async () => {
    expect(refusal(await remove('municipalityLead', 'firmMember')).code).toBe('access.notAllowed')
    expect(refusal(await remove('firmMember', 'firmLead')).code).toBe('access.notAllowed')
    expect(refusal(await remove('outsider', 'firmMember')).code).toBe('thing.notFound')
    expect(await names()).toContain('Person firmMember')
  })

  it('[ACC-11] asks the open connections of the person again, after the membership has ended', async () => {
    const asked: string[] = []
    for (const name of ['firmMember', 'firmLead'] as const) {
      foundation.connections.add({
        personId: world.people[name].id,
        credentialId: SessionId.parse(foundation.random.uuid()),
        cut: () => {},
        recheck: async () => {
          const { actor } = await as(name)
          asked.push(`${name} belongs to ${actor.memberships.length}`)
        },
      })
    }
    value(await remove('firmLead', 'firmMember'))
    expect(asked).toEqual(['firmMember belongs to 0'])
  })

  it('[ACC-11] revokes what the person had invited others with, here and nowhere else', async () => {
    const invite = async (by: PersonName, partyId = world.party.firm) =>
      value(await members.invite(await as(by), { partyId, email: null, role: 'member' }))
    await invite('firmLead')
    const kept = await invite('fundFacilitator')
    value(await remove('fundFacilitator', 'firmLead'))
    const { invitations } = await members.list(world.here.partnershipId)
    expect(invitations.map(({ tokenId }) => tokenId)).toEqual([kept.tokenId])
  })
})
