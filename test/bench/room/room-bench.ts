import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { SocketConstructor } from '#client/sync/counting-socket.ts'
import { DocumentConnection } from '#client/sync/document-connection.ts'
import { seedLarge } from '#server/seed/seed-trial.ts'
import { openStorage } from '#server/storage/database.ts'
import { loadDocument } from '#server/sync/document-loader.ts'
import { createSqliteUpdateLog } from '#server/sync/update-log.sqlite.ts'
import { fragmentName, sectionIds } from '#shared/document/fragments.ts'
import type { DocumentId } from '#shared/kernel/ids.ts'
import { launchBrowser } from '../../e2e/support/browser.ts'
import { editorOf, untilSaved } from '../../e2e/support/documents.ts'
import { type RunningServer, startServer } from '../../support/running-server.ts'
import { startTestApp } from '../../support/test-app.ts'
import { percentile } from '../statistics.ts'
import { cpuSeconds, residentKib } from '../sync/process-usage.ts'

const words = 10_000
const editors = 30
const readers = 30
/** Every editor, in keystrokes a second; one in ten takes a letter away. */
const rate = 3
/** Of the readers, whose receipt is measured; all apply everything. */
const measured = 3
/** A session may hold twenty sockets. */
const perSession = 15
const section = 'P4'

// Each connection listens for the end of the process.
process.setMaxListeners(2 * (editors + readers))

export interface RoomFigures {
  readonly minutes: number
  readonly edits: number
  readonly remoteP50: number
  readonly remoteP95: number
  readonly localP95: number
  readonly serverCpu: number
  /** MiB of the server's process, a minute into the room and at its end. */
  readonly memoryEarly: number
  readonly memoryLate: number
  /** Copies, of all sixty and the one on disk, that differ from the first. */
  readonly divergent: number
}

/**
 * Thirty people write in a plan of 10,000 words and thirty read along, all with the client's own connection over real
 * sockets to the built server; one more types in a real browser. How long: `ROOM_MINUTES`, two when not said.
 */
export async function measureRoom(report: (line: string) => void): Promise<RoomFigures> {
  const minutes = Number(process.env['ROOM_MINUTES'] ?? 2)
  const seeding = await startTestApp({ seed: 'none' })
  const { partnerPlanId } = await seedLarge(seeding.app.foundation, { words })
  const cookies: string[] = []
  const ids: string[] = []
  for (let index = 0; index < (editors + readers) / perSession; index += 1) {
    const { cookie, personId } = await seeding.signInAs(
      index % 2 === 0 ? 'ida@holbaek.example' : 'jonas@fonden.example',
    )
    cookies.push(cookie)
    ids.push(personId)
  }
  await seeding.close({ keepData: true })
  const server = await startServer({ dataDir: seeding.dataDir })
  const browser = await launchBrowser()
  const people: DocumentConnection[] = []
  try {
    for (let index = 0; index < editors + readers; index += 1) {
      const session = Math.floor(index / perSession)
      people.push(enter(server, partnerPlanId, { cookie: cookies[session]!, personId: ids[session]! }))
    }
    await Promise.all(people.map(saved))
    const page = await openInBrowser(browser, server, partnerPlanId, cookies[0]!)
    report(`room: ${people.length} and a browser are in`)

    const sentAt = new Map<string, number>()
    const remote: number[] = []
    for (const reader of people.slice(editors, editors + measured)) watch(reader, sentAt, remote)
    const cpuBefore = cpuSeconds(server.pid)
    const startedAt = performance.now()
    const until = startedAt + minutes * 60_000
    let edits = 0
    let memoryEarly = Number.NaN
    const writing = people.slice(0, editors).map(async (person, index) => {
      await pause((index * 1000) / rate / editors)
      for (let turn = 0; performance.now() < until; turn += 1) {
        write(person.doc, index, turn, sentAt)
        edits += 1
        await pause(1000 / rate)
      }
    })
    const local = typeLocally(page, until)
    void pause(Math.min(60_000, (minutes * 60_000) / 2)).then(() => (memoryEarly = residentKib(server.pid) / 1024))
    await Promise.all(writing)
    const localSamples = await local
    const memoryLate = residentKib(server.pid) / 1024
    const serverCpu = (cpuSeconds(server.pid) - cpuBefore) / ((performance.now() - startedAt) / 1000)
    await page.close()
    await Promise.all(people.map(saved))
    report('room: the writing has ended')

    const states = await untilEqual(people)
    await server.stop()
    states.push(await stateOnDisk(server.dataDir, partnerPlanId))
    return {
      minutes,
      edits,
      remoteP50: percentile(remote, 0.5),
      remoteP95: percentile(remote, 0.95),
      localP95: percentile(localSamples, 0.95),
      serverCpu,
      memoryEarly,
      memoryLate,
      divergent: states.filter((state) => state !== states[0]).length,
    }
  } finally {
    for (const person of people) person.destroy()
    await browser.close()
    await server.dispose()
  }
}

