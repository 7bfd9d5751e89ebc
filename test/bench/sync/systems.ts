import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoomAddress, SystemName } from './room-client.ts'

export interface RunningSystem {
  readonly name: SystemName
  readonly pid: number
  readonly port: number
  /** The same documents for everybody: Samspil's must exist, the others take any name. */
  readonly documentIds: readonly string[]
  /** When the peer began and ended writing a document out, in milliseconds since 1970; grows while it runs. */
  readonly stores: readonly { readonly startedAt: number; readonly endedAt: number }[]
  address(documentId: string, person?: number): RoomAddress
  stop(options?: { readonly keepData: boolean }): Promise<void>
}

const samspil = (dataDir: string, ...args: string[]): string =>
  execFileSync(process.execPath, ['dist/server/cli.js', ...args], {
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
    encoding: 'utf8',
  })

/** Each system as its own process with its own empty data folder. */
export async function startSystem(name: SystemName, dataDir = newDataDir()): Promise<RunningSystem> {
  const child = spawn(process.execPath, commandOf(name, dataDir), {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stores: { startedAt: number; endedAt: number }[] = []
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    for (const [, startedAt, endedAt] of chunk.matchAll(/stored (\d+) (\d+)/g)) {
      stores.push({ startedAt: Number(startedAt), endedAt: Number(endedAt) })
    }
  })
  const port = await portOf(child)
  const { documentIds, cookies } =
    name === 'samspil'
      ? await samspilRooms(dataDir, port)
      : { documentIds: Array.from({ length: 12 }, (_, i) => `room-${i}`), cookies: [''] }
  return {
    name,
    pid: child.pid!,
    port,
    stores,
    documentIds,
    address: (documentId, person = 0) => ({
      system: name,
      port,
      documentId,
      cookie: cookies[person % cookies.length] ?? '',
    }),
    stop: async (options) => {
      child.kill('SIGKILL')
      await new Promise((resolve) => child.once('exit', resolve))
      if (!options?.keepData) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'samspil-bench-'))

function commandOf(name: SystemName, dataDir: string): string[] {
  switch (name) {
    case 'relay':
      return ['--import', 'tsx', 'test/bench/sync/relay-server.ts']
    case 'hocuspocus':
      return ['--import', 'tsx', 'test/bench/sync/hocuspocus-server.ts', join(dataDir, 'hocuspocus.sqlite')]
    case 'samspil':
      return ['dist/server/main.js']
  }
}

/** The demo programme's documents, and sessions enough that none holds more sockets than a session may. */
async function samspilRooms(dataDir: string, port: number): Promise<{ documentIds: string[]; cookies: string[] }> {
  const documents = JSON.parse(samspil(dataDir, 'documents', '--json')) as { id: string; kind: string }[]
  const origin = `http://127.0.0.1:${port}`
  const welcome = (await (await fetch(`${origin}/trpc/accounts.welcome`)).json()) as {
    result: { data: { demoPeople: { personId: string; name: string }[] } }
  }
  // The fund's, who may write in every partnership's documents.
  const personId = welcome.result.data.demoPeople.at(-1)?.personId
  const cookies: string[] = []
  while (cookies.length < 60) {
    const answer = await fetch(`${origin}/trpc/accounts.demoSignIn`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ personId }),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie === undefined) throw new Error(`Stepping in was answered ${answer.status}: ${await answer.text()}`)
    cookies.push(cookie)
  }
  return {
    documentIds: documents.filter((document) => document.kind === 'partnerPlan').map((document) => document.id),
    cookies,
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const match = /listening (\d+)|http:\/\/[^\s:]+:(\d+)/.exec(text)
      if (match) resolve(Number(match[1] ?? match[2]))
    })
    child.once('exit', () => reject(new Error(`ended before it listened:\n${text}`)))
  })
}
