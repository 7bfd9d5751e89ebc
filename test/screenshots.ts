// `npm run screenshots`: writes docs/images from the built app with its demo data, three people in the plan.
import { mkdirSync, statSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openProfile, stepInAs, widths } from './e2e/support/browser.ts'
import { type ListedDocument, editorOf, listDocuments, openDocument, untilSaved } from './e2e/support/documents.ts'
import { type RunningServer, startServer } from './support/running-server.ts'

const folder = 'docs/images'
const largest = 200_000
/** As narrow as the document still has room for everything beside the text, and as high as keeps a picture small. */
const window = { width: 1320, height: 660 }

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const server = await startServer()
  const browser = await launchBrowser()
  try {
    await takeAll(server, browser)
  } finally {
    await browser.close()
    await server.dispose()
  }
}

async function takeAll(server: RunningServer, browser: Browser): Promise<void> {
  const { url } = server
  const holbaek = listDocuments(server.dataDir).filter(({ partnership }) => partnership.slug === 'holbaek')
  const plan = holbaek.find(({ kind }) => kind === 'partnerPlan')!
  const model = holbaek.find(({ kind }) => kind === 'socialModel')!

  const stranger = await openProfile(browser, { viewport: window })
  await stranger.page.goto(`${url}/log-ind`)
  await stranger.page.getByRole('button', { name: /Ida/ }).waitFor()
  await take(stranger.page, 'sign-in')

  const ida = await openProfile(browser, { viewport: window })
  await stepInAs(ida.page, url, 'Ida')
  await ida.page.locator('.home-wait').first().waitFor()
  await take(ida.page, 'home')
  await ida.page.goto(`${url}/p/holbaek`)
  await ida.page.getByRole('heading', { name: 'Seneste ændringer' }).waitFor()
  await take(ida.page, 'partnership')

  await takeDocument(browser, url, plan, ida.page)

  await openDocument(ida.page, url, model, 'S3')
  await take(ida.page, 'tasks')

  await openDocument(ida.page, url, plan, 'P4')
  await editorOf(ida.page, 'P4').getByText('Borgeren møder buddyen').click({ clickCount: 3 })
  await ida.page.locator('.selection-action', { hasText: 'Lav forpligtelse' }).click()
  await ida.page.locator('.ui-drawer textarea').first().waitFor()
  await take(ida.page, 'commitment')

  await ida.page.goto(`${url}/p/holbaek/simulering`)
  await ida.page.locator('.sim-answer').waitFor()
  await take(ida.page, 'simulation')

  const phone = await openProfile(browser, { viewport: widths.phone })
  await stepInAs(phone.page, url, 'Ida')
  await phone.page.goto(`${url}/p/holbaek/f`)
  await phone.page.locator('.commitment-row').first().waitFor()
  await take(phone.page, 'phone-commitments')
}

/** Three in one document: Ida reads, Mads and Karen write in the section that she sees. */
async function takeDocument(browser: Browser, url: string, plan: ListedDocument, ida: Page): Promise<void> {
  const others: Page[] = []
  for (const name of ['Mads', 'Karen']) {
    const { page } = await openProfile(browser)
    await stepInAs(page, url, name)
    await openDocument(page, url, plan, 'P4')
    others.push(page)
  }
  const [mads, karen] = others as [Page, Page]
  await openDocument(ida, url, plan, 'P4')
  await mads.keyboard.press('Shift')
  await editorOf(mads, 'P4').getByText('Forløbet er ikke for borgere').click()
  await mads.keyboard.press('End')
  const about = editorOf(karen, 'P4').getByText('Forløbet er for borgere')
  const { height } = (await about.boundingBox())!
  await about.click({ position: { x: 20, y: height - 8 } })
  await karen.keyboard.press('End')
  await karen.keyboard.type(' Alle kan spørge først.', { delay: 15 })
  await untilSaved(karen)
  await ida.locator('.peer-caret').nth(1).waitFor({ state: 'attached' })
  await ida.getByText(/(Mads og Karen|Karen og Mads) skriver i P4/).waitFor()
  await untilSaved(ida)
  await take(ida, 'document')
  for (const page of others) await page.context().close()
}

/** Takes the page as it stands in the window. Errors: a picture that is too large for a README. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  const path = `${folder}/${name}.png`
  await page.screenshot({ path, animations: 'disabled' })
  const { size } = statSync(path)
  if (size > largest) throw new Error(`${path} has ${size} bytes, more than ${largest}`)
  process.stdout.write(`${path} ${Math.round(size / 1000)} kB\n`)
}

await main()
