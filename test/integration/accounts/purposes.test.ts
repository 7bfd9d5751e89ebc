import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeInviteToken } from '#server/modules/accounts/tokens.ts'
import { askForLink, openBrowser } from '#test/support/login.ts'
import { rawCall, rawRequest, refusalCode } from '#test/support/raw-request.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

const ida = 'ida@holbaek.example'
const kinds = ['login', 'invite', 'api', 'session'] as const
type Kind = (typeof kinds)[number]

/** A fresh secret of each kind, at every place where a secret is taken: only its own place takes it. */
describe('[AUT-10] a secret of one purpose at the place of another', () => {
  let app: TestApp
  let guest = 0
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  async function fresh(kind: Kind): Promise<{ secret: string; cookie: string }> {
    const { database, clock } = app.app.foundation
    if (kind === 'login') {
      // The limit on links per address is not what is asked here.
      const browser = openBrowser(app)
      const email = ['ida@holbaek.example', 'karen@nordvest.example'][guest++ % 2] ?? ida
      return { secret: await askForLink(app, browser, email), cookie: `browser=${browser.cookies.get('browser')}` }
    }
    if (kind === 'api') return { secret: await app.apiToken(ida), cookie: 'x=1' }
    if (kind === 'session') return { secret: (await app.signInAs(ida)).cookie.slice('sid='.length), cookie: 'x=1' }
    const party = await database.selectFrom('party').select('id').where('kind', '=', 'firm').executeTakeFirstOrThrow()
    const made = await database.transaction().execute((trx) =>
      makeInviteToken(trx, app.app.foundation, {
        partyId: party.id,
        role: 'member',
        email: null,
        createdBy: null,
        at: clock.now(),
      }),
    )
    return { secret: made.secret, cookie: 'x=1' }
  }

  const places: Record<Kind, (of: { secret: string; cookie: string }) => Promise<string>> = {
    login: async ({ secret, cookie }) =>
      outcome(await rawCall(app.port, 'accounts.redeemLogin', { token: secret }, { cookie })),
    invite: async ({ secret, cookie }) =>
      outcome(
        await rawCall(
          app.port,
          'accounts.redeemInvite',
          { token: secret, email: `guest${guest++}@holbaek.example`, name: 'Gæst', title: '', language: 'da' },
          { cookie },
        ),
      ),
    api: async ({ secret }) =>
      outcome(
        await rawRequest(app.port, { path: '/trpc/accounts.sessions', headers: { authorization: `Bearer ${secret}` } }),
      ),
    session: async ({ secret }) =>
      outcome(await rawRequest(app.port, { path: '/trpc/accounts.sessions', headers: { cookie: `sid=${secret}` } })),
  }
  const outcome = (answer: Parameters<typeof refusalCode>[0]): string => refusalCode(answer) ?? 'ok'

  const refused: Record<Kind, string> = {
    login: 'token.invalid',
    invite: 'token.invalid',
    api: 'access.signInRequired',
    session: 'access.signInRequired',
  }
  for (const kind of kinds) {
    for (const place of kinds) {
      const expected = kind === place ? 'ok' : refused[place]
      it(`${kind} used as ${place}: ${expected}`, async () => {
        if (kind === 'login' && place === 'login') guest = 0
        expect(await places[place](await fresh(kind))).toBe(expected)
      })
    }
  }

  it.each([
    ['an empty bearer token', { authorization: 'Bearer ' }],
    ['the word undefined', { authorization: 'Bearer undefined' }],
    ['an empty cookie', { cookie: 'sid=' }],
    ['another scheme', { authorization: 'Basic aWRhOmlkYQ==' }],
    ['the stored hash itself', { authorization: `Bearer ${'0'.repeat(64)}` }],
  ])('%s opens nothing', async (_, headers) => {
    const answer = await rawRequest(app.port, { path: '/trpc/accounts.sessions', headers })
    expect(refusalCode(answer)).toBe('access.signInRequired')
  })

  it('a bearer token that does not hold is not replaced by a cookie that does', async () => {
    const { cookie } = await app.signInAs(ida)
    const answer = await rawRequest(app.port, {
      path: '/trpc/accounts.sessions',
      headers: { cookie, authorization: `Bearer ${'A'.repeat(43)}` },
    })
    expect(refusalCode(answer)).toBe('access.signInRequired')
  })

  it('a revoked token and one whose time is over open nothing', async () => {
    const secret = await app.apiToken(ida)
    const user = await app.signInAs(ida)
    const [token] = await user.trpc.accounts.apiTokens.query()
    expect(token).toBeDefined()
    for (const each of await user.trpc.accounts.apiTokens.query()) {
      await user.trpc.accounts.revokeApiToken.mutate({ tokenId: each.id })
    }
    expect(await places.api({ secret, cookie: '' })).toBe('access.signInRequired')
    const late = await app.apiToken(ida)
    await app.storage.database.updateTable('token').set({ expires_at: 1 }).where('revoked_at', 'is', null).execute()
    expect(await places.api({ secret: late, cookie: '' })).toBe('access.signInRequired')
  })
})