function enter(
  server: RunningServer,
  documentId: string,
  { cookie, personId }: { cookie: string; personId: string },
): DocumentConnection {
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: server.url } })
    }
  }
  return new DocumentConnection({
    documentId,
    epoch: 1,
    canWrite: true,
    personId,
    address: `${server.url.replace('http', 'ws')}/sync`,
    socket: Socket as unknown as SocketConstructor,
  })
}

async function saved(person: DocumentConnection): Promise<void> {
  for (let tries = 0; person.state.kind !== 'saved'; tries += 1) {
    if (tries > 3000) throw new Error(`A connection stays ${JSON.stringify(person.state)}`)
    await pause(20)
  }
}

async function openInBrowser(
  browser: Browser,
  server: RunningServer,
  documentId: string,
  cookie: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } })
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.url }])
  const page = await context.newPage()
  await page.goto(`${server.url}/p/lilleby/d/${documentId}?afsnit=${section}`)
  await editorOf(page, section).waitFor()
  await untilSaved(page)
  await editorOf(page, section).click()
  return page
}

/** One keystroke in the person's own section, remembered by the device and clock that it gets. */
function write(doc: Y.Doc, index: number, turn: number, sentAt: Map<string, number>): void {
  const ids = sectionIds.partnerPlan
  const paragraph = doc.getXmlFragment(fragmentName(ids[index % ids.length]!)).get(index % 3)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('There is no text to write in')
  if (turn % 10 === 9) {
    text.delete(0, 1)
    return
  }
  sentAt.set(`${doc.clientID}:${Y.getState(doc.store, doc.clientID)}`, performance.now())
  text.insert(0, 'x')
}

function watch(reader: DocumentConnection, sentAt: ReadonlyMap<string, number>, remote: number[]): void {
  reader.doc.on('update', (update: Uint8Array) => {
    const now = performance.now()
    for (const { id } of Y.decodeUpdate(update).structs) {
      const at = sentAt.get(`${id.client}:${id.clock}`)
      if (at !== undefined) remote.push(now - at)
    }
  })
}

/** Milliseconds of scripting per keystroke in the browser, five a second until the time is over. */
async function typeLocally(page: Page, until: number): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const scripting = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? 0) * 1000
  }
  const samples: number[] = []
  for (let index = 0; performance.now() < until; index += 1) {
    const before = await scripting()
    await page.keyboard.press('abcdefghij'[index % 10]!)
    samples.push((await scripting()) - before)
    await pause(200)
  }
  return samples
}

/** Every copy as text, once they are equal or half a minute has not made them so. */
async function untilEqual(people: readonly DocumentConnection[]): Promise<string[]> {
  let states: string[] = []
  for (let tries = 0; tries < 60; tries += 1) {
    states = people.map(({ doc }) => stateOf(doc))
    if (new Set(states).size === 1) break
    await pause(500)
  }
  return states
}

const stateOf = (doc: Y.Doc): string =>
  sectionIds.partnerPlan.map((id) => doc.getXmlFragment(fragmentName(id)).toString()).join('\n')

async function stateOnDisk(dataDir: string, documentId: DocumentId): Promise<string> {
  const storage = await openStorage(dataDir)
  try {
    return stateOf((await loadDocument(createSqliteUpdateLog(storage.logFile), documentId)).doc)
  } finally {
    await storage.close()
  }
}
