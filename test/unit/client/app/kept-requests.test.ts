import { describe, expect, it } from 'vitest'
import { againIn, freshOrKept, kindOf } from '#client/app/offline/kept-requests.ts'

const origin = 'https://samspil.example'
const asked = (path: string, mode = 'navigate', method = 'GET') => kindOf({ url: origin + path, mode, method }, origin)

describe('what the service worker takes', () => {
  it.each(['/', '/mig', '/p/holbaek/d/5c1f?afsnit=P4', '/log-ind'])('shows the app at %s', (path) => {
    expect(asked(path)).toBe('page')
  })

  it.each([
    '/trpc/accounts.welcome',
    '/sync/5c1f',
    '/events',
    '/stream/events',
    '/healthz',
    '/api/billede',
    '/download/5c1f',
    '/room/vote',
  ])('leaves %s to the server', (path) => {
    expect(asked(path)).toBeNull()
    expect(asked(path, 'cors')).toBeNull()
  })

  it('leaves the page of a workshop’s participants alone, and only that', () => {
    expect(asked('/w')).toBeNull()
    expect(asked('/w/ABCD')).toBeNull()
    expect(asked('/workshop')).toBe('page')
  })

  it('keeps files with a hash, and no others', () => {
    expect(asked('/assets/index-abcd1234.js', 'cors')).toBe('file')
    expect(asked('/favicon.svg', 'no-cors')).toBeNull()
    expect(asked('/sw.js', 'same-origin')).toBeNull()
    expect(asked('/', 'cors')).toBeNull()
  })

  it('takes nothing that changes something, and nothing of another house', () => {
    expect(asked('/', 'navigate', 'POST')).toBeNull()
    expect(asked('/assets/index-abcd1234.js', 'cors', 'HEAD')).toBeNull()
    expect(kindOf({ url: 'https://other.example/', mode: 'navigate', method: 'GET' }, origin)).toBeNull()
  })
})

describe('a page', () => {
  const never = new Promise<never>(() => {})
  const kept = async () => ({ status: 200, is: 'kept' })
  const page = (status: number) => Promise.resolve({ status, is: 'fresh' })

  it('comes from the net whenever the net answers, so that a new build is seen at once', async () => {
    expect(await freshOrKept(page(200), never, kept)).toEqual({ status: 200, is: 'fresh' })
    expect(await freshOrKept(page(404), never, kept)).toEqual({ status: 404, is: 'fresh' })
    expect(await freshOrKept(page(500), never, kept)).toEqual({ status: 500, is: 'fresh' })
  })

  it('comes from the device without net, behind a silent net, and while the server is away', async () => {
    expect(await freshOrKept(Promise.resolve(null), never, kept)).toEqual({ status: 200, is: 'kept' })
    expect(await freshOrKept(never, Promise.resolve(null), kept)).toEqual({ status: 200, is: 'kept' })
    for (const status of [502, 503, 504]) {
      expect(await freshOrKept(page(status), never, kept)).toEqual({ status: 200, is: 'kept' })
    }
  })

  it('is waited for when nothing is kept', async () => {
    const nothing = async () => undefined
    expect(await freshOrKept(page(200), Promise.resolve(null), nothing)).toEqual({ status: 200, is: 'fresh' })
    expect(await freshOrKept(page(503), never, nothing)).toEqual({ status: 503, is: 'fresh' })
    expect(await freshOrKept(Promise.resolve(null), never, nothing)).toBeNull()
  })
})

it('fetches again, of a new build, the parts that the device had of the old one', () => {
  const files = ['/assets/index-aaaaaaaa.js', '/assets/document-route-bbbb-bbb.js', '/assets/portfolio-cccccccc.js']
  const before = ['/assets/document-route-ddddddd_.js', '/assets/gone-eeeeeeee.js', '/assets/portfolio-ffffffff.css']
  expect(againIn(files, before)).toEqual(['/assets/document-route-bbbb-bbb.js'])
})
