import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { meIn, openBrowser } from '#test/support/login.ts'
import { refusalCode } from '#test/support/raw-request.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type SignedInUser, type TestApp, refusalOf, startTestApp } from '#test/support/test-app.ts'
import type { PartyKind } from '#shared/domain/partnership/party.ts'
import type { PartyId } from '#shared/kernel/ids.ts'

const ida = 'ida@holbaek.example'
const karen = 'karen@nordvest.example'
const bodil = 'bodil@nordvest.example'
const dayMs = 24 * 60 * 60 * 1000

describe('an invitation', () => {
  let app: TestApp
  let sink: SmtpSink
  let now: number
  let lead: SignedInUser

  const startWith = async (smtpUrl: string | null): Promise<void> => {
    now = Date.parse('2026-11-23T11:00:00Z')
    app = await startTestApp({ clock: { now: () => now }, config: { smtpUrl } })
    lead = await app.signInAs('jonas@fonden.example')
  }
  beforeEach(async () => {
    sink = await startSmtpSink()
  })
  afterEach(async () => {
    await app.close()
    await sink.close()
  })

  const partyOf = async (kind: PartyKind): Promise<PartyId> =>
    (await app.storage.database.selectFrom('party').select('id').where('kind', '=', kind).executeTakeFirstOrThrow()).id
  const secretIn = (text: string): string => /\/i#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? ''
  const invite = async (email: string | null, kind: PartyKind = 'firm') => {
    const made = await lead.trpc.members.invite.mutate({ partyId: await partyOf(kind), email, role: 'member' })
    return { ...made, shown: secretIn(made.link) }
  }
  const answers = (token: string, email: string) => ({ token, email, name: 'Bodil', title: 'Formand', language: 'da' })

  describe('as a copied link', () => {
    beforeEach(() => startWith(null))

    it('[AUT-22] makes a new person who is a member and not yet verified', async () => {
      const { shown, link, wasMailed } = await invite(null)
      expect(link).toMatch(new RegExp(`^http://localhost:${app.port}/i#`))
      expect(wasMailed).toBe(false)
      const browser = openBrowser(app)
      const me = meIn(await browser.call('accounts.redeemInvite', answers(shown, bodil)))
      expect(me).toMatchObject({
        email: bodil,
        isVerified: false,
        memberships: [{ partyKind: 'firm', role: 'member' }],
      })
      expect(browser.cookies.has('sid')).toBe(true)
    })

    it('[AUT-11] works once, also for 50 people at the same time', async () => {
      const { shown } = await invite(null)
      const tries = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          openBrowser(app).call('accounts.redeemInvite', answers(shown, `gaest${i}@nordvest.example`)),
        ),
      )
      expect(tries.filter((answer) => answer.status === 200)).toHaveLength(1)
      const guests = await app.storage.database
        .selectFrom('person')
        .select('id')
        .where('email', 'like', 'gaest%')
        .execute()
      expect(guests).toHaveLength(1)
    })

    it('[AUT-20] works for 7 days', async () => {
      const { shown } = await invite(null)
      now += 7 * dayMs
      expect(refusalCode(await openBrowser(app).call('accounts.redeemInvite', answers(shown, bodil)))).toBe(
        'token.expired',
      )
    })

    it('[AUT-22] never signs anybody in as a person who exists, and is not used up by the attempt', async () => {
      const { shown } = await invite(null)
      const browser = openBrowser(app)
      expect(refusalCode(await browser.call('accounts.redeemInvite', answers(shown, ida)))).toBe(
        'access.signInRequired',
      )
      expect(browser.cookies.has('sid')).toBe(false)
      expect((await browser.call('accounts.redeemInvite', answers(shown, bodil))).status).toBe(200)
    })

    it('[AUT-21] proves nothing when it was made for an address, since the inviter has seen it', async () => {
      const { shown } = await invite(bodil)
      const me = meIn(await openBrowser(app).call('accounts.redeemInvite', answers(shown, bodil)))
      expect(me.isVerified).toBe(false)
    })

    it('[AUT-20] made for an address is for that address alone', async () => {
      const { shown } = await invite(bodil)
      const answer = await openBrowser(app).call('accounts.redeemInvite', answers(shown, 'other@nordvest.example'))
      expect(refusalCode(answer)).toBe('token.otherPerson')
    })

    it('[AUT-23] makes somebody who is signed in a member as themselves, in the session they have', async () => {
      const { shown } = await invite(null)
      const user = await app.signInAs(ida)
      const me = await user.trpc.accounts.redeemInvite.mutate({ ...answers(shown, ida), language: 'da' })
      expect(me.memberships.map((membership) => membership.partyKind).toSorted()).toEqual(['firm', 'municipality'])
      expect(me.name).not.toBe('Bodil')
      expect(await user.trpc.accounts.sessions.query()).toHaveLength(1)
    })

    it('[AUT-23] refuses to make another person out of somebody who is signed in', async () => {
      const { shown } = await invite(null)
      const user = await app.signInAs(ida)
      const call = user.trpc.accounts.redeemInvite.mutate({ ...answers(shown, bodil), language: 'da' })
      expect((await refusalOf(call)).code).toBe('token.otherPerson')
      const addressed = await invite(bodil)
      const second = user.trpc.accounts.redeemInvite.mutate({ ...answers(addressed.shown, ida), language: 'da' })
      expect((await refusalOf(second)).code).toBe('token.otherPerson')
    })

    it('[AUT-24] joined by a stranger in somebody’s name gives the stranger nothing once the owner signs in', async () => {
      const { shown } = await invite(null)
      const stranger = openBrowser(app)
      await stranger.call('accounts.redeemInvite', answers(shown, bodil))
      const token = await app.apiToken(bodil)
      const owner = openBrowser(app)
      await owner.call('accounts.requestLoginLink', { email: bodil, language: 'da' })
      const secret = /#([A-Za-z0-9_-]{43})$/.exec(app.printed.at(-1) ?? '')?.[1]
      expect(meIn(await owner.call('accounts.redeemLogin', { token: secret })).isVerified).toBe(true)
      expect((await stranger.call('accounts.signOut', undefined)).status).toBe(401)
      const program = app.trpc({ authorization: `Bearer ${token}` })
      expect((await refusalOf(program.accounts.sessions.query())).code).toBe('access.signInRequired')
    })

    it('is described without being used up, and without telling who made it', async () => {
      const { shown } = await invite(bodil)
      for (let times = 0; times < 10; times += 1) {
        const described = await app.trpc().accounts.describeToken.mutate({ token: shown })
        expect(described).toEqual({
          purpose: 'invite',
          email: bodil,
          partnershipName: expect.any(String),
          partyName: expect.any(String),
          partyKind: 'firm',
          role: 'member',
        })
      }
      expect((await openBrowser(app).call('accounts.redeemInvite', answers(shown, bodil))).status).toBe(200)
    })

    it('refuses a personal number as a name', async () => {
      const { shown } = await invite(null)
      const answer = await openBrowser(app).call('accounts.redeemInvite', {
        ...answers(shown, bodil),
        name: '010190-1234',
      })
      expect(refusalCode(answer)).toBe('input.personalNumber')
    })

    it('opens the new member’s documents and tells the others about them', async () => {
      const { shown } = await invite(null, 'municipality')
      const browser = openBrowser(app)
      const me = meIn(await browser.call('accounts.redeemInvite', answers(shown, bodil)))
      const [membership] = me.memberships
      expect(membership).toBeDefined()
      const members = await lead.trpc.members.list.query({ partnershipId: membership?.partnershipId ?? '' })
      expect(members.members.map((member) => member.email)).toContain(bodil)
      const activity = await lead.trpc.activity.list.query({ partnershipId: membership?.partnershipId ?? '' })
      expect(activity[0]).toMatchObject({ action: 'member.joined', personName: 'Bodil' })
    })
  })

  describe('sent by mail', () => {
    beforeEach(() => startWith(sink.url))

    it('[AUT-21] proves the address by a secret that the inviter never sees', async () => {
      const { shown, wasMailed } = await invite(bodil)
      expect(wasMailed).toBe(true)
      expect(sink.letters).toHaveLength(1)
      const mailed = secretIn(sink.letters[0] ?? '')
      expect(mailed).toMatch(/^[A-Za-z0-9_-]{43}$/)
      expect(mailed).not.toBe(shown)
      const me = meIn(await openBrowser(app).call('accounts.redeemInvite', answers(mailed, bodil)))
      expect(me).toMatchObject({ email: bodil, isVerified: true })
      expect(refusalCode(await openBrowser(app).call('accounts.redeemInvite', answers(shown, bodil)))).toBe(
        'token.used',
      )
    })

    it('[AUT-22] signs in a person who exists by the mailed link and not by the shown one', async () => {
      const { shown } = await invite(karen, 'municipality')
      const refused = await openBrowser(app).call('accounts.redeemInvite', answers(shown, karen))
      expect(refusalCode(refused)).toBe('access.signInRequired')
      const mailed = secretIn(sink.letters[0] ?? '')
      const me = meIn(await openBrowser(app).call('accounts.redeemInvite', answers(mailed, karen)))
      expect(me.memberships.map((membership) => membership.partyKind).toSorted()).toEqual(['firm', 'municipality'])
    })

    it('goes to the address and nobody else, in plain text', async () => {
      await invite(bodil)
      expect(sink.letters[0]).toMatch(/^To: bodil@nordvest\.example$/m)
      expect(sink.letters[0]).toMatch(/^Content-Type: text\/plain/m)
      expect(sink.letters[0]).not.toMatch(/^Cc:|^Bcc:/im)
    })

    it('[AUT-13] sends login links as letters and prints none', async () => {
      await openBrowser(app).call('accounts.requestLoginLink', { email: ida, language: 'en' })
      await expect.poll(() => sink.letters.length).toBe(1)
      expect(sink.letters[0]).toContain(`http://localhost:${app.port}/l#`)
      expect(sink.letters[0]).toContain('The link works for 10 minutes')
      expect(app.printed).toEqual([])
    })

    it.each([
      'a@b.example\r\nBcc: c@d.example',
      'a@b.example,c@d.example',
      '"a@b.example" <c@d.example>',
      'a(c@d.example)@b.example',
      'a@b',
      `${'a'.repeat(250)}@b.example`,
      'a@b.example ; rm',
      'a@-b.example',
    ])('is not made for %j, which is no address', async (email) => {
      const call = lead.trpc.members.invite.mutate({ partyId: await partyOf('firm'), email, role: 'member' })
      expect((await refusalOf(call)).code).toBe('input.invalid')
      expect(sink.letters).toEqual([])
    })
  })

  it('is made all the same when the mail server does not answer, and says that it was not mailed', async () => {
    await startWith('smtp://127.0.0.1:1')
    const { wasMailed, shown } = await invite(bodil)
    expect(wasMailed).toBe(false)
    expect((await openBrowser(app).call('accounts.redeemInvite', answers(shown, bodil))).status).toBe(200)
    expect(JSON.stringify(app.logged)).not.toContain(bodil)
  })
})
