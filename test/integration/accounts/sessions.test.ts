import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { sessionLimits } from '#server/modules/accounts/sessions.ts'
import { SessionId } from '#shared/kernel/ids.ts'
import { type TestApp, type TestAppOptions, refusalOf, startTestApp } from '#test/support/test-app.ts'

const ida = 'ida@holbaek.example'
const karen = 'karen@nordvest.example'
const open: TestApp[] = []

async function start(options: TestAppOptions = {}): Promise<TestApp> {
  const app = await startTestApp(options)
  open.push(app)
  return app
}

function movableClock() {
  let now = Date.parse('2026-11-23T11:00:00Z')
  return { now: () => now, advance: (ms: number) => void (now += ms) }
}

/** A page that listens for changes, open and known to the server. */
async function listen(app: TestApp, headers: Record<string, string>): Promise<{ closed: Promise<number> }> {
  const before = app.app.foundation.connections.size
  const socket = new WebSocket(`${app.wsUrl}/events`, { headers })
  const closed = once(socket, 'close').then(([code]) => code as number)
  await once(socket, 'open')
  await expect.poll(() => app.app.foundation.connections.size).toBe(before + 1)
  return { closed }
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()))
})

describe('a session', () => {
  it('[AUT-1] ends after 12 hours without a request', async () => {
    const clock = movableClock()
    const app = await start({ clock })
    const user = await app.signInAs(ida)
    clock.advance(sessionLimits.idleMs - 1)
    expect(await user.trpc.accounts.sessions.query()).toHaveLength(1)
    clock.advance(sessionLimits.idleMs - 1)
    expect(await user.trpc.accounts.sessions.query()).toHaveLength(1)
    clock.advance(sessionLimits.idleMs)
    expect((await refusalOf(user.trpc.accounts.sessions.query())).code).toBe('access.signInRequired')
  })

  it('[AUT-1] ends 14 days after sign-in, however busy it was', async () => {
    const clock = movableClock()
    const app = await start({ clock })
    const user = await app.signInAs(ida)
    for (let spent = 0; spent < sessionLimits.absoluteMs - sessionLimits.idleMs; spent += sessionLimits.idleMs - 1) {
      clock.advance(sessionLimits.idleMs - 1)
      await user.trpc.accounts.sessions.query()
    }
    clock.advance(sessionLimits.idleMs - 1)
    expect((await refusalOf(user.trpc.accounts.sessions.query())).code).toBe('access.signInRequired')
  })

  it('lists a person’s own sessions and tells which one asks', async () => {
    const app = await start()
    const [here, there] = [await app.signInAs(ida), await app.signInAs(ida)]
    await app.signInAs(karen)
    const sessions = await here.trpc.accounts.sessions.query()
    expect(sessions).toHaveLength(2)
    expect(sessions.filter((session) => session.isCurrent)).toHaveLength(1)
    expect(await there.trpc.accounts.sessions.query()).toHaveLength(2)
  })

  it('[AUT-3] ends for the device that is signed out by another one, and its open page is cut', async () => {
    const app = await start()
    const [here, there] = [await app.signInAs(ida), await app.signInAs(ida)]
    const page = await listen(app, there.headers)
    const other = (await here.trpc.accounts.sessions.query()).find((session) => !session.isCurrent)
    await here.trpc.accounts.endSession.mutate({ sessionId: other?.id ?? '' })
    expect(await page.closed).toBe(4401)
    expect((await refusalOf(there.trpc.accounts.sessions.query())).code).toBe('access.signInRequired')
    expect(await here.trpc.accounts.sessions.query()).toHaveLength(1)
  })

  it('[AUT-3] cuts the page of the one who signs out and nobody else’s', async () => {
    const app = await start()
    const [user, colleague] = [await app.signInAs(ida), await app.signInAs(karen)]
    const [page, other] = [await listen(app, user.headers), await listen(app, colleague.headers)]
    await user.trpc.accounts.signOut.mutate()
    expect(await page.closed).toBe(4401)
    expect(await Promise.race([other.closed, Promise.resolve('open')])).toBe('open')
  })

  it('[AUT-3] has its sockets cut before the call that ends it is answered', async () => {
    const app = await start()
    const user = await app.signInAs(ida)
    await app.signInAs(ida)
    await app.apiToken(ida)
    const [mine] = (await user.trpc.accounts.sessions.query()).filter((session) => session.isCurrent)
    const [theirs] = (await user.trpc.accounts.sessions.query()).filter((session) => !session.isCurrent)
    const [token] = await user.trpc.accounts.apiTokens.query()
    const cut: string[] = []
    for (const credentialId of [mine?.id, theirs?.id, token?.id]) {
      if (credentialId === undefined) throw new Error('Three credentials are expected')
      app.app.foundation.connections.add({
        personId: user.personId,
        credentialId,
        cut: (code) => void cut.push(`${credentialId} ${code}`),
        recheck: () => Promise.resolve(),
      })
    }
    await user.trpc.accounts.endSession.mutate({ sessionId: theirs?.id ?? '' })
    expect(cut).toEqual([`${theirs?.id} 4401`])
    cut.length = 0
    await user.trpc.accounts.revokeApiToken.mutate({ tokenId: token?.id ?? '' })
    expect(cut).toContain(`${token?.id} 4401`)
    cut.length = 0
    await user.trpc.accounts.signOut.mutate()
    expect(cut).toContain(`${mine?.id} 4401`)
  })

  it('[AUT-3] is cut within a second when another process has ended it', async () => {
    const app = await start()
    const user = await app.signInAs(ida)
    const page = await listen(app, user.headers)
    const endedAt = Date.now()
    await app.storage.database.deleteFrom('session').execute()
    expect(await page.closed).toBe(4401)
    expect(Date.now() - endedAt).toBeLessThan(1000)
  })

  it('[AUT-3] cuts the socket of an API token that is revoked', async () => {
    const app = await start()
    const user = await app.signInAs(ida)
    const page = await listen(app, { authorization: `Bearer ${await app.apiToken(ida)}` })
    const [token] = await user.trpc.accounts.apiTokens.query()
    await user.trpc.accounts.revokeApiToken.mutate({ tokenId: token?.id ?? '' })
    expect(await page.closed).toBe(4401)
  })

  it('cannot be ended by another person, and does not show whether it exists', async () => {
    const app = await start()
    const [user, stranger] = [await app.signInAs(ida), await app.signInAs(karen)]
    const [mine] = await user.trpc.accounts.sessions.query()
    await app.apiToken(ida)
    const [token] = await user.trpc.accounts.apiTokens.query()
    const missing = SessionId.parse('00000000-0000-4000-8000-000000000000')
    for (const call of [
      () => stranger.trpc.accounts.endSession.mutate({ sessionId: mine?.id ?? '' }),
      () => stranger.trpc.accounts.endSession.mutate({ sessionId: missing }),
      () => stranger.trpc.accounts.revokeApiToken.mutate({ tokenId: token?.id ?? '' }),
    ]) {
      expect(await refusalOf(call())).toEqual({ code: 'thing.notFound' })
    }
    expect(await user.trpc.accounts.sessions.query()).toHaveLength(1)
    expect(await user.trpc.accounts.apiTokens.query()).toHaveLength(1)
  })

  it('[AUT-4] opens a WebSocket by cookie only together with the app’s own origin', async () => {
    const app = await start()
    const { cookie } = await app.signInAs(ida)
    const socket = new WebSocket(`${app.wsUrl}/events`, { headers: { cookie } })
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(4401)
  })

  it('leaves a row in the audit log for its start and its end', async () => {
    const app = await start()
    const user = await app.signInAs(ida)
    await user.trpc.accounts.signOut.mutate()
    const rows = await app.storage.database
      .selectFrom('audit')
      .select(['action', 'person_id as personId', 'data'])
      .where('subject_kind', '=', 'session')
      .orderBy('seq')
      .execute()
    expect(rows).toEqual([
      { action: 'session.started', personId: user.personId, data: '{"method":"link"}' },
      { action: 'session.ended', personId: user.personId, data: '{}' },
    ])
  })
})

describe('a profile', () => {
  it('takes a new name and title, and refuses one that holds a personal number', async () => {
    const app = await start()
    const user = await app.signInAs(ida)
    const me = await user.trpc.accounts.updateProfile.mutate({ name: ' Ida Holm ', title: 'Leder', language: 'en' })
    expect(me).toMatchObject({ name: 'Ida Holm', title: 'Leder', language: 'en' })
    const refusal = await refusalOf(
      user.trpc.accounts.updateProfile.mutate({ name: 'Ida', title: 'Kontakt 010190-1234', language: 'da' }),
    )
    expect(refusal).toEqual({ code: 'input.personalNumber', data: { field: 'title' } })
  })
})
