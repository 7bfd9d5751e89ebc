import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteFile } from '#server/storage/sqlite-file.ts'
import { rawRequest } from '#test/support/raw-request.ts'
import { type TestApp, startTestApp } from '#test/support/test-app.ts'

const clientDir = mkdtempSync(join(tmpdir(), 'samspil-client-'))
mkdirSync(join(clientDir, 'assets'))
writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Samspil</title>')
writeFileSync(join(clientDir, 'assets/main-abc123.js'), 'export {}')
writeFileSync(join(clientDir, '.hidden'), 'hidden')
afterAll(() => rmSync(clientDir, { recursive: true, force: true }))

describe('every answer', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ setup: { clientDir } })
  })
  afterAll(() => app.close())

  it.each([
    ['a page', 'GET', '/p/holbaek', 200],
    ['a script', 'GET', '/assets/main-abc123.js', 200],
    ['the health check', 'GET', '/healthz', 200],
    ['a query', 'GET', '/trpc/accounts.welcome', 200],
    ['a refusal', 'GET', '/trpc/accounts.sessions', 401],
    ['a form', 'POST', '/trpc/accounts.signOut', 415],
    ['nothing there', 'GET', '/assets/none.js', 404],
    ['an address that cannot be read', 'GET', '/%zz', 400],
    ['a method that is not offered', 'DELETE', '/', 404],
  ])('carries the security headers: %s', async (_, method, path, status) => {
    const answer = await rawRequest(app.port, { method, path })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
    for (const header of ['access-control-allow-origin', 'x-powered-by', 'server']) {
      expect(answer.headers).not.toHaveProperty(header)
    }
  })

  it('allows only what the app itself serves to run or be fetched', async () => {
    const { headers } = await rawRequest(app.port, { path: '/' })
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        "font-src 'self'; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; manifest-src 'self'; worker-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    )
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  it('asks browsers to stay on https when that is its public address', async () => {
    const secure = await startTestApp({ seed: 'none', config: { publicUrl: 'https://samspil.example' } })
    const { headers } = await rawRequest(secure.port, { path: '/healthz' })
    await secure.close()
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
    expect(headers['content-security-policy']).toContain("connect-src 'self' wss://samspil.example;")
  })

  it('refuses a Host that is none', async () => {
    for (const host of ['@', 'a b', '[', 'x:y']) {
      expect([host, (await rawRequest(app.port, { path: '/', headers: { host } })).status]).toEqual([host, 400])
    }
  })
})

describe('the client', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp({ setup: { clientDir } })
  })
  afterAll(() => app.close())

  it('is one page for every address that it may know, asked for anew each time', async () => {
    for (const path of [
      '/',
      '/log-ind',
      '/p/holbaek',
      '/p/holbaek/d/0f8fad5b-d9cb-469f-a165-70867728950e',
      '/p/holbaek/f?ny=1',
      '/mig/',
    ]) {
      const answer = await rawRequest(app.port, { path })
      expect([path, answer.status, answer.headers['cache-control']]).toEqual([path, 200, 'no-cache'])
      expect(answer.body).toContain('<title>Samspil</title>')
    }
  })

  it('keeps files with a hash in their name for a year', async () => {
    const answer = await rawRequest(app.port, { path: '/assets/main-abc123.js' })
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-type']).toMatch(/javascript/)
  })

  it('is not the answer to a mistyped interface or a missing file', async () => {
    for (const path of [
      '/trpc',
      '/trpc/',
      '/trpc/a/b',
      '/sync',
      '/sync/x',
      '/events',
      '/healthz/',
      '/api/x',
      '/assets/x.js',
      '/favicon.png',
      '/.env',
    ]) {
      expect([path, (await rawRequest(app.port, { path })).status]).toEqual([path, 404])
    }
  })

  it('gives out no file from outside its folder', async () => {
    const climbs = [
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..%5c',
      '..\\',
      '....//',
      '..;/',
      '%252e%252e%252f',
      '..%c0%af',
      '.%00./',
    ]
    const bodies: string[] = []
    for (const climb of climbs) {
      for (const start of ['/', '/assets/', '//', '/assets/..;/']) {
        for (const target of ['etc/passwd', '.hidden', 'package.json']) {
          for (const depth of [1, 2, 8]) {
            const answer = await rawRequest(app.port, { path: `${start}${climb.repeat(depth)}${target}` })
            if (answer.status < 400) bodies.push(answer.body)
          }
        }
      }
    }
    expect(bodies).toEqual([])
    expect((await rawRequest(app.port, { path: '/.hidden' })).status).toBe(404)
  })
})

describe('the health check', () => {
  let app: TestApp
  afterEach(() => app.close())

  it('answers 200 while the database takes a write', async () => {
    app = await startTestApp({ seed: 'none' })
    const answer = await rawRequest(app.port, { path: '/healthz' })
    expect([answer.status, answer.body]).toEqual([200, '{"status":"ok"}'])
    expect(await app.storage.database.selectFrom('heartbeat').selectAll().execute()).toHaveLength(1)
  })

  it('answers 503 when the database takes no write, and 200 again when it does', async () => {
    let now = 1_000_000
    app = await startTestApp({ seed: 'none', clock: { now: () => now } })
    const status = async (): Promise<number> => {
      now += 2000
      return (await rawRequest(app.port, { path: '/healthz' })).status
    }
    await sql`PRAGMA query_only = 1`.execute(app.storage.database)
    expect(await status()).toBe(503)
    await sql`PRAGMA query_only = 0`.execute(app.storage.database)
    expect(await status()).toBe(200)
  })

  it('answers 503 without waiting for a lock that somebody else holds on the database', async () => {
    app = await startTestApp({ seed: 'none' })
    const other = await openSqliteFile(join(app.dataDir, 'samspil.sqlite'))
    await other.exec('BEGIN IMMEDIATE')
    const answer = await rawRequest(app.port, { path: '/healthz' })
    await other.exec('ROLLBACK')
    await other.close()
    expect([answer.status, answer.body]).toEqual([503, '{"status":"unavailable"}'])
  })
})
