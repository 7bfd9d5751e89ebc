import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { type ListedDocument, editorOf, listDocuments, openDocument, untilSaved } from './support/documents.ts'
import { eventually, promptly } from './support/eventually.ts'
import { Hand } from './support/pages/hand.ts'

describe('comments on a text that is being written', () => {
  let server: RunningServer
  let browser: Browser
  let plan: ListedDocument
  let ida: PersonAtBrowser
  let karen: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    plan = listDocuments(server.dataDir).find(
      (document) => document.partnership.slug === 'holbaek' && document.kind === 'partnerPlan',
    )!
    ida = await openProfile(browser)
    karen = await openProfile(browser)
    await stepInAs(ida.page, server.url, 'Ida')
    await stepInAs(karen.page, server.url, 'Karen')
    await openDocument(ida.page, server.url, plan, 'P8')
    await openDocument(karen.page, server.url, plan, 'P8')
  })

  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  const words = 'Skifter en af os job'
  const question = 'Skal vi også skrive, hvem der siger det til de andre?'
  const answer = 'Ja, den, der skifter job.'
  const marked = (page: Page): Locator => editorOf(page, 'P8').locator('.comment-mark')
  const textMarked = async (page: Page): Promise<string> => (await marked(page).allTextContents()).join('')
  const thread = (page: Page): Locator => page.locator('.comment-thread').filter({ hasText: question })

  it('[CMT-1] are begun on selected words with Ctrl+K and M, mention a person, and are seen by the other within a second', async () => {
    const hand = new Hand(karen.page)
    await hand.select(editorOf(karen.page, 'P8'), words)
    await karen.page.keyboard.press('Control+k')
    await karen.page.keyboard.press('m')
    await karen.page.getByRole('textbox', { name: /^Kommentar til/ }).waitFor()
    await karen.page.keyboard.type(`${question} @id`)
    await karen.page.getByRole('option', { name: /Ida/ }).waitFor()
    await karen.page.keyboard.press('Enter')
    await karen.page.keyboard.press('Control+Enter')
    await promptly(1000, () => textMarked(ida.page)).toBe(words)
    await eventually(() => textMarked(karen.page)).toBe(words)
    // A click on the words opens what is said about them.
    await marked(ida.page).first().click()
    expect(await thread(ida.page).locator('.comment-mention').textContent()).toBe('@Ida')
    await untilSaved(karen.page)
  })

  it('[CMT-3] stay on their words while these are written around, parted and moved by somebody else', async () => {
    const hand = new Hand(ida.page)
    await hand.clickBefore(editorOf(ida.page, 'P8'), words)
    await ida.page.keyboard.type('Det sker jo. ', { delay: 3 })
    await ida.page.keyboard.press('Enter')
    await untilSaved(ida.page)
    await eventually(() => textMarked(karen.page)).toBe(words)
    await hand.clickBefore(editorOf(ida.page, 'P8'), ' en af os job')
    await ida.page.keyboard.type(' måske', { delay: 3 })
    await untilSaved(ida.page)
    const changed = words.replace('Skifter', 'Skifter måske')
    await eventually(() => textMarked(karen.page)).toBe(changed)
    await eventually(() => textMarked(ida.page)).toBe(changed)
  })

  it('[CMT-1] are answered and resolved, and the place is right after the page was loaded anew', async () => {
    await thread(ida.page)
      .getByRole('textbox', { name: /^Svar på/ })
      .click()
    await ida.page.keyboard.type(answer)
    await ida.page.keyboard.press('Control+Enter')
    await eventually(() => thread(karen.page).textContent()).toContain(answer)
    await karen.page.reload()
    await eventually(() => textMarked(karen.page)).toBe(words.replace('Skifter', 'Skifter måske'))

    await thread(ida.page)
      .getByRole('button', { name: /^Markér løst/ })
      .click()
    await eventually(() => thread(ida.page).count()).toBe(0)
    await eventually(() => marked(karen.page).count()).toBe(0)
    await ida.page.getByRole('checkbox', { name: /^Vis \d+ løste?/ }).check()
    await eventually(() => thread(ida.page).textContent()).toContain('Løst af Ida')
  })

  it('[NOT-1] wait on Hjem for who is answered, one click from the place, until they are seen', async () => {
    await karen.page.goto(`${server.url}/`)
    await karen.page.getByRole('heading', { level: 1, name: /Karen/ }).waitFor()
    const later = 'Vi taler om det på mandag.'
    await thread(ida.page)
      .getByRole('button', { name: /^Genåbn/ })
      .click()
    await thread(ida.page)
      .getByRole('textbox', { name: /^Svar på/ })
      .click()
    await ida.page.keyboard.type(later)
    await ida.page.keyboard.press('Control+Enter')
    await karen.page.getByRole('link', { name: `Se: ${later}` }).click()
    await eventually(() => thread(karen.page).textContent()).toContain(later)
    await karen.page.goto(`${server.url}/`)
    await karen.page.getByRole('heading', { level: 1, name: /Karen/ }).waitFor()
    await eventually(() => karen.page.getByRole('link', { name: `Se: ${later}` }).count()).toBe(0)
  })

  it('left no error in either browser', () => {
    expect([...ida.errors, ...karen.errors]).toEqual([])
  })
})
