import { afterEach, describe, expect, it } from 'vitest'
import type { Welcome } from '#shared/contracts/accounts.ts'
import { PersonId } from '#shared/kernel/ids.ts'
import { readConfig } from '#server/config.ts'
import { meIn } from '#test/support/login.ts'
import { rawCall, rawRequest, refusalCode } from '#test/support/raw-request.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

const open: TestApp[] = []

/** The app as the environment would have set it up, on a free port. */
async function start(environment: Record<string, string> = {}): Promise<TestApp> {
  const { isDemo, publicUrl, host } = readConfig(environment)
  const app = await startTestApp({ config: { isDemo, publicUrl, host } })
  open.push(app)
  return app
}

const welcome = async (app: TestApp, headers: Record<string, string> = {}): Promise<Welcome> => {
  const answer = await rawRequest(app.port, {
    path: '/trpc/accounts.welcome',
    headers: { host: `localhost:${app.port}`, ...headers },
  })
  return (JSON.parse(answer.body) as { result: { data: Welcome } }).result.data
}

const demoPerson = async (app: TestApp): Promise<string> =>
  (await app.storage.database.selectFrom('person').select('id').where('is_demo', '=', 1).executeTakeFirstOrThrow()).id

const stepIn = async (app: TestApp, headers: Record<string, string> = {}) =>
  rawCall(app.port, 'accounts.demoSignIn', { personId: await demoPerson(app) }, headers)

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()))
})

describe('[AUT-30] stepping in as an example person', () => {
  it('offers one of each kind and lets in with one call, in the demo on this machine', async () => {
    const app = await start()
    const { demoPeople } = await welcome(app)
    expect(demoPeople.map((person) => person.partyKind).toSorted()).toEqual([
      'employmentActor',
      'firm',
      'fund',
      'municipality',
    ])
    for (const person of demoPeople) {
      const answer = await rawCall(app.port, 'accounts.demoSignIn', { personId: person.personId })
      expect(meIn(answer)).toMatchObject({ personId: person.personId, name: person.name })
      expect(answer.cookies[0]).toMatch(/^sid=/)
    }
  })

  it.each<[string, Record<string, string>]>([
    ['is bound to every network', { HOST: '0.0.0.0' }],
    ['is bound to every IPv6 network', { HOST: '::' }],
    ['has a public address', { PUBLIC_URL: 'http://samspil.example' }],
    ['has a public address that is this machine', { PUBLIC_URL: 'http://localhost:3000' }],
    ['has the demo switched off', { DEMO: 'off' }],
  ])('is impossible when the server %s', async (_, environment) => {
    const app = await start(environment)
    expect((await welcome(app)).demoPeople).toEqual([])
    const answer = await stepIn(app)
    expect([answer.status, refusalCode(answer)]).toEqual([404, 'demo.unavailable'])
    expect(answer.cookies).toEqual([])
  })

  it.each<[string, Record<string, string>]>([
    ['was forwarded (X-Forwarded-For)', { 'x-forwarded-for': '127.0.0.1' }],
    ['was forwarded (X-Forwarded-Host)', { 'x-forwarded-host': 'localhost' }],
    ['was forwarded (X-Forwarded-Proto)', { 'x-forwarded-proto': 'http' }],
    ['was forwarded (Forwarded)', { forwarded: 'for=127.0.0.1' }],
    ['came through a proxy (Via)', { via: '1.1 proxy' }],
    ['names another host', { host: 'samspil.example' }],
    ['names another host with our port', { host: 'samspil.example:3000' }],
    ['names a host that only begins like ours', { host: 'localhost.evil.example' }],
    ['names another machine’s address', { host: '192.168.1.20:3000' }],
  ])('is impossible when the request %s', async (_, headers) => {
    const app = await start()
    expect((await welcome(app, headers)).demoPeople).toEqual([])
    expect(refusalCode(await stepIn(app, headers))).toBe('demo.unavailable')
  })

  it('lets nobody in as a person who is no example', async () => {
    const app = await start()
    const personId = await demoPerson(app)
    await app.storage.database
      .updateTable('person')
      .set({ is_demo: 0 })
      .where('id', '=', PersonId.parse(personId))
      .execute()
    const answer = await rawCall(app.port, 'accounts.demoSignIn', { personId })
    expect(refusalCode(answer)).toBe('demo.unavailable')
  })
})

describe('[AUT-31] an example person where the demo is off', () => {
  it('is nobody, with a session and an API token from the demo of yesterday, and gets no login link', async () => {
    const demo = await startTestApp()
    const session = await demo.signInAs('ida@holbaek.example')
    const token = await demo.apiToken('ida@holbaek.example')
    const dataDir = demo.dataDir
    await demo.close({ keepData: true })

    const app = await startTestApp({ dataDir, config: { isDemo: false, host: '0.0.0.0' } })
    open.push(app)
    const bearer = { authorization: `Bearer ${token}` }
    expect((await app.trpc({ cookie: session.cookie, origin: app.url }).accounts.welcome.query()).me).toBeNull()
    expect((await app.trpc(bearer).accounts.welcome.query()).me).toBeNull()
    await app
      .trpc({ origin: app.url })
      .accounts.requestLoginLink.mutate({ email: 'ida@holbaek.example', language: 'da' })
    expect(app.printed).toEqual([])
  })
})
