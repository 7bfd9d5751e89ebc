import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly dataDir: string
  /** What it printed so far, for links that stand in its log. */
  output(): string
  /** Ends the process as `kill -9` would: nothing is flushed, nobody is told. */
  killHard(): Promise<void>
  /** Ends it as a system would (SIGTERM) and resolves with its exit code. */
  stop(): Promise<number | null>
  /** Ends it if it still runs and removes its data folder. */
  dispose(): Promise<void>
}

export interface ServerOptions {
  /** Kept from an earlier run; a new empty folder when left out. */
  readonly dataDir?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** Starts the built server as its own process, the way `npm start` does, and resolves when it answers. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'samspil-test-'))
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      PORT: String(options.port ?? 0),
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))

  const port = await listeningPort(child, () => output)
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return exited
  }
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid!,
    dataDir,
    output: () => output,
    killHard: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    dispose: async () => {
      await end('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function listeningPort(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const match = /http:\/\/[^\s:]+:(\d+)/.exec(output())
      if (match) resolve(Number(match[1]))
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) =>
      reject(new Error(`The server ended with code ${code} before it listened:\n${output()}`)),
    )
    child.once('error', reject)
  })
}
