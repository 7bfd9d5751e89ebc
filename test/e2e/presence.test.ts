import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { type ListedDocument, editorOf, listDocuments, openDocument, textOf, untilSaved } from './support/documents.ts'
import { eventually, promptly } from './support/eventually.ts'
import { Hand } from './support/pages/hand.ts'

describe('who is here', () => {
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
    await openDocument(ida.page, server.url, plan, 'P7')
    await openDocument(karen.page, server.url, plan, 'P7')
  })

  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  const outlineOf = (page: Page, section: string): Locator =>
    page.getByRole('navigation', { name: 'Indhold' }).locator(`a[href="#${section}"]`)
  const statusLine = (page: Page) => page.locator('.status-line')

  it('is told by name and party in the outline, in the margin of the text and in the status line', async () => {
    await editorOf(ida.page, 'P7').focus()
    await eventually(() => outlineOf(karen.page, 'P7').textContent()).toContain('Ida skriver her')
    // The party by its shape and its letter, not by its colour alone.
    expect(await outlineOf(karen.page, 'P7').locator('svg text').first().textContent()).toBe('K')

    const name = editorOf(karen.page, 'P7').locator('.peer-caret-name')
    await eventually(() => name.textContent()).toContain('Ida')
    expect(await name.locator('svg text').textContent()).toBe('K')
    expect(await editorOf(karen.page, 'P7').locator('.peer-caret.by-municipality').count()).toBe(1)

    await eventually(() => statusLine(karen.page).textContent()).toContain('2 er her')
    await eventually(() => statusLine(karen.page).textContent()).toContain('Ida skriver i P7')
    await eventually(() => statusLine(ida.page).textContent()).toContain('2 er her')
  })

  it('follows a person to another section', async () => {
    await ida.page.getByRole('navigation', { name: 'Indhold' }).locator('a[href="#P2"]').click()
    await editorOf(ida.page, 'P2').focus()
    await eventually(() => outlineOf(karen.page, 'P2').textContent()).toContain('Ida skriver her')
    expect(await outlineOf(karen.page, 'P7').textContent()).not.toContain('Ida')
    await eventually(() => editorOf(karen.page, 'P7').locator('.peer-caret').count()).toBe(0)
  })

  it('never scrolls another page and never takes its caret, however much is written above', async () => {
    const sentence = 'Skifter en af os job'
    await karen.page.getByRole('navigation', { name: 'Indhold' }).locator('a[href="#P8"]').click()
    await new Hand(karen.page).clickBefore(editorOf(karen.page, 'P8'), sentence)
    const line = editorOf(karen.page, 'P8').locator('p', { hasText: sentence })
    const top = () => line.evaluate((element) => Math.round(element.getBoundingClientRect().top))
    const before = await top()

    const hand = new Hand(ida.page)
    await hand.clickBefore(editorOf(ida.page, 'P7'), 'Hvem ringer virksomheden til?')
    for (let paragraph = 0; paragraph < 12; paragraph += 1) {
      await ida.page.keyboard.type('Et afsnit til', { delay: 3 })
      await ida.page.keyboard.press('Enter')
    }
    await untilSaved(ida.page)
    await eventually(async () => (await textOf(karen.page, 'P7')).join('\n').split('Et afsnit til').length).toBe(13)
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2)

    // In the very section that she writes in, above her own line.
    await ida.page.getByRole('navigation', { name: 'Indhold' }).locator('a[href="#P8"]').click()
    await new Hand(ida.page).clickBefore(editorOf(ida.page, 'P8'), 'Én har ansvaret')
    await ida.page.keyboard.type('Først det her. ', { delay: 3 })
    await eventually(async () => (await textOf(karen.page, 'P8')).join('\n')).toContain(
      'Først det her. Én har ansvaret',
    )
    expect(await editorOf(karen.page, 'P8').evaluate((editor) => editor.contains(document.activeElement))).toBe(true)
    await karen.page.keyboard.type('Her. ')
    await eventually(async () => (await textOf(ida.page, 'P8')).join('\n')).toContain(`Her. ${sentence}`)
  })

  it('forgets a person whose tab was killed within 35 seconds', async () => {
    await eventually(() => statusLine(karen.page).textContent()).toContain('2 er her')
    const devtools = await ida.context.newCDPSession(ida.page)
    // Nothing answers any more: the renderer is gone before it could say so.
    devtools.send('Page.crash').catch(() => undefined)
    await promptly(35_000, () => statusLine(karen.page).textContent()).toContain('Kun dig her')
    expect(await outlineOf(karen.page, 'P8').textContent()).not.toContain('Ida')
    expect(await editorOf(karen.page, 'P8').locator('.peer-caret').count()).toBe(0)
  })

  it('left no error in either browser', () => {
    expect([...ida.errors, ...karen.errors]).toEqual([])
  })
})
