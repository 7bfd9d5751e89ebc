import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBlockingProxy } from '../support/blocking-proxy.ts'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import {
  type ListedDocument,
  editorOf,
  listDocuments,
  openDocument,
  readFromDisk,
  textOf,
  untilSaved,
} from './support/documents.ts'
import { eventually, promptly } from './support/eventually.ts'
import { saveLine } from './support/pages/document-page.ts'
import { noteSaveStates } from './support/pages/save-states.ts'

const section = 'P14'
const timesIn = (text: string, words: string): number => text.split(words).length - 1

/** What one person writes before, while and after the server dies. */
const sentences = (name: string) =>
  [`${name} før.`, `${name} midt i en sætning, mens serveren dør.`, `${name} bagefter.`] as const

describe('without a connection', () => {
  let server: RunningServer
  let browser: Browser
  let plan: ListedDocument
  const people: Record<'Ida' | 'Mads' | 'Karen', PersonAtBrowser> = {} as never

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    plan = listDocuments(server.dataDir).find(
      (document) => document.partnership.slug === 'holbaek' && document.kind === 'partnerPlan',
    )!
    for (const name of ['Ida', 'Mads', 'Karen'] as const) {
      people[name] = await openProfile(browser, { keepsApp: true })
      await stepInAs(people[name].page, server.url, name)
      await openDocument(people[name].page, server.url, plan, section)
    }
  })

  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  async function write(page: Page, words: string): Promise<void> {
    await editorOf(page, section).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(`${words} `, { delay: 5 })
  }
  const textAt = async (page: Page): Promise<string> => (await textOf(page, section)).join('\n')

  it('[STR-5] where no WebSocket gets through, people write together all the same', async () => {
    const proxy = await startBlockingProxy(server.port)
    const inside = await openProfile(browser)
    await stepInAs(inside.page, proxy.url, 'Ida')
    await openDocument(inside.page, proxy.url, plan, section)
    expect(proxy.refused()).toBeGreaterThan(0)
    await write(inside.page, 'Skrevet bag en mur.')
    await untilSaved(inside.page)
    await eventually(() => textAt(people.Karen.page)).toContain('Skrevet bag en mur.')
    await write(people.Karen.page, 'Læst udenfor.')
    await eventually(() => textAt(inside.page)).toContain('Læst udenfor.')
    // Straight to what gets through from here on.
    const before = proxy.refused()
    await inside.page.getByRole('link', { name: 'Forpligtelser' }).first().click()
    await inside.page.getByRole('heading', { level: 1, name: 'Forpligtelser' }).waitFor()
    await inside.page.goBack()
    await untilSaved(inside.page)
    expect(proxy.refused()).toBe(before)
    expect(inside.errors).toEqual([])
    await inside.context.close()
    await proxy.close()
  })

  it('what is written is kept when the tab closes, and stands on the server once when it is back', async () => {
    const karen = people.Karen
    await karen.context.setOffline(true)
    const states = await noteSaveStates(karen.page)
    await write(karen.page, 'Skrevet uden net.')
    await eventually(() => saveLine(karen.page).textContent()).toMatch(
      /^Gemt på denne enhed, sendes når nettet er der \(\d+ ændringer\)$/,
    )
    await write(karen.page, 'Og endnu en sætning.')
    const typed = 'Skrevet uden net. Og endnu en sætning. '.length
    await eventually(async () => Number(/\((\d+) /.exec((await saveLine(karen.page).textContent()) ?? '')?.[1])).toBe(
      typed,
    )
    expect((await states()).slice(1)).not.toContain('saved')
    expect(await textAt(people.Ida.page)).not.toContain('Skrevet uden net')

    await karen.page.close()
    await karen.context.setOffline(false)
    const reopened = await karen.context.newPage()
    await reopened.goto(`${server.url}/p/holbaek/d/${plan.id}?afsnit=${section}`)
    await promptly(10_000, () => textAt(people.Ida.page)).toContain('Skrevet uden net. Og endnu en sætning.')
    await untilSaved(reopened)
    for (const page of [reopened, people.Ida.page]) {
      expect(timesIn(await textAt(page), 'Skrevet uden net. Og endnu en sætning.')).toBe(1)
    }
    people.Karen = { ...karen, page: reopened }
  })

  it('asks before the page is left with something unsaved, and never when everything is saved', async () => {
    const { context, page } = people.Mads
    await write(page, 'Gemt, før vi går.')
    await untilSaved(page)
    let questions = 0
    page.on('dialog', (dialog) => {
      questions += 1
      expect(dialog.type()).toBe('beforeunload')
      void dialog.dismiss()
    })
    await page.reload()
    await editorOf(page, section).waitFor()
    expect(questions).toBe(0)

    await untilSaved(page)
    await context.setOffline(true)
    await write(page, 'Ikke sendt endnu.')
    await page.close({ runBeforeUnload: true })
    await eventually(() => questions).toBe(1)
    expect(page.isClosed()).toBe(false)

    await context.setOffline(false)
    await untilSaved(page)
    await page.close({ runBeforeUnload: true })
    await eventually(() => page.isClosed()).toBe(true)
    expect(questions).toBe(1)

    const again = await context.newPage()
    await openDocument(again, server.url, plan, section)
    people.Mads = { ...people.Mads, page: again }
  })

  it('what was open before opens without a server, and what is written there comes along once', async () => {
    const { page } = people.Mads
    // Everything that this page consists of is on the device.
    await eventually(() =>
      page.evaluate(async () => {
        const files = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'))
        const kept = await Promise.all(files.map(({ name }) => caches.match(name, { ignoreVary: true })))
        return navigator.serviceWorker.controller !== null && files.length > 0 && !kept.includes(undefined)
      }),
    ).toBe(true)
    const { port, dataDir } = server
    await server.killHard()
    await page.reload()
    await editorOf(page, section).waitFor()
    await eventually(() => saveLine(page).getAttribute('data-save-state')).toBe('offline')
    const written = 'Skrevet på en side, der blev åbnet uden server.'
    await write(page, written)
    await eventually(() => saveLine(page).textContent()).toMatch(/^Gemt på denne enhed, sendes når nettet er der/)

    server = await startServer({ port, dataDir })
    await untilSaved(page, 45_000)
    await eventually(() => saveLine(page).textContent()).toBe('Alt er gemt')
    await promptly(20_000, () => textAt(people.Ida.page)).toContain(written)
    for (const { page: of } of Object.values(people)) {
      await untilSaved(of, 45_000)
      expect(timesIn(await textAt(of), written)).toBe(1)
    }
  })

  it('a server that dies loses nothing it has acknowledged; all three go on and end equal', async () => {
    const three = Object.entries(people)
    const textBefore = await textAt(people.Ida.page)
    for (const [name, { page }] of three) {
      await write(page, sentences(name)[0])
      await untilSaved(page)
    }
    const notes = await Promise.all(three.map(([, { page }]) => noteSaveStates(page)))

    const typing = three.map(([name, { page }]) => write(page, sentences(name)[1]))
    // Three at one caret write through each other's words; only how much there is can be waited for.
    await eventually(async () => (await textAt(people.Ida.page)).length - textBefore.length).toBeGreaterThan(60)
    const { port, dataDir } = server
    await server.killHard()
    await Promise.all(typing)
    await Promise.all(three.map(([name, { page }]) => write(page, sentences(name)[2])))
    await Promise.all(
      three.map(([, { page }]) => eventually(() => saveLine(page).getAttribute('data-save-state')).toBe('offline')),
    )
    const onDisk = await readFromDisk(dataDir, plan.id)
    for (const [name] of three) expect(onDisk.text(section)).toContain(sentences(name)[0])
    const before = await Promise.all(notes.map((states) => states()))
    for (const states of before) expect(states.at(-1)).toBe('offline')

    server = await startServer({ port, dataDir })
    await Promise.all(three.map(([, { page }]) => untilSaved(page, 45_000)))
    await eventually(async () => new Set(await Promise.all(three.map(([, { page }]) => textAt(page)))).size).toBe(1)
    const text = await textAt(people.Ida.page)
    for (const [name] of three) expect(timesIn(text, sentences(name)[2])).toBe(1)
    // Every letter stands there once.
    const typed = three
      .flatMap(([name]) => [...sentences(name)])
      .map((sentence) => `${sentence} `)
      .join('').length
    expect(text.length - textBefore.length).toBe(typed)

    expect(await server.stop()).toBe(0)
    const after = await readFromDisk(dataDir, plan.id)
    expect(after.text(section).replace(/\s+/g, ' ').trim()).toBe(text.replace(/\s+/g, ' ').trim())
    expect(Object.values(people).flatMap(({ errors }) => errors)).toEqual([])
  })
})
