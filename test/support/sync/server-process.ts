import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build } from 'vite'

export interface ServerProcess {
  readonly url: string
  readonly documentId: string
  readonly tokens: readonly string[]
  readonly pid: number
  /** `performance.now()` at which the process was started. */
  readonly startedAt: number
  end(signal: NodeJS.Signals): Promise<number | null>
}

const bundleDir = 'test-results/crash-server'

/** Bundles the crash server as `npm start` bundles the real one, so that a restart's time is the product's own. */
export const buildServerProcess = async (): Promise<void> => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'test/support/crash-server.ts', outDir: bundleDir, emptyOutDir: true, target: 'node20.19' },
  })
}

/** Starts the bundled `crash-server.ts` as its own process; `wrap` puts another program, such as a tracer, in front. */
export async function startServerProcess(
  dataDir: string,
  people: number,
  wrap: readonly string[] = [],
): Promise<ServerProcess> {
  const startedAt = performance.now()
  const command = [...wrap, process.execPath, `${bundleDir}/crash-server.js`]
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: { ...process.env, DATA_DIR: dataDir, PEOPLE: String(people) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await Promise.race([
    once(createInterface(child.stdout!), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The server ended with ${code} before it listened`))),
  ])
  const hello = JSON.parse(String(line)) as Pick<ServerProcess, 'pid' | 'url' | 'documentId' | 'tokens'>
  return {
    ...hello,
    startedAt,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const exited = once(child, 'exit')
      // Not the child's: a tracer in front does not pass signals on.
      process.kill(hello.pid, signal)
      const [code] = await exited
      return code as number | null
    },
  }
}
