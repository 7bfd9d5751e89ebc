import { afterEach, describe, expect, it } from 'vitest'
import { askForLink, meIn, openBrowser } from '#test/support/login.ts'
import { rawCall, refusalCode } from '#test/support/raw-request.ts'
import { type TestApp, type TestAppOptions, startTestApp } from '#test/support/test-app.ts'

const ida = 'ida@holbaek.example'
const minute = 60_000
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

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()))
})

describe('signing in by a link', () => {
  it('[AUT-1] puts the session into a cookie that no script reads and no other site sends', async () => {
    const app = await start()
    const browser = openBrowser(app)
    const secret = await askForLink(app, browser, ida)
    const answer = await browser.call('accounts.redeemLogin', { token: secret })
    expect(meIn(answer)).toMatchObject({ email: ida, isVerified: true })
    const cookie = [answer.headers['set-cookie']].flat().find((each) => each?.startsWith('sid='))
    expect(cookie).toMatch(/^sid=[A-Za-z0-9_-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
    expect(answer.body).not.toContain(browser.cookies.get('sid'))
    const rows = await app.storage.database.selectFrom('session').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('sid'))
    expect(meIn(await browser.call('accounts.updateProfile', { name: 'Ida', title: '', language: 'da' })).email).toBe(
      ida,
    )
  })

  it('[AUT-1] names the cookie __Host-sid and marks it Secure behind https', async () => {
    const app = await start({ config: { publicUrl: 'https://samspil.example' } })
    const browser = openBrowser({ port: app.port, url: 'https://samspil.example' })
    const secret = await askForLink(app, browser, ida)
    const answer = await browser.call('accounts.redeemLogin', { token: secret })
    const cookie = [answer.headers['set-cookie']].flat().find((each) => each?.includes('sid='))
    expect(cookie).toMatch(/^__Host-sid=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('[AUT-2] never takes over a session secret that somebody put into the browser', async () => {
    const app = await start()
    const browser = openBrowser(app)
    const planted = 'A'.repeat(43)
    browser.cookies.set('sid', planted)
    await browser.call('accounts.redeemLogin', { token: await askForLink(app, browser, ida) })
    expect(browser.cookies.get('sid')).not.toBe(planted)
    const answer = await rawCall(app.port, 'accounts.signOut', undefined, { cookie: `sid=${planted}` })
    expect(answer.status).toBe(401)
  })

  it('[AUT-2] ends the session that the browser held when it signs in again', async () => {
    const app = await start()
    const browser = openBrowser(app)
    await browser.call('accounts.redeemLogin', { token: await askForLink(app, browser, ida) })
    const first = browser.cookies.get('sid')
    await browser.call('accounts.redeemLogin', { token: await askForLink(app, browser, 'karen@nordvest.example') })
    expect(browser.cookies.get('sid')).not.toBe(first)
    const answer = await rawCall(app.port, 'accounts.signOut', undefined, { cookie: `sid=${first}` })
    expect(answer.status).toBe(401)
  })

  it('[AUT-11] looks at a link ten times without using it up, and uses it once', async () => {
    const app = await start()
    const browser = openBrowser(app)
    const token = await askForLink(app, browser, ida)
    for (let times = 0; times < 10; times += 1) {
      const described = await browser.call('accounts.describeToken', { token })
      expect(JSON.parse(described.body)).toEqual({ result: { data: { purpose: 'login', email: ida } } })
    }
    expect((await browser.call('accounts.redeemLogin', { token })).status).toBe(200)
    expect(refusalCode(await browser.call('accounts.redeemLogin', { token }))).toBe('token.used')
    expect(refusalCode(await browser.call('accounts.describeToken', { token }))).toBe('token.used')
  })

  it('[AUT-11] lets exactly one of 50 simultaneous uses in', async () => {
    const app = await start()
    const browser = openBrowser(app)
    const token = await askForLink(app, browser, ida)
    const cookie = `browser=${browser.cookies.get('browser')}`
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => rawCall(app.port, 'accounts.redeemLogin', { token }, { cookie })),
    )
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(answers.filter((answer) => answer.status !== 200).map(refusalCode)).toEqual(Array(49).fill('token.used'))
    const sessions = await app.storage.database.selectFrom('session').select('id').execute()
    expect(sessions).toHaveLength(1)
  })

  it('[AUT-12] refuses the link in another browser, and still works in the one that asked', async () => {
    const app = await start()
    const asking = openBrowser(app)
    const token = await askForLink(app, asking, ida)
    const other = openBrowser(app)
    expect(refusalCode(await other.call('accounts.describeToken', { token }))).toBe('token.otherBrowser')
    expect(refusalCode(await other.call('accounts.redeemLogin', { token }))).toBe('token.otherBrowser')
    expect(other.cookies.has('sid')).toBe(false)
    expect((await asking.call('accounts.redeemLogin', { token })).status).toBe(200)
  })

  it('[AUT-12] refuses the link after 10 minutes', async () => {
    const clock = movableClock()
    const app = await start({ clock })
    const browser = openBrowser(app)
    const token = await askForLink(app, browser, ida)
    clock.advance(10 * minute)
    expect(refusalCode(await browser.call('accounts.redeemLogin', { token }))).toBe('token.expired')
  })

  it('[AUT-13] answers the same for an address that nobody has, does the same work, and prints nothing', async () => {
    const app = await start()
    const known = await openBrowser(app).call('accounts.requestLoginLink', { email: ida, language: 'da' })
    const printed = app.printed.length
    const unknown = await openBrowser(app).call('accounts.requestLoginLink', {
      email: 'nobody@holbaek.example',
      language: 'da',
    })
    expect(unknown.status).toBe(known.status)
    expect(unknown.body).toBe(known.body.replace(ida, 'nobody@holbaek.example'))
    expect(Object.keys(unknown.headers)).toEqual(Object.keys(known.headers))
    expect(app.printed).toHaveLength(printed)
    const tokens = await app.storage.database.selectFrom('token').select('person_id').execute()
    expect(tokens.map((token) => token.person_id === null)).toEqual([false, true])
  })

  it('[AUT-13] gives an address three links in 15 minutes and then more, known or unknown', async () => {
    const clock = movableClock()
    const app = await start({ clock })
    for (const email of [ida, 'nobody@holbaek.example']) {
      const ask = () => openBrowser(app).call('accounts.requestLoginLink', { email, language: 'da' })
      for (let times = 0; times < 3; times += 1) expect((await ask()).status).toBe(200)
      const fourth = await ask()
      expect([fourth.status, refusalCode(fourth)]).toEqual([429, 'rate.tooMany'])
      clock.advance(15 * minute)
      expect((await ask()).status).toBe(200)
    }
  })

  it('[AUT-13] gives a network 30 links an hour, whatever addresses the requests claim to come from', async () => {
    const app = await start()
    const statuses: number[] = []
    for (let index = 0; index < 40; index += 1) {
      const claimed = `203.0.113.${index}`
      const answer = await rawCall(
        app.port,
        'accounts.requestLoginLink',
        { email: `person${index}@holbaek.example`, language: 'da' },
        { 'x-forwarded-for': claimed, 'cf-connecting-ip': claimed, 'x-real-ip': claimed, forwarded: `for=${claimed}` },
      )
      statuses.push(answer.status)
    }
    expect(statuses).toEqual([...Array<number>(30).fill(200), ...Array<number>(10).fill(429)])
  })

  it('[AUT-14] builds the link from its own address, whatever the request says about the host', async () => {
    const app = await start()
    await rawCall(
      app.port,
      'accounts.requestLoginLink',
      { email: ida, language: 'da' },
      {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
      },
    )
    expect(app.printed).toHaveLength(1)
    expect(app.printed[0]).toMatch(new RegExp(`http://localhost:${app.port}/l#[A-Za-z0-9_-]{43}$`))
  })

  it('[AUT-14] builds the link from PUBLIC_URL when it is set', async () => {
    const app = await start({ config: { publicUrl: 'https://samspil.example' } })
    await rawCall(app.port, 'accounts.requestLoginLink', { email: ida, language: 'da' }, { host: 'evil.example' })
    expect(app.printed[0]).toMatch(/https:\/\/samspil\.example\/l#[A-Za-z0-9_-]{43}$/)
  })

  it('writes no secret and no address into the log, and the link into one printed line only', async () => {
    const app = await start()
    const browser = openBrowser(app)
    const secret = await askForLink(app, browser, ida)
    await browser.call('accounts.redeemLogin', { token: secret })
    await browser.call('accounts.redeemLogin', { token: secret })
    await browser.call('accounts.requestLoginLink', { email: 'nobody@holbaek.example', language: 'da' })
    const log = JSON.stringify(app.logged)
    for (const hidden of [secret, browser.cookies.get('sid'), browser.cookies.get('browser'), ida, 'nobody@']) {
      expect(log).not.toContain(hidden)
    }
    expect(app.printed.filter((line) => line.includes(secret))).toHaveLength(1)
  })
})
