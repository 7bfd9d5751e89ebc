import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawCall, rawRequest, rawUpgrade, refusalCode } from '#test/support/raw-request.ts'
import { type SignedInUser, type TestApp, startTestApp } from '#test/support/test-app.ts'

const ida = 'ida@holbaek.example'
const profile = { name: 'Ida', title: '', language: 'da' }

describe('the procedures over HTTP', () => {
  let app: TestApp
  let user: SignedInUser
  beforeAll(async () => {
    app = await startTestApp()
    user = await app.signInAs(ida)
  })
  afterAll(() => app.close())

  const change = (headers: Record<string, string>) =>
    rawCall(app.port, 'accounts.updateProfile', profile, { cookie: user.cookie, ...headers })

  const foreignOrigins = (): [string, string][] => [
    ['no page', 'null'],
    ['another site', 'http://evil.example'],
    ['another site with our port', `http://evil.example:${app.port}`],
    ['a name that begins like ours', `http://localhost.evil.example:${app.port}`],
    ['a name that ends like ours', `http://evil-localhost:${app.port}`],
    ['https', `https://localhost:${app.port}`],
    ['another port', `http://localhost:${app.port + 1}`],
    ['no port', 'http://localhost'],
    ['another name of this machine', `http://127.0.0.1:${app.port}`],
    ['a path', `http://localhost:${app.port}/x`],
    ['two origins', `http://localhost:${app.port}, http://evil.example`],
    ['a file', 'file://'],
    ['an extension', 'chrome-extension://abcdefgh'],
    ['nothing', ''],
    ['no address', '%%%'],
  ]

  it('refuses a change that a page of another origin asks for, before it runs', async () => {
    for (const [what, origin] of foreignOrigins()) {
      const answer = await change({ origin })
      expect([what, answer.status, refusalCode(answer)]).toEqual([what, 403, 'origin.refused'])
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await change({ origin: app.url })).status).toBe(200)
  })

  it('refuses a change that the browser itself calls cross-site', async () => {
    for (const site of ['cross-site', 'same-site', 'none', 'anything']) {
      expect(refusalCode(await change({ 'sec-fetch-site': site }))).toBe('origin.refused')
    }
    expect((await change({ 'sec-fetch-site': 'same-origin', origin: app.url })).status).toBe(200)
  })

  it('refuses a foreign name that was made to point at this machine', async () => {
    const host = `rebound.example:${app.port}`
    const answer = await change({ host, origin: `http://${host}` })
    expect(refusalCode(answer)).toBe('origin.refused')
  })

  it('refuses to open a WebSocket for a page of another origin, before anything is said', async () => {
    const [document] = await app.storage.database.selectFrom('document').select('id').execute()
    for (const path of ['/events', `/sync/${document?.id}`]) {
      for (const [what, origin] of foreignOrigins()) {
        if (origin === '') continue
        expect([what, await rawUpgrade(app.port, path, { cookie: user.cookie, origin })]).toEqual([what, 403])
      }
    }
    expect(await rawUpgrade(app.port, '/events', { cookie: user.cookie, origin: app.url })).toBe(101)
  })

  it('answers an upgrade of any other path with 404', async () => {
    for (const path of [
      '/',
      '/trpc',
      '/sync',
      '/sync/',
      '/sync/nonsense',
      '/events/',
      '/Events',
      '//events',
      '/sync/../events',
    ]) {
      expect([path, await rawUpgrade(app.port, path, { cookie: user.cookie, origin: app.url })]).toEqual([path, 404])
    }
  })

  it('takes JSON and nothing that a form could send', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain',
      'text/plain; application/json',
      'application/jsonx',
      'application/octet-stream',
      'application/x-json',
      '',
    ]) {
      const answer = await change({ 'content-type': type })
      expect([type, answer.status]).toEqual([type, 415])
    }
    expect((await change({ 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200)
  })

  it('unpacks nothing', async () => {
    for (const encoding of ['br', 'gzip', 'deflate', 'zstd', 'identity, br']) {
      expect((await change({ 'content-encoding': encoding })).status).toBe(415)
    }
  })

  it('changes nothing by GET', async () => {
    const input = encodeURIComponent(JSON.stringify({ name: 'Hacked', title: '', language: 'da' }))
    const answer = await rawRequest(app.port, {
      path: `/trpc/accounts.updateProfile?input=${input}`,
      headers: { cookie: user.cookie },
    })
    expect([answer.status, refusalCode(answer)]).toEqual([400, 'input.invalid'])
    expect(
      (await app.storage.database.selectFrom('person').select('name').execute()).map((person) => person.name),
    ).not.toContain('Hacked')
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const other = await rawRequest(app.port, {
        method,
        path: '/trpc/accounts.updateProfile',
        headers: { cookie: user.cookie },
      })
      expect([method, other.status]).toEqual([method, 404])
      expect(other.headers).not.toHaveProperty('access-control-allow-origin')
    }
  })

  it('refuses a body over 256 KiB without reading it whole', async () => {
    const title = 'x'.repeat(256 * 1024)
    const answer = await rawCall(app.port, 'accounts.updateProfile', { ...profile, title }, { cookie: user.cookie })
    expect(answer.status).toBe(413)
  })

  it('takes ten calls in one request and no eleventh', async () => {
    const batch = (count: number) =>
      rawRequest(app.port, {
        path: `/trpc/${Array(count).fill('accounts.welcome').join(',')}?batch=1&input=${encodeURIComponent('{}')}`,
      })
    expect(JSON.parse((await batch(10)).body)).toHaveLength(10)
    expect((await batch(11)).status).toBe(400)
  })

  it('refuses fields that it does not know', async () => {
    const answer = await rawCall(
      app.port,
      'accounts.updateProfile',
      { ...profile, personId: '00000000-0000-4000-8000-000000000000', isVerified: true },
      { cookie: user.cookie },
    )
    expect(refusalCode(answer)).toBe('input.invalid')
  })

  it('tells which fields are wrong and never what stood in them', async () => {
    const answer = await rawCall(app.port, 'accounts.requestLoginLink', { email: 'secret(at)example', language: 'da' })
    expect(JSON.parse(answer.body)).toEqual({
      error: {
        code: -32_600,
        message: 'input.invalid',
        data: {
          httpStatus: 400,
          path: 'accounts.requestLoginLink',
          refusal: { code: 'input.invalid', data: { fields: ['email'] } },
        },
      },
    })
  })

  it('sets the session cookie also when the client asks for a streamed answer', async () => {
    const person = await app.storage.database
      .selectFrom('person')
      .select('id')
      .where('is_demo', '=', 1)
      .executeTakeFirstOrThrow()
    const answer = await rawRequest(app.port, {
      method: 'POST',
      path: '/trpc/accounts.demoSignIn?batch=1',
      headers: {
        host: `localhost:${app.port}`,
        'content-type': 'application/json',
        'trpc-accept': 'application/jsonl',
        accept: 'application/jsonl',
      },
      body: JSON.stringify({ 0: { personId: person.id } }),
    })
    expect(answer.cookies[0]).toMatch(/^sid=/)
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
  })

  it('is never kept by a cache', async () => {
    const answer = await rawRequest(app.port, { path: '/trpc/accounts.welcome' })
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('writes no query and no input into the log', async () => {
    await rawRequest(app.port, { path: '/trpc/partnerships.bySlug?input=%7B%22slug%22%3A%22hemmelig%22%7D' })
    await rawRequest(app.port, { path: '/nowhere?hemmelig=1' })
    await rawCall(app.port, 'accounts.updateProfile', { name: 'hemmelig' })
    await change({ origin: 'http://evil.example' })
    expect(JSON.stringify(app.logged)).not.toContain('hemmelig')
  })
})

