import type { ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { invariant } from '#shared/kernel/result.ts'

/** A browser's debugging protocol over its own two pipes: no port that somebody else could reach. */
export interface BrowserPipe {
  /** Errors: rejects with the browser's own message, and when the browser ends before it answers. */
  call<T>(method: string, params?: object, sessionId?: string): Promise<T>
  /** Resolves at the event's next arrival. Errors: rejects when the browser ends first. */
  once(event: string, sessionId: string): Promise<void>
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** The child must have been started with `--remote-debugging-pipe` and pipes as its descriptors 3 and 4. */
export function openBrowserPipe(child: ChildProcess): BrowserPipe {
  const [to, from] = [child.stdio[3], child.stdio[4]]
  invariant(to instanceof Writable && from instanceof Readable, 'the browser has its two pipes')
  const answers = new Map<number, Waiting>()
  const events = new Map<string, Waiting>()
  let end: Error | null = null
  let nextId = 1

  const fail = (error: Error): void => {
    end ??= error
    for (const waiting of [...answers.values(), ...events.values()]) waiting.reject(end)
    answers.clear()
    events.clear()
  }
  const take = (message: Message): void => {
    if (message.id !== undefined) {
      const waiting = answers.get(message.id)
      answers.delete(message.id)
      if (message.error === undefined) waiting?.resolve(message.result)
      else waiting?.reject(new Error(message.error.message))
      return
    }
    const key = `${message.method} ${message.sessionId}`
    events.get(key)?.resolve(undefined)
    events.delete(key)
  }

  let chunks: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let cut = rest.indexOf(0); cut >= 0; cut = rest.indexOf(0)) {
      chunks.push(rest.subarray(0, cut))
      take(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Message)
      chunks = []
      rest = rest.subarray(cut + 1)
    }
    chunks.push(rest)
  })
  child.once('exit', () => fail(new Error('The browser ended')))
  child.once('error', fail)
  to.on('error', fail)
  from.on('error', fail)

  return {
    call<T>(method: string, params: object = {}, sessionId?: string) {
      return new Promise<T>((resolve, reject) => {
        if (end !== null) {
          reject(end)
          return
        }
        const id = nextId
        nextId += 1
        answers.set(id, { resolve: (value) => resolve(value as T), reject })
        to.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
      })
    },
    once: (event, sessionId) => {
      const arrived = new Promise<void>((resolve, reject) => {
        events.set(`${event} ${sessionId}`, { resolve: () => resolve(), reject })
      })
      // Awaited only after the calls that bring it about; until then its failure is the calls' to tell.
      arrived.catch(() => undefined)
      return arrived
    },
  }
}
