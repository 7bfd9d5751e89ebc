import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { listDocuments, openDocument, textOf } from './support/documents.ts'
import { eventually } from './support/eventually.ts'

describe('proposals', () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  let ida: PersonAtBrowser
  let karen: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    ida = await openProfile(browser)
    karen = await openProfile(browser)
    await stepInAs(ida.page, server.url, 'Ida')
    await stepInAs(karen.page, server.url, 'Karen')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  it('[PRO-1] [PRO-2] [PRO-3] the firm proposes in the municipality’s section, and the municipality says yes', async () => {
    const plan = listDocuments(server.dataDir).find(
      ({ kind, partnership }) => kind === 'partnerPlan' && partnership.slug === 'holbaek',
    )!
    await openDocument(karen.page, server.url, plan, 'P4')
    await openDocument(ida.page, server.url, plan, 'P4')
    const before = await textOf(ida.page, 'P4')

    await karen.page.getByRole('button', { name: 'Foreslå ændringer' }).click()
    const text = karen.page.getByRole('textbox', { name: /Dit forslag til P4/ })
    await text.getByText('De skal hurtigere videre.').click()
    await karen.page.keyboard.press('End')
    await karen.page.keyboard.type(' Vi siger til i god tid.')
    await karen.page.locator('#proposal-note').fill('Så vi kan planlægge')
    await karen.page.getByRole('button', { name: 'Send forslag' }).click()
    await karen.page.getByRole('button', { name: /Dit forslag/ }).waitFor()
    expect(await textOf(ida.page, 'P4')).toEqual(before)

    // The proposer cannot say yes to what the municipality is responsible for.
    await karen.page.getByRole('button', { name: /Dit forslag/ }).click()
    await karen.page.locator('.proposals-diff ins.by-firm', { hasText: 'Vi siger til i god tid.' }).waitFor()
    expect(await karen.page.getByRole('button', { name: 'Acceptér alle' }).count()).toBe(0)

    await ida.page.getByRole('button', { name: /Forslag fra Karen/ }).click()
    await ida.page.locator('.proposals-note', { hasText: 'Så vi kan planlægge' }).waitFor()
    await ida.page.getByRole('button', { name: 'Acceptér ændring 1' }).click()
    await eventually(async () => (await textOf(karen.page, 'P4')).join(' ')).toContain('Vi siger til i god tid.')
    await eventually(() => ida.page.getByRole('button', { name: /Forslag fra Karen/ }).count()).toBe(0)
    expect([...ida.errors, ...karen.errors]).toEqual([])
  })
})
