import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { type ListedDocument, listDocuments, openDocument, taskTitles, untilSaved } from './support/documents.ts'
import { eventually } from './support/eventually.ts'
import {
  addTask,
  chooseFromMenu,
  needsIn,
  othersIn,
  taskField,
  taskSums,
  valuesOf,
} from './support/pages/cards-page.ts'

const name = 'Opgavens navn'
const place = 'Sted og tid'
const packing = 'Pakning af plantekasser'
const machines = 'Klargøring af maskiner og redskaber'
const weeds = 'Ukrudt og bede, faste adresser'

describe('two people at one list of cards', () => {
  let server: RunningServer
  let browser: Browser
  let plan: ListedDocument
  let model: ListedDocument
  let ida: PersonAtBrowser
  let karen: PersonAtBrowser

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    const documents = listDocuments(server.dataDir).filter((document) => document.partnership.slug === 'holbaek')
    plan = documents.find((document) => document.kind === 'partnerPlan')!
    model = documents.find((document) => document.kind === 'socialModel')!
    ida = await openProfile(browser)
    karen = await openProfile(browser)
    await stepInAs(ida.page, server.url, 'Ida')
    await stepInAs(karen.page, server.url, 'Karen')
    await both((page) => openDocument(page, server.url, model, 'S3'))
  })

  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  const both = <T>(act: (page: Page) => Promise<T>): Promise<[T, T]> => Promise.all([act(ida.page), act(karen.page)])
  const untilEqual = async (read: (page: Page) => Promise<unknown>): Promise<void> => {
    await both((page) => untilSaved(page))
    await eventually(async () => new Set((await both(read)).map((value) => JSON.stringify(value))).size).toBe(1)
  }

  it('add tasks at once, and each has both', async () => {
    const before = await taskTitles(ida.page)
    await Promise.all([addTask(ida.page, 'Idas nye opgave'), addTask(karen.page, 'Karens nye opgave')])
    await untilEqual(taskTitles)
    const titles = await taskTitles(karen.page)
    expect(titles.slice(0, before.length)).toEqual(before)
    expect(titles.slice(before.length).toSorted()).toEqual(['Idas nye opgave', 'Karens nye opgave'])
  })

  it('answer the task hunt, which is a task for both, and what is missing leads to it', async () => {
    const title = 'Rydde skuret'
    await ida.page.getByRole('button', { name: 'Åbn de syv spørgsmål' }).click()
    await ida.page.getByLabel('Hvad bliver altid udskudt?', { exact: true }).fill(title)
    await ida.page.keyboard.press('Enter')
    await eventually(() => taskTitles(karen.page)).toContain(title)

    await karen.page.keyboard.press('Control+k')
    await karen.page.keyboard.press('h')
    await karen.page.getByRole('button', { name: `Hvad er første skridt i ${title}?` }).click()
    const focused = () => karen.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await eventually(focused).toBe(`${name}, ${title}`)
    await karen.page.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    await untilEqual(taskTitles)
  })

  it('write in one field at once without losing a letter, and see each other there', async () => {
    const [mine, theirs] = [taskField(ida.page, place, packing), taskField(karen.page, place, packing)]
    const before = await mine.inputValue()
    await mine.focus()
    await theirs.focus()
    await eventually(() => othersIn(theirs)).toEqual([expect.stringContaining('Ida')])
    await eventually(() => othersIn(mine)).toEqual([expect.stringContaining('Karen')])

    await ida.page.keyboard.press('Home')
    await karen.page.keyboard.press('End')
    await Promise.all([
      ida.page.keyboard.type('Iiiiiiiiiiiiiiii ', { delay: 20 }),
      karen.page.keyboard.type(' Kkkkkkkkkkkkkkkk', { delay: 20 }),
    ])
    await untilEqual((page) => taskField(page, place, packing).inputValue())
    expect(await mine.inputValue()).toBe(`Iiiiiiiiiiiiiiii ${before} Kkkkkkkkkkkkkkkk`)

    await taskField(ida.page, place, weeds).focus()
    await eventually(() => othersIn(theirs)).toEqual([])
  })

  it('take back their own changes only', async () => {
    const [mine, theirs] = [taskField(ida.page, place, weeds), taskField(karen.page, place, weeds)]
    const before = await mine.inputValue()
    await mine.focus()
    await ida.page.keyboard.press('Home')
    await ida.page.keyboard.type('Idas ')
    await eventually(() => theirs.inputValue()).toBe(`Idas ${before}`)
    await theirs.focus()
    await karen.page.keyboard.press('End')
    await karen.page.keyboard.type(' Karens')
    await eventually(() => mine.inputValue()).toBe(`Idas ${before} Karens`)

    await ida.page.keyboard.press('Control+z')
    await untilEqual((page) => taskField(page, place, weeds).inputValue())
    expect(await mine.inputValue()).toBe(`${before} Karens`)
  })

  it('move tasks at once with the keyboard, and none is lost or doubled', async () => {
    const before = await taskTitles(ida.page)
    await taskField(ida.page, name, machines).focus()
    await taskField(karen.page, name, packing).focus()
    await Promise.all([chooseFromMenu(ida.page, machines, 'Flyt ned'), chooseFromMenu(karen.page, packing, 'Flyt op')])
    await untilEqual(taskTitles)
    const titles = await taskTitles(ida.page)
    expect(titles.toSorted()).toEqual(before.toSorted())
    expect(titles.indexOf(machines)).toBeGreaterThan(0)
    expect(titles.indexOf(packing)).toBeLessThan(before.indexOf(packing))
  })

  it('remove while the other writes: what is removed is gone for both, and undo of the other brings nothing back', async () => {
    await taskField(karen.page, name, 'Karens nye opgave').focus()
    await taskField(ida.page, place, machines).focus()
    await ida.page.keyboard.press('End')
    await Promise.all([
      chooseFromMenu(karen.page, 'Karens nye opgave', 'Fjern'),
      ida.page.keyboard.type(' ude', { delay: 20 }),
    ])
    await untilEqual(taskTitles)
    await ida.page.keyboard.press('Control+z')
    await eventually(() => taskField(karen.page, place, machines).inputValue()).not.toContain(' ude')
    await untilEqual(taskTitles)
    expect(await taskTitles(ida.page)).not.toContain('Karens nye opgave')
    expect(await taskTitles(ida.page)).toContain('Idas nye opgave')
  })

  it('see the sums worked out anew, each on their own page', async () => {
    const before = await taskSums(karen.page)
    expect(before.join(' ')).toContain('46 timer om ugen')
    const hours = taskField(ida.page, 'Timer pr. uge', machines)
    await hours.fill('12')
    await hours.press('Enter')
    await eventually(async () => (await taskSums(karen.page)).join(' ')).toContain('48 timer om ugen')
    await untilEqual(taskSums)
    const [net] = (await taskSums(ida.page)).slice(-1)
    expect(net).not.toBe(before.at(-1))
  })

  it('fill the map of needs and wishes the same way', async () => {
    await both((page) => openDocument(page, server.url, plan, 'P3'))
    const cell = 'Kommune, Ønske'
    const before = await valuesOf(needsIn(ida.page, cell))
    const add = async (page: Page, words: string): Promise<void> => {
      await page.getByRole('button', { name: `Tilføj: ${cell}` }).click()
      await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
      await page.keyboard.type(words, { delay: 10 })
    }
    await Promise.all([add(ida.page, 'Idas ønske'), add(karen.page, 'Karens ønske')])
    await untilEqual((page) => valuesOf(needsIn(page, cell)))
    expect((await valuesOf(needsIn(ida.page, cell))).toSorted()).toEqual(
      [...before, 'Idas ønske', 'Karens ønske'].toSorted(),
    )
    const at = (await valuesOf(needsIn(karen.page, cell))).indexOf('Idas ønske')
    await eventually(() => othersIn(needsIn(karen.page, cell).nth(at))).toEqual([expect.stringContaining('Ida')])

    const first = (await valuesOf(needsIn(ida.page, cell)))[0]!
    await chooseFromMenu(karen.page, 'Karens ønske', 'Fjern')
    await eventually(() => valuesOf(needsIn(ida.page, cell))).not.toContain('Karens ønske')
    await chooseFromMenu(ida.page, first.slice(0, 40), 'Flyt ned')
    await eventually(async () => (await valuesOf(needsIn(karen.page, cell))).indexOf(first)).toBe(1)
    await untilEqual((page) => valuesOf(needsIn(page, cell)))
  })

  it('left no error in either browser', () => {
    expect([...ida.errors, ...karen.errors]).toEqual([])
  })
})
