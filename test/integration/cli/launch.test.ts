import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'

/**
 * `npm start` and `npm run samspil` as processes, in a copy of the project whose client is one line: what is asked
 * here is when and how things are built and started, not what the client shows.
 */
const root = resolve(import.meta.dirname, '../../..')
const house = mkdtempSync(join(tmpdir(), 'samspil-launch-'))

interface Launched {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function environment(env: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: '0', DATA_DIR: join(house, 'data'), ...env }
}

/** Runs to the end. */
function launch(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
  nodeArgs: string[] = [],
): Launched {
  const ran = spawnSync(process.execPath, [...nodeArgs, script, ...args], {
    cwd: house,
    env: environment(env),
    encoding: 'utf8',
    timeout: 50_000,
  })
  return { code: ran.status, out: ran.stdout, err: ran.stderr }
}

interface Running {
  readonly child: ChildProcess
  readonly port: number
  readonly startedInMs: number
  output(): { out: string; err: string }
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
}

/** Starts the server and resolves when it has printed its address. */
function start(env: Record<string, string> = {}): Promise<Running> {
  const startedAt = Date.now()
  const child = spawn(process.execPath, ['server/cli/start.mjs'], { cwd: house, env: environment(env), stdio: 'pipe' })
  const output = { out: '', err: '' }
  return new Promise((resolveStart, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened\n${output.out}${output.err}`)))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.err += text))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.out += text
      const port = /Samspil: http:\/\/localhost:(\d+)/.exec(output.out)?.[1]
      if (port === undefined) return
      resolveStart({
        child,
        port: Number(port),
        startedInMs: Date.now() - startedAt,
        output: () => output,
        stop: (signal) => {
          const stoppedAt = Date.now()
          return new Promise((stopped) => {
            child.once('exit', (code) => stopped({ code, ms: Date.now() - stoppedAt }))
            child.kill(signal)
          })
        },
      })
    })
  })
}

beforeAll(() => {
  for (const entry of ['server', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']) {
    cpSync(join(root, entry), join(house, entry), { recursive: true })
  }
  for (const folder of ['client', 'test']) {
    mkdirSync(join(house, folder))
    cpSync(join(root, folder, 'tsconfig.json'), join(house, folder, 'tsconfig.json'))
  }
  for (const [name, title] of [
    ['index', 'S'],
    ['room', 'R'],
  ]) {
    writeFileSync(
      join(house, `client/${name}.html`),
      `<!doctype html><title>${title}</title><script type="module" src="/${name}.ts"></script>`,
    )
    writeFileSync(join(house, `client/${name}.ts`), `document.title = 'Samspil ${title}'\n`)
  }
  mkdirSync(join(house, 'client/app/offline'), { recursive: true })
  writeFileSync(join(house, 'client/app/offline/service-worker.ts'), `self.addEventListener('fetch', () => {})\n`)
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})
afterAll(() => rmSync(house, { recursive: true, force: true }))

describe('starting Samspil', () => {
  it('builds, loads the demo, serves and says where; a second start builds and loads nothing', async () => {
    const first = await start()
    expect(first.output().err).toMatch(/^Building Samspil …\nBuilt in [\d.]+ s\.\n$/)
    expect(first.output().out).toMatch(/^Samspil: http:\/\/localhost:\d+\n/)
    await expect.poll(() => first.output().out).toContain('Demo mode')
    const page = await fetch(`http://localhost:${first.port}/`)
    expect(await page.text()).toMatch(/src="\/assets\/[^"]+\.js"/)
    // A workshop's participants get a page of their own.
    expect(await (await fetch(`http://localhost:${first.port}/w/H7K4WM`)).text()).toContain('<title>R</title>')
    const welcome = await fetch(`http://localhost:${first.port}/trpc/accounts.welcome`)
    const { result } = (await welcome.json()) as { result: { data: { demoPeople: unknown[] } } }
    expect(result.data.demoPeople).toHaveLength(4)
    expect(await first.stop('SIGTERM')).toMatchObject({ code: 0 })

    const builtAt = readFileSync(join(house, 'dist/stamp.txt'), 'utf8')
    const second = await start()
    expect(second.output().err).toBe('')
    expect(readFileSync(join(house, 'dist/stamp.txt'), 'utf8')).toBe(builtAt)
    const again = await fetch(`http://localhost:${second.port}/trpc/accounts.welcome`)
    expect(await again.json()).toEqual({ result })
    expect(await second.stop('SIGINT')).toMatchObject({ code: 0 })
    // A number to read, not to fail on: the tests share the machine.
    console.info(`second start: ${second.startedInMs} ms`)
  })

  it('stops on SIGTERM within 5 seconds while pages are open, and leaves a database that opens', async () => {
    const server = await start()
    const made = launch('server/cli/samspil.mjs', ['token', '--as', 'karen@nordvest.example'])
    const page = new WebSocket(`ws://localhost:${server.port}/events?token=${made.out.trim()}`)
    await once(page, 'open')
    const cut = once(page, 'close') as Promise<[number]>
    const { code, ms } = await server.stop('SIGTERM')
    expect((await cut)[0]).toBe(4503)
    expect(code).toBe(0)
    expect(ms).toBeLessThan(5000)
    expect(existsSync(join(house, 'data/samspil.sqlite-wal'))).toBe(false)
  })

  it('builds again when a source has changed, and not when nothing has', async () => {
    expect(launch('server/cli/samspil.mjs', ['--help']).err).toBe('')
    const changed = join(house, 'shared/kernel/time.ts')
    utimesSync(changed, new Date(), new Date())
    expect(launch('server/cli/samspil.mjs', ['--help']).err).toContain('Building Samspil')
    expect(launch('server/cli/samspil.mjs', ['--help']).err).toBe('')
  })

  it('answers a command on stdout alone, also when it builds first', () => {
    rmSync(join(house, 'dist/stamp.txt'))
    const { code, out, err } = launch('server/cli/samspil.mjs', ['documents', '--json'])
    expect(code).toBe(0)
    expect(err).toContain('Building Samspil')
    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ kind: 'partnerPlan' }))
  })

  it.each<[string, () => Record<string, string>, RegExp]>([
    ['a port that is no number', () => ({ PORT: 'many' }), /PORT/],
    ['an address that is none', () => ({ PUBLIC_URL: 'samspil.example' }), /PUBLIC_URL/],
    ['a data folder that is a file', () => ({ DATA_DIR: join(house, 'package.json') }), /data folder .*package\.json/],
    [
      'a data folder below a file',
      () => ({ DATA_DIR: join(house, 'package.json/data') }),
      /data folder .*package\.json\/data/,
    ],
    ['a database that is none', () => ({ DATA_DIR: garbageFolder() }), /database in .* cannot be opened/],
    ['an address of another machine', () => ({ HOST: '203.0.113.1' }), /cannot listen on 203\.0\.113\.1/],
  ])('says in one line what is wrong with %s, and ends with 1', (_, env, expected) => {
    const { code, out, err } = launch('server/cli/start.mjs', [], env())
    expect([code, out]).toEqual([1, ''])
    expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(expected)])
    expect(err).toMatch(/^Samspil cannot start: /)
  })

  it('refuses to run a second server on the same data folder, and runs again as soon as the first was killed', async () => {
    const first = await start()
    const { code, out, err } = launch('server/cli/start.mjs', [])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^Samspil cannot start: another Samspil runs on the data folder .*\n$/)
    await first.stop('SIGKILL')
    const second = await start()
    expect(await second.stop('SIGTERM')).toMatchObject({ code: 0 })
  })

  it('says in one line that the port is taken, and how to choose another one', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    const { code, err } = launch('server/cli/start.mjs', [], { PORT: String(port) })
    await new Promise((closed) => other.close(closed))
    expect(code).toBe(1)
    expect(err).toBe(`Samspil cannot start: port ${port} is taken. Choose another one: PORT=${port + 1} npm start\n`)
  })

  it.each(['start.mjs', 'samspil.mjs'])(
    '%s says in one line that the Node is too old, before anything newer is read',
    (script) => {
      for (const version of ['12.22.12', '18.20.4', '20.18.3']) {
        const pretend = `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`
        const { code, out, err } = launch(`server/cli/${script}`, [], {}, ['--import', pretend])
        expect([code, out]).toEqual([1, ''])
        expect(err).toBe(`Samspil needs Node 20.19 or newer, and this is Node ${version}.\n`)
      }
    },
  )

  it('says that it is not installed when the packages are missing', () => {
    rmSync(join(house, 'node_modules'))
    const { code, err } = launch('server/cli/start.mjs', [])
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
    expect([code, err]).toEqual([1, 'Samspil is not installed yet. Run: npm install\n'])
  })
})

function garbageFolder(): string {
  const folder = mkdtempSync(join(house, 'garbage-'))
  writeFileSync(join(folder, 'samspil.sqlite'), 'this is no database'.repeat(100))
  return folder
}
