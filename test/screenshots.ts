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

  await ida.page.goto(`${url}/p/holbaek/aftale/2`)
  await ida.page.locator('.approvals-checked').waitFor()
  await take(ida.page, 'approval')

  await takeWorkshop(browser, url)
}

/** The workshop that stands prepared: two phones write, Jonas shows the cards, and the projector in dark and light. */
async function takeWorkshop(browser: Browser, url: string): Promise<void> {
  const jonas = await openProfile(browser, { viewport: { width: 1366, height: 768 } })
  const desk = jonas.page
  await stepInAs(desk, url, 'Jonas')
  await desk.goto(`${url}/p/holbaek/workshops`)
  await desk.getByRole('link', { name: /^Åbn styrepult for/ }).click()
  await desk.getByRole('button', { name: 'Åbn workshoppen' }).click()
  const code = (await desk.locator('.desk-code').innerText()).replace(' ', '')
  const guests: Page[] = []
  for (const [name, party] of [
    ['Aya', 'Kommune'],
    ['Ole', 'Virksomhed'],
  ] as const) {
    const { page } = await openProfile(browser, { viewport: widths.phone })
    await page.goto(`${url}/w/${code}`)
    await page.getByLabel('Dit navn').fill(name)
    await page.locator('.room-party', { hasText: party }).click()
    await page.getByRole('button', { name: 'Gå ind' }).click()
    await page.getByRole('button', { name: 'Jeg er færdig' }).waitFor()
    guests.push(page)
  }
  for (const step of ['Status på forpligtelser', 'Behov og ønsker', 'Værdiskabende opgaver']) {
    await desk.keyboard.press('ArrowRight')
    await desk.locator('.desk-step h2', { hasText: step }).waitFor()
  }
  const cards = [
    ['Vaske varebiler inden weekenden', 'Tælle reservedele på lageret'],
    ['Ukrudt og bede på faste adresser', 'Klargøring af maskiner', 'Pakning af plantekasser'],
  ]
  for (const [place, page] of guests.entries()) {
    for (const text of cards[place] ?? []) {
      await page.getByLabel('Skriv én opgave').fill(text)
      await page.getByRole('button', { name: 'Læg kort' }).click()
    }
    await page.getByText('Alt er gemt').waitFor()
  }
  await desk.getByText('5 kort er skrevet').waitFor()
  await take(guests[1]!, 'workshop-phone')
  await desk.keyboard.press('r')
  await desk.getByText('Pakning af plantekasser').first().waitFor()
  await take(desk, 'workshop-desk')
  await desk.goto(`${desk.url()}/skaerm`)
  await desk.setViewportSize(widths.projector)
  await desk.locator('.stage-main').waitFor()
  await take(desk, 'workshop-screen-dark')
  await desk.getByRole('button', { name: 'Lys' }).click()
  await take(desk, 'workshop-screen-light')
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
