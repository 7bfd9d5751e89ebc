import type { Browser, Page } from 'playwright-core'
import { type RunningServer, startServer } from '../../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './browser.ts'
import { type ListedDocument, listDocuments } from './documents.ts'

export type Language = 'da' | 'en'
export type Who = 'nobody' | 'Ida' | 'Jonas'

/** A running server with demo data, and what a test must know of it to reach every screen. */
export interface House {
  readonly server: RunningServer
  readonly browser: Browser
  readonly partnershipId: string
  readonly plan: ListedDocument
  readonly model: ListedDocument
  /** Somebody else's promise to Ida's partnership, and one of her own party's. */
  readonly commitmentId: string
  /** One whose text says something else than was agreed, and one of Ida's own party that is under way. */
  readonly changedTextId: string
  readonly ownCommitmentId: string
  readonly targetId: string
  readonly inviteLink: string
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  const server = await startServer()
  const browser = await launchBrowser()
  const documents = listDocuments(server.dataDir).filter(({ partnership }) => partnership.slug === 'holbaek')
  const jonas = await openProfile(browser)
  await stepInAs(jonas.page, server.url, 'Jonas')
  const partnership = await call<{ id: string; parties: { id: string; kind: string }[] }>(
    jonas.page,
    'partnerships.bySlug',
    { slug: 'holbaek' },
  )
  const of = { partnershipId: partnership.id }
  const commitments = await call<CommitmentInList[]>(jonas.page, 'commitments.list', of)
  const { targets } = await call<{ targets: { id: string }[] }>(jonas.page, 'targets.list', of)
  const municipality = partnership.parties.find(({ kind }) => kind === 'municipality')!
  const firm = partnership.parties.find(({ kind }) => kind === 'firm')!
  const { link } = await call<{ link: string }>(
    jonas.page,
    'members.invite',
    { partyId: firm.id, email: null, role: 'member' },
    'mutation',
  )
  await jonas.context.close()
  return {
    server,
    browser,
    partnershipId: partnership.id,
    plan: documents.find(({ kind }) => kind === 'partnerPlan')!,
    model: documents.find(({ kind }) => kind === 'socialModel')!,
    commitmentId: commitments.find(({ status }) => status === 'accepted')!.id,
    changedTextId: commitments.find(({ textChange }) => textChange !== null)!.id,
    ownCommitmentId: commitments.find(({ status, partyId }) => status === 'inProgress' && partyId === municipality.id)!
      .id,
    targetId: targets[0]!.id,
    inviteLink: link,
    close: async () => {
      await browser.close()
      await server.dispose()
    },
  }
}

/** A profile in which the person has stepped in, with the client in the language. */
export async function profileOf(
  house: House,
  who: Who,
  options: { language?: Language; viewport?: { width: number; height: number } } = {},
): Promise<PersonAtBrowser> {
  const { language = 'da', viewport } = options
  // What fades from one colour into another has neither when it is looked at half-way.
  const profile = await openProfile(house.browser, {
    reducedMotion: 'reduce',
    ...(viewport === undefined ? {} : { viewport }),
  })
  await profile.context.addInitScript((chosen) => {
    // An empty page has no storage of its own.
    if (window.location.protocol !== 'http:') return
    window.localStorage.setItem('samspil:language', chosen)
    // Follows what the browser says that the device wants, so that a test can change it on the open page.
    window.localStorage.setItem('samspil.theme', 'device')
  }, language)
  if (who !== 'nobody') {
    await stepInAs(profile.page, house.server.url, who)
    const me = await call<{ me: { name: string; title: string } }>(profile.page, 'accounts.welcome', undefined)
    const { name, title } = me.me
    await call(profile.page, 'accounts.updateProfile', { name, title, language }, 'mutation')
  }
  return profile
}

interface CommitmentInList {
  readonly id: string
  readonly status: string
  readonly partyId: string
  readonly textChange: unknown
}

/** Calls a procedure as the person whose page it is. */
export async function call<Answer>(
  page: Page,
  procedure: string,
  input: unknown,
  kind: 'query' | 'mutation' = 'query',
): Promise<Answer> {
  const answer = await page.evaluate(
    async ({ procedure: name, body, isQuery }) => {
      const address = `/trpc/${name}`
      const response = isQuery
        ? await fetch(body === undefined ? address : `${address}?input=${encodeURIComponent(body)}`)
        : await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body ?? '{}' })
      return { status: response.status, text: await response.text() }
    },
    { procedure, body: input === undefined ? undefined : JSON.stringify(input), isQuery: kind === 'query' },
  )
  if (answer.status !== 200) throw new Error(`${procedure} was answered ${answer.status}: ${answer.text}`)
  return (JSON.parse(answer.text) as { result: { data: Answer } }).result.data
}
