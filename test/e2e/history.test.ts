import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { editorOf, listDocuments, openDocument, textOf, untilSaved } from './support/documents.ts'
import { eventually } from './support/eventually.ts'

describe('history', () => {
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

  it('[HIS-4] [HIS-8] somebody sees what changed, brings a section back while it is open elsewhere, and undoes that', async () => {
    const plan = listDocuments(server.dataDir).find(
      ({ kind, partnership }) => kind === 'partnerPlan' && partnership.slug === 'holbaek',
    )!
    await openDocument(karen.page, server.url, plan, 'P14')
    await editorOf(karen.page, 'P14').focus()
    await karen.page.keyboard.type('Regn i juni flytter starten.')
    await untilSaved(karen.page)

    // In words at the top of the document, and word for word in the history.
    await openDocument(ida.page, server.url, plan, 'P1')
    const news = ida.page.locator('.history-news')
    await news.getByText(/Siden du sidst var her/).click()
    await news.getByText(/Karen ændrede/).waitFor()
    await news.getByRole('link', { name: 'Se ændringerne ord for ord' }).click()
    await ida.page.locator('.history-section ins', { hasText: 'Regn i juni' }).waitFor()

    await ida.page.locator('.history-entry', { hasText: 'Karen' }).first().click()
    const section = ida.page.locator('.history-section', { hasText: 'P14' })
    await section.locator('ins.by-firm', { hasText: 'Regn i juni flytter starten.' }).waitFor()
    await section.getByRole('button', { name: /Gendan P14/ }).click()
    await ida.page.locator('.ui-dialog .ui-button-primary').click()
    await eventually(() => textOf(karen.page, 'P14')).not.toContain('Regn i juni flytter starten.')

    await ida.page.locator('.history-entry', { hasText: 'Ida gendannede P14' }).waitFor()
    await ida.page.getByRole('button', { name: 'Fortryd', exact: true }).click()
    await eventually(async () => (await textOf(karen.page, 'P14')).join(' ')).toContain('Regn i juni flytter starten.')
    expect([...ida.errors, ...karen.errors]).toEqual([])
  })
})
