import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'

describe('approval', () => {
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

  const approve = async ({ page }: PersonAtBrowser, authority: string) => {
    await page.goto(`${server.url}/p/holbaek/aftale/2`)
    await page.locator('.approvals-checked').waitFor()
    await page.getByLabel(/Med hvilken bemyndigelse/).fill(authority)
    await page.getByRole('checkbox', { name: /Jeg har set teksten/ }).check()
    await page.getByRole('button', { name: 'Godkend version 2', exact: true }).click()
    await page.getByText('Din godkendelse af version 2 er gemt.').first().waitFor()
  }

  it('[APR-5] [APR-8] [APR-9] [APR-12] the two who are missing approve what their browsers have checked, and the code is known', async () => {
    await approve(ida, 'Efter fuldmagt fra arbejdsmarkedschefen')
    await approve(karen, 'Ejer')
    await karen.page.getByText('Alle parter har godkendt denne tekst.').waitFor()
    const code = (await karen.page.locator('.approvals-reference .approvals-code').textContent()) ?? ''
    // What is approved is locked: nothing to freeze, nothing to propose.
    await ida.page.goto(`${server.url}/p/holbaek/f`)
    await ida.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await ida.page.getByRole('button', { name: /Ny forpligtelse/ }).count()).toBe(0)
    await ida.page.goto(`${server.url}/verify/${code}`)
    await ida.page.getByText('Koden er kendt').waitFor()
    await ida.page.getByText('Version 2 er godkendt af alle parter').waitFor()
    expect([...ida.errors, ...karen.errors]).toEqual([])
  })
})
