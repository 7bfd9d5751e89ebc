import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { eventually } from './support/eventually.ts'

const phone = { viewport: { width: 390, height: 844 } }

describe('a workshop', () => {
  let server: RunningServer
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  let jonas: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    jonas = await openProfile(browser)
    await stepInAs(jonas.page, server.url, 'Jonas')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  const join = async (code: string, name: string, party: string): Promise<{ page: Page; frames: string[] }> => {
    const page = await (await browser.newContext(phone)).newPage()
    const frames: string[] = []
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void frames.push(String(payload))))
    await page.goto(`${server.url}/w/${code}`)
    await page.getByLabel('Dit navn').fill(name)
    await page.locator('.room-party', { hasText: party }).click()
    await page.getByRole('button', { name: 'Gå ind' }).click()
    await page.getByRole('button', { name: 'Jeg er færdig' }).waitFor()
    return { page, frames }
  }

  it('[WOR-1] [WOR-2] [WOR-4] [WOR-6] [WOR-12] two phones join, write hidden, stay while they write, and a card lands as a task', async () => {
    const desk = jonas.page
    await desk.goto(`${server.url}/p/holbaek/workshops`)
    await desk.getByRole('link', { name: 'Åbn styrepult for Partnerworkshop Holbæk' }).click()
    await desk.getByRole('button', { name: 'Åbn workshoppen' }).click()
    const code = (await desk.locator('.desk-code').innerText()).replace(' ', '')
    const aya = await join(code, 'Aya', 'Kommune')
    const ole = await join(code, 'Ole', 'Virksomhed')
    await desk.locator('.desk-people').getByText('Ole').waitFor()

    for (const step of ['Status på forpligtelser', 'Behov og ønsker', 'Værdiskabende opgaver']) {
      await desk.keyboard.press('ArrowRight')
      await desk.locator('.desk-step h2', { hasText: step }).waitFor()
    }
    const field = ole.page.getByLabel('Skriv én opgave')
    await field.fill('Vaske varebiler inden weekenden')
    await ole.page.getByRole('button', { name: 'Læg kort' }).click()
    await ole.page.getByText('Alt er gemt').waitFor()
    await aya.page.getByText('1 kort er skrevet og vises senere.').waitFor()
    expect(aya.frames.join()).not.toContain('Vaske varebiler')
    expect(await desk.content()).not.toContain('Vaske varebiler')

    // Ole writes on while the room moves; nothing of it is lost, and nobody takes him along.
    await field.fill('Tælle reservedele')
    await desk.keyboard.press('r')
    await aya.page.getByText('Vaske varebiler inden weekenden').waitFor()
    await desk.keyboard.press('ArrowRight')
    await ole.page.getByText('Facilitator er gået videre til: Pause').waitFor()
    expect(await field.inputValue()).toBe('Tælle reservedele')
    await aya.page.locator('.room-top', { hasText: 'Pause' }).waitFor()
    await ole.page.getByRole('button', { name: 'Læg kort' }).click()
    await ole.page.getByRole('button', { name: 'Gå med' }).click()
    await ole.page.locator('.room-top', { hasText: 'Pause' }).waitFor()
    await ole.page.reload()
    await ole.page.locator('.room-top', { hasText: 'Pause' }).waitFor()

    await desk
      .getByRole('navigation', { name: 'Dagsorden' })
      .getByRole('button', { name: /Værdiskabende opgaver/ })
      .click()
    await desk.getByRole('checkbox', { name: 'Vælg Tælle reservedele' }).check()
    await desk.getByRole('button', { name: 'Læg 1 kort i planen' }).click()
    await desk.getByText('Ligger i planen').waitFor()
    const tasks = () =>
      desk.evaluate(async () => {
        const ask = async (path: string, input: unknown) =>
          (await (await fetch(`/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)).json()).result.data
        const { documents } = await ask('partnerships.bySlug', { slug: 'holbaek' })
        const models = documents.filter((one: { kind: string }) => one.kind === 'socialModel')
        const answers = models.map((one: { id: string }) => ask('cards.ofDocument', { documentId: one.id }))
        return JSON.stringify(await Promise.all(answers))
      })
    await eventually(tasks).toMatch(/Tælle reservedele.*født i: Partnerworkshop Holbæk/)

    await desk.getByRole('button', { name: 'Slut workshoppen' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Slut workshoppen' }).click()
    await aya.page.getByRole('heading', { name: 'Workshoppen er slut' }).waitFor()
    await desk.getByText('Workshoppen er afholdt').waitFor()
  })
})
