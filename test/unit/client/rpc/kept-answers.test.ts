import { type TRPCClientRuntime, TRPCClientError, type TRPCLink, createTRPCClient } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AnswerStore, KeptAnswers, keptAnswersLink } from '#client/rpc/kept-answers.ts'
import type { AppRouter } from '#client/rpc/trpc.ts'

/** `localStorage` as far as it is used, with as much room as told. */
class Store implements AnswerStore {
  readonly texts = new Map<string, string>()
  room = Number.POSITIVE_INFINITY
  get length() {
    return this.texts.size
  }
  key = (index: number) => [...this.texts.keys()][index] ?? null
  getItem = (key: string) => this.texts.get(key) ?? null
  removeItem = (key: string) => void this.texts.delete(key)
  setItem = (key: string, text: string) => {
    if (text.length > this.room) throw new DOMException('full', 'QuotaExceededError')
    this.texts.set(key, text)
  }
}

const welcome = { path: 'accounts.welcome', input: undefined }
const plan = { path: 'documents.get', input: { documentId: 'plan' } }
const as = (personId: string | null) => ({ me: personId === null ? null : { personId } })

let store: Store
/** A page that has just been opened on this device. */
const openPage = () => new KeptAnswers(store)
beforeEach(() => {
  store = new Store()
})

/** Mads has had his plan open on this device. */
function madsWasHere(): KeptAnswers {
  const page = openPage()
  page.keep(welcome, as('mads'))
  page.keep(plan, { title: 'Partnerplan' })
  return page
}

describe('answers kept on the device', () => {
  it('are there for the same person when a page opens without net', () => {
    madsWasHere()
    const page = openPage()
    expect(page.find(welcome)).toEqual(as('mads'))
    expect(page.find(plan)).toEqual({ title: 'Partnerplan' })
    expect(page.find({ ...plan, input: { documentId: 'other' } })).toBeUndefined()
  })

  it('are not given to a page that does not know whose it is', () => {
    madsWasHere()
    expect(openPage().find(plan)).toBeUndefined()
  })

  it('are gone after signing out, every one, and nothing else on the device is', () => {
    store.setItem('samspil:language', 'da')
    const page = madsWasHere()
    page.forget()
    expect([...store.texts.keys()]).toEqual(['samspil:language'])
    // An answer that was still on its way.
    page.keep(plan, { title: 'Partnerplan' })
    expect([...store.texts.keys()]).toEqual(['samspil:language'])
    expect(page.find(plan)).toBeUndefined()
  })

  it('are gone when the server says that nobody is signed in', () => {
    madsWasHere().keep(welcome, as(null))
    expect(store.length).toBe(0)
  })

  it('are never seen by the next person, nor by the first one’s tab that is still open', () => {
    const madsTab = madsWasHere()
    const idasTab = openPage()
    idasTab.keep(welcome, as('ida'))
    expect(idasTab.find(plan)).toBeUndefined()
    idasTab.keep(plan, { title: 'Idas' })
    expect(madsTab.find(plan)).toBeUndefined()
    madsTab.keep(plan, { title: 'Mads’' })
    expect(idasTab.find(plan)).toEqual({ title: 'Idas' })
  })

  it('are those of the few queries that a document needs', () => {
    const page = madsWasHere()
    page.keep({ path: 'members.list', input: {} }, ['Karen'])
    expect(page.find({ path: 'members.list', input: {} })).toBeUndefined()
    expect([...store.texts.values()].join()).not.toContain('Karen')
  })

  it('leave no older answer behind when the device is full, and break nothing', () => {
    const page = madsWasHere()
    store.room = 30
    page.keep(plan, { title: 'En meget længere titel end den, der var' })
    expect(page.find(plan)).toBeUndefined()
    expect(page.find(welcome)).toEqual(as('mads'))
  })

  it('are none where the browser keeps nothing', () => {
    const page = new KeptAnswers(null)
    page.keep(welcome, as('mads'))
    expect(page.find(welcome)).toBeUndefined()
    expect(() => page.forget()).not.toThrow()
  })
})

describe('the link in front of the server', () => {
  /** What the server does with the next request. */
  let server: () => unknown
  const serverLink: TRPCLink<AppRouter> = (_runtime: TRPCClientRuntime) => () =>
    observable((observer) => {
      try {
        observer.next({ result: { type: 'data', data: server() } })
        observer.complete()
      } catch (error) {
        observer.error(error as TRPCClientError<AppRouter>)
      }
    })
  const clientOf = (kept: KeptAnswers) =>
    createTRPCClient<AppRouter>({ links: [keptAnswersLink(kept), serverLink] }) as unknown as {
      accounts: { welcome: { query(): Promise<unknown> }; signOut: { mutate(): Promise<unknown> } }
    }
  const noNet = () => {
    throw TRPCClientError.from(new TypeError('Failed to fetch'))
  }
  const answered = (status: number, data?: object) => () => {
    const error = data === undefined ? new SyntaxError('no JSON') : { error: { message: 'no', code: -32000, data } }
    throw TRPCClientError.from(error as Error, { meta: { response: { status } } })
  }

  it('asks the server first, and the device when the server does not answer', async () => {
    const client = clientOf(openPage())
    server = () => as('mads')
    await client.accounts.welcome.query()
    for (const away of [noNet, answered(502), answered(504)]) {
      server = away
      expect(await client.accounts.welcome.query()).toEqual(as('mads'))
    }
    server = () => as('ida')
    expect(await client.accounts.welcome.query()).toEqual(as('ida'))
  })

  it('lets a refusal stand, and forgets what is no longer the person’s to see', async () => {
    const kept = madsWasHere()
    const client = clientOf(kept)
    server = answered(500, { httpStatus: 500 })
    await expect(client.accounts.welcome.query()).rejects.toThrow('no')
    expect(kept.find(welcome)).toEqual(as('mads'))
    server = answered(401, { httpStatus: 401, refusal: { code: 'access.signInRequired' } })
    await expect(client.accounts.welcome.query()).rejects.toThrow('no')
    expect(kept.find(welcome)).toBeUndefined()
  })

  it('has nothing to say without net when nothing is kept, and never for a change', async () => {
    const client = clientOf(openPage())
    server = noNet
    await expect(client.accounts.welcome.query()).rejects.toThrow('Failed to fetch')
    await expect(clientOf(madsWasHere()).accounts.signOut.mutate()).rejects.toThrow('Failed to fetch')
  })
})
