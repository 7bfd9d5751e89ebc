import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { violationsOn } from './support/axe.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs, widths } from './support/browser.ts'
import { eventually, promptly } from './support/eventually.ts'
import { Hand } from './support/pages/hand.ts'

/** Text as it is read: one kind of space. */
const read = async (locator: { innerText(): Promise<string> }): Promise<string> =>
  (await locator.innerText()).replace(/[\s\u00a0]+/g, ' ').trim()

async function openSimulation(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/p/holbaek/simulering`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const tableRow = (page: Page, account: string) => page.locator(`tr[data-account="${account}"]`)
const cells = async (page: Page, account: string): Promise<string[]> =>
  Promise.all((await tableRow(page, account).locator('td').all()).map(read))
const answer = (page: Page) => read(page.locator('.sim-answer-lede'))
const openEditor = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Ændr antagelser' }).click()
  await page.getByRole('dialog', { name: 'Antagelser' }).waitFor()
}
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true })
const runsAreDone = (page: Page) => eventually(async () => (await cells(page, 'kommune')).at(-1)).toContain(' til ')

describe('the simulation in the room', () => {
  let server: RunningServer
  let browser: Browser
  let ida: PersonAtBrowser
  let jonas: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    ida = await openProfile(browser)
    jonas = await openProfile(browser)
    await stepInAs(ida.page, server.url, 'Ida')
    await stepInAs(jonas.page, server.url, 'Jonas')
    await openSimulation(ida.page, server.url)
    await openSimulation(jonas.page, server.url)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  it('says the same to the krone in sentence, chart, table, formula and file', async () => {
    const { page } = ida
    await runsAreDone(page)
    const kommune = await cells(page, 'kommune')
    const fond = await cells(page, 'fond')
    expect(kommune).toEqual(['−309.555', '−854.008', '7.998', '−75.584', '−849.305 til 198.234'])
    expect(fond).toEqual(['−3.514.126', '−3.283.902', '−2.493.662', '−2.516.950', '−3.033.979 til −2.365.521'])
    expect(await answer(page)).toBe(
      `Besparelserne dækker 52 % af udgifterne. Kommunens regnskab vender i måned 60 og ender på ${kommune[3]} kr. i nutidskroner. Fonden mangler 2.516.950 kr.`,
    )
    const chart = await page.getByRole('img', { name: /Løbende sum over 60 måneder/ }).getAttribute('aria-label')
    expect(chart?.replaceAll('\u00a0', ' ')).toContain(`Kommunen ender på ${kommune[2]} kr., fonden på ${fond[2]} kr.`)
    expect(await read(page.locator('.sim-legend'))).toContain(`Kommunen ${kommune[2]} kr.`)
    const formula = page.locator('.sim-figures details').first()
    await formula.locator('summary').click()
    expect(await read(formula)).toContain(
      'Besparelser, nutidskroner 2.106.941 kr. Betalinger, nutidskroner −2.182.526 kr.',
    )
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hent CSV' }).click(),
    ])
    const rows = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(rows).toHaveLength(61)
    const heading = rows[0]?.split(';') ?? []
    const last = rows[60]?.split(';') ?? []
    const running = Number(last[heading.indexOf('"Kommunen, løbende sum"')]?.replace(',', '.'))
    expect(Math.round(running)).toBe(7998)
    expect(last.at(-1)).toBe('SIMULERET')
    expect(await page.getByText('SIMULERET', { exact: false }).first().isVisible()).toBe(true)
  })

  it('answers what municipality and fund pay if 4, 6 or 8 of 10 keep the job, in at most four steps from Hjem', async () => {
    const { page } = await openProfile(browser)
    await stepInAs(page, server.url, 'Ida')
    const hand = new Hand(page)
    await hand.click(page.getByRole('link', { name: 'Holbæk', exact: true }).first())
    await hand.click(page.getByRole('link', { name: 'Resultater og betaling' }).first())
    await hand.click(page.getByRole('link', { name: 'Simulering' }))
    expect(hand.interactions).toBeLessThanOrEqual(4)
    const table = page.getByRole('region', { name: /så mange af 10 borgere/ })
    await promptly(1000, () => table.count()).toBe(1)
    const rows = await Promise.all((await table.locator('tbody tr').all()).map(read))
    expect(rows.map((row) => row.slice(0, 7))).toEqual(['4 af 10', '6 af 10', '8 af 10'])
    const [six, ofFund] = rows[1]?.split(' ').slice(3, 5) ?? []
    expect(await read(page.locator('.sim-kept-sentence'))).toContain(
      `6 af 10 er i job efter 26 uger, betaler kommunen ${six} kr., og fonden betaler ${ofFund} kr.`,
    )
    expect(await page.getByText('SIMULERET').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('follows every key, and names field, range and unit when it cannot', async () => {
    const { page } = ida
    await openEditor(page)
    await field(page, 'Borgere, der starter').fill('54')
    await eventually(() => answer(page)).not.toContain('−75.584')
    const doubled = await answer(page)
    await field(page, 'Så langt frem regner vi').fill('6')
    const message = '„Så langt frem regner vi“ skal være fra 12 til 240 måneder.'
    await eventually(() => page.getByRole('link', { name: message }).isVisible()).toBe(true)
    expect(await answer(page)).toBe(doubled)
    expect(await page.getByText('Tallene her er fra før').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Gem for alle' }).isDisabled()).toBe(true)
    await page.getByRole('link', { name: message }).press('Enter')
    expect(await field(page, 'Så langt frem regner vi').evaluate((element) => element === document.activeElement)).toBe(
      true,
    )
    await page.getByRole('button', { name: 'Fortryd' }).click()
    await eventually(() => answer(page)).toContain('−75.584')
    await page.keyboard.press('Escape')
  })

  it('[SCN-8] shows what another person types before it is saved, and keeps what one types oneself', async () => {
    await openEditor(ida.page)
    await openEditor(jonas.page)
    await field(ida.page, 'Borgere, der starter').fill('18')
    await field(jonas.page, 'Virksomheder (pladser)').fill('6')
    await eventually(() => field(ida.page, 'Virksomheder (pladser)').inputValue()).toBe('6')
    expect(await field(ida.page, 'Borgere, der starter').inputValue()).toBe('18')
    await eventually(() => field(jonas.page, 'Borgere, der starter').inputValue()).toBe('18')
    expect(await read(ida.page.locator('#sim-p-K'))).toContain('Jonas prøver 6 virksomheder. Jonas er her.')
    await eventually(async () => (await answer(ida.page)) === (await answer(jonas.page))).toBe(true)
    await ida.page.getByRole('button', { name: 'Gem for alle' }).click()
    await eventually(() => jonas.page.getByText('Alt er gemt', { exact: true }).isVisible()).toBe(true)
    expect(await field(jonas.page, 'Borgere, der starter').inputValue()).toBe('18')
  })

  it('[SCN-4] [SCN-8] tells when both try the same figure, asks when one saves it, and loses neither', async () => {
    await field(ida.page, 'Borgere, der starter').fill('20')
    await field(jonas.page, 'Borgere, der starter').fill('30')
    await ida.page.getByRole('button', { name: 'Brug 30 borgere' }).waitFor()
    expect(await field(ida.page, 'Borgere, der starter').inputValue()).toBe('20')
    await jonas.page.getByRole('button', { name: 'Gem for alle' }).click()
    const question = ida.page.getByRole('group', { name: 'Borgere, der starter' })
    await question.waitFor()
    expect(await field(ida.page, 'Borgere, der starter').inputValue()).toBe('20')
    expect(await ida.page.getByRole('button', { name: 'Gem for alle' }).isDisabled()).toBe(true)
    expect(await read(question)).toContain('Behold min: 20 borgere')
    expect(await read(question)).toContain('Brug deres: 30 borgere')
    await question.getByRole('button', { name: /Behold min/ }).click()
    expect(
      await field(ida.page, 'Borgere, der starter').evaluate((element) => element === document.activeElement),
    ).toBe(true)
    await ida.page.getByRole('button', { name: 'Gem for alle' }).click()
    await eventually(() => field(jonas.page, 'Borgere, der starter').inputValue()).toBe('20')
    await jonas.page.keyboard.press('Escape')
    await ida.page.keyboard.press('Escape')
  })

  it('runs ten thousand times in the background, shows how far it is and stops when told', async () => {
    const { page } = jonas
    await runsAreDone(page)
    await page.getByRole('button', { name: 'Regn 10.000 gange' }).click()
    await page.getByRole('progressbar', { name: 'Beregninger' }).waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await eventually(() => page.getByText('Beregningerne er stoppet').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Regn 2.000 gange' }).click()
    await runsAreDone(page)
  })

  it('puts two scenarios side by side', async () => {
    const { page } = jonas
    await page.getByRole('radio', { name: 'Ambitiøs' }).check()
    await page.getByRole('button', { name: 'Sammenlign', exact: true }).click()
    const choice = page.getByRole('combobox', { name: 'Sammenlign Ambitiøs med' })
    expect(await choice.evaluate((element) => element === document.activeElement)).toBe(true)
    await choice.selectOption({ label: 'Forsigtig' })
    const table = page.getByRole('region', { name: /Ambitiøs ved siden af Forsigtig/ })
    const [npv = ''] = await Promise.all((await table.locator('tbody tr').all()).slice(0, 1).map(read))
    expect(npv).toContain((await cells(page, 'kommune'))[3])
  })

  it('copies, renames and removes a scenario of one’s own, and not the fixed ones', async () => {
    const { page } = jonas
    const menu = (name: string) => page.getByRole('button', { name: `Mere om scenariet ${name}` })
    await menu('Ambitiøs').click()
    expect(await page.getByRole('menuitem', { name: 'Fjern scenarie' }).count()).toBe(0)
    await page.getByRole('menuitem', { name: 'Lav en kopi' }).click()
    await page.getByRole('textbox', { name: 'Navn' }).fill('Tre pladser')
    await page.getByRole('button', { name: 'Lav scenarie' }).click()
    await eventually(() => page.getByRole('radio', { name: 'Tre pladser' }).isChecked()).toBe(true)
    await eventually(() => ida.page.getByRole('radio', { name: 'Tre pladser' }).count()).toBe(1)
    await menu('Tre pladser').click()
    await page.getByRole('menuitem', { name: 'Fjern scenarie' }).click()
    await page.getByRole('button', { name: 'Fjern scenarie' }).click()
    await eventually(() => ida.page.getByRole('radio', { name: 'Tre pladser' }).count()).toBe(0)
  })

  it('has nothing for axe to find and nothing outside the screen with everything open', async () => {
    const { page } = ida
    await runsAreDone(page)
    const check = async (where: string): Promise<void> => {
      expect(await violationsOn(page), where).toEqual([])
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([where, over]).toEqual([where, 0])
    }
    await page.setViewportSize(widths.phone)
    await openEditor(page)
    await page.getByText('Ydelser og refusion').click()
    await check('assumptions on a phone')
    await page.keyboard.press('Escape')
    await page.setViewportSize(widths.laptop)
    for (const disclosure of await page.locator('main details > summary').all()) await disclosure.click()
    await check('everything open')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOn(page, 'html', 'contrast'), 'dark').toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    expect([...ida.errors, ...jonas.errors]).toEqual([])
  })
})
