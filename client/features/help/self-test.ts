import { streamPath } from '#shared/contracts/stream.ts'
import { StreamSocket } from '#client/transport/stream-socket.ts'
import { type Finding, type Findings, ofAnswer, ofClock, ofWays } from './self-test.model.ts'

const patienceMs = 8000

/** Looks at everything that Samspil needs of a network and a browser, and tells each finding as it is known. */
export async function runSelfTest(found: (findings: Findings) => void, signal: AbortSignal): Promise<void> {
  const tell = (findings: Findings): void => {
    if (!signal.aborted) found(findings)
  }
  await Promise.all([
    server(signal).then(tell),
    post(signal).then((finding) => tell({ post: finding })),
    Promise.all([socketOpens(), streamOpens()]).then(([socket, stream]) => tell(ofWays(socket, stream))),
    storageKeeps().then((finding) => tell({ storage: finding })),
  ])
  tell({ browser: { verdict: isModern() ? 'ok' : 'broken', measured: null } })
}

async function server(signal: AbortSignal): Promise<Findings> {
  const since = performance.now()
  const answer = await asked('/healthz', { cache: 'no-store' }, signal)
  if (answer === null) return { server: ofAnswer(null), clock: ofClock(null, Date.now()) }
  const date = answer.headers.get('date')
  return {
    server: ofAnswer(performance.now() - since),
    clock: ofClock(date === null ? null : Date.parse(date), Date.now()),
  }
}

/** Asks for an address that is none: the refusal of the server itself shows that the question came through. */
async function post(signal: AbortSignal): Promise<Finding> {
  const since = performance.now()
  const answer = await asked(`${streamPath}?to=/`, { method: 'POST' }, signal)
  const isOurs = answer?.headers.get('content-type')?.includes('json') === true && answer.status === 404
  return ofAnswer(isOurs ? performance.now() - since : null)
}

async function asked(address: string, init: RequestInit, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(address, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) })
  } catch {
    return null
  }
}

/** Milliseconds until the socket of the change notices stands; it opens for everybody and is closed again at once. */
const socketOpens = (): Promise<number | null> => opens(() => new WebSocket(noticesAddress()))
const streamOpens = (): Promise<number | null> => opens(() => new StreamSocket(noticesAddress()))

function noticesAddress(): string {
  const address = new URL('/events', location.href)
  address.protocol = address.protocol.replace('http', 'ws')
  return address.href
}

function opens(make: () => Pick<WebSocket, 'close'> & EventTarget): Promise<number | null> {
  return new Promise((resolve) => {
    const since = performance.now()
    const socket = make()
    const end = (result: number | null): void => {
      clearTimeout(patience)
      resolve(result)
      socket.close()
    }
    const patience = setTimeout(() => end(null), patienceMs)
    socket.addEventListener('open', () => end(performance.now() - since))
    socket.addEventListener('close', () => end(null))
  })
}

/** Whether this browser keeps a copy of what is written: without it nothing may be written while the net is away. */
function storageKeeps(): Promise<Finding> {
  const kept = (verdict: Finding['verdict']): Finding => ({ verdict, measured: null })
  return new Promise((resolve) => {
    try {
      const name = 'samspil-self-test'
      const opening = indexedDB.open(name)
      opening.onerror = () => resolve(kept('poor'))
      opening.onsuccess = () => {
        opening.result.close()
        indexedDB.deleteDatabase(name)
        resolve(kept(navigator.cookieEnabled ? 'ok' : 'broken'))
      }
    } catch {
      resolve(kept('poor'))
    }
  })
}

/** The newest of what the app is built with. */
const isModern = (): boolean =>
  typeof Array.prototype.toSorted === 'function' && 'any' in AbortSignal && typeof structuredClone === 'function'
