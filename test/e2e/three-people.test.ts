import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../support/running-server.ts'
import { type PersonAtBrowser, launchBrowser, openProfile, stepInAs } from './support/browser.ts'
import { eventually } from './support/eventually.ts'
import {
  type ListedDocument,
  editorOf,
  listDocuments,
  openDocument,
  readFromDisk,
  taskTitles,
  textOf,
  untilSaved,
} from './support/documents.ts'

const seconds = process.env['SOAK'] ? 600 : 60
const section = 'P14'

interface Writer {
  readonly name: string
  readonly profile: PersonAtBrowser
  readonly plan: Page
  readonly model: Page
  /**
   * How many of the person's own capital letter went into the plan. Counted instead of words, because two people at
   * one caret may well write through each other's word; what may never happen is that a letter is lost or doubled.
   */
  letters: number
  /** Every task made, by the name it was given. */
  readonly tasks: string[]
}

describe('three people at three browsers', () => {
  let server: RunningServer
  let browser: Browser
  let plan: ListedDocument
  let model: ListedDocument
  const writers: Writer[] = []
  let textBefore = ''

  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    const documents = listDocuments(server.dataDir).filter((document) => document.partnership.slug === 'holbaek')
    plan = documents.find((document) => document.kind === 'partnerPlan')!
    model = documents.find((document) => document.kind === 'socialModel')!
    for (const name of ['Ida', 'Mads', 'Karen']) {
      const profile = await openProfile(browser)
      await stepInAs(profile.page, server.url, name)
      const modelPage = await profile.context.newPage()
      await openDocument(profile.page, server.url, plan, section)
      await openDocument(modelPage, server.url, model, 'S3')
      textBefore = (await textOf(profile.page, section)).join('\n')
      writers.push({ name, profile, plan: profile.page, model: modelPage, letters: 0, tasks: [] })
    }
  })

  afterAll(async () => {
    await browser?.close()
    await server?.dispose()
  })

  it(
    `write one section and one task list for ${seconds} seconds, with reloads and a spell offline, and end equal`,
    async () => {
      const deadline = Date.now() + seconds * 1000
      await Promise.all(writers.map((writer, index) => write(writer, index, deadline)))
      await Promise.all(writers.flatMap(({ plan: a, model: b }) => [untilSaved(a, 60_000), untilSaved(b, 60_000)]))

      const first = writers[0]!
      await eventually(
        async () =>
          new Set(await Promise.all(writers.map(async (w) => JSON.stringify(await textOf(w.plan, section))))).size,
      ).toBe(1)
      await eventually(
        async () =>
          new Set(await Promise.all(writers.map(async (w) => JSON.stringify(await taskTitles(w.model))))).size,
      ).toBe(1)

      const text = (await textOf(first.plan, section)).join('\n')
      const titles = await taskTitles(first.model)
      for (const { name, letters } of writers) {
        expect(letters, `letters typed by ${name}`).toBeGreaterThan(50)
        const before = textBefore.split(name[0]!).length - 1
        expect(text.split(name[0]!).length - 1 - before, `letters of ${name}`).toBe(letters)
      }
      const made = writers.flatMap((writer) => writer.tasks)
      expect(made.length).toBeGreaterThan(3)
      expect(made.filter((title) => titles.filter((shown) => shown === title).length !== 1)).toEqual([])

      expect(writers.flatMap((writer) => writer.profile.errors)).toEqual([])
      expect(await server.stop()).toBe(0)
      const planOnDisk = await readFromDisk(server.dataDir, plan.id)
      const modelOnDisk = await readFromDisk(server.dataDir, model.id)
      expect(planOnDisk.text(section).replace(/\s+/g, ' ').trim()).toBe(text.replace(/\s+/g, ' ').trim())
      expect(
        modelOnDisk.cards('tasks').map((card) => String(card.fields['title'] ?? '')),
        `on disk: ${modelOnDisk.extent}; the server said: ${server.output()}`,
      ).toEqual(titles)
    },
    (seconds + 180) * 1000,
  )
})

/** One person's minute: mostly typing, now and then a task; a reload each, and one of them loses the net for a while. */
async function write(writer: Writer, index: number, deadline: number): Promise<void> {
  const startedAt = Date.now()
  const reloadAt = startedAt + 15_000 + index * 8_000
  const offlineFrom = index === 2 ? startedAt + 20_000 : Number.POSITIVE_INFINITY
  const offlineUntil = offlineFrom + 12_000
  let hasReloaded = false
  let isOffline = false
  for (let turn = 0; Date.now() < deadline; turn += 1) {
    if (!isOffline && Date.now() >= offlineFrom && Date.now() < offlineUntil) {
      await writer.profile.context.setOffline(true)
      isOffline = true
    }
    if (isOffline && Date.now() >= offlineUntil) {
      await writer.profile.context.setOffline(false)
      isOffline = false
    }
    if (!hasReloaded && !isOffline && Date.now() >= reloadAt) {
      await writer.plan.reload()
      await editorOf(writer.plan, section).waitFor()
      hasReloaded = true
    }
    await typeWord(writer, turn)
    if (turn % 9 === 4) {
      const title = `Opgave ${writer.name} ${turn}`
      await addTask(writer.model, title)
      writer.tasks.push(title)
    }
    // People think between words; without a breath the three would only measure the browser.
    await pause(120)
  }
  if (isOffline) await writer.profile.context.setOffline(false)
}

async function typeWord(writer: Writer, turn: number): Promise<void> {
  const { plan: page, name } = writer
  await editorOf(page, section).focus()
  await page.keyboard.press(turn % 2 === 0 ? 'Control+End' : 'End')
  await page.keyboard.type(`${name[0]!.repeat(4)} `, { delay: 15 })
  writer.letters += 4
  if (turn % 8 === 7) await page.keyboard.press('Enter')
}

async function addTask(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Tilføj opgave' }).click()
  await page.keyboard.type(title, { delay: 10 })
  await page.keyboard.press('Tab')
}
