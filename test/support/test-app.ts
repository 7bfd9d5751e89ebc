import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TRPCClient, createTRPCClient, httpLink } from '@trpc/client'
import { pino } from 'pino'
import { type App, type AppSetup, createApp } from '#server/app.ts'
import { type Config, readConfig } from '#server/config.ts'
import { sessionCookieName } from '#server/http/cookies.ts'
import { findPersonByEmail } from '#server/modules/accounts/accounts.store.ts'
import { startSession } from '#server/modules/accounts/sessions.ts'
import { makeApiToken } from '#server/modules/accounts/tokens.ts'
import type { AppRouter } from '#server/rpc/router.ts'
import { seedDemo } from '#server/seed/seed-demo.ts'
import { seedSmall } from '#server/seed/seed-trial.ts'
import { type Storage, openStorage } from '#server/storage/database.ts'
import { systemClock, systemRandom } from '#server/system.ts'
import type { Refusal } from '#shared/kernel/errors.ts'
import type { PersonId } from '#shared/kernel/ids.ts'
import type { Clock } from '#shared/kernel/time.ts'

export interface TestAppOptions {
  /** `demo`: the 12 partnerships. `small` (default): partnership `lilleby` with four people. `none`: empty. */
  readonly seed?: 'demo' | 'small' | 'none'
  readonly clock?: Clock
  readonly config?: Partial<Config>
  /** Kept from an earlier app, which must be closed with `keepData`; a new empty folder when left out. */
  readonly dataDir?: string
  readonly setup?: Partial<Pick<AppSetup, 'clientDir' | 'mailer' | 'printer' | 'random'>>
}

export interface SignedInUser {
  readonly personId: PersonId
  /** `sid=…`, for the Cookie header. */
  readonly cookie: string
  /** For a WebSocket as a browser opens it: the cookie with the app's own origin. */
  readonly headers: { readonly cookie: string; readonly origin: string }
  /** The procedures over real HTTP. */
  readonly trpc: TRPCClient<AppRouter>
}

export interface TestApp {
  readonly app: App
  readonly storage: Storage
  readonly dataDir: string
  readonly port: number
  /** `http://localhost:<port>`, also the origin of the app's own pages. */
  readonly url: string
  /** `ws://localhost:<port>` */
  readonly wsUrl: string
  /** Lines that the server printed for whoever runs it: login links. */
  readonly printed: string[]
  /** Every log line as an object. */
  readonly logged: Record<string, unknown>[]
  /** The procedures over real HTTP, signed in as nobody unless headers say otherwise. */
  trpc(headers?: Readonly<Record<string, string>>): TRPCClient<AppRouter>
  signInAs(email: string): Promise<SignedInUser>
  /** A bearer token of the person. */
  apiToken(email: string): Promise<string>
  close(options?: { readonly keepData: boolean }): Promise<void>
}

/** The real app on a free port, with a file database of its own. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'samspil-app-'))
  const config: Config = { ...readConfig({ PORT: '0', DATA_DIR: dataDir }), ...options.config }
  const storage = await openStorage(dataDir)
  const printed: string[] = []
  const logged: Record<string, unknown>[] = []
  const app = await createApp({
    config,
    storage,
    clock: options.clock ?? systemClock,
    random: systemRandom,
    logger: pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line)) }),
    print: (line) => void printed.push(line),
    ...options.setup,
  })
  if (options.seed === 'demo') await seedDemo(app.foundation)
  else if (options.seed !== 'none' && options.dataDir === undefined) await seedSmall(app.foundation)
  const { port } = await app.listen()
  const url = `http://localhost:${port}`

  const trpc = (headers: Readonly<Record<string, string>> = {}) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] })
  const personOf = async (email: string): Promise<PersonId> => {
    const person = await findPersonByEmail(storage.database, email)
    if (person === null) throw new Error(`Nobody has the address ${email}`)
    return person.personId
  }

  return {
    app,
    storage,
    dataDir,
    port,
    url,
    wsUrl: `ws://localhost:${port}`,
    printed,
    logged,
    trpc,
    async signInAs(email) {
      const personId = await personOf(email)
      const { secret } = await storage.database.transaction().execute((trx) =>
        startSession(trx, app.foundation, {
          personId,
          method: 'link',
          userAgent: 'test',
          at: app.foundation.clock.now(),
        }),
      )
      const headers = {
        cookie: `${sessionCookieName(config)}=${secret}`,
        origin: config.publicUrl === null ? url : new URL(config.publicUrl).origin,
      }
      return { personId, cookie: headers.cookie, headers, trpc: trpc(headers) }
    },
    async apiToken(email) {
      const personId = await personOf(email)
      const { secret } = await storage.database
        .transaction()
        .execute((trx) =>
          makeApiToken(trx, app.foundation, { personId, label: 'test', days: 1, at: app.foundation.clock.now() }),
        )
      return secret
    },
    async close(closing) {
      await app.close()
      await storage.close()
      if (!closing?.keepData) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The refusal that a call ended with. Errors: rejects when it succeeded, so that a test cannot pass by accident. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    const refusal = (error as { data?: { refusal?: Refusal } }).data?.refusal
    if (refusal !== undefined) return refusal
    throw error
  }
  throw new Error('The call was expected to be refused')
}
