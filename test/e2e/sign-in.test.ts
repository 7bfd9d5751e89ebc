import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { type ListedDocument, listDocuments, openDocument } from './support/documents.ts'
import { eventually, promptly } from './support/eventually.ts'
import { saveLine, sectionOf } from './support/pages/document-page.ts'
import { acceptInvitation, inviteByLink, removeMember } from './support/pages/members-page.ts'
import { visibleWords, wordsByLanguage } from './support/pages/visible-words.ts'
import { written } from './support/screen-languages.ts'

const sofie = { name: 'Sofie', email: 'sofie@holbaek.example' }
const lars = { name: 'Lars', email: 'lars@nordvest.example' }

describe('coming in', () => {
  let server: RunningServer
  let browser: Browser
  let plan: ListedDocument
  let model: ListedDocument
  let ida: PersonAtBrowser
  let newcomer: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    const documents = listDocuments(server.dataDir).filter((document) => document.partnership.slug === 'holbaek')
    plan = documents.find((document) => document.kind === 'partnerPlan')!
    model = documents.find((document) => document.kind === 'socialModel')!
    ida = await openProfile(browser)
    newcomer = await openProfile(browser)
  })

  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  /** Asks for a login link and takes it from the server's log. */
  async function askForLink(page: Page, email: string): Promise<string> {
    const linksSoFar = linksFor(email).length
    await page.goto(`${server.url}/log-ind`)
    await page.getByLabel('Arbejdsmail').fill(email)
    await page.getByRole('button', { name: 'Send mig et link' }).click()
    await page.getByRole('heading', { name: 'Se i din indbakke' }).waitFor()
    await eventually(() => linksFor(email).length).toBe(linksSoFar + 1)
    return linksFor(email).at(-1)!
  }
  const linksFor = (email: string): string[] =>
    [...server.output().matchAll(/login link for (\S+) \(10 minutes\): (\S+)/g)]
      .filter((match) => match[1] === email)
      .map((match) => match[2]!)
  const isIn = (page: Page, name: string) => page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor()
  const loginButton = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Log ind', exact: true })

  it('as one of the four people of the demo takes one click each', async () => {
    const { page, context } = await openProfile(browser)
    for (const name of ['Ida', 'Mads', 'Karen', 'Jonas']) {
      await page.goto(`${server.url}/log-ind`)
      await page.getByRole('button', { name: new RegExp(name) }).click()
      await isIn(page, name)
      expect(new URL(page.url()).pathname).toBe('/')
      await context.clearCookies()
    }
    await context.close()
  })

  it('by an invitation that was copied leads into the partnership, for the party that invited', async () => {
    await stepInAs(ida.page, server.url, 'Ida')
    const link = await inviteByLink(ida.page, server.url, { party: 'Holbæk Kommune', role: 'Medlem' })
    const { page } = newcomer
    await acceptInvitation(page, link, sofie)
    await page.goto(`${server.url}/p/holbaek/m`)
    const row = page.getByRole('listitem').filter({ hasText: sofie.email })
    await eventually(() => row.textContent()).toContain('Sofie (dig)')
    const party = page.locator('.members-party', { hasText: sofie.email })
    expect(await party.getByRole('heading', { level: 2 }).textContent()).toContain('Holbæk Kommune')
    expect(await row.textContent()).toContain('Ikke bekræftet endnu')
  })

  it('by a login link uses the link up on the button and not before', async () => {
    const { page, context } = newcomer
    await context.clearCookies()
    const link = await askForLink(page, sofie.email)
    for (const time of ['once', 'twice']) {
      expect((await context.request.get(link)).status(), time).toBe(200)
    }
    await page.goto(link)
    await loginButton(page).waitFor()
    await page.reload()
    await loginButton(page).click()
    await isIn(page, 'Sofie')
    await page.goto(`${server.url}/p/holbaek/m`)
    await eventually(() => page.getByRole('listitem').filter({ hasText: sofie.email }).textContent()).not.toContain(
      'Ikke bekræftet',
    )

    await page.goto(link)
    await eventually(() => page.getByRole('alert').textContent()).toBe('Linket er allerede brugt. Få et nyt.')
    expect(await loginButton(page).count()).toBe(0)
  })

  it('by a login link works only in the browser that asked for it', async () => {
    const link = await askForLink(newcomer.page, sofie.email)
    const other = await openProfile(browser)
    await other.page.goto(link)
    await eventually(() => other.page.getByRole('alert').textContent()).toBe(
      'Linket virker kun i den browser, der bad om det. Få et nyt her.',
    )
    expect(await loginButton(other.page).count()).toBe(0)
    await other.context.close()

    await newcomer.page.goto(link)
    await loginButton(newcomer.page).click()
    await isIn(newcomer.page, 'Sofie')
  })

  it('as a reader lets one see everything and type nowhere, and says why', async () => {
    const karen = await openProfile(browser)
    await stepInAs(karen.page, server.url, 'Karen')
    const link = await inviteByLink(karen.page, server.url, { party: 'Nordvest Grønt & Service ApS', role: 'Læser' })
    const { page, context } = await openProfile(browser)
    await acceptInvitation(page, link, lars)

    for (const [document, section, words] of [
      [plan, 'P4', 'Forløbet er for borgere i Holbæk'],
      [model, 'S3', 'Klargøring af maskiner'],
    ] as const) {
      await page.goto(`${server.url}/p/holbaek/d/${document.id}?afsnit=${section}`)
      await sectionOf(page, section).waitFor()
      await eventually(() => page.locator('.sheet-note').first().textContent()).toContain('Du er læser her.')
      await eventually(() => saveLine(page).textContent()).toBe('Du kan læse med, men ikke skrive')
      await eventually(() =>
        sectionOf(page, section).evaluate(
          (element) =>
            (element.textContent ?? '') +
            [...element.querySelectorAll('textarea')].map((field) => field.value).join('\n'),
        ),
      ).toContain(words)
      const canType = await page
        .getByRole('main')
        .locator(
          'textarea:not([readonly]), input:not([readonly], [aria-readonly=true]), select, [contenteditable=true]',
        )
        .evaluateAll((fields) =>
          fields
            // Choosing what is shown, or from which day a calendar file counts, changes nothing for anybody.
            .filter((field) => field.closest('.task-filters, .intake-calendar') === null)
            .map((field) => field.outerHTML.slice(0, 120)),
        )
      expect(canType, section).toEqual([])
      expect(await page.getByRole('button', { name: /Tilføj|Markér|Lav forpligtelse/ }).count()).toBe(0)
    }
    await context.close()
    await karen.context.close()
  })

  it('ends at once for a member who is removed: the open document says so within a second', async () => {
    const { page } = newcomer
    await openDocument(page, server.url, plan, 'P4')
    await removeMember(ida.page, server.url, 'Sofie')
    await promptly(1000, () => saveLine(page).textContent()).toContain('Du har ikke længere adgang til dokumentet.')
    expect(await saveLine(page).getByRole('alert').count()).toBe(1)
  })

  it('in English changes every text in sight and the language of the page', async () => {
    const { page } = ida
    const out = await openProfile(browser)
    for (const [at, path] of [
      [out.page, '/log-ind'],
      [page, '/'],
      [page, '/programme'],
      [page, '/p/holbaek'],
      [page, '/p/holbaek/f'],
      [page, '/p/holbaek/r'],
      [page, '/p/holbaek/m'],
      [page, '/mig'],
      [page, '/hjaelp'],
    ] as const) {
      await at.goto(server.url + path)
      await at.getByRole('heading', { level: 1 }).waitFor()
      await eventually(async () => wordsByLanguage(await visibleWords(at)).danish.length).toBeGreaterThan(8)
      expect(wordsByLanguage(await visibleWords(at)).english, path).toEqual([])
      expect(await at.locator('html').getAttribute('lang')).toBe('da')

      await switchTo(at, 'English')
      await eventually(() => at.locator('html').getAttribute('lang')).toBe('en')
      await eventually(async () =>
        wordsByLanguage(await visibleWords(at)).danish.filter((word) => !written.has(word)),
      ).toEqual([])
      expect(wordsByLanguage(await visibleWords(at)).english.length, path).toBeGreaterThan(8)
      await switchTo(at, 'Dansk')
      await eventually(() => at.locator('html').getAttribute('lang')).toBe('da')
    }
    await out.context.close()
  })

  it('left no error in any browser', () => {
    expect([...ida.errors, ...newcomer.errors]).toEqual([])
  })
})

async function switchTo(page: Page, language: 'Dansk' | 'English'): Promise<void> {
  const button = page.getByRole('button', { name: language, exact: true })
  if ((await button.count()) > 0) return button.first().click()
  await page.getByRole('button', { name: /^(Din menu|Your menu)/ }).click()
  return page.getByRole('menuitem', { name: language }).click()
}