describe('a path that is written otherwise', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  /** Every way that routers and guards have been known to read a path differently. */
  const mutations = (procedure: string): string[] => {
    const path = `/trpc/${procedure}`
    const inside = [
      '%2F',
      '%2f',
      '%5C',
      '//',
      '/./',
      '/x/../',
      '/%2e%2e/trpc/',
      ';/',
      '/;x=1/',
      '%00/',
      '%20/',
      '/%252F',
    ]
    const before = [
      '//',
      '/.',
      '/./',
      '/x/..',
      '/%2e',
      '/healthz/..',
      '/healthz%2f..',
      '/assets/..',
      '/;',
      '/%09',
      '\\',
      '/..',
    ]
    const after = [
      '/',
      '//',
      '/.',
      '/..',
      '%2F',
      ';',
      ';x=1',
      '.',
      '..',
      '%00',
      '%20',
      '%0a',
      '.json',
      '~',
      '#x',
      '%23x',
      '?',
      '%3F',
    ]
    const cased = [
      path.toUpperCase(),
      path.replace('trpc', 'TRPC'),
      path.replace('trpc', 'Trpc'),
      path.replace('trpc', '%74rpc'),
    ]
    const dotted = procedure.replace('.', '%2e')
    return [
      ...inside.map((piece) => `/trpc${piece}${procedure}`),
      ...before.map((piece) => `${piece}${path}`),
      ...after.map((piece) => `${path}${piece}`),
      ...cased,
      `/trpc/${dotted}`,
      `/trpc/${procedure.replace('.', '/')}`,
      `/trpc/${procedure},${procedure}?batch=1`,
      `/trpc/${procedure}?batch=1&input=%7B%7D`,
      `/trpc/${procedure}?__proto__=1`,
      `/trpc/__proto__`,
      `/trpc/constructor`,
      `/trpc/accounts.__proto__`,
      `/trpc/accounts.constructor.constructor`,
      `http://localhost${path}`,
      `http://evil.example${path}`,
    ]
  }
  const paths = ['accounts.sessions', 'partnerships.list', 'commitments.waiting', 'accounts.apiTokens'].flatMap(
    mutations,
  )

  it(`never answers 200 without a session (${paths.length} ways)`, async () => {
    expect(paths.length).toBeGreaterThanOrEqual(200)
    const passed: string[] = []
    for (const path of paths) {
      const answer = await rawRequest(app.port, { path, headers: { host: `localhost:${app.port}` } })
      if (answer.status < 400 || answer.status >= 500) passed.push(`${answer.status} ${path}`)
    }
    expect(passed).toEqual([])
  })
})
