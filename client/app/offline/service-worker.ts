import { againIn, freshOrKept, kindOf } from './kept-requests.ts'

/** What the build writes before the worker (`server/cli/service-worker-file.mjs`). */
interface Build {
  readonly version: string
  /** The app's entry, first, and what it needs to be drawn. */
  readonly entry: readonly [string, ...string[]]
  /** Every file of the build that has a hash in its name. */
  readonly files: readonly string[]
}
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
/** The part of a service worker's global object that is used here; its own types exclude those of a page. */
interface Worker {
  readonly samspilBuild: Build
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}

const worker = self as unknown as Worker
const build = worker.samspilBuild
const ours = new Set(build.files)
const prefix = 'samspil-files:'
const cacheName = prefix + build.version
const page = '/index.html'
/** How long a page waits for a net that is there and does not answer. */
const patienceMs = 4000
// The same file is asked for in several ways; the name alone says what is in it.
const anyWay: CacheQueryOptions = { ignoreVary: true }

const opened = () => caches.open(cacheName)
const otherCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)

async function keepBuild(): Promise<void> {
  const answer = await fetch(page, { cache: 'no-cache' })
  // The server may be another build by now: its page with our files would be a page that cannot be drawn.
  if (!answer.ok || !(await answer.clone().text()).includes(build.entry[0])) throw new Error('another build')
  const cache = await opened()
  await cache.addAll([...build.entry])
  await cache.put(page, answer)
  const before = await Promise.all((await otherCaches()).map(async (name) => (await caches.open(name)).keys()))
  await keepFiles(
    againIn(
      build.files,
      before.flat().map((request) => new URL(request.url).pathname),
    ),
  )
  await worker.skipWaiting()
}

/** Keeps files that are not kept yet; one that cannot be fetched is kept when a page next needs it. */
async function keepFiles(paths: readonly string[]): Promise<void> {
  const cache = await opened()
  await Promise.all(
    paths.map(async (path) => {
      if (!ours.has(path) || (await cache.match(path, anyWay)) !== undefined) return
      await cache.add(path).catch(() => undefined)
    }),
  )
}

async function forgetOtherBuilds(): Promise<void> {
  await Promise.all((await otherCaches()).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

async function fileFor(event: Fetching): Promise<Response> {
  const { request } = event
  const cache = await opened()
  const kept = await cache.match(request, anyWay)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  // A full device keeps nothing more; the page has its file all the same.
  if (answer.ok && ours.has(new URL(request.url).pathname)) {
    event.waitUntil(cache.put(request, answer.clone()).catch(() => undefined))
  }
  return answer
}

async function pageFor({ request }: Fetching): Promise<Response> {
  const answer = await freshOrKept(
    fetch(request).catch(() => null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs)),
    async () => (await opened()).match(page),
  )
  return answer ?? Response.error()
}

worker.addEventListener('install', (event) => event.waitUntil(keepBuild()))
worker.addEventListener('activate', (event) => event.waitUntil(forgetOtherBuilds()))
worker.addEventListener('message', (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keepFiles(event.data.filter((path) => typeof path === 'string')))
})
worker.addEventListener('fetch', (event) => {
  const kind = kindOf(event.request, worker.location.origin)
  if (kind === 'file') event.respondWith(fileFor(event))
  else if (kind === 'page') event.respondWith(pageFor(event))
})
